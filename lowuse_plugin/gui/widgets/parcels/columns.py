# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns that a list of parcels can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.parcels.states import (
    BOUNDARY_ERROR,
    CONTROL_STATES,
    LOW_EFFICIENCY_STATES,
    list_areas_m2,
)
from lowuse_plugin.gui.widgets.history.past_differences import difference_text
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import share_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import with_aside
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.exchange.past_xlsx import PastRow

LABEL, HOLDER, AREA, STATE, CONTROL = "label", "holder", "area", "state", "control"
DISTRICT, TOWN, ADDRESS, KIND = "district", "town", "address", "kind"
DIFFERENCE = "difference"
"""What differs now; only in the list of a past moment."""
STANDARD = (LABEL, HOLDER, AREA, STATE, CONTROL)


@dataclass(frozen=True)
class ParcelColumn:
    """One column: its heading, how a cell reads, and numbers by which it sorts."""

    key: str
    heading: Callable[[], str]
    text: Callable[[ColumnTable, int], str]
    rank: Callable[[ColumnTable], NDArray[np.float64]]
    """One number a row, NaN where there is nothing: such rows come last either way."""
    is_number: bool = False


def column_of(key: str) -> ParcelColumn:
    """Return a column by its key; KeyError when there is none."""
    return {column.key: column for column in _COLUMNS}[key]


def parcel_name(table: ColumnTable, row: int) -> str:
    """Return how people know a parcel, or its number where it has no code."""
    return parcel_called(_value(table["label"], row), int(table["fid"].values[row]))


def _value(column: Column, row: int) -> str:
    return str(column.values[row]) if column.valid[row] else ""


def _plain(name: str) -> Callable[[ColumnTable, int], str]:
    return lambda table, row: _value(table[name], row) or tr("to be filled in")


def _word(name: str, code_list: str) -> Callable[[ColumnTable, int], str]:
    def text(table: ColumnTable, row: int) -> str:
        return shown_code(code_list, _value(table[name], row))

    return text


def _area(table: ColumnTable, row: int) -> str:
    """Return the drawn area, marked where it is the registered one: nothing is drawn."""
    area = table["area_m2"]
    if not area.valid[row]:
        return tr("to be filled in")
    shown = amount(float(area.values[row]))
    drawn = table["plane_area_m2"].valid[row]
    return shown if drawn else with_aside(shown, tr("registered"))


def _control(table: ColumnTable, row: int) -> str:
    """Return the class; of a parcel across the line the share inside too."""
    state, share = _value(table["control"], row), table["control_inside_share"]
    if state not in ("crossing", BOUNDARY_ERROR) or not share.valid[row]:
        return marked(state)
    return f"{marked(state)} {share_text(float(share.values[row]))}"


def past_rows(table: ColumnTable) -> list[PastRow]:
    """Return the rows of a past list in words, for a file."""
    from lowuse_plugin.exchange.past_xlsx import PastRow  # noqa: PLC0415

    areas = list_areas_m2(table)
    return [
        PastRow(
            parcel_name(table, row),
            _value(table["holder_name"], row),
            shown_code("district", _value(table["district"], row)),
            _value(table["town"], row),
            _value(table["address"], row),
            None if np.isnan(areas[row]) else float(areas[row]),
            marked(_value(table["state"], row)),
            _control(table, row),
            difference_text(table, row),
        )
        for row in range(len(table))
    ]


def _by_text(name: str) -> Callable[[ColumnTable], NDArray[np.float64]]:
    """Return ranks by the characters; each different value is compared once."""

    def rank(table: ColumnTable) -> NDArray[np.float64]:
        column = table[name]
        values = column.values.tolist()
        places = {value: place for place, value in enumerate(sorted(set(values) - {None}))}
        return np.fromiter((places.get(v, np.nan) for v in values), np.float64, len(values))

    return rank


def _by_number(name: str) -> Callable[[ColumnTable], NDArray[np.float64]]:
    def rank(table: ColumnTable) -> NDArray[np.float64]:
        column = table[name]
        return np.where(column.valid, column.values, np.nan).astype(np.float64)

    return rank


def _by_state(name: str, order: tuple[str, ...]) -> Callable[[ColumnTable], NDArray[np.float64]]:
    places = {state: float(place) for place, state in enumerate(order)}

    def rank(table: ColumnTable) -> NDArray[np.float64]:
        values = table[name].values.tolist()
        return np.fromiter((places.get(v, np.nan) for v in values), np.float64, len(values))

    return rank


def _by_control(table: ColumnTable) -> NDArray[np.float64]:
    """Return ranks by state, then by the share inside."""
    share = table["control_inside_share"]
    inside = np.where(share.valid, share.values, 0.0)
    return _by_state("control", CONTROL_STATES)(table) * 2 - inside


_COLUMNS = (
    ParcelColumn(LABEL, lambda: tr("Parcel"), parcel_name, _by_text("label")),
    ParcelColumn(HOLDER, lambda: tr("Holder"), _plain("holder_name"), _by_text("holder_name")),
    ParcelColumn(AREA, lambda: tr("Drawn area"), _area, _by_number("area_m2"), is_number=True),
    ParcelColumn(
        STATE,
        lambda: tr("State"),
        lambda table, row: marked(_value(table["state"], row)),
        _by_state("state", LOW_EFFICIENCY_STATES),
    ),
    ParcelColumn(CONTROL, lambda: tr("Control line"), _control, _by_control),
    ParcelColumn(
        DISTRICT, lambda: tr("District"), _word("district", "district"), _by_text("district")
    ),
    ParcelColumn(TOWN, lambda: tr("Town"), _plain("town"), _by_text("town")),
    ParcelColumn(ADDRESS, lambda: tr("Address"), _plain("address"), _by_text("address")),
    ParcelColumn(
        KIND,
        lambda: tr("Low-efficiency kind"),
        _word("low_efficiency_kind", "low_efficiency_kind"),
        _by_text("low_efficiency_kind"),
    ),
    ParcelColumn(DIFFERENCE, lambda: tr("Different now"), difference_text, _by_text(DIFFERENCE)),
)
