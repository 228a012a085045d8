# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a parcel of a past moment is different now, in words: what it was and what it is."""

from __future__ import annotations

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.parcels.states import BOUNDARY_ERROR
from lowuse_plugin.qgis_bridge.explanations import share_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import semicolons
from lowuse_plugin.qgis_bridge.state_words import marked

_STATE = ("assessment_outcome", "stale_assessment", "tag_state", "survey_state")
_CONTROL = ("control_class", "control_inside_share", "boundary_error", "stale_control")
_AREAS = ("registered_area_m2", "plane_area_m2")
_CODES = {
    "district": "district",
    "low_efficiency_kind": "low_efficiency_kind",
}
_NOW = "now_"
_GONE = "gone"
_MISSING = "—"


def difference_text(table: ColumnTable, row: int) -> str:
    """Return what differs now, each with its value of then and of now; empty where nothing does.

    Args:
        table: Of :func:`~lowuse_plugin.services.history.compare_lists.past_list`, with the states
            that lists derive.
        row: Position of the parcel.
    """
    names = _value(table, "difference", row).split()
    if names == [_GONE]:
        return tr("retired since")
    fields = dict.fromkeys(_field(name) for name in names)
    return semicolons(
        f"{_title(field)} {_shown(table, '', field, row)} → {_shown(table, _NOW, field, row)}"
        for field in fields
    )


def _field(name: str) -> str:
    """Return what people see of a column: several make one state."""
    if name in _STATE:
        return "state"
    return "control" if name in _CONTROL else name


def _title(field: str) -> str:
    titles = {
        "label": tr("Parcel"),
        "holder_name": tr("Holder"),
        "address": tr("Address"),
        "town": tr("Town"),
        "district": tr("District"),
        "registered_area_m2": tr("registered area"),
        "plane_area_m2": tr("area of the boundary"),
        "use_code": tr("use"),
        "low_efficiency_kind": tr("Low-efficiency kind"),
        "state": tr("State"),
        "control": tr("Control line"),
    }
    return titles[field]


def _shown(table: ColumnTable, when: str, field: str, row: int) -> str:
    """Return a value of then or of now as lists show it."""
    if field in _AREAS:
        column = table[when + field]
        if not column.valid[row]:
            return _MISSING
        return f"{shown_number(float(column.values[row]), places=2)} m²"
    text = _value(table, when + field, row)
    if field == "control":
        share = table[f"{when}control_inside_share"]
        inside = text in ("crossing", BOUNDARY_ERROR) and bool(share.valid[row])
        return f"{marked(text)} {share_text(float(share.values[row]))}" if inside else marked(text)
    if field == "state":
        return marked(text)
    if field in _CODES and text:
        return shown_code(_CODES[field], text)
    return text or _MISSING


def _value(table: ColumnTable, name: str, row: int) -> str:
    column = table[name]
    return str(column.values[row]) if column.valid[row] else ""
