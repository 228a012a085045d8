# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Several merge groups are chosen in the list, and a case of each begins in one save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QLabel, QMenu, QPushButton, QTableWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import MergeProposeManyDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.panels.merging_view import MergingView
from lowuse_plugin.gui.widgets.merging.group_table import MergeGroupTable
from lowuse_plugin.services.merging.cases import list_cases, propose_merge, read_case
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR, add
from tests.services.merging.test_merge_matrix import lawful

DRAFTER = "陈经办"
HOLDERS = ("甲厂", "乙厂", "丙厂", "丁厂")
"""Of each two parcels of 20 × 10 m beside each other; a parcel of 丁厂 is seized."""
CODE = "440704001001GB000{:02d}"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class ManyDesk:
    """The panel on four groups, the commands beside."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk, self.path = desk, path
        fresh = {"seized_checked_on": office_today().isoformat(), "registered_area_m2": 200.0}
        rows = [
            lawful(
                200 * at + 20 * half, 200 * at + 20 * half + 20,
                parcel_code=CODE.format(2 * at + half + 1), holder_name=holder,
                **{**fresh, "seized": "yes" if holder == "丁厂" and half else "no"},
            )
            for at, holder in enumerate(HOLDERS) for half in (0, 1)
        ]  # fmt: skip
        with create_workspace(path, district="440704", actor=ACTOR) as store:
            self.keys = add(store, "parcel", rows)
        become(desk, Role.REVIEWER, DRAFTER)
        iface = SimpleNamespace(activeLayer=lambda: None)
        self.command = MergeCommand(desk.context, desk.window, iface)
        desk.open(path)
        self.view = MergingView(desk.context, lambda: None, desk.window)
        self.view.resize(460, 800)
        self.view.show()
        desk.window.show()
        desk.rest()
        self.view.findChild(QPushButton, "LowUse.Merging.Search.Find").click()
        desk.rest()
        assert sorted(self.holders()) == sorted(HOLDERS)

    @property
    def table(self) -> MergeGroupTable:
        found = self.view.findChild(MergeGroupTable, "LowUse.Merging.List.Table")
        assert found is not None
        return found

    def holders(self, rows: list[int] | None = None) -> list[str]:
        model = self.view.list.model
        places = range(model.rowCount()) if rows is None else rows
        return [model.row_at(place).holder for place in places]

    def chosen(self) -> list[str]:
        return self.holders(self.table.chosen_rows())

    def click(self, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
        table = self.table
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(place))
        self.desk.rest()

    def looked_at(self) -> tuple[str, ...]:
        return self.desk.parcel_parts.merging.current.look.members

    def entry(self, name: str, row: int = 0) -> QAction:
        menu: QMenu = self.view.list.menu_of(row)
        found = menu.findChild(QAction, f"LowUse.Merging.List.{name}")
        assert found is not None, [each.objectName() for each in menu.actions()]
        return found

    def form(self) -> MergeProposeManyDialog:
        self.entry("ProposeMany").trigger()
        self.desk.rest()
        [form] = [
            each for each in self.desk.window.findChildren(MergeProposeManyDialog)
            if each.isVisible()
        ]  # fmt: skip
        return form

    def propose(self, *groups: int) -> None:
        with open_workspace(self.path, actor=ACTOR) as store:
            for at in groups:
                propose_merge(store, self.keys[2 * at : 2 * at + 2], by=DRAFTER)
        self.desk.refreshed()

    def in_case(self) -> dict[str, str]:
        """Return holder → state of the case, of the groups in the list that are in one."""
        return {row.holder: row.in_case for row in self.view.list.model.rows if row.in_case}

    def cases(self) -> dict[str, str]:
        """Return holder → number of the cases."""
        assert self.desk.session.store is not None
        return {case.holder: case.case_no for case in list_cases(self.desk.session.store)}


@pytest.fixture
def many(session_desk: SessionDesk, folder: Path) -> Iterator[ManyDesk]:
    desk = ManyDesk(session_desk, folder / "工作库 1.gpkg")
    yield desk
    desk.command.release()
    desk.view.close()
    desk.view.deleteLater()
    settle()


def number(serial: int) -> str:
    return f"HB440704{office_today().year}{serial:03d}"


def cells(form: MergeProposeManyDialog, row: int) -> list[str]:
    table: QTableWidget = form.table
    return [table.item(row, column).text() for column in range(table.columnCount())]


def ticked(form: MergeProposeManyDialog) -> list[bool]:
    boxes = [form.table.item(row, 0) for row in range(form.table.rowCount())]
    return [box.checkState() == Qt.CheckState.Checked for box in boxes]


# -- choosing -------------------------------------------------------------------------------------


def test_shift_and_ctrl_choose_several_and_the_last_is_looked_at(many: ManyDesk) -> None:
    many.click(0)
    assert len(many.chosen()) == 1
    many.click(2, SHIFT)
    assert many.chosen() == many.holders([0, 1, 2])
    assert many.looked_at() == many.view.list.model.row_at(2).members
    many.click(1, CTRL)
    assert many.chosen() == many.holders([0, 2])
    many.click(0, CTRL)
    assert many.chosen() == many.holders([2])
    many.click(3)
    assert many.chosen() == many.holders([3])


def test_keys_go_through_the_list_as_before_and_ctrl_a_chooses_all(many: ManyDesk) -> None:
    many.click(0)
    QTest.keyClick(many.table, Qt.Key.Key_A, CTRL)
    assert many.chosen() == many.holders()
    assert many.looked_at() == many.view.list.model.row_at(0).members
    QTest.keyClick(many.table, Qt.Key.Key_Down)
    many.desk.rest()
    assert many.chosen() == many.holders([1])
    assert many.looked_at() == many.view.list.model.row_at(1).members
    QTest.keyClick(many.table, Qt.Key.Key_Down, SHIFT)
    assert many.chosen() == many.holders([1, 2])


def test_what_is_chosen_stays_so_while_the_list_is_sorted_or_made_anew(many: ManyDesk) -> None:
    many.click(0)
    many.click(2, CTRL)
    chosen = set(many.chosen())
    many.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert set(many.chosen()) == chosen
    row = many.keys[6]
    with open_workspace(many.path, actor=ACTOR) as other:
        other.write([Update("parcel", row, 1, {"remark": "新查"})], reason="编辑")
    many.desk.refreshed()
    assert set(many.chosen()) == chosen
    many.view.list.model.set_text(sorted(chosen)[0])
    assert many.chosen() == sorted(chosen)[:1]


def test_a_save_of_a_colleague_leaves_the_choice_also_where_the_cursor_is_beside_it(
    many: ManyDesk,
) -> None:
    for row, keys in ((0, NONE), (2, CTRL), (3, CTRL), (3, CTRL)):
        many.click(row, keys)
    chosen = many.chosen()
    assert len(chosen) == 2
    assert many.table.currentIndex().row() == 3
    [at] = [HOLDERS.index(holder) for holder in many.holders([1])]
    many.propose(at)
    assert many.chosen() == chosen
    assert many.table.currentIndex().row() == 3


def test_a_filter_that_hides_a_chosen_group_gives_it_back_until_others_are_chosen(
    many: ManyDesk,
) -> None:
    many.click(0)
    many.click(2, CTRL)
    first, second = many.chosen()
    many.view.list.model.set_text(first)
    assert many.chosen() == [first]
    many.view.list.model.set_text("")
    assert many.chosen() == [first, second]
    many.view.list.model.set_text(first)
    many.click(0)
    many.view.list.model.set_text("")
    assert many.chosen() == [first]


def test_several_chosen_groups_are_copied_else_all(many: ManyDesk) -> None:
    many.click(1)
    assert many.entry("Copy").text() == "Copy the list"
    many.click(2, CTRL)
    assert many.entry("Copy", 1).text() == "Copy the 2 chosen groups"
    QTest.keyClick(many.table, Qt.Key.Key_C, CTRL)
    many.desk.rest()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == many.holders([1, 2])
    many.click(1)
    QTest.keyClick(many.table, Qt.Key.Key_C, CTRL)
    many.desk.rest()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5


# -- proposing ------------------------------------------------------------------------------------


def test_three_groups_become_three_cases_and_one_undo_takes_them_back(many: ManyDesk) -> None:
    many.click(0)
    many.click(2, SHIFT)
    assert many.entry("ProposeMany").text() == "Propose merges of the 3 chosen groups …"
    wanted = many.holders([0, 1, 2])
    form = many.form()
    assert [cells(form, row)[0] for row in range(3)] == wanted
    assert cells(form, 0)[1:3] == ["2", "0.60 mu"]  # 400 m²
    assert form.ok.text() == "Propose 3 groups"
    form.ok.click()
    many.desk.rest()
    assert many.desk.said[-1].startswith(f"3 merges are proposed: {number(1)} to {number(3)}.")
    assert many.cases() == {holder: number(at + 1) for at, holder in enumerate(wanted)}
    store = many.desk.session.store
    assert store is not None
    assert {case.applicant for case in list_cases(store)} == set(wanted)
    assert {read_case(store, case.uuid).drafted_by for case in list_cases(store)} == {DRAFTER}
    until(lambda: many.in_case() == dict.fromkeys(wanted, "proposed"))
    many.desk.press("LowUse.Message.Undo")
    many.desk.refreshed()
    assert many.cases() == {}


def test_what_fails_is_not_ticked_and_what_is_in_a_case_cannot_be(many: ManyDesk) -> None:
    many.propose(0)
    many.click(0)
    QTest.keyClick(many.table, Qt.Key.Key_A, CTRL)
    form = many.form()
    rows = {cells(form, row)[0]: row for row in range(4)}
    ticks = ticked(form)
    assert [ticks[rows[holder]] for holder in HOLDERS] == [False, True, True, False]
    held, failing = (form.table.item(rows[holder], 0) for holder in ("甲厂", "丁厂"))
    assert not held.flags() & Qt.ItemFlag.ItemIsEnabled
    assert cells(form, rows["甲厂"])[3:] == ["", f"in {number(1)}: Merge proposed"]
    assert cells(form, rows["丁厂"])[3].startswith("✕  M-5 ")
    assert cells(form, rows["乙厂"])[3].startswith("?  M-10 ")
    assert form.ok.text() == "Propose 2 groups"
    failing.setCheckState(Qt.CheckState.Checked)
    assert form.ok.text() == "Propose 3 groups"
    form.ok.click()
    many.desk.rest()
    assert set(many.cases()) == set(HOLDERS)


def test_nothing_ticked_is_nothing_to_propose(many: ManyDesk) -> None:
    many.click(0)
    many.click(1, SHIFT)
    form = many.form()
    for row in range(2):
        form.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not form.ok.isEnabled()
    assert form.findChild(QLabel, "LowUse.MergeProposeMany.Said").text() == (
        "Tick at least one group."
    )
    form.discard()


def test_a_colleague_who_was_faster_lets_nothing_be_written(many: ManyDesk) -> None:
    many.click(0)
    many.click(2, SHIFT)
    form = many.form()
    at = HOLDERS.index(cells(form, 1)[0])
    many.propose(at)
    form.ok.click()
    many.desk.rest()
    assert form.isVisible()
    said = form.findChild(QLabel, "LowUse.MergeProposeMany.Said").text()
    assert f"is in the proposed merge {number(1)} already" in said
    assert many.cases() == {HOLDERS[at]: number(1)}
    form.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    form.ok.click()
    many.desk.rest()
    assert len(many.cases()) == 3


def test_who_only_looks_is_told_so_by_the_grey_entry_and_when_it_is_asked_for(
    many: ManyDesk,
) -> None:
    many.click(0)
    many.click(1, SHIFT)
    assert many.entry("ProposeMany").isEnabled()
    become(many.desk, Role.VIEWER, DRAFTER)
    entry = many.entry("ProposeMany")
    assert not entry.isEnabled()
    assert "Your role is" in entry.toolTip()
    many.command.propose_many([many.keys[:2], many.keys[2:4]])
    many.desk.rest()
    assert many.desk.window.findChildren(MergeProposeManyDialog) == []
    assert many.desk.said[-1].startswith("Your role is “viewer”: it changes nothing.")
