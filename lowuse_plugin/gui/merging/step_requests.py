# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms of the steps of a merge begin with, from its case as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.gui.widgets.merging.case_words import built_text, state_word, taken_text
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.merging.register_dialog import RegisterRequest
    from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepRequest
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.services.merging.state import MergeState

_OF_THE_FORM = frozenset({"parcel_code", "certificate_no"})
"""Numbers that the form of a registration asks for by themselves."""
_WORTH_A_LOOK = frozenset({"SEIZURE_QUERY_WANTED", "MERGE_AREA_DIFFERS"})
"""What a form says before a step, though it hinders nothing."""


def step_request(kind: str, seen: MergeSeen, crs: str) -> MergeStepRequest:
    """Return what the form of a step begins with.

    Args:
        kind: An action of :mod:`~lowuse_plugin.domain.merging.procedure`.
        seen: With a case.
        crs: Of the workspace.
    """
    from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepRequest  # noqa: PLC0415

    case, state = seen.case, seen.state
    if case is None or state is None:
        raise LowUseError("MERGE_GONE")
    ends = {
        chain.REFUSE: chain.REFUSED, chain.WITHDRAW: chain.WITHDRAWN,
        chain.REOPEN: chain.PROPOSED, chain.REVOKE: chain.REVOKED,
    }  # fmt: skip
    is_on = kind == chain.ADVANCE
    preview = state.preview
    return MergeStepRequest(
        kind=kind,
        case_uuid=case.uuid,
        label=case.label,
        to_state=state.following if is_on else ends.get(kind, ""),
        person=current_actor().name,
        applicant=case.applicant or case.holder,
        applied_on=case.applied_on,
        earliest=case.last_day,
        return_states=chain.earlier(case.state) if kind == chain.RETURN else (),
        asks=seen.asked.asks if is_on and seen.asked is not None else (),
        crs=crs,
        union_m2=preview.areas.union_plane if preview is not None else case.figures.union_m2,
        union=preview.outline if preview is not None else case.outline,
        district=case.district,
        hindered=_hindered(seen) if kind == chain.REVOKE else (),
        warned=warned(state) if is_on else (),
        rivals=state.rivals if is_on else (),
        elsewhere=tuple(each.label for each in state.rivals) if kind == chain.WITHDRAW else (),
    )


def _hindered(seen: MergeSeen) -> tuple[str, ...]:
    """Return what keeps a merge from being taken back, a sentence each."""
    return (*map(built_text, seen.built), *map(taken_text, seen.taken))


def warned(state: MergeState) -> tuple[str, ...]:
    """Return what deserves a look before the next step, a sentence each."""
    from lowuse_plugin.gui.widgets.merging.case_hints import (  # noqa: PLC0415
        old_queries,
        query_text,
        step_hints,
    )

    matrix = state.matrix
    warnings = matrix.warnings if matrix is not None else ()
    notes = state.preview.notes if state.preview is not None else ()
    return (
        *step_hints(state),
        *(describe_code(code) for code in warnings if code in _WORTH_A_LOOK),
        *(query_text(each, matrix) for each in (old_queries(matrix) if matrix else ())),
        *(describe_code(n.code, n.params) for n in notes if n.code in _WORTH_A_LOOK),
    )


def register_request(seen: MergeSeen) -> RegisterRequest:
    """Return what the registration begins with.

    Args:
        seen: With a case whose survey is done, and what hinders it.

    Raises:
        LowUseError: ``MERGE_NOT_SURVEYED``: the case went elsewhere.
    """
    from lowuse_plugin.domain.merging.pack import shipped  # noqa: PLC0415
    from lowuse_plugin.domain.parcels.codes import short_labels  # noqa: PLC0415
    from lowuse_plugin.domain.units import exact  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merging.register_dialog import (  # noqa: PLC0415
        RegisterRequest,
    )

    case = seen.case
    preview = seen.state.preview if seen.state is not None else None
    if case is None or preview is None:
        state = "" if case is None else state_word(case.state)
        raise LowUseError("MERGE_NOT_SURVEYED", state=state)
    survey = case.survey
    return RegisterRequest(
        case_uuid=case.uuid,
        versions=preview.versions,
        label=case.label,
        person=current_actor().name,
        parcels=tuple(short_labels([member.label for member in case.members])),
        bases={
            "registered_sum": preview.areas.registered_sum,
            "union_plane": exact(preview.areas.union_plane),
            "survey": None if survey is None else survey.area_m2,
        },
        labels=preview.labels,
        earliest=case.last_day,
        mortgaged=seen.mortgaged,
        queried=seen.queried,
        next_code=seen.next_code,
        cells=preview.open_cells,
        query_days=shipped().seizure_working_days,
        warned=warned(seen.state) if seen.state is not None else (),
        numbers=tuple(
            (cell.column, cell.title, str(cell.value or ""))
            for cell in preview.cells
            if cell.anew and cell.column not in _OF_THE_FORM
        ),
    )
