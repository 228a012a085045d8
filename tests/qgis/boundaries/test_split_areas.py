# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The window 编辑边界 shows what is registered of each part before it is saved (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsLineString
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QScrollArea, QTableWidget

from lowuse_plugin.gui.widgets.boundaries.split_areas import SplitAreas
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.lineage import lineage_of
from tests.qgis.boundaries.boundary_office import Office
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH

TOTALS = ("Total", "Registered area", "Total less registered")


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    made = Office(session_desk, folder)
    yield made
    made.release()


def divide(office: Office, uuid: str, x: float) -> None:
    """Cut a parcel by a line at x, as QGIS's tool does, and let the larger part keep it."""
    office.edit(uuid)
    line = QgsLineString([EAST + x, EAST + x], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(uuid).id()])
    office.layer.splitFeatures(line, False, True)
    office.rest()
    [question] = office.work.sorted.questions
    office.answer(0, question.parts[0].key)
    office.rest()


def cells(office: Office) -> list[list[str]]:
    """Return the lines of the parts; their total stands below them."""
    return [row for row in lines(office) if row[0] not in TOTALS]


def lines(office: Office) -> list[list[str]]:
    table = office.child(QTableWidget, "Split.Areas.Table")
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def type_area(office: Office, row: int, text: str) -> None:
    office.child(QTableWidget, "Split.Areas.Table").item(row, 2).setText(text)


def test_the_parts_share_what_is_registered_and_the_lineage_tells_how(office: Office) -> None:
    divide(office, office.a, 6)
    [kept, new] = cells(office)
    assert (kept[0], new[0]) == ("Part 1, keeps it", "Part 2, new")  # one parcel is divided
    areas = office.child(SplitAreas, "Split.Areas")
    said = office.child(QLabel, "Split.Areas.Said")
    areas.window().resize(400, 600)
    areas.window().show()
    settle()
    assert said.height() >= said.heightForWidth(said.width())
    assert said.y() >= office.child(QTableWidget, "Split.Areas.Table").geometry().bottom()
    assert areas.height() >= areas.layout().minimumHeightForWidth(areas.width())
    assert [float(cell) for cell in kept[1:3]] == pytest.approx([60, 60], abs=0.1)
    assert float(kept[2]) + float(new[2]) == 100.0
    assert "keeps" in kept[0]
    assert "new" in new[0]
    office.child(QLineEdit, "Reason").setText("分割")
    office.write("分割")
    areas = {row["uuid"]: row["registered_area_m2"] for row in office.listed()}
    part = next(uuid for uuid in areas if uuid not in (office.a, office.b, office.c))
    assert (areas[office.a], areas[part]) == (float(kept[2]), float(new[2]))
    store = office.desk.session.store
    assert store is not None
    with store.read() as reading:
        [edge] = lineage_of(reading, part).edges
    assert edge.adjustment is not None
    assert edge.adjustment.residual_m2 == 0
    with store.read() as reading:
        row = reading.row("parcel", office.a) or {}
        [change] = reading.table("history_change", change_id=row["change_id"]).to_rows()
    undo_save(store, change["transaction_id"])
    assert office.row(office.a)["registered_area_m2"] == 100.0


def test_the_parts_stand_by_number_and_none_keeps_the_parcel_before_that_is_answered(
    office: Office,
) -> None:
    office.edit(office.a)
    line = QgsLineString([EAST + 6, EAST + 6], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(office.a).id()])
    office.layer.splitFeatures(line, False, True)
    office.rest()
    assert [row[0] for row in cells(office)] == ["Part 1", "Part 2"]
    [question] = office.work.sorted.questions
    office.answer(0, question.parts[1].key)  # the smaller part keeps the parcel
    office.rest()
    assert [row[0] for row in cells(office)] == ["Part 1, new", "Part 2, keeps it"]
    assert [float(row[1]) for row in cells(office)] == pytest.approx([60, 40], abs=0.1)


def test_the_reason_is_scrolled_to_when_it_is_asked_for(office: Office) -> None:
    divide(office, office.a, 6)
    why = office.child(QLineEdit, "Split.Areas.Reason")
    scroll = next(each for each in why.window().findChildren(QScrollArea) if each.isAncestorOf(why))
    window = why.window()
    window.resize(420, 320)
    window.show()
    settle()
    scroll.verticalScrollBar().setValue(0)
    type_area(office, 0, "55.5")
    type_area(office, 1, "45")

    def is_seen() -> bool:
        top = why.mapTo(scroll.viewport(), why.rect().topLeft()).y()
        return bool(0 <= top <= scroll.viewport().height() - why.height())

    assert not is_seen()
    until(is_seen)


def test_a_typed_figure_moves_the_others_and_another_sum_asks_why(office: Office) -> None:
    divide(office, office.a, 6)
    office.child(QLineEdit, "Reason").setText("分割")
    write = office.child(QPushButton, "Write")
    type_area(office, 0, "55.5")
    assert [row[2] for row in cells(office)] == ["55.5", "44.50"]
    assert write.isEnabled()
    type_area(office, 1, "45")
    why = office.child(QLineEdit, "Split.Areas.Reason")
    assert why.isVisibleTo(why.parentWidget())
    assert not write.isEnabled()
    assert "+0.50" in office.child(QLabel, "State").text()
    why.setText("重测")
    assert write.isEnabled()
    type_area(office, 1, "四十五")
    assert not write.isEnabled()
    type_area(office, 1, "")
    assert [row[2] for row in cells(office)] == ["55.5", "44.50"]
    type_area(office, 1, "45")
    assert write.isEnabled()  # the reason still stands
    office.write("分割")
    areas = {row["uuid"]: row["registered_area_m2"] for row in office.listed()}
    part = next(uuid for uuid in areas if uuid not in (office.a, office.b, office.c))
    assert (areas[office.a], areas[part]) == (55.5, 45.0)


def test_the_total_of_the_parts_stands_below_them_with_what_it_is_off_the_register(
    office: Office,
) -> None:
    divide(office, office.a, 6)  # 100 m² are registered; 6 × 10 and 4 × 10 m are drawn
    table = office.child(QTableWidget, "Split.Areas.Table")
    assert [row[0] for row in lines(office)] == ["Part 1, keeps it", "Part 2, new", "Total"]
    drawn = [float(row[1]) for row in lines(office)]
    assert drawn[2] == pytest.approx(drawn[0] + drawn[1], abs=0.005)
    assert lines(office)[2][2] == "100.00"
    assert not table.item(2, 2).flags() & Qt.ItemFlag.ItemIsEditable
    assert table.item(0, 2).flags() & Qt.ItemFlag.ItemIsEditable
    type_area(office, 0, "55.5")
    type_area(office, 1, "45")
    total, registered, difference = lines(office)[2:]
    assert total[:3:2] == ["Total", "100.50"]
    assert float(total[3]) == pytest.approx(100.5 - drawn[2], abs=0.005)
    assert registered == ["Registered area", "", "100.00", ""]
    assert difference == ["Total less registered", "", "+0.50", ""]
    type_area(office, 1, "44.5")
    assert [row[0] for row in lines(office)][2:] == ["Total"]
    assert table.height() >= table.horizontalHeader().height() + 3 * table.rowHeight(0)


def test_a_part_may_be_typed_in_mu(office: Office) -> None:
    divide(office, office.a, 6)
    office.child(QLineEdit, "Reason").setText("分割")
    type_area(office, 0, "0.09亩")
    assert [row[2] for row in cells(office)] == ["60.00", "40.00"]
    type_area(office, 0, "0.08亩")  # 53.33… m²
    assert [row[2] for row in cells(office)] == ["53.33", "46.67"]
    assert office.child(QPushButton, "Write").isEnabled()
    type_area(office, 1, "46.67")
    assert office.child(QPushButton, "Write").isEnabled()


def test_areas_may_be_left_to_the_register(office: Office) -> None:
    divide(office, office.a, 6)
    office.child(QLineEdit, "Reason").setText("分割")
    office.child(QCheckBox, "Split.Areas.On").setChecked(False)
    assert not cells(office)
    office.write("分割")
    assert office.row(office.a)["registered_area_m2"] is None


def test_a_parcel_without_a_registered_area_has_nothing_to_share(office: Office) -> None:
    divide(office, office.b, 15)
    assert not cells(office)
    assert "no registered area" in office.child(QLabel, "Split.Areas.Said").text()
    office.child(QLineEdit, "Reason").setText("分割")
    assert office.child(QPushButton, "Write").isEnabled()
    office.write("分割")
    assert office.row(office.b)["registered_area_m2"] is None
