# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios (方案) of a merge: proposed cases that share parcels, until one of them is adopted.

A parcel may be thought of in several proposed merges at once; the land stays as it is. 受理 adopts
one. From then on its parcels are in no other case on its way, so the other scenarios that have one
of them are withdrawn in the same save: one undoing gives all of them back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import MergeStepInput
from lowuse_plugin.domain.ports import Change, Reading, Store, Update
from lowuse_plugin.services.merging.rows import (
    CASE,
    find_case,
    named_case,
    read_cases,
    refuse_changed,
    refuse_in_case,
)
from lowuse_plugin.services.merging.saving import step_row

_BETWEEN = "、"


@dataclass(frozen=True)
class Rival:
    """Another scenario with parcels of the one that is looked at.

    Attributes:
        version: Of the case, as it was seen: what is withdrawn is what the person saw.
        name: What is remarked of it; its number without.
        parcels: uuids of its parcels.
        shared: Labels of the parcels that both have.
        registered_m2: Sum of the registered areas; None where a parcel has none.
    """

    uuid: str
    version: int
    case_no: str
    name: str
    parcels: tuple[str, ...]
    shared: tuple[str, ...]
    registered_m2: Fraction | None

    @property
    def count(self) -> int:
        """宗数."""
        return len(self.parcels)

    @property
    def label(self) -> str:
        """Number and name, as people call it."""
        return " ".join(dict.fromkeys((self.case_no, self.name)))


def rivals_of(reading: Reading, case: MergeCase) -> tuple[Rival, ...]:
    """Return the other proposed cases with parcels of one, by number.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    return tuple(_rival(case, other) for other in scenarios_with(reading, case.parcels, case.uuid))


def scenarios_with(
    reading: Reading, parcels: Sequence[str], but: str = ""
) -> tuple[MergeCase, ...]:
    """Return the proposed cases with any of some parcels, by number.

    Args:
        reading: The state.
        parcels: Any of these.
        but: A case that is left out.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    running = reading.table("merge_running_of", uuids=json.dumps(list(parcels))).to_rows()
    found = {row["case_uuid"] for row in running if row["state"] == chain.PROPOSED}
    cases = (case for uuid in found - {but} for case in read_cases(reading, uuid))
    return tuple(sorted(cases, key=lambda case: (case.case_no, case.uuid)))


def refuse_taken_name(reading: Reading, parcels: Sequence[str], name: str, but: str = "") -> None:
    """Refuse a name by which people know another scenario with some of the same parcels.

    Args:
        reading: The state; whoever saves the name states that no case changes meanwhile.
        parcels: Of the scenario that is to be called so.
        name: What it would be called; empty for its number.
        but: That scenario, where it is there already.

    Raises:
        LowUseError: ``MERGE_SCENARIO_NAME_TAKEN`` (name, case).
    """
    wanted = name.strip()
    if not wanted:
        return
    for other in scenarios_with(reading, parcels, but):
        if other.scenario == wanted:
            raise LowUseError("MERGE_SCENARIO_NAME_TAKEN", name=wanted, case=other.case_no)


def named_scenarios(reading: Reading, names: Sequence[str]) -> dict[str, int]:
    """Return cases by their numbers or uuids, uuid → version, to be withdrawn with an adoption.

    Raises:
        LowUseError: ``MERGE_CASE_UNKNOWN`` (case).
    """
    uuids = [named_case(reading, name) for name in names]
    return {uuid: find_case(reading, uuid).row_version for uuid in uuids}


def judge_adoption(
    store: Store, case: MergeCase, withdrawing: Mapping[str, int]
) -> tuple[MergeCase, ...]:
    """Return the scenarios that are withdrawn when one is adopted.

    Args:
        store: The workspace.
        case: What is adopted.
        withdrawing: Scenarios that the person chose to withdraw, uuid → version as it was seen.

    Raises:
        LowUseError: ``MERGE_SCENARIOS_HOLD`` (case, count, cases): others have parcels of it, and
            nobody chose to withdraw them; ``MERGE_MEMBER_IN_CASE`` (parcel, case, state),
            ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``: a colleague changed one since it was seen.
    """
    with store.read() as reading:
        for uuid, version in {case.uuid: case.row_version, **withdrawing}.items():
            refuse_changed(reading, find_case(reading, uuid), version)
        refuse_in_case(reading, case.parcels, case.uuid)
        others = scenarios_with(reading, case.parcels, case.uuid)
        left = [other.case_no for other in others if other.uuid not in withdrawing]
        if left:
            raise LowUseError(
                "MERGE_SCENARIOS_HOLD",
                case=case.case_no,
                count=len(left),
                cases=_BETWEEN.join(left),
            )
    return others


def adoption_details(others: Sequence[MergeCase]) -> dict[str, object]:
    """Return what the step of an adoption keeps of the scenarios that it withdrew."""
    if not others:
        return {}
    return {"withdrawn": [{"uuid": each.uuid, "case_no": each.case_no} for each in others]}


def withdrawals(case: MergeCase, others: Sequence[MergeCase], step: MergeStepInput) -> list[Change]:
    """Return what withdraws scenarios because another one is adopted.

    A scenario that was drawn up, or changed, on a later day is withdrawn on that day: days never
    run backwards.

    Args:
        case: What is adopted.
        others: What is withdrawn, as it was read.
        step: The adoption: who and when.
    """
    changes: list[Change] = []
    for other in others:
        on = max(step.done_on, other.last_day or step.done_on)
        why = f"已采用方案 {case.label}，本方案撤回"
        said = MergeStepInput(step.done_by, on, opinion=why)
        kept = {"adopted": {"uuid": case.uuid, "case_no": case.case_no}}
        changes += [
            Update(CASE, other.uuid, other.row_version, {"state": chain.WITHDRAWN}),
            step_row(other.uuid, chain.WITHDRAW, (other.state, chain.WITHDRAWN), said, kept),
        ]
    return changes


def _rival(case: MergeCase, other: MergeCase) -> Rival:
    labels, own = other.labels, set(case.parcels)
    return Rival(
        uuid=other.uuid,
        version=other.row_version,
        case_no=other.case_no,
        name=other.scenario,
        parcels=other.parcels,
        shared=tuple(labels[uuid] for uuid in other.parcels if uuid in own),
        registered_m2=other.figures.registered_sum,
    )
