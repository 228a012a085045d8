# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 办理 of a parcel shows, read in one go outside the interface thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.gui.dialogs.survey.step_dialog import SurveyEntry
    from lowuse_plugin.services.survey.procedure import UnitProcedure

TABLES = frozenset(
    {"parcel", "survey_unit", "survey_unit_parcel", "survey_step", "tag", "tag_basis", "rule_set",
     "import_package"}
)  # fmt: skip
"""What the page rests on."""
_BETWEEN = "\n"


def subject_of(current: str, selection: Sequence[str]) -> str:
    """Return what is looked at as one text: the current parcel first, then a selection."""
    return _BETWEEN.join((current, *sorted(selection)))


@dataclass(frozen=True)
class SurveyState:
    """The units of the current parcel, and those of a selection of several parcels."""

    parcel: str
    units: tuple[UnitProcedure, ...]
    chosen: tuple[UnitProcedure, ...]
    """Empty where no more than one parcel is selected."""
    selected: int
    """How many parcels are."""
    publicity_days: int
    field_people: int


def read_survey(store: Store, subject: str) -> SurveyState | None:
    """Return the units of a parcel, None when there is no such parcel any more.

    Args:
        store: The workspace.
        subject: As :func:`subject_of` makes it.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.domain.survey.procedure import shipped  # noqa: PLC0415
    from lowuse_plugin.services.survey.procedure import procedures_in  # noqa: PLC0415

    parcel, *selection = subject.split(_BETWEEN)
    with store.read() as reading:
        if parcel and reading.row("parcel", parcel) is None:
            return None
        units = procedures_in(reading, parcels=[parcel] if parcel else ())
        chosen = procedures_in(reading, parcels=selection)
    procedure, today = shipped(), office_today()
    return SurveyState(
        parcel=parcel,
        units=units.views(today),
        chosen=chosen.views(today),
        selected=len(selection),
        publicity_days=procedure.publicity_days,
        field_people=procedure.field_people,
    )


def write_step(
    store: Store, kind: str, units: Sequence[UnitProcedure], entry: SurveyEntry, person: str
) -> Receipt:
    """Save a step of some units as they were seen.

    Raises:
        LowUseError: What the service says; nothing was written.
        ConflictError: A colleague took one of them elsewhere.
    """
    from lowuse_plugin.domain.survey.steps import SurveyStepInput  # noqa: PLC0415
    from lowuse_plugin.services.survey import procedure as service  # noqa: PLC0415

    step = SurveyStepInput(
        done_by=person,
        done_on=entry.done_on,
        document_no=entry.document_no,
        opinion=entry.opinion,
        details=entry.details,
    )
    uuids = [unit.uuid for unit in units]
    seen = {unit.uuid: unit.last_step for unit in units}
    if kind == "return":
        return service.return_units(store, uuids, entry.to_state, step, seen=seen)
    acts: dict[str, Any] = {
        "advance": service.advance_units,
        "dismiss": service.dismiss_units,
        "remove": service.remove_units,
        "reopen": service.reopen_units,
    }
    receipt: Receipt = acts[kind](store, uuids, step, seen=seen)
    return receipt
