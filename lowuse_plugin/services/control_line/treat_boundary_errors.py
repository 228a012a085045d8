# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""按线内/线外处理: a person takes boundary errors as inside or outside, many at once (A-25).

The measured class, the areas and the flag stay; what a person decided stands beside them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.control_line.classes import CROSSING, INSIDE, OUTSIDE
from lowuse_plugin.domain.control_line.facts import in_force_keys
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.ports import ExpectNoChange, Reading, Receipt, Store, Update
from lowuse_plugin.services.control_line.versions import line_versions
from lowuse_plugin.services.retry import until_undisturbed

RESTS_ON = ("control_check", "control_line_version", "control_line", "import_package", "parcel")
"""Tables that decide whether a check holds; a treatment is kept only if nobody wrote them since."""
MOST_AT_ONCE = 1_000
"""So many are saved as one step: nobody else waits half a second."""
_MOST_NAMED = 12
"""So many parcels that are refused are named in the sentence; all stand in the error."""

NO_PARCEL, NOT_CHECKED, STALE = "TREAT_NO_PARCEL", "TREAT_NOT_CHECKED", "TREAT_STALE"
NO_BOUNDARY_ERROR, NOT_TREATED = "TREAT_NO_BOUNDARY_ERROR", "TREAT_NOT_TREATED"


@dataclass(frozen=True)
class Refused:
    """A parcel whose check cannot be treated, and why."""

    parcel_uuid: str
    label: str
    code: str


Judge = Callable[[Mapping[str, Any]], str]
"""Returns the code of what hinders it, empty when nothing does."""


def treat_boundary_errors(
    store: Store,
    parcel_uuids: Sequence[str],
    *,
    treated_as: str,
    by: str,
    on: date,
    reason: str,
) -> Receipt:
    """Take boundary errors as inside or outside, all of them or none, as one step to undo.

    Args:
        store: The workspace.
        parcel_uuids: Parcels whose check holds, crosses the line and is a boundary error. One
            that is treated already is treated anew.
        treated_as: ``inside`` or ``outside``.
        by: Name of the person.
        on: Day of the decision; no version of the line but the checked one may be in force then.
        reason: Why; it stands on map and sheet.

    Raises:
        LowUseError: ``INPUT_MISSING``, ``INPUT_NOT_ALLOWED``, ``PARCELS_NOT_CHOSEN``, or
            ``TREATMENT_TOO_LARGE`` (count, most), ``TREATMENT_REFUSED`` (count, total, parcels)
            with every :class:`Refused` in ``refused``.
    """
    if treated_as not in (INSIDE, OUTSIDE):
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field="treated_as",
            value=treated_as,
            expected=f"{INSIDE}|{OUTSIDE}",
        )
    values = {
        "treated_as": treated_as,
        "treated_by": _given("treated_by", by),
        "treated_on": on.isoformat(),
        "treated_reason": _given("treated_reason", reason),
    }
    title = "边界误差按线内处理" if treated_as == INSIDE else "边界误差按线外处理"
    return _save(store, parcel_uuids, values, f"{title}：{reason.strip()}", _hinders_treating, on)


def clear_treatment(store: Store, parcel_uuids: Sequence[str], *, by: str, reason: str) -> Receipt:
    """Take treatments back: the parcels cross the line again, as they were measured.

    Raises:
        LowUseError: ``INPUT_MISSING``, ``PARCELS_NOT_CHOSEN``, ``TREATMENT_TOO_LARGE``,
            ``TREATMENT_REFUSED``.
    """
    said = f"撤回边界误差处理：{_given('reason', reason)}（{_given('by', by)}）"
    names = ("treated_as", "treated_by", "treated_on", "treated_reason")
    return _save(store, parcel_uuids, dict.fromkeys(names), said, _hinders_clearing, None)


def _given(field: str, text: str) -> str:
    if not text.strip():
        raise LowUseError("INPUT_MISSING", field=field)
    return text.strip()


def _hinders_treating(row: Mapping[str, Any]) -> str:
    if row["check_uuid"] is None:
        return STALE if row["checked"] else NOT_CHECKED
    if row["superseded"]:
        return STALE
    flagged = row["control_class"] == CROSSING and row["boundary_error"]
    return "" if flagged else NO_BOUNDARY_ERROR


def _hinders_clearing(row: Mapping[str, Any]) -> str:
    return "" if row["treated_as"] is not None else NOT_TREATED


def _save(  # noqa: PLR0917 - what both sides of a treatment say
    store: Store,
    parcel_uuids: Sequence[str],
    values: Mapping[str, str | None],
    said: str,
    hinders: Judge,
    on: date | None,
) -> Receipt:
    wanted = list(dict.fromkeys(parcel_uuids))
    if not wanted:
        raise LowUseError("PARCELS_NOT_CHOSEN")
    if len(wanted) > MOST_AT_ONCE:
        raise LowUseError("TREATMENT_TOO_LARGE", count=len(wanted), most=MOST_AT_ONCE)

    def attempt() -> Receipt:
        with store.read() as reading:
            rows = _rows(reading, wanted, on)
            seq = reading.head().seq
        refused = _refused(wanted, rows, hinders)
        if refused:
            raise LowUseError(
                "TREATMENT_REFUSED",
                count=len(refused),
                total=len(wanted),
                parcels=_named(refused),
                refused=refused,
            )
        updates = [
            Update("control_check", rows[key]["check_uuid"], rows[key]["check_version"], values)
            for key in wanted
        ]
        return store.write([ExpectNoChange(RESTS_ON, seq), *updates], reason=said)

    return until_undisturbed(attempt)


def _rows(reading: Reading, wanted: Sequence[str], on: date | None) -> dict[str, dict[str, Any]]:
    """Return the check of each parcel, with whether another line is in force on the day."""
    in_force: frozenset[str] = frozenset()
    if on is not None:
        in_force = in_force_keys(line_versions(reading.table("check_line_versions")), on)
    found = reading.table("treat_checks", uuids=json.dumps(sorted(wanted))).to_rows()
    return {
        row["parcel_uuid"]: {**row, "superseded": bool(in_force) and row["line"] not in in_force}
        for row in found
    }


def _refused(
    wanted: Sequence[str], rows: Mapping[str, Mapping[str, Any]], hinders: Judge
) -> tuple[Refused, ...]:
    found = []
    for key in wanted:
        row = rows.get(key)
        code = NO_PARCEL if row is None else hinders(row)
        if code:
            label = shown_parcel(row["label"]) if row is not None else key[:8]
            found.append(Refused(key, label, code))
    return tuple(found)


def _named(refused: Sequence[Refused]) -> tuple[str, ...]:
    """Return the first few parcels as a sentence names them."""
    return tuple(each.label for each in refused[:_MOST_NAMED])
