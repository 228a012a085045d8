# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The model of a list of parcels, without any widget."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.parcels import filters
from lowuse_plugin.gui.widgets.parcels.columns import AREA, DISTRICT, LABEL
from lowuse_plugin.gui.widgets.parcels.table import ParcelTableModel
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows
from tests.qgis.parcels.parcel_desk import parcel_table
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import EAST, NORTH


@pytest.fixture
def table(folder: Path, qgis_app: object) -> ColumnTable:
    return parcel_table(folder)


@pytest.fixture
def model(table: ColumnTable) -> ParcelTableModel:
    model = ParcelTableModel()
    model.set_table(table)
    return model


def shown(model: ParcelTableModel) -> list[str]:
    return [model.uuid_at(row) for row in range(model.rowCount())]


def cells(model: ParcelTableModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def changed(table: ColumnTable, uuid: str, **values: object) -> ColumnTable:
    """The row of one parcel with other values."""
    [row] = np.flatnonzero(table["uuid"].values == uuid)
    columns = dict(table.take(np.array([row])).columns)
    for name, value in values.items():
        array = np.array([value], dtype=columns[name].values.dtype)
        columns[name] = Column(columns[name].kind, array, np.array([True]))
    return ColumnTable(columns)


def test_the_list_says_which_area_it_shows(model: ParcelTableModel, table: ColumnTable) -> None:
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads[2] == "Drawn area"
    one = table.take(np.array([0]))
    areas = {
        "plane_area_m2": Column("real", np.array([0.0]), np.array([False])),
        "registered_area_m2": Column("real", np.array([20000.0]), np.array([True])),
    }
    model.set_table(ColumnTable({**one.columns, **areas}))
    assert cells(model, 0)[2] == "30.00 mu (registered)"  # nothing is drawn


def test_a_row_says_who_how_large_and_in_which_state(model: ParcelTableModel) -> None:
    assert cells(model, 0) == [
        "440704001001GB00001", "江门市甲机械有限公司", "30.00 mu", "● tagged", "■ inside",
    ]  # fmt: skip
    assert cells(model, 3)[0].startswith("no code #")
    assert cells(model, 3)[4] == "◧ crossing 40.0 %"
    assert cells(model, 2)[1] == "to be filled in"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gb00001", ["a"]),
        ("ＧＢ00001", ["a"]),
        ("机械", ["a", "d"]),
        ("机械 某路", ["a"]),
        ("t-2", ["b"]),
        ("机械\n乙", []),
        ("丙", []),
        ("  ", ["a", "b", "c", "d"]),
    ],
)
def test_text_is_found_whatever_its_case_and_width(
    model: ParcelTableModel, words: str, found: list[str]
) -> None:
    model.set_text(words)
    assert shown(model) == found


def test_words_do_not_run_over_from_one_row_into_the_next(model: ParcelTableModel) -> None:
    model.set_text("公司乙厂")
    assert shown(model) == []


def test_states_and_given_parcels_filter_together(model: ParcelTableModel) -> None:
    model.set_states("state", {"incomplete"})
    assert shown(model) == ["b", "c", "d"]
    model.set_states("control", {"crossing", "inside"})
    assert shown(model) == ["b", "d"]
    assert model.is_filtered
    model.set_states("control", ())
    model.set_uuids(["a", "b"])
    assert shown(model) == ["b"]
    model.clear_filters()
    assert shown(model) == ["a", "b", "c", "d"]
    assert not model.is_filtered


def test_the_map_s_box_filters_by_the_boxes_of_parcels(model: ParcelTableModel) -> None:
    model.set_box((EAST + 150, NORTH, EAST + 250, NORTH + 50))
    assert shown(model) == ["b"]
    model.set_box((EAST + 1e6, NORTH, EAST + 2e6, NORTH + 50))
    assert shown(model) == []


def test_sorting_keeps_what_is_missing_last_both_ways(model: ParcelTableModel) -> None:
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert shown(model) == ["b", "d", "a", "c"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["a", "b", "d", "c"]
    model.sort(-1)
    assert shown(model) == ["a", "b", "c", "d"]


def test_sorting_is_stable(model: ParcelTableModel) -> None:
    model.sort(1)  # both of 甲 in the order of the workspace, c without a holder last
    assert shown(model) == ["b", "a", "d", "c"]


def test_columns_can_be_chosen(table: ColumnTable) -> None:
    model = ParcelTableModel((LABEL, DISTRICT, AREA))
    model.set_table(table)
    assert cells(model, 0) == ["440704001001GB00001", "江海区", "30.00 mu"]


def test_figures_are_those_of_what_is_shown_and_checked(model: ParcelTableModel) -> None:
    assert model.shown_figures() == (4, 40000.0, 1)
    model.set_text("机械")
    assert model.shown_figures() == (2, 30000.0, 0)
    model.set_checked(["b", "c"])
    assert model.checked_figures() == (2, 10000.0, 1)
    assert model.total() == 4


def test_a_changed_row_is_taken_in_its_place_and_passes_the_filters_anew(
    model: ParcelTableModel, table: ColumnTable
) -> None:
    model.set_text("乙")
    model.sort(2)
    model.set_checked(["b"])
    model.replace_rows(changed(table, "b", holder_name="丙厂", plane_area_m2=50000.0), ["b"])
    assert shown(model) == []
    model.set_text("")
    assert shown(model) == ["d", "a", "b", "c"]
    assert model.checked() == {"b"}
    model.set_text("丙")
    assert shown(model) == ["b"]


def test_a_row_that_is_gone_leaves_and_a_new_one_comes_to_its_place(
    model: ParcelTableModel, table: ColumnTable
) -> None:
    model.set_checked(["a", "b"])
    model.replace_rows(table.take(np.array([], dtype=np.int64)), ["b"])
    assert shown(model) == ["a", "c", "d"]
    assert model.checked() == {"a"}
    model.replace_rows(changed(table, "b"), ["b"])
    assert shown(model) == ["a", "b", "c", "d"]


def test_checking_all_checks_what_is_shown_and_again_unchecks_it(model: ParcelTableModel) -> None:
    told: list[bool] = []
    model.checked_changed.connect(lambda: told.append(True))
    model.set_checked(["c"])
    model.set_text("机械")
    model.toggle_all()
    assert model.checked() == {"a", "c", "d"}
    model.toggle_all()
    assert model.checked() == {"c"}
    assert len(told) == 2


def test_a_table_without_rows_is_no_special_case(model: ParcelTableModel) -> None:
    model.set_text("x")
    model.replace_rows(changed(model.table, "a").take(np.array([], dtype=np.int64)), "abcd")
    assert (shown(model), model.total(), model.shown_figures()) == ([], 0, (0, 0.0, 0))
    model.sort(0)
    model.toggle_all()
    assert model.checked() == frozenset()


def test_a_narrow_list_shows_what_tells_codes_apart(qgis_app: object, table: ColumnTable) -> None:
    view, wanted = ParcelView(), ("label", "holder", "area", "state")
    model = ParcelTableModel(wanted)
    model.set_table(table)
    view.setModel(model)
    view.fit_columns(wanted)
    view.resize(200, 200)
    view.show()
    settle()
    assert view.columnWidth(0) > view.fontMetrics().horizontalAdvance("…001006GB00001")
    view.resize(900, 200)
    settle()
    assert sum(view.columnWidth(at) for at in range(4)) == view.viewport().width()
    view.deleteLater()


def test_one_selection_is_looked_up_once_for_all_lists(table: ColumnTable) -> None:
    rows = ParcelRows.of(table)
    chosen = frozenset({*table["uuid"].values.tolist()[:2], "unheard of"})
    found = rows.rows(chosen)
    assert sorted(found.tolist()) == [0, 1]
    assert rows.rows(chosen) is found
    assert not found.flags.writeable
    assert rows.rows(frozenset({"unheard of"})).tolist() == []
    assert rows.rows(set(chosen)) is not found


def test_what_can_be_chosen_is_counted_once_and_anew_for_changed_rows(table: ColumnTable) -> None:
    rows = ParcelRows.of(table)
    found = rows.choices(filters.DISTRICT)
    assert sum(found.values()) == len(table)
    assert rows.choices(filters.DISTRICT) is found
    uuid = table["uuid"].values[0]
    fewer = rows.replaced({uuid}, table.take(np.arange(0)))
    assert sum(fewer.choices(filters.DISTRICT).values()) == len(table) - 1
