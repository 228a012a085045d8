# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 办理 of a merge shows, read in one go outside the interface thread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker
    from lowuse_plugin.domain.merging.procedure import ProcedureStep
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.merging.ended import EndedCase
    from lowuse_plugin.services.merging.returning import Taken
    from lowuse_plugin.services.merging.revocation import BuiltUpon
    from lowuse_plugin.services.merging.state import MergeState

TABLES = frozenset(
    {"merge_case", "merge_member", "merge_check", "merge_judgement", "merge_step", "lineage",
     "parcel", "parcel_holder", "right_holder", "project_parcel", "survey_unit_parcel",
     "submission_item", "control_line", "reference_area", "import_package"}
)  # fmt: skip
"""What the page rests on."""

SEIZURE = "M-5"
"""没有被查封: query of the day and consent of the mortgagee are entered with the registration."""
_CASE, _PARCELS, _BETWEEN = "case", "parcels", "\n"


def subject_of(case_uuid: str, parcels: Sequence[str]) -> str:
    """Return what is looked at as one text: a case, else parcels; empty for nothing."""
    if case_uuid:
        return _BETWEEN.join((_CASE, case_uuid))
    return _BETWEEN.join((_PARCELS, *parcels)) if parcels else ""


@dataclass(frozen=True)
class Holding:
    """A case on its way that holds some of the parcels that are looked at."""

    uuid: str
    case_no: str
    state: str
    parcels: tuple[str, ...]
    held: int
    """How many of those that are looked at."""


@dataclass(frozen=True)
class MergeSeen:
    """What is looked at.

    Attributes:
        parcels: The parcels; those of the case where there is one.
        state: The case with what hinders it; None where the parcels are in none.
        blockers: What hinders the next step; what is entered with the step is not among it.
        asked: What the next step asks for, None where none follows.
        example: The procedure is an example.
        built: What keeps a registered merge from being taken back.
        taken: Numbers and land of its members that others got since: that keeps it too.
        mortgaged: Members whose mortgagee has to consent before the registration, by uuid.
        queried: Day of the oldest seizure query of the members, where each has one.
        next_code: Code that the new parcel would get by the usual rule, empty where none follows.
        holdings: Cases that hold some of the parcels, where they are not one case.
        titles: Condition → its title, as the document has it.
        ended: Merges of at least two of the parcels that ended without a new one, the last first.
    """

    parcels: tuple[str, ...]
    state: MergeState | None = None
    blockers: tuple[Blocker, ...] = ()
    asked: ProcedureStep | None = None
    example: bool = False
    built: tuple[BuiltUpon, ...] = ()
    taken: tuple[Taken, ...] = ()
    mortgaged: tuple[str, ...] = ()
    queried: date | None = None
    next_code: str = ""
    holdings: tuple[Holding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    ended: tuple[EndedCase, ...] = ()

    @property
    def case(self) -> MergeCase | None:
        """The case, where the parcels are in one."""
        return None if self.state is None else self.state.case


def read_merge(store: Store, subject: str) -> MergeSeen | None:
    """Return a case, or whether parcels are in one; None when the case is gone.

    Args:
        store: The workspace.
        subject: As :func:`subject_of` makes it.

    Raises:
        LowUseError: What reading, checking and previewing raise.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415

    kind, *uuids = subject.split(_BETWEEN)
    if kind == _PARCELS:
        holdings = holdings_of(store, uuids)
        whole = [each for each in holdings if set(each.parcels) == set(uuids)]
        if not whole:
            from lowuse_plugin.services.merging.ended import read_ended  # noqa: PLC0415

            with store.read() as reading:
                ended = read_ended(reading).of(uuids)
            return MergeSeen(tuple(uuids), holdings=holdings, ended=ended)
        uuids = [whole[0].uuid]
    try:
        return read_seen(store, uuids[0])
    except LowUseError as error:
        if error.code == "MERGE_GONE":
            return None
        raise


def holdings_of(store: Store, parcels: Sequence[str]) -> tuple[Holding, ...]:
    """Return the cases on their way with any of some parcels: the furthest, then the newest."""
    from lowuse_plugin.domain.merging import procedure as chain  # noqa: PLC0415
    from lowuse_plugin.services.merging.rows import read_cases  # noqa: PLC0415

    wanted = set(parcels)
    with store.read() as reading:
        running = reading.table("merge_running_of", uuids=json.dumps(list(parcels)))
        uuids = set(running["case_uuid"].to_list())
        cases = [case for uuid in uuids for case in read_cases(reading, uuid)]
    held = [
        Holding(case.uuid, case.case_no, case.state, case.parcels, len(wanted & set(case.parcels)))
        for case in cases
    ]
    held.sort(key=lambda each: (each.case_no, each.uuid), reverse=True)
    return tuple(sorted(held, key=lambda each: -chain.CHAIN.index(each.state)))


def read_seen(store: Store, case_uuid: str) -> MergeSeen:
    """Return a case with all that its page shows.

    Raises:
        LowUseError: ``MERGE_GONE``; what reading, checking and previewing raise.
    """
    from lowuse_plugin.domain.merging import procedure as chain  # noqa: PLC0415
    from lowuse_plugin.domain.merging.pack import find_merge_pack  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
    from lowuse_plugin.services.merging.numbering import next_code  # noqa: PLC0415
    from lowuse_plugin.services.merging.revocation import (  # noqa: PLC0415
        built_upon,
        taken_since,
    )
    from lowuse_plugin.services.merging.state import read_state  # noqa: PLC0415

    state = read_state(store, case_uuid, fields=field_rules())
    case, procedure = state.case, chain.shipped()
    seen = MergeSeen(
        titles={code: each.title for code, each in find_merge_pack().conditions.items()},
        parcels=case.parcels,
        state=state,
        blockers=state.blockers,
        asked=procedure.steps.get(state.following),
        example=procedure.example,
    )
    if case.state == chain.REGISTERED:
        codes = [member.parcel_code for member in case.members]
        with store.read() as reading:
            follows = next_code(reading, codes) if case.provisional else ""
            built, taken = built_upon(reading, case), tuple(taken_since(reading, case))
        return replace(seen, built=built, taken=taken, next_code=follows)
    if state.following == chain.REGISTERED and state.matrix is not None:
        return _before_registration(store, seen, state)
    return seen


def _before_registration(store: Store, seen: MergeSeen, state: MergeState) -> MergeSeen:
    """Leave out what is entered with the registration, and say whose consent it asks for."""
    from lowuse_plugin.services.merging.numbering import next_code  # noqa: PLC0415

    case = state.case
    with store.read() as reading:
        rows = {uuid: reading.row("parcel", uuid) or {} for uuid in case.parcels}
        code = next_code(reading, [member.parcel_code for member in case.members])
    mortgaged = tuple(uuid for uuid, row in rows.items() if row.get("mortgaged") == "yes")
    days = [str(row["seized_checked_on"] or "") for row in rows.values() if row]
    return replace(
        seen,
        # the fields are decided in the form of the registration too
        blockers=tuple(each for each in state.blockers if each.code != "MERGE_FIELDS_OPEN"),
        mortgaged=mortgaged,
        next_code=code,
        queried=date.fromisoformat(min(days)) if days and all(days) else None,
    )
