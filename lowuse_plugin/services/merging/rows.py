# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the workspace holds of merges: cases with members, steps, checks and judgements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.history.entries import stands_otherwise
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.records import (
    CaseFigures,
    MergeCase,
    MergeMember,
    MergeStep,
    StoredCheck,
)
from lowuse_plugin.domain.merging.steps import state_word
from lowuse_plugin.domain.merging.values import read_choices
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.retry import Seen
from lowuse_plugin.services.survey.rows import details_of

CASE, MEMBER, STEP = "merge_case", "merge_member", "merge_step"
CHECK, JUDGEMENT, LINEAGE, PARCEL = "merge_check", "merge_judgement", "lineage", "parcel"
RESTS_ON = (CASE, MEMBER, STEP, JUDGEMENT, "parcel_holder", "right_holder")
"""Tables that the guards look at; a save is kept only if nobody wrote them since. Parcels have
versions of their own."""
CHANGED, MEMBER_CHANGED = "MERGE_CHANGED", "MERGE_MEMBER_CHANGED"
FINAL = frozenset({CHANGED, MEMBER_CHANGED})
"""Conflicts that another attempt meets again: a person has to look."""


def read_cases(reading: Reading, case_uuid: str | None = None) -> tuple[MergeCase, ...]:
    """Return merges by number, with members and steps; checks and judgements where one is read.

    Args:
        reading: The state.
        case_uuid: Only this one; all when it is left out.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    members: dict[str, tuple[MergeMember, ...]] = defaultdict(tuple)
    for row in reading.table("merge_case_members", case=case_uuid).to_rows():
        members[row["merge_case_uuid"]] += (_member(row),)
    steps: dict[str, tuple[MergeStep, ...]] = defaultdict(tuple)
    for row in reading.table("merge_steps", case=case_uuid).to_rows():
        steps[row["merge_case_uuid"]] += (_step(row),)
    rows = reading.table("merge_cases", case=case_uuid).to_rows()
    told: Sequence[Mapping[str, Any]] = ()
    checks: _Checks = {}
    before: _Runs = ()
    if case_uuid is not None:
        told = reading.table("merge_judgements", case=case_uuid).to_rows()
        checks, before = _checks(reading, case_uuid)
    cases = (_case(row, members[row["uuid"]], steps[row["uuid"]], told, checks) for row in rows)
    return tuple(replace(case, checks_before=before) for case in cases)


_Checks = dict[str, dict[str, StoredCheck]]
_Runs = tuple[tuple[StoredCheck, ...], ...]


def _checks(reading: Reading, case_uuid: str) -> tuple[_Checks, _Runs]:
    """Return the newest checks of the members of a case, and save by save what counts no more."""
    checks: _Checks = {}
    runs: dict[tuple[str, str], dict[str, StoredCheck]] = {}
    for number, row in enumerate(reading.table("merge_checks", case=case_uuid).to_rows()):
        kept = _check(row, number)
        run = runs.setdefault((row["transaction_id"], kept.stage), {})
        run[kept.code] = kept
        if row["of_members"]:
            checks.setdefault(kept.stage, {})[kept.code] = kept
    before = (
        tuple(kept for code, kept in run.items() if checks.get(stage, {}).get(code) is not kept)
        for (_, stage), run in runs.items()
    )
    return checks, tuple(run for run in before if run)


def find_case(reading: Reading, case_uuid: str) -> MergeCase:
    """Return one merge with all that is known of it.

    Raises:
        LowUseError: ``MERGE_GONE``; as :func:`read_cases`.
    """
    for case in read_cases(reading, case_uuid):
        return case
    raise LowUseError("MERGE_GONE")


def named_case(reading: Reading, name: str) -> str:
    """Return the uuid of a merge by its number, or by its uuid.

    Raises:
        LowUseError: ``MERGE_CASE_UNKNOWN`` (case).
    """
    for row in reading.table("merge_cases", case=None).to_rows():
        if name.strip() in (row["case_no"], row["uuid"]):
            return str(row["uuid"])
    raise LowUseError("MERGE_CASE_UNKNOWN", case=name.strip())


class SeenCase(Seen):
    """A merge as a person saw it, for all attempts of one save."""

    def find(self, reading: Reading) -> MergeCase:
        """Return the case, unchanged.

        Raises:
            LowUseError: ``MERGE_GONE``.
            ConflictError: ``MERGE_CHANGED``.
        """
        case = find_case(reading, self.uuid)
        refuse_changed(reading, case, self.of(case.row_version))
        return case

    def find_open(self, reading: Reading) -> MergeCase:
        """Return the case, unchanged and on its way.

        Raises:
            LowUseError: ``MERGE_GONE``, ``MERGE_NOT_OPEN`` (case, state).
            ConflictError: ``MERGE_CHANGED``.
        """
        case = self.find(reading)
        if not case.is_open:
            raise LowUseError("MERGE_NOT_OPEN", case=case.case_no, state=state_word(case.state))
        return case


def refuse_changed(reading: Reading, case: MergeCase, seen: int | None) -> None:
    """Refuse a save on what somebody saw before a colleague changed the case.

    Raises:
        ConflictError: ``MERGE_CHANGED`` (case, changed_by, changed_at, state).
    """
    if seen is None or seen == case.row_version:
        return
    raise ConflictError(
        CHANGED,
        table=CASE,
        uuid=case.uuid,
        case=case.case_no,
        state=state_word(case.state),
        **_last_change(reading, CASE, case.uuid),
    )


def refuse_changed_members(
    reading: Reading,
    seen: Mapping[str, int],
    now: Mapping[str, int],
    labels: Mapping[str, str],
) -> None:
    """Refuse to go on with a parcel that is another one than somebody saw.

    Args:
        reading: The state.
        seen: uuid → version that a person saw; parcels that are not in it are not asked about.
        now: uuid → version.
        labels: uuid → how people know it.

    Raises:
        ConflictError: ``MERGE_MEMBER_CHANGED`` (parcel, changed_by, changed_at).
    """
    for uuid, version in now.items():
        if seen.get(uuid, version) != version:
            raise ConflictError(
                MEMBER_CHANGED,
                table=PARCEL,
                uuid=uuid,
                expected=seen[uuid],
                found=version,
                parcel=labels.get(uuid, uuid),
                **_last_change(reading, PARCEL, uuid),
            )


def versions_of_same(reading: Reading, case: MergeCase) -> dict[str, int]:
    """Return uuid → version on which a case rests, or the present one where it says the same.

    A member that a registration retired and its undoing brought back is the one that it was.
    """
    lines = reading.table(
        "history_later", rows=json.dumps([[PARCEL, uuid] for uuid in case.parcels]), after=0
    ).to_rows()
    result = case.versions
    for member in case.members:
        if member.changed:
            later = [
                line for line in lines
                if line["row_uuid"] == member.parcel_uuid
                and (line["base_version"] or 0) >= member.parcel_version
            ]  # fmt: skip
            if not stands_otherwise(reading.row(PARCEL, member.parcel_uuid) or {}, later):
                result[member.parcel_uuid] = member.now_version
    return result


def refuse_in_case(reading: Reading, parcels: Sequence[str], but: str = "") -> None:
    """Refuse parcels of a merge that was accepted and is on its way: they are of no other one.

    Proposed ones are scenarios (方案) and may share parcels until one of them is accepted.

    Raises:
        LowUseError: ``MERGE_MEMBER_IN_CASE`` (parcel, case, state).
    """
    for row in reading.table("merge_running_of", uuids=json.dumps(list(parcels))).to_rows():
        if row["case_uuid"] != but and chain.holds_alone(row["state"]):
            [case] = read_cases(reading, row["case_uuid"])
            raise LowUseError(
                "MERGE_MEMBER_IN_CASE",
                parcel=case.labels.get(row["parcel_uuid"], row["parcel_uuid"]),
                case=case.case_no,
                state=state_word(case.state),
            )


def _last_change(reading: Reading, table: str, uuid: str) -> dict[str, str]:
    row = reading.row(table, uuid) or {}
    lines = reading.table("history_change", change_id=str(row.get("change_id") or "")).to_rows()
    return {
        "changed_by": lines[0]["actor"] if lines else "",
        "changed_at": shown_moment(lines[0]["at_utc"]) if lines else "",
    }


def _case(
    row: Mapping[str, Any],
    members: tuple[MergeMember, ...],
    steps: tuple[MergeStep, ...],
    judgements: Sequence[Mapping[str, Any]],
    checks: Mapping[str, Mapping[str, StoredCheck]],
) -> MergeCase:
    return MergeCase(
        uuid=row["uuid"],
        row_version=row["row_version"],
        case_no=row["case_no"] or "",
        state=row["state"],
        district=row["district"],
        applicant=row["applicant"] or "",
        applied_on=_day(row["applied_on"]),
        outcome=row["outcome"] or "",
        drafted_by=row["drafted_by"] or "",
        remark=row["remark"] or "",
        document_no=row["document_no"] or "",
        supplement_no=row["supplement_no"] or "",
        agreed_on=_day(row["agreed_on"]),
        reviewed_by=row["reviewed_by"] or "",
        reviewed_on=_day(row["reviewed_on"]),
        outline=bytes(row["wkb"]) if row["wkb"] is not None else None,
        figures=_figures(row),
        values=read_choices(row["new_values"]),
        new_code=row["new_parcel_code"] or "",
        provisional=bool(row["new_code_provisional"]),
        certificate_no=row["new_certificate_no"] or "",
        registered_on=_day(row["registered_on"]),
        new_parcel_uuid=row["new_parcel_uuid"] or "",
        registered_area_m2=_exact(row["new_registered_area_m2"]),
        area_basis=row["area_basis"] or "",
        seizure_checked_on=_day(row["seizure_checked_on"]),
        mortgage_consent=row["mortgage_consent"] or "",
        members=members,
        steps=steps,
        judgements=tuple(_judgement(each) for each in judgements),
        judgement_uuids={each["code"]: each["uuid"] for each in judgements},
        checks=checks,
    )


def _figures(row: Mapping[str, Any]) -> CaseFigures:
    return CaseFigures(
        registered_sum=_exact(row["registered_area_sum_m2"]),
        union_m2=row["union_area_m2"],
        difference_m2=row["area_difference_m2"],
        epsg=row["area_epsg"],
        ellipsoid_m2=row["ellipsoid_area_m2"],
        gap_m2=row["gap_m2"],
        overlap_m2=row["overlap_m2"],
        corners=row["corners"],
        tolerance_m=row["tolerance_m"],
        min_shared_m=row["min_shared_m"],
        loose=bool(row["loose"]),
    )


def _member(row: Mapping[str, Any]) -> MergeMember:
    return MergeMember(
        uuid=row["uuid"],
        row_version=row["row_version"],
        parcel_uuid=row["parcel_uuid"],
        label=row["label"],
        parcel_version=row["parcel_version"],
        now_version=row["now_version"],
        registered=_exact(row["registered_area_m2"]),
        plane_m2=row["plane_area_m2"],
        holder=row["holder_name"] or "",
        parcel_code=row["parcel_code"] or "",
        current=bool(row["current"]),
        redrawn=bool(row["redrawn"]),
        changed_columns=tuple(sorted(filter(None, (row["changed_columns"] or "").split(",")))),
    )


def _step(row: Mapping[str, Any]) -> MergeStep:
    return MergeStep(
        uuid=row["uuid"],
        action=row["action"],
        from_state=row["from_state"] or "",
        to_state=row["to_state"],
        done_by=row["done_by"],
        done_on=date.fromisoformat(row["done_on"]),
        document_no=row["document_no"] or "",
        opinion=row["opinion"] or "",
        details=details_of(row["details"]),
        at_utc=row["at_utc"] or "",
        entered_by=row["actor"] or "",
        seq=row["seq"] or 0,
        save=row["transaction_id"],
    )


def _check(row: Mapping[str, Any], number: int) -> StoredCheck:
    return StoredCheck(
        code=row["code"],
        stage=row["stage"],
        outcome=row["outcome"],
        machine=row["machine_value"] or "",
        kind=row["kind"] or "",
        checked_on=date.fromisoformat(row["checked_on"]),
        detail=details_of(row["detail"]),
        judgement_uuid=row["merge_judgement_uuid"] or "",
        rule_pack=row["rule_pack"] or "",
        rule_pack_hash=row["rule_pack_hash"] or "",
        checked_by=row["checked_by"] or "",
        number=number,
        save=row["transaction_id"],
    )


def _judgement(row: Mapping[str, Any]) -> Judgement:
    return Judgement(
        by=row["judged_by"],
        on=date.fromisoformat(row["judged_on"]),
        reason=row["reason"],
        outcome=row["outcome"],
        code=row["code"],
        department=row["department"],
        evidence=row["evidence"],
        stage=row["stage"],
        rests_on=json.loads(row["rests_on"]) if row["rests_on"] else None,
    )


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else exact(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
