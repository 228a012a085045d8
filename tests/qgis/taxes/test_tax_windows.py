# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""企业与税收 when it is closed, pressed twice or full of odd names; its table of many rows."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtWidgets import QDialog, QLineEdit, QPushButton

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.taxes.letter_dialog import LetterDialog
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.gui.widgets.taxes.figures_page import FiguresPage
from lowuse_plugin.services.importing import files as import_files
from lowuse_plugin.services.taxes.figures import FigureLine
from lowuse_plugin.services.taxes.land import read_districts
from tests.qgis.session_desk import SessionDesk
from tests.qgis.taxes.test_taxes import choose, office, opened, rows_of  # noqa: F401
from tests.qgis.window import Desk, settle
from tests.services.importing.import_support import current

FIRM = "江门市丙厂有限责任公司"
NUMBER = "LowUse.TaxLetter.Number"


@pytest.fixture
def crashes(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    found: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: found.append(what))
    return found


def test_the_window_stays_while_a_letter_is_not_kept(office) -> None:  # noqa: F811
    _, command, _ = office
    dialog = opened(office)
    letter = dialog.ask_letter()
    letter.findChild(QLineEdit, NUMBER).setText("江府函〔2025〕3号")
    settle()
    dialog.reject()
    settle()
    assert dialog.isVisible()
    assert letter.isVisible()
    dialog.close()
    assert dialog.isVisible()
    assert letter.findChild(QLineEdit, NUMBER).text()
    letter.discard()
    dialog.close()
    settle()
    assert command.dialog is None


def test_a_window_that_is_done_twice_closes_once(office) -> None:  # noqa: F811
    _, command, _ = office
    dialog = opened(office)
    dialog.discard()
    dialog.discard()
    settle()
    assert command.dialog is None


def test_one_save_at_a_time_and_what_came_of_it_is_told_when_the_window_is_gone(
    office,  # noqa: F811
    crashes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, command, folder = office
    dialog = opened(office)
    page, work = dialog.matches, dialog.work
    choose(page.table, FIRM)
    page.confirm()
    assert not page.findChild(QPushButton, "LowUse.Taxes.Matches.Confirm").isEnabled()
    page.confirm()
    work.refresh()
    dialog.reject()
    settle()
    desk.rest()
    assert not crashes
    assert [text for text in desk.said if "confirmed" in text] == ["1 confirmed"]
    assert len(current(desk.session.store, "parcel_enterprise")) == 3
    work.refresh()
    desk.rest()
    report = SimpleNamespace(remarks=(), imported=1, changed=0, refused=0)
    monkeypatch.setattr(import_files, "import_file", lambda *_a, **_k: report)
    shown: list[object] = []
    monkeypatch.setattr(command._reports, "show_one", lambda _key, _make: shown.append(report))
    work.import_answer(folder / "a.xlsx", SimpleNamespace(uuid="x"))
    desk.rest()
    (look,) = (b for b in desk.window.findChildren(QPushButton) if b.text() == "Look at every row")
    look.click()
    assert shown == [report]
    assert not crashes


def test_names_stand_letter_for_letter_and_tips_are_no_html(desk: Desk) -> None:
    page = FiguresPage()
    name = "<b>甲</b>公司"
    line = FigureLine(
        "e", "<i>1</i>", name, 2023, None, None, None, "", "<i>局</i>", "", "a", "x", False
    )
    page.show_lines([line])
    cells = rows_of(page.table)[0]
    assert (cells[0], cells[4], cells[8]) == (name, "<i>局</i>", "<i>1</i>")
    model, tip = page.table.model(), Qt.ItemDataRole.ToolTipRole
    assert "&lt;i&gt;局" in model.data(model.index(0, 4), tip)
    assert "<b>" not in model.data(model.index(0, 0), tip)
    page.deleteLater()


def test_many_rows_are_sorted_filtered_and_shown_again_with_only_seen_cells_made(
    desk: Desk,
) -> None:
    made: list[int] = []

    def text(number: int) -> str:
        made.append(number)
        return f"号{number}"

    columns = (RowsColumn("a", text, order=lambda number: number % 1000),)
    table = RowsTable("LowUse.Test", columns, key=lambda number: number, words=str)
    table.resize(300, 200)
    table.show()
    table.show_things(range(30_000))
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(table.model().index(1, 0), flags.ClearAndSelect | flags.Rows)
    assert table.chosen_things() == [28_999]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.chosen_things() == [28_999]
    table.show_things(range(28_999, -1, -1))
    assert table.chosen_things() == [28_999]
    table.filter(" 2899 ")
    left = sorted(table.rows.thing(row) for row in range(table.rows.rowCount()))
    assert left == [2899, 12_899, 22_899, *range(28_990, 29_000)]
    table.filter("")
    table.selectAll()
    settle()
    assert len(table.chosen_things()) == 29_000
    assert len(set(made)) < 500
    table.deleteLater()


def test_a_window_that_only_shows_is_opened_once_and_let_go_of_once(
    session_desk: SessionDesk,
) -> None:
    asking = AskingDesk(session_desk.context, session_desk.owner)
    made: list[QDialog] = []

    def make() -> QDialog:
        made.append(QDialog(session_desk.window))
        return made[-1]

    assert asking.show_one(("units",), make) is asking.show_one(("units",), make)
    assert len(made) == 1
    made[0].close()
    asking.show_one(("units",), make)
    asking.release()
    asking.release()
    assert [each.isVisible() for each in made] == [False, False]


def test_a_letter_asks_about_the_enterprises_of_its_district_only(office) -> None:  # noqa: F811
    desk, _, _ = office
    firms = ("a", "b", "c", "d")
    where = {"a": {"440703"}, "b": {"440703", "440704"}, "c": {"440704"}, "d": frozenset()}
    where["e"] = {"440704"}
    scopes = {"all": (*firms, "e"), "selected": (), "lacking": ("a", "c")}
    letter = LetterDialog(
        scopes, "440700", "李四", desk.session.waiting, districts=where
    )  # fmt: skip
    assert letter._district.currentData() == "440704"  # where most have land
    assert letter._scope.currentData() == "lacking"
    assert list(letter._firms()) == ["c"]
    letter._scope.choose("all")
    assert letter._scope.currentText().endswith("（3）")
    letter._district.setCurrentIndex(letter._district.findData("440703"))
    assert list(letter._firms()) == ["a", "b"]
    assert letter._scope.currentText().endswith("（2）")
    letter._district.setCurrentIndex(letter._district.findData("440785"))
    assert not letter.ok.isEnabled()
    letter.deleteLater()


def test_the_district_of_the_land_goes_before_that_of_a_list(office) -> None:  # noqa: F811
    desk, _, _ = office
    with desk.session.store.read() as reading:
        named = {row["uuid"]: row["name"] for row in reading.table("enterprise").to_rows()}
        links = {row["enterprise_uuid"] for row in reading.table("tax_links").to_rows()}
        found = read_districts(reading)
    assert links
    assert {frozenset(found[firm]) for firm in links} == {frozenset({"440704"})}
    assert set(found) == set(named)
