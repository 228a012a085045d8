# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading what is printed of merges; every sheet rests on one state of the workspace.

Matrix and preview are computed while no transaction is open, so that nobody waits for a paper; when
somebody wrote meanwhile they are computed anew, and at last within one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import ACCEPTANCE
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.merging.preview import MergePreview
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.sheet import MergeSheet, SheetHolder
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Progress, Reading, Row, SilentProgress, Store
from lowuse_plugin.domain.survey_units.sheet import SheetOrigin
from lowuse_plugin.services.merging.facts import workspace_crs
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.rows import PARCEL, find_case, read_cases
from lowuse_plugin.services.merging.sheet_checks import (
    Conditions,
    kept_conditions,
    live_conditions,
)
from lowuse_plugin.services.merging.sheet_land import (
    Land,
    holders_of,
    kept_land,
    neighbours_of,
    previewed_land,
)

_ATTEMPTS = 3
_LIVE = (chain.PROPOSED, chain.ACCEPTED)
"""States before the review: the paper is made for who looks at the parcels as they are."""


@dataclass(frozen=True)
class _Wanted:
    """What a sheet is asked of."""

    case_uuid: str | None
    parcels: tuple[str, ...]
    values: Mapping[str, ValueChoice] | None
    applicant: str
    fields: MergeFields | None
    on: date


@dataclass(frozen=True)
class _State:
    """One state: the case and, once it goes no further, the rows that are printed as they stand."""

    case: MergeCase | None
    rows: Mapping[str, Row]
    new_row: Row | None
    crs: str
    origin: SheetOrigin


def merge_sheets(
    store: Store,
    case_uuids: Sequence[str],
    *,
    on: date | None = None,
    fields: MergeFields | None = None,
    progress: Progress | None = None,
) -> tuple[MergeSheet, ...]:
    """Return what is printed of merges, in the given order; one named twice comes once.

    Args:
        store: The workspace; it is only read.
        case_uuids: At least one.
        on: Day that is printed; today when left out.
        fields: Rules of the fields; the shipped ones when left out.
        progress: Is told after every case and may stop the work.

    Raises:
        LowUseError: ``MERGE_PAPERS_NONE``; ``MERGE_GONE``; ``MERGE_MEMBER_ABSENT`` and what else
            previewing and checking raise.
        CancelledError: The user asked to stop.
    """
    wanted = tuple(dict.fromkeys(case_uuids))
    if not wanted:
        raise LowUseError("MERGE_PAPERS_NONE")
    told, day = progress or SilentProgress(), on or office_today()
    sheets = []
    for done, uuid in enumerate(wanted):
        told.step(done, len(wanted))
        sheets.append(_sheet(store, _Wanted(uuid, (), None, "", fields, day)))
    return tuple(sheets)


def parcels_sheet(
    store: Store,
    uuids: Sequence[str],
    *,
    values: Mapping[str, ValueChoice] | None = None,
    applicant: str = "",
    on: date | None = None,
    fields: MergeFields | None = None,
) -> MergeSheet:
    """Return what is printed of parcels that nobody has drawn a case up for (D15).

    Args:
        store: The workspace; it is only read.
        uuids: The parcels.
        values: Column → what the person chose in the preview.
        applicant: Who applies; the holder when left out.
        on: Day that is printed; today when left out.
        fields: Rules of the fields; the shipped ones when left out.

    Raises:
        LowUseError: As :func:`merge_sheets`.
    """
    chosen = tuple(dict.fromkeys(uuids))
    if not chosen:
        raise LowUseError("MERGE_PAPERS_NONE")
    return _sheet(
        store, _Wanted(None, chosen, values, applicant.strip(), fields, on or office_today())
    )


def choose_cases(
    store: Store, *, district: str = "", numbers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return cases by 合并编号, or all of a district.

    Args:
        store: The workspace.
        district: Only cases of it; of the whole workspace when empty or the whole city.
        numbers: 合并编号; all when empty.

    Raises:
        LowUseError: ``MERGE_CASE_UNKNOWN`` (case) for a number that there is not;
            ``MERGE_PAPERS_NONE``.
    """
    with store.read() as reading:
        cases = read_cases(reading)
    known = {case.case_no: case.uuid for case in cases}
    for number in numbers:
        if number not in known:
            raise LowUseError("MERGE_CASE_UNKNOWN", case=number)
    found = tuple(
        case.uuid
        for case in cases
        if (not numbers or case.case_no in numbers) and district in ("", WHOLE_CITY, case.district)
    )
    if not found:
        raise LowUseError("MERGE_PAPERS_NONE")
    return found


def full_cases(store: Store, case_uuids: Sequence[str]) -> tuple[MergeCase, ...]:
    """Return cases with checks and judgements, all of one state of the workspace.

    Raises:
        LowUseError: ``MERGE_PAPERS_NONE``, ``MERGE_GONE``.
    """
    wanted = tuple(dict.fromkeys(case_uuids))
    if not wanted:
        raise LowUseError("MERGE_PAPERS_NONE")
    with store.read() as reading:
        return tuple(find_case(reading, uuid) for uuid in wanted)


def _sheet(store: Store, wanted: _Wanted) -> MergeSheet:
    for _ in range(_ATTEMPTS):
        with store.read() as reading:
            state = _state(store, reading, wanted)
        sheet = _computed(store, state, wanted)
        with store.read() as reading:
            if reading.head().seq == state.origin.log_seq:
                return sheet
    with store.read() as reading:
        return _computed(reading, _state(store, reading, wanted), wanted)


def _state(store: Store, reading: Reading, wanted: _Wanted) -> _State:
    head = reading.head()
    case = find_case(reading, wanted.case_uuid) if wanted.case_uuid is not None else None
    new_row = None
    rows: dict[str, Row] = {}
    if case is not None and not case.is_open:
        rows = {uuid: reading.row(PARCEL, uuid) or {} for uuid in case.parcels}
        new_row = reading.row(PARCEL, case.new_parcel_uuid) if case.new_parcel_uuid else None
    info = store.info
    return _State(
        case=case,
        rows=rows,
        new_row=new_row,
        crs=workspace_crs(reading),
        origin=SheetOrigin(info.store_id, head.seq, head.hash, wanted.on, info.training),
    )


def _computed(source: Store | Reading, state: _State, wanted: _Wanted) -> MergeSheet:
    case = state.case
    parcels = wanted.parcels if case is None else case.parcels
    applicant = wanted.applicant if case is None else case.applicant
    preview: MergePreview | None = None
    if not _ended(case):
        values = wanted.values if case is None else case.values
        preview = merge_preview(
            source, parcels, values=values, fields=wanted.fields, today=wanted.on
        )
    matrix: MergeMatrix | None = None
    if case is None or case.state in _LIVE:
        matrix = merge_matrix(
            source,
            parcels,
            stage=ACCEPTANCE,
            today=wanted.on,
            applicant=applicant or None,
            judgements=() if case is None else case.judgements,
        )
    with_rows = _land(source, state, preview, parcels, wanted)
    holders = holders_of(source, parcels)
    pack, stage, conditions = _conditions(case, matrix)
    return MergeSheet(
        case=case,
        district=preview.district if preview is not None else (case.district if case else ""),
        applicant=applicant,
        holders=holders or _named(with_rows),
        members=with_rows.members,
        conditions=conditions,
        stage=stage,
        live=matrix is not None,
        warnings=matrix.warnings if matrix is not None else (),
        areas=with_rows.areas,
        fields=with_rows.fields,
        shapes=neighbours_of(source, with_rows, state.crs, case),
        new_code=case.new_code if case is not None else _typed_code(with_rows),
        pack=pack,
        procedure=chain.shipped(),
        origin=state.origin,
    )


def _ended(case: MergeCase | None) -> bool:
    """Tell whether a case goes no further: its members may be retired, and what it said is kept."""
    return case is not None and not case.is_open


def _land(
    source: Store | Reading,
    state: _State,
    preview: MergePreview | None,
    parcels: Sequence[str],
    wanted: _Wanted,
) -> Land:
    if state.case is not None and preview is None:
        return kept_land(state.case, state.rows, state.new_row, wanted.fields)
    if preview is None:
        raise LowUseError("MERGE_GONE")
    return previewed_land(source, preview, parcels, state.case)


def _conditions(
    case: MergeCase | None, matrix: MergeMatrix | None
) -> tuple[MergePack, str, Conditions]:
    if matrix is not None:
        return matrix.pack, matrix.stage, live_conditions(matrix)
    pack = merge_pack.shipped()
    stage, conditions = ("", ()) if case is None else kept_conditions(case, pack)
    return pack, stage, conditions


def _named(land: Land) -> tuple[SheetHolder, ...]:
    """Return the names that stand on the parcels, where no holder is linked to them."""
    names = dict.fromkeys(str(m.values.get("holder_name") or "") for m in land.members)
    return tuple(SheetHolder(name, "", "") for name in names if name)


def _typed_code(land: Land) -> str:
    return next((str(f.after) for f in land.fields if f.column == "parcel_code" and f.after), "")
