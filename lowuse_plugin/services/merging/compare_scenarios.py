# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare scenarios of a merge: each with its own conditions, outline and fields; only read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_value
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging import scenarios as compared
from lowuse_plugin.domain.merging.case import FAIL, STAGES
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.groups import OVER_30_MU_M2
from lowuse_plugin.domain.merging.helpers import Figures
from lowuse_plugin.domain.merging.matrix import condition_blockers
from lowuse_plugin.domain.merging.pack import shipped as shipped_pack
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.scenarios import (
    FieldValue,
    Scenario,
    ScenarioComparison,
    comparison_rows,
    judge_number,
    outcome_counts,
)
from lowuse_plugin.domain.merging.values import PreviewCell
from lowuse_plugin.domain.merging.words import figure_value
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.schema import shipped as shipped_schema
from lowuse_plugin.domain.survey_units.sheet import SheetOrigin
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.merging.matrix import merge_matrix
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.rows import find_case, read_cases
from lowuse_plugin.services.merging.scenarios import scenarios_with
from lowuse_plugin.services.merging.state import Looked
from lowuse_plugin.services.merging.subsidy_flags import group_standings

_HELPERS = (
    "far_lowest", "far_highest", "far_after", "floor_area_known", "floor_area_unknown",
    "compactness_lowest", "compactness_highest", "compactness", "boundary_gone",
)  # fmt: skip
"""Figures of M-10 that are compared; those that no scenario knows are left out."""
_INTENSIVE = "M-10"


def compare_scenarios(
    store: Store,
    cases: Sequence[str],
    *,
    today: date | None = None,
    fields: MergeFields | None = None,
    progress: Progress | None = None,
) -> ScenarioComparison:
    """Return scenarios side by side, all of one state of the workspace.

    One that a colleague adopted or dropped meanwhile stays, with the figures that it kept.

    Args:
        store: The workspace; it is only read.
        cases: Two to six, in the order of the columns.
        today: Day of the check; that of the office when it is left out.
        fields: Rules of the fields; the shipped ones when left out.
        progress: Is told how far it is, and may stop the work.

    Raises:
        LowUseError: ``SCENARIOS_NUMBER`` (count, fewest, most), ``MERGE_GONE``; what reading
            raises.
        CancelledError: The user asked to stop.
    """
    wanted = list(dict.fromkeys(cases))
    judge_number(len(wanted))
    day, told = today or office_today(), progress or SilentProgress()
    found = []
    with store.read() as reading:
        for at, uuid in enumerate(wanted):
            told.step(at, len(wanted))
            case = find_case(reading, uuid)
            found.append(_scenario(reading, case, compared.letter_of(at), day, fields))
        head, info = reading.head(), store.info
    conditions = shipped_pack().conditions
    table = shipped_schema().tables["parcel"].columns
    rows = comparison_rows(found, tuple(conditions))
    titles = {
        f"{compared.CONDITION}{code}": f"{code} {each.title}" for code, each in conditions.items()
    }
    titles |= {
        f"{compared.VALUE}{column}": table[column].title
        for each in found for column in each.fields
    }  # fmt: skip
    told.step(len(wanted), len(wanted))
    origin = SheetOrigin(info.store_id, head.seq, head.hash, day, info.training)
    return ScenarioComparison(
        tuple(found), rows, titles, origin, info.crs, chain.shipped().example
    )  # fmt: skip


def list_scenarios(source: Store) -> tuple[MergeCase, ...]:
    """Return the proposed cases by number, with members.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    with source.read() as reading:
        return tuple(case for case in read_cases(reading) if case.state == chain.PROPOSED)


def family_of(source: Store, case_uuid: str) -> tuple[str, ...]:
    """Return a proposed case and the other scenarios of its parcels, as many as are compared.

    Raises:
        LowUseError: ``MERGE_GONE``.
    """
    with source.read() as reading:
        case = find_case(reading, case_uuid)
        others = scenarios_with(reading, case.parcels, case.uuid)
    family = sorted((case, *others[: compared.MOST - 1]), key=lambda each: each.case_no)
    return tuple(each.uuid for each in family)


def newest_family(source: Store) -> tuple[str, ...]:
    """Return the newest proposed case that has others beside it, with those; none where none has.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    for case in reversed(list_scenarios(source)):
        family = family_of(source, case.uuid)
        if len(family) >= compared.FEWEST:
            return family
    return ()


def _scenario(
    reading: Reading, case: MergeCase, letter: str, day: date, fields: MergeFields | None
) -> Scenario:
    if case.state != chain.PROPOSED:
        return _as_kept(case, letter, None)
    asked = chain.shipped().steps[chain.ACCEPTED]
    try:
        matrix = merge_matrix(
            reading, case.parcels, stage=asked.stage, today=day,
            applicant=case.applicant or None, judgements=case.judgements,
        )  # fmt: skip
        preview = merge_preview(reading, case.parcels, values=case.values, fields=fields, today=day)
    except LowUseError as error:
        return _as_kept(case, letter, Blocker(error.code, error.params))
    hindered = condition_blockers(matrix.rows, matrix.labels, asked.check)
    return _as_it_stands(reading, case, letter, Looked(matrix, preview, hindered, ()))


def _as_it_stands(reading: Reading, case: MergeCase, letter: str, looked: Looked) -> Scenario:
    matrix, preview = looked.matrix, looked.preview
    outcomes = {row.code: row.outcome for row in matrix.rows}
    failing, waiting = outcome_counts(outcomes, FAIL)
    land = sum(
        (m.registered if m.registered is not None else exact(m.plane) for m in preview.members),
        start=exact(0),
    )
    over = land > OVER_30_MU_M2
    areas = preview.areas
    return Scenario(
        uuid=case.uuid,
        version=case.row_version,
        letter=letter,
        case_no=case.case_no,
        name=case.scenario,
        state=case.state,
        applicant=case.applicant or case.holder,
        labels=preview.labels,
        registered_sum=areas.registered_sum,
        union_m2=areas.union_plane,
        difference_m2=areas.difference,
        epsg=areas.epsg,
        shared_m=sum(pair.shared_m for pair in matrix.check.adjacency),
        gap_m2=preview.gap_m2,
        overlap_m2=preview.overlap_m2,
        corners=preview.corners,
        parts=preview.parts,
        figures=_helpers(matrix.row(_INTENSIVE).figures),
        outcomes=outcomes,
        failing=failing,
        waiting=waiting,
        fields={cell.column: _field(cell) for cell in preview.cells},
        open_fields=len(preview.open_cells),
        over_30mu=over,
        remark=_remark(reading, case) if over else None,
        outline=preview.outline,
        blockers=looked.conditions,
    )


def _as_kept(case: MergeCase, letter: str, trouble: Blocker | None) -> Scenario:
    """Return a scenario with the figures of its last check."""
    figures = case.figures
    outcomes = {code: check.outcome for code, check in case.newest_check(STAGES)[1].items()}
    failing, waiting = outcome_counts(outcomes, FAIL)
    return Scenario(
        uuid=case.uuid,
        version=case.row_version,
        letter=letter,
        case_no=case.case_no,
        name=case.scenario,
        state=case.state,
        applicant=case.applicant or case.holder,
        labels=case.labels,
        registered_sum=figures.registered_sum,
        union_m2=figures.union_m2,
        difference_m2=figures.difference_m2,
        epsg=figures.epsg,
        gap_m2=figures.gap_m2,
        overlap_m2=figures.overlap_m2,
        corners=figures.corners,
        outcomes=outcomes,
        failing=failing if outcomes else None,
        waiting=waiting if outcomes else None,
        outline=case.outline,
        trouble=trouble,
        blockers=() if trouble is None else (trouble,),
        kept=True,
    )


def _remark(reading: Reading, case: MergeCase) -> Blocker:
    return group_standings(reading, {"": case.parcels})[""].remark


def _helpers(figures: Figures) -> dict[str, str]:
    return {
        name: value
        for name in _HELPERS
        if name in figures and (value := figure_value(name, figures[name]))
    }


def _field(cell: PreviewCell) -> FieldValue:
    spec = shipped_schema().tables["parcel"].columns[cell.column]
    if cell.value is not None:
        return FieldValue(shown_value(spec, cell.value), compared.KEPT)
    if cell.anew:
        return FieldValue("", compared.ANEW)
    return FieldValue("", compared.OPEN if cell.open else compared.EMPTY)
