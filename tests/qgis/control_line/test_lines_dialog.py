# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本: the window, its forms, the comparison and what it puts on the map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton, QTabWidget, QWidget

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.control_line.lines_command import LinesCommand
from lowuse_plugin.gui.widgets.rows_table import RowsTable
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.layers.line_layers import (
    GROUP,
    KIND,
    comparison_key,
    version_key,
)
from lowuse_plugin.services.control_line import compare as compare_control_lines
from lowuse_plugin.services.control_line import new_version as new_line_version
from lowuse_plugin.services.control_line.versions import StatedLine, list_line_versions
from tests.qgis.claims.claim_desk import Held, become
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import add, control_line, new_workspace, parcel
from tests.services.control_line.line_workspace import DAY, block, draft

pytestmark = pytest.mark.map_layers


@pytest.fixture
def path(folder: Path) -> Path:
    with new_workspace(folder) as store:
        add(
            store,
            "parcel",
            [
                parcel(0, 20, parcel_code="440704001001GB00001", holder_name="甲厂"),
                parcel(60, 80, parcel_code="440704001001GB00002", holder_name="乙厂"),
                parcel(110, 130, parcel_code="440704001001GB00003", holder_name="丙厂"),
                parcel(90, 130, parcel_code="440704001001GB00004", holder_name="丁厂"),
            ],
        )
        control_line(store, "2020版", "2020-01-01")
        draft(store, "2025草案", block(50, 125), block(125, 150, level=2))
        return store.path


@pytest.fixture
def office(desk, path: Path) -> Iterator[SessionDesk]:
    office = SessionDesk(desk)
    become(office, Role.REVIEWER, "王五")
    office.open(path)
    yield office
    office.stop()


@pytest.fixture
def command(office: SessionDesk) -> Iterator[LinesCommand]:
    command = LinesCommand(office.context, office.window)
    command.show()
    office.rest()
    yield command
    command.release()


def find(parent: QWidget, kind: type, name: str):
    found = parent.findChild(kind, f"LowUse.{name}")
    assert found is not None, name
    return found


def top(name: str) -> QWidget:
    from qgis.PyQt.QtWidgets import QApplication  # noqa: PLC0415

    [window] = [
        w for w in QApplication.topLevelWidgets()
        if w.objectName() == f"LowUse.{name}" and w.isVisible()
    ]  # fmt: skip
    return window


def lines(office: SessionDesk) -> dict[str, StatedLine]:
    assert office.session.store is not None
    return {line.version: line for line in list_line_versions(office.session.store, DAY)}


def choose(command: LinesCommand, row: int) -> None:
    find(command.dialog, MoneyTable, "Lines.Table").selectRow(row)


def press(parent: QWidget, name: str) -> None:
    button = find(parent, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def test_the_list_says_state_days_and_size_of_every_version(
    office: SessionDesk, command: LinesCommand
) -> None:
    table = find(command.dialog, MoneyTable, "Lines.Table")
    newest, oldest = table.money.rows
    assert newest.cells[0] == "2025草案"
    assert newest.cells[1].startswith("✎")
    assert newest.cells[2].endswith("(planned)")  # the approval says when
    assert newest.cells[7] == "2"
    assert oldest.cells[0].startswith("2020版")
    assert oldest.cells[1].startswith("●")
    assert oldest.cells[2] == "2020-01-01"
    choose(command, 1)
    assert not find(command.dialog, QPushButton, "Lines.Retire").isEnabled()
    assert find(command.dialog, QPushButton, "Lines.Approve").isEnabled()


def test_a_clerk_draws_up_and_does_not_approve(office: SessionDesk, command: LinesCommand) -> None:
    choose(command, 0)
    press(command.dialog, "Lines.Approve")
    form = top("LineApproval")
    find(form, QLineEdit, "LineApproval.Number").setText("江府函〔2024〕88号")
    find(form, QLineEdit, "LineApproval.Authority").setText("江门市人民政府")
    find(form, QWidget, "LineApproval.From").setDate(QDate(2025, 2, 1))
    assert find(form, QPushButton, "LineApproval.Ok").isEnabled()
    become(office, Role.CLERK, "赵六")
    assert not find(form, QPushButton, "LineApproval.Ok").isEnabled()
    assert not find(command.dialog, QPushButton, "Lines.Approve").isEnabled()
    assert "reviewer" in find(command.dialog, QLabel, "Lines.Why").text()
    assert find(command.dialog, QPushButton, "Lines.New").isEnabled()
    form.discard()


def test_a_draft_takes_no_shape_while_it_is_being_saved(
    office: SessionDesk, command: LinesCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(new_line_version.new_line_version)
    monkeypatch.setattr(new_line_version, "new_line_version", held)
    press(command.dialog, "Lines.New")
    form = top("LineDraft")
    find(form, QLineEdit, "LineDraft.Version").setText("2027草案")
    form.take_shapes((block(300, 310).shape,))
    before = len(form.entry.shapes)
    form.ok.click()
    for name in ("Draw", "Selection", "Clear"):
        button = find(form, QPushButton, f"LineDraft.{name}")
        assert not button.isEnabled(), name
        button.click()
    assert len(form.entry.shapes) == before
    held.release()
    until(lambda: "2027草案" in lines(office))
    office.rest()


def test_a_draft_is_approved_and_the_form_says_what_ends(
    office: SessionDesk, command: LinesCommand
) -> None:
    choose(command, 0)
    press(command.dialog, "Lines.Approve")
    form = top("LineApproval")
    ok = find(form, QPushButton, "LineApproval.Ok")
    assert not ok.isEnabled()
    find(form, QLineEdit, "LineApproval.Number").setText("江府函〔2024〕88号")
    find(form, QLineEdit, "LineApproval.Authority").setText("江门市人民政府")
    form._on_changed()
    assert "2020版" in find(form, QLabel, "LineApproval.Ends").text()
    assert ok.isEnabled()
    find(form, QWidget, "LineApproval.From").setDate(QDate(2019, 6, 1))
    assert not ok.isEnabled()
    assert "2020版" in find(form, QLabel, "LineApproval.Said").text()
    find(form, QWidget, "LineApproval.From").setDate(QDate(2025, 2, 1))
    ok.click()
    office.rest()
    until(lambda: lines(office)["2025草案"].state == "approved")
    assert lines(office)["2020版"].valid_to == date(2025, 2, 1)
    until(lambda: not find(command.dialog, QPushButton, "Lines.Approve").isEnabled())


def test_a_draft_begins_as_a_copy_and_is_retired_and_undone(
    office: SessionDesk, command: LinesCommand
) -> None:
    choose(command, 1)
    press(command.dialog, "Lines.New")
    form = top("LineDraft")
    find(form, QLineEdit, "LineDraft.Version").setText("2026草案")
    form._on_changed()
    form.take_shapes((block(300, 310).shape,))
    press(form, "LineDraft.Ok")
    until(lambda: "2026草案" in lines(office))
    made = lines(office)["2026草案"]
    assert (made.blocks, made.based_on_uuid) == (2, lines(office)["2020版"].uuid)
    table = find(command.dialog, MoneyTable, "Lines.Table")
    until(lambda: len(table.money.rows) == 3)
    keys = [row.key for row in table.money.rows]
    choose(command, keys.index(made.uuid))
    press(command.dialog, "Lines.Retire")
    ask = top("RetireUnit")
    ask._reason.setText("重复")
    press(ask, "RetireUnit.Ok")
    until(lambda: "2026草案" not in lines(office))
    office.rest()
    office.press("LowUse.Message.Undo")
    until(lambda: "2026草案" in lines(office))
    office.rest()


@pytest.fixture
def comparison(office: SessionDesk, command: LinesCommand) -> QWidget:
    choose(command, 0)
    press(command.dialog, "Lines.Compare")
    window = top("LineComparison")
    until(lambda: window.found is not None)
    office.rest()
    return window


def test_the_comparison_lists_who_flips_and_goes_there(
    office: SessionDesk, comparison: QWidget
) -> None:
    flips = find(comparison, RowsTable, "LineComparison.Flips")
    assert shown(flips) == ["甲厂", "丙厂", "丁厂"]
    assert office.current.uuid == "", "nobody has chosen a row yet"
    summary = find(comparison, QLabel, "LineComparison.Summary").text()
    assert "3" in summary.splitlines()[0]
    assert find(comparison, QTabWidget, "LineComparison.Tabs").tabText(0).endswith("(3)")
    revealed: list[str] = []
    office.current.reveal_requested.connect(lambda uuid, _zoom: revealed.append(uuid))
    flips.selectRow(1)
    key = flips.rows.thing(1).parcel_uuid
    assert office.current.uuid == key
    assert revealed == [key]
    find(comparison, QLineEdit, "LineComparison.Filter").setText("甲")
    assert shown(flips) == ["甲厂"]
    find(comparison, QLineEdit, "LineComparison.Filter").setText("")
    assert revealed == [key], "a filter goes nowhere"
    flips.selectRow(0)
    assert flips.copied().splitlines()[1].split("\t")[:2] == ["440704001001GB00001", "甲厂"]
    press(comparison, "LineComparison.Select")
    assert len(office.current.selection) == 3


def shown(table: RowsTable) -> list[str]:
    return [table.rows.index(row, 1).data() for row in range(table.rows.rowCount())]


def test_the_ground_that_differs_is_marked_and_put_on_the_map_once(
    office: SessionDesk, comparison: QWidget
) -> None:
    ground = find(comparison, RowsTable, "LineComparison.Ground")
    ground.selectRow(0)
    assert comparison._work.glimpse.is_shown
    for _ in range(2):
        press(comparison, "LineComparison.Map")
        office.rest()
    root = QgsProject.instance().layerTreeRoot()
    found = comparison.found
    key = comparison_key(office.session.info.store_id, found.old_uuid, found.new_uuid)
    [group] = [n for n in root.children() if n.customProperty(GROUP) == key]
    layers = {n.layer().customProperty(KIND): n.layer() for n in group.findLayers()}
    assert list(layers) == ["flips", "added", "removed"]
    assert {kind: layer.featureCount() for kind, layer in layers.items()} == {
        "flips": 3, "added": 2, "removed": 1,
    }  # fmt: skip
    added = sum(f.geometry().area() for f in layers["added"].getFeatures())
    assert added == pytest.approx(50 * 200)
    assert all(isinstance(x, QgsVectorLayer) and x.isValid() for x in layers.values())


def test_the_comparison_is_written_as_a_workbook(
    office: SessionDesk, comparison: QWidget, folder: Path
) -> None:
    path = folder / "对比.xlsx"
    comparison.write_to(office.session.store, path)
    office.rest()
    assert path.exists()
    assert str(path) in office.said[-1]


def test_one_version_is_not_compared_with_itself(office: SessionDesk, comparison: QWidget) -> None:
    find(comparison, QWidget, "LineComparison.Old").setCurrentIndex(
        find(comparison, QWidget, "LineComparison.New").currentIndex()
    )
    office.rest()
    assert comparison.found is None
    assert not find(comparison, QPushButton, "LineComparison.Xlsx").isEnabled()


def test_a_version_is_put_on_the_map(office: SessionDesk, command: LinesCommand) -> None:
    choose(command, 0)
    press(command.dialog, "Lines.Show")
    office.rest()
    root = QgsProject.instance().layerTreeRoot()
    key = version_key(office.session.info.store_id, lines(office)["2025草案"].uuid)
    [group] = [n for n in root.children() if n.customProperty(GROUP) == key]
    [node] = group.findLayers()
    assert node.layer().featureCount() == 2


def test_pictures_go_with_the_workspace(office: SessionDesk, command: LinesCommand) -> None:
    choose(command, 0)
    press(command.dialog, "Lines.Show")
    office.rest()
    project = QgsProject.instance()

    def pictures() -> list[str]:
        return [x.name() for x in project.mapLayers().values() if x.customProperty(KIND)]

    def groups() -> list[str]:
        return [g.name() for g in project.layerTreeRoot().findGroups() if g.customProperty(GROUP)]

    assert groups() == pictures() == ["Control line 2025草案"]
    office.session.close()
    office.rest()
    assert groups() == pictures() == []


def test_a_long_comparison_can_be_left(
    office: SessionDesk, command: LinesCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(compare_control_lines.compare_control_lines)
    monkeypatch.setattr(compare_control_lines, "compare_control_lines", held)
    choose(command, 0)
    press(command.dialog, "Lines.Compare")
    window = top("LineComparison")
    for name in ("Map", "Select", "Xlsx"):
        assert not find(window, QPushButton, f"LineComparison.{name}").isEnabled()
    until(lambda: held.calls == 1)
    window.reject()
    held.release()
    office.rest()
    assert held.calls == 1
    assert command.dialog is not None


def test_only_the_last_of_two_comparisons_is_shown(
    office: SessionDesk, command: LinesCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(compare_control_lines.compare_control_lines)
    monkeypatch.setattr(compare_control_lines, "compare_control_lines", held)
    choose(command, 0)
    press(command.dialog, "Lines.Compare")
    window = top("LineComparison")
    old, new = (find(window, QWidget, f"LineComparison.{name}") for name in ("Old", "New"))
    at = old.currentIndex(), new.currentIndex()
    new.setCurrentIndex(at[0])
    old.setCurrentIndex(at[1])
    held.release()
    until(lambda: window.found is not None)
    office.rest()
    assert (window.found.old, window.found.new) == ("2025草案", "2020版")
    window.reject()
