# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Versions of the control line as they are shown in lists: states, days, areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_number, shown_signed
from lowuse_plugin.domain.units import exact, m2_to_mu
from lowuse_plugin.gui.widgets.rows_table import RowsColumn
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lowuse_plugin.services.control_line.compare import LineFlip
    from lowuse_plugin.services.control_line.versions import StatedLine

_M2_PLACES, _MU_PLACES = 2, 2
_CODE, _NAME, _WORD, _FIGURE = 24, 22, 11, 14
"""How many characters wide columns are."""


def state_of(line: StatedLine) -> str:
    """Return the state of a version in a few words, with a sign that needs no colour."""
    if line.is_draft:
        return "✎ " + tr("Draft version")
    sign = "● " if line.in_force else "○ "
    if line.state == "approved":
        return sign + (tr("In force") if line.in_force else tr("Approved, not in force today"))
    return sign + (
        tr("In force, approval not registered")
        if line.in_force
        else tr("Not in force today, approval not registered")
    )


def missing_of(line: StatedLine) -> str:
    """Return which parts of its approval are missing; empty where all or none of them are."""
    if line.is_draft:
        return ""
    parts = {
        tr("Approval number"): line.approval_no,
        tr("Approved by"): line.approved_by,
        tr("Approved on"): line.approved_on,
    }
    missing = [title for title, value in parts.items() if not value]
    if len(missing) in (0, len(parts)):
        return ""
    return tr("Missing in the approval: {missing}.", missing=listed(missing))


def line_columns() -> list[MoneyColumn]:
    """Return the columns of the list of versions."""
    return [
        MoneyColumn(tr("Version")),
        MoneyColumn(tr("State")),
        MoneyColumn(tr("In force from")),
        MoneyColumn(tr("In force until")),
        MoneyColumn(tr("Approval number")),
        MoneyColumn(tr("Approved by")),
        MoneyColumn(tr("Approved on")),
        MoneyColumn(tr("Blocks"), is_number=True),
        MoneyColumn(tr("Area (m²)"), is_number=True),
        MoneyColumn(tr("Area (mu)"), is_number=True),
        MoneyColumn(tr("Based on")),
        MoneyColumn(tr("Made by")),
    ]


def line_rows(lines: Sequence[StatedLine]) -> list[MoneyRow]:
    """Return the versions as rows, the newest first."""
    names = {line.uuid: line.version for line in lines}
    return [_line_row(line, names) for line in reversed(lines)]


def _line_row(line: StatedLine, names: Mapping[str, str]) -> MoneyRow:
    name = line.version + ("　" + tr("(example)") if line.example else "")
    return MoneyRow(
        (
            name,
            state_of(line),
            _first_day(line),
            line.valid_to.isoformat() if line.valid_to else "",
            line.approval_no,
            line.approved_by,
            line.approved_on.isoformat() if line.approved_on else "",
            f"{line.blocks:,}",
            m2(line.area_m2),
            mu(line.area_m2),
            names.get(line.based_on_uuid, ""),
            line.made_by,
        ),
        line.uuid,
        tip="\n".join(filter(None, (missing_of(line), line.remark))),
    )


def _first_day(line: StatedLine) -> str:
    """Return the first day; of a draft it is only meant: the approval enters it."""
    day = line.valid_from.isoformat()
    return tr("{day} (planned)", day=day) if line.is_draft else day


def flip_columns() -> list[RowsColumn]:
    """Return the columns of parcels before and after."""
    from lowuse_plugin.domain.display import shown_district  # noqa: PLC0415

    words = class_words()

    def district(flip: LineFlip) -> str:
        return shown_district(flip.district) if flip.district else ""

    def change(flip: LineFlip) -> float:
        return flip.inside_after_m2 - flip.inside_before_m2

    return [
        RowsColumn(tr("Parcel"), lambda flip: parcel_called(flip.label), _CODE),
        RowsColumn(tr("Right holder"), lambda flip: flip.holder, _NAME),
        RowsColumn(tr("District"), district, _WORD),
        RowsColumn(tr("Class before"), lambda flip: words[flip.before], _WORD),
        RowsColumn(tr("Class after"), lambda flip: words[flip.after], _WORD),
        _figure(tr("Parcel area (m²)"), m2, lambda flip: flip.area_m2),
        _figure(tr("Inside, before (m²)"), m2, lambda flip: flip.inside_before_m2),
        _figure(tr("Inside, after (m²)"), m2, lambda flip: flip.inside_after_m2),
        _figure(tr("Gain or loss (m²)"), signed, change),
        _figure(tr("Gain or loss (mu)"), lambda value: signed(value, in_mu=True), change),
    ]


def flip_words(flip: LineFlip) -> str:
    """Return in what the filter of parcels looks."""
    return f"{parcel_called(flip.label)}\n{flip.holder}"


def ground_columns() -> list[RowsColumn]:
    """Return the columns of the ground in which two versions differ."""
    words = kind_words()
    return [
        RowsColumn(tr("Difference"), lambda each: words[each.kind], _NAME),
        RowsColumn(tr("Level before"), lambda each: level_word(each.level_before), _NAME),
        RowsColumn(tr("Level after"), lambda each: level_word(each.level_after), _NAME),
        _figure(tr("Area (m²)"), m2, lambda each: each.m2),
        _figure(tr("Area (mu)"), mu, lambda each: each.m2),
    ]


def _figure(title: str, text: Callable[[float], str], value: Callable[[Any], float]) -> RowsColumn:
    """Return a column that shows a number and sorts by it."""
    characters = max(_FIGURE, 2 * len(title) if not title.isascii() else len(title))
    return RowsColumn(title, lambda thing: text(value(thing)), characters, number=True,
                      order=value)  # fmt: skip


def class_words() -> dict[str, str]:
    """Return the classes of a parcel in words."""
    return {"inside": tr("Inside"), "outside": tr("Outside"), "crossing": tr("Crossing")}


def kind_words() -> dict[str, str]:
    """Return the kinds of differences in words, with a sign each."""
    return {
        "added": "＋ " + tr("Added ground"),
        "removed": "－ " + tr("Removed ground"),
        "level": "↕ " + tr("Other level"),
    }


def level_word(level: int | None) -> str:
    """Return a level in words; empty for none."""
    if level is None:
        return ""
    return {1: tr("Level 1"), 2: tr("Level 2")}.get(level, tr("without levels"))


def m2(value: float) -> str:
    """Return m² with two decimals."""
    return shown_number(value, places=_M2_PLACES)


def mu(value: float) -> str:
    """Return 亩 with two decimals."""
    return shown_number(m2_to_mu(exact(value)), places=_MU_PLACES)


def signed(value: float, *, in_mu: bool = False) -> str:
    """Return a change with its sign."""
    if in_mu:
        return shown_signed(m2_to_mu(exact(value)), places=_MU_PLACES)
    return shown_signed(value, places=_M2_PLACES)
