# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""批量修改 in a real session: preview, decide, write, undo; paste; a table out and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication, QKeySequence
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QFileDialog, QLabel, QListWidget, QPushButton, QWidget

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.history.difference_dialog import DifferenceDialog
from lowuse_plugin.gui.dialogs.rows.bulk_dialog import BulkDialog
from lowuse_plugin.gui.parcels.bulk_command import BulkCommand
from lowuse_plugin.gui.widgets.bulk_form import EXPRESSION
from lowuse_plugin.gui.widgets.history.change_table import NEW, OLD, REMARK
from lowuse_plugin.gui.widgets.parcels.list import ParcelList
from lowuse_plugin.gui.widgets.parcels.scope import ALL, CHOSEN, SHOWN
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.rows.bulk_change import Way
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.rows.bulk_workspace import (
    NAMES,
    code,
    colleague,
    five_parcels,
    li_changes,
    stored,
)


@pytest.fixture
def command(session_desk: SessionDesk, folder: Path) -> Iterator[BulkCommand]:
    with five_parcels(folder) as store:
        path = store.path
    session_desk.open(path)
    command = BulkCommand(session_desk.context, session_desk.window)
    yield command
    command.release()


def part(dialog: QWidget, kind: type, name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def rows(dialog: DifferenceDialog) -> list[tuple[str, str]]:
    model = dialog.differences.model
    return [
        (model.index(row, OLD).data(), model.index(row, NEW).data())
        for row in range(model.rowCount())
    ]


def text(dialog: QWidget, name: str) -> str:
    return part(dialog, QLabel, name).text()


def store_of(session_desk: SessionDesk) -> WorkspaceStore:
    store = session_desk.session.store
    assert store is not None
    return store


def open_bulk(command: BulkCommand, session_desk: SessionDesk) -> BulkDialog:
    session_desk.current.select(NAMES)
    dialog = command.change()
    assert dialog is not None
    return dialog


def preview(dialog: BulkDialog, session_desk: SessionDesk, *answer: str) -> None:
    dialog.form.choose(*answer)
    part(dialog, QPushButton, "LowUse.Bulk.Preview").click()
    session_desk.rest()


def write(dialog: DifferenceDialog, session_desk: SessionDesk, reason: str = "核查") -> None:
    dialog.reason.setText(reason)
    dialog.write()
    session_desk.rest()


# -- one value for many ---------------------------------------------------------------------------


def test_preview_write_undo(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    assert rows(dialog) == [("未查明", "否")] * 5
    assert text(dialog, "LowUse.Differences.Counts") == "5 cells change"
    assert part(dialog, QPushButton, "LowUse.Bulk.Write").text() == "Write 5 parcels"
    write(dialog, session_desk)
    assert stored(store_of(session_desk), "idle") == dict.fromkeys(NAMES, "no")
    assert session_desk.said[-1] == "闲置土地 of 5 parcels changed."
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert stored(store_of(session_desk), "idle") == dict.fromkeys(NAMES, "unknown")


def test_nothing_is_written_without_a_reason(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    write(dialog, session_desk, reason="  ")
    assert text(dialog, "LowUse.Bulk.State") == "Enter the reason; it goes into the log."
    assert stored(store_of(session_desk), "idle") == dict.fromkeys(NAMES, "unknown")


def test_another_answer_forgets_the_list(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    dialog.form.choose("idle", Way.SET, "是")
    assert rows(dialog) == []
    assert not part(dialog, QPushButton, "LowUse.Bulk.Write").isEnabled()


def test_a_value_that_is_none_is_said_in_place_of_the_list(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "registered_area_m2", Way.SET, "很大")
    said = text(dialog, "LowUse.Differences.State.Text")
    assert said == "“很大” is no value of 登记面积; expected: a number such as 1234.5."


def test_scopes_count_and_change_what_is_meant(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    command.follow(lambda: ["a", "b", "c"])
    session_desk.current.select(["b"])
    dialog = command.change()
    assert dialog is not None
    box = dialog.scope._box
    assert [box.itemData(i) for i in range(box.count())] == [CHOSEN, SHOWN, ALL]
    assert "(1 parcels, 15.00 mu)" in box.itemText(0)  # 10,000 m²
    for scope, expected in ((CHOSEN, 1), (SHOWN, 3), (ALL, 5)):
        dialog.scope.choose(scope)
        preview(dialog, session_desk, "idle", Way.SET, "否")
        assert len(rows(dialog)) == expected


def test_the_menu_of_a_parcel_opens_it_for_these(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    action = next(a for a in session_desk.context.actions._actions if a.name == "Bulk")
    action.act(("a", "c"))
    dialog = command._dialogs["bulk"]
    assert dialog.scope.uuids == ["a", "c"]


def test_an_expression_with_a_failing_parcel(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    answer = 'if("registered_area_m2" > 25000, to_int(\'x\'), "registered_area_m2" * 2)'
    preview(dialog, session_desk, "registered_area_m2", EXPRESSION, answer)
    assert rows(dialog) == [
        ("10,000.00 m²", "20,000.00 m²"), ("20,000.00 m²", "40,000.00 m²"),
    ]  # fmt: skip
    left = part(dialog, QListWidget, "LowUse.Differences.LeftOut")
    assert left.count() == 3
    assert code(3) in left.item(0).text()
    assert left.item(2).text().startswith("The result is empty for 1 parcels")  # e has no area


def test_nothing_is_chosen_beforehand(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    form = dialog.form
    assert (form._field.column, form._ways.currentData(), form.asked) == ("", None, None)
    dialog.preview()
    assert "Choose a field, what becomes of it" in text(dialog, "LowUse.Bulk.State")
    form._field.setCurrentIndex(form._field.findData("registered_area_m2"))
    assert form._field.currentText() == "登记面积（m²）"
    assert (form._ways.currentData(), form.asked) == (None, None)
    form._ways.setCurrentIndex(form._ways.findData(EXPRESSION))
    assert (form._unit.text(), form._unit.isHidden()) == ("m²", False)
    assert form.asked is not None


def test_empty_results_are_counted_and_change_nothing(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "surveyed_area_m2", EXPRESSION, "NULL")
    said = text(dialog, "LowUse.Differences.State.Text")
    assert said == "Nothing would change: nothing of it can be taken."
    left = part(dialog, QListWidget, "LowUse.Differences.LeftOut")
    assert [left.item(i).text() for i in range(left.count())] == [
        "The result is empty for 5 parcels; they are not changed."
    ]


def test_the_whole_remark_of_a_line_can_be_read(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    QGuiApplication.clipboard().setText(f"宗地代码\t闲置土地\t备注\n{code(1)}\t大概\t甲\n")
    dialog = command.paste()
    session_desk.rest()
    model, view = dialog.differences.model, dialog.differences._view
    line = next(r for r in range(model.rowCount()) if model.index(r, REMARK).data())
    view.setCurrentIndex(model.index(line, NEW))
    said = part(dialog, QLabel, "LowUse.Differences.Remark")
    assert said.isVisible()
    assert said.text() == model.index(line, REMARK).data()
    assert view.columnWidth(REMARK) >= view.fontMetrics().horizontalAdvance(said.text())


def test_area_of_the_project_is_refused(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "surveyed_area_m2", EXPRESSION, "$area")
    assert "plane_area_m2" in text(dialog, "LowUse.Differences.State.Text")


# -- a colleague was faster -----------------------------------------------------------------------


def test_a_colleague_who_was_faster_is_decided_about(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "town", Way.SET, "荷塘镇")
    li_changes(store_of(session_desk), "b", town="杜阮镇")
    write(dialog, session_desk)
    model = dialog.differences.model
    assert stored(store_of(session_desk), "town")["a"] == "棠下镇"
    assert "nothing was written" in text(dialog, "LowUse.Bulk.State")
    remarks = [model.index(row, REMARK).data() for row in range(5)]
    assert remarks[1].startswith("▲ changed by 李四 at ")
    assert remarks[0] == ""
    box = model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert box == Qt.CheckState.PartiallyChecked
    write(dialog, session_desk)
    assert "not decided yet" in text(dialog, "LowUse.Bulk.State")
    part(dialog, QPushButton, "LowUse.Differences.KeepAll").click()
    write(dialog, session_desk)
    assert stored(store_of(session_desk), "town") == {
        **dict.fromkeys(("a", "c", "d", "e"), "荷塘镇"), "b": "杜阮镇",
    }  # fmt: skip


def test_what_a_colleague_changed_is_decided_by_group(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    QGuiApplication.clipboard().setText(
        f"宗地代码\t镇（街道）\t坐落\t备注\n{code(1)}\t荷塘镇\t新路\t甲\n"
    )
    dialog = command.paste()
    session_desk.rest()
    li_changes(store_of(session_desk), "a", town="杜阮镇", address="旧路")
    write(dialog, session_desk)
    model = dialog.differences.model
    assert model.choice.tolist() == [-1, -1, 1]
    model.toggle(1)
    assert model.choice.tolist() == [1, 1, 1]
    model.toggle(0)
    assert model.choice.tolist() == [0, 0, 1]
    write(dialog, session_desk)
    assert stored(store_of(session_desk), "town")["a"] == "杜阮镇"
    assert stored(store_of(session_desk), "remark")["a"] == "甲"


def test_enter_previews_and_never_writes(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    dialog.form.choose("town", Way.SET, "荷塘镇")
    dialog.form._input.inner().setFocus()
    QTest.keyClick(dialog.form._input.inner(), Qt.Key.Key_Return)
    session_desk.rest()
    assert len(rows(dialog)) == 5
    dialog.reason.setText("核查")
    dialog.reason.setFocus()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    session_desk.rest()
    assert stored(store_of(session_desk), "town")["a"] == "棠下镇"


def test_a_colleague_at_work_on_a_parcel_is_named(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    with colleague(store_of(session_desk)) as other:
        other.leases.hold("parcel", ["b"], "编辑")
        until(lambda: session_desk.context.leases.of("b") is not None)
        dialog = open_bulk(command, session_desk)
        preview(dialog, session_desk, "town", Way.SET, "荷塘镇")
    assert "李四 works on 1 of these parcels" in text(dialog, "LowUse.Bulk.State")


def test_space_takes_and_leaves_a_line(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    view = dialog.differences._view
    view.setCurrentIndex(dialog.differences.model.index(0, NEW))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert session_desk.current.uuid == "a"
    assert part(dialog, QPushButton, "LowUse.Bulk.Write").text() == "Write 4 parcels"
    write(dialog, session_desk)
    assert stored(store_of(session_desk), "idle")["a"] == "unknown"


def test_closing_the_workspace_closes_the_dialog(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    session_desk.session.close()
    assert not dialog.isVisible()


# -- nothing is thrown away without asking --------------------------------------------------------


def decided(command: BulkCommand, session_desk: SessionDesk) -> BulkDialog:
    """A list of which a person left the first line."""
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    dialog.differences.model.toggle(0)
    return dialog


def asked(dialog: DifferenceDialog) -> bool:
    return not part(dialog, QWidget, "LowUse.Bulk.Ask").isHidden()


def answer(dialog: DifferenceDialog, name: str) -> None:
    part(dialog, QPushButton, f"LowUse.Bulk.Ask{name}").click()


@pytest.mark.parametrize("leave", ["Esc", "Close", "window"])
def test_a_decided_list_is_not_closed_without_asking(
    command: BulkCommand, session_desk: SessionDesk, leave: str
) -> None:
    dialog = decided(command, session_desk)
    if leave == "Esc":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    elif leave == "Close":
        part(dialog, QPushButton, "LowUse.Bulk.Close").click()
    else:
        dialog.close()
    assert dialog.isVisible()
    assert asked(dialog)
    answer(dialog, "Stay")
    assert not asked(dialog)
    assert dialog.differences.model.choice.tolist() == [0, 1, 1, 1, 1]
    dialog.reject()
    answer(dialog, "Discard")
    assert not dialog.isVisible()


def test_a_typed_reason_is_asked_about_and_a_mere_preview_is_not(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    assert not dialog.edited
    QTest.keyClicks(dialog.reason, "field check")
    dialog.reject()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason, " of June")  # going on is an answer too
    assert not asked(dialog)
    dialog.reason.clear()
    dialog.reject()
    assert not dialog.isVisible()


def test_the_question_can_be_answered_by_writing(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = decided(command, session_desk)
    dialog.reject()
    answer(dialog, "Write")
    assert text(dialog, "LowUse.Bulk.State") == "Enter the reason; it goes into the log."
    dialog.reason.setText("核查")
    dialog.reject()
    answer(dialog, "Write")
    assert dialog.isVisible()
    dialog.reject()  # while it is written there is nothing to close
    assert dialog.isVisible()
    session_desk.rest()
    assert stored(store_of(session_desk), "idle") == {"a": "unknown", **dict.fromkeys("bcde", "no")}


def test_leaving_asks_about_decided_lists(command: BulkCommand, session_desk: SessionDesk) -> None:
    assert command.may_leave()
    dialog = decided(command, session_desk)
    assert not command.may_leave()
    assert asked(dialog)
    answer(dialog, "Discard")
    assert command.may_leave()


def test_a_decided_list_outlives_its_workspace(
    command: BulkCommand, session_desk: SessionDesk, folder: Path
) -> None:
    dialog = decided(command, session_desk)
    dialog.reason.setText("核查")
    path = store_of(session_desk).path
    session_desk.session.close()
    assert dialog.isVisible()
    assert f"open {path.name} again" in text(dialog, "LowUse.Bulk.State")
    (folder / "别处").mkdir()
    with five_parcels(folder / "别处") as other:
        elsewhere = other.path
    session_desk.open(elsewhere)
    dialog.write()
    assert "belongs to" in text(dialog, "LowUse.Bulk.State")
    session_desk.open(path)
    dialog.write()
    session_desk.rest()
    assert stored(store_of(session_desk), "idle") == {"a": "unknown", **dict.fromkeys("bcde", "no")}


def test_the_plugin_goes_without_asking(command: BulkCommand, session_desk: SessionDesk) -> None:
    dialog = decided(command, session_desk)
    command.release()
    assert not dialog.isVisible()


def test_a_decided_list_is_not_replaced_without_asking(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = decided(command, session_desk)
    session_desk.current.select(["b"])
    assert command.change() is dialog  # brought to the front as it is
    assert len(rows(dialog)) == 5
    command._change_these(("c",))
    assert len(rows(dialog)) == 5
    assert asked(dialog)
    answer(dialog, "Stay")
    assert dialog.scope.uuids == ["b"]
    command._change_these(("c",))
    answer(dialog, "Discard")
    assert (rows(dialog), dialog.scope.uuids) == ([], ["c"])


def test_a_list_of_other_parcels_is_forgotten(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    dialog = open_bulk(command, session_desk)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    told: list[None] = []
    dialog.scope.changed.connect(lambda: told.append(None))
    command.change()
    assert (len(rows(dialog)), told) == (5, [])  # the same parcels: nothing happened
    session_desk.current.select(["b"])
    command.change()
    assert (rows(dialog), len(told)) == ([], 1)
    preview(dialog, session_desk, "idle", Way.SET, "否")
    session_desk.current.clear()
    session_desk.current.select([])
    command.change()
    assert (rows(dialog), dialog.scope.scope) == ([], ALL)


def test_an_export_does_not_change_what_a_bulk_change_means(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    command._change_these(("a", "c"))
    dialog = command._dialogs["bulk"]
    command.export()
    assert dialog.scope.uuids == ["a", "c"]


def test_a_viewer_is_told_why_not(command: BulkCommand, session_desk: SessionDesk) -> None:
    ROLE.set(Role.VIEWER)
    assert command.change() is None
    assert command.paste() is None
    assert "viewer" in session_desk.said[-1]


# -- tables ---------------------------------------------------------------------------------------


def test_ctrl_v_in_the_list_pastes_a_table(command: BulkCommand, session_desk: SessionDesk) -> None:
    parcels = ParcelList(session_desk.current)
    parcels.follow(session_desk.book)
    parcels.offer(session_desk.context.actions)
    QGuiApplication.clipboard().setText(f"宗地代码\t备注\n{code(1)}\t甲\n{code(9)}\t乙\n")
    QTest.keySequence(parcels._view, QKeySequence(QKeySequence.StandardKey.Paste))
    session_desk.rest()
    dialog = command._dialogs["paste"]
    assert rows(dialog) == [("(empty)", "甲")]
    left = part(dialog, QListWidget, "LowUse.Differences.LeftOut")
    assert left.item(0).text() == (
        f"Row 3　{code(9)}: No parcel has this number. New parcels come in by import, not here."
    )
    write(dialog, session_desk)
    assert stored(store_of(session_desk), "remark")["a"] == "甲"
    parcels.deleteLater()


def test_empty_cells_clear_when_it_is_chosen(
    command: BulkCommand, session_desk: SessionDesk
) -> None:
    QGuiApplication.clipboard().setText(f"宗地代码\t镇（街道）\t备注\n{code(1)}\t\t甲\n")
    dialog = command.paste()
    session_desk.rest()
    assert rows(dialog) == [("(empty)", "甲")]
    part(dialog, QCheckBox, "LowUse.Paste.Clears").setChecked(True)
    session_desk.rest()
    assert rows(dialog) == [("棠下镇", "(empty)"), ("(empty)", "甲")]


def test_a_table_goes_out_and_comes_back(
    command: BulkCommand,
    session_desk: SessionDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = folder / "表.xlsx"
    dialog = command.export()
    dialog.scope.choose(ALL)
    dialog.fields.check(["idle", "remark"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    part(dialog, QPushButton, "LowUse.TableOut.Write").click()
    session_desk.rest()
    assert "5 parcels exported" in session_desk.said[-1]
    book = openpyxl.load_workbook(path)
    sheet = book["宗地"]
    sheet.cell(5, 8).value = "是"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    command.read_back()
    session_desk.rest()
    back = command._dialogs["back"]
    assert rows(back) == [("未查明", "是")]
    write(back, session_desk)
    assert stored(store_of(session_desk), "idle")["a"] == "yes"


def test_a_file_that_is_none_of_ours_is_said(
    command: BulkCommand, session_desk: SessionDesk, folder: Path
) -> None:
    path = folder / "普通.xlsx"
    openpyxl.Workbook().save(path)
    dialog = command.open_table(path)
    session_desk.rest()
    said = text(dialog, "LowUse.Differences.State.Text")
    assert said.startswith("普通.xlsx is no table that was written")
