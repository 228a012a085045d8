# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger in a real session: forms, steps, trying, files, what colleagues do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.adjustments.command import AdjustmentCommand
from lowuse_plugin.gui.dialogs.adjustments import what_if_dialog as adjustment_what_if_dialog
from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow
from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
from lowuse_plugin.gui.dialogs.adjustments.step_dialog import AdjustmentStepDialog
from lowuse_plugin.gui.dialogs.adjustments.what_if_dialog import AdjustmentWhatIfDialog
from lowuse_plugin.gui.widgets.adjustments.blocks import AdjustmentBlocks
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.adjustments import steps
from lowuse_plugin.services.adjustments.cases import list_cases, read_case
from lowuse_plugin.services.control_line.versions import list_line_versions
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.adjustments.adjustment_office import (
    PUBLIC,
    TODAY,
    begun,
    box,
    draft,
    enters,
    leaves,
    step,
    submitted,
    workspace,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "江海.gpkg"
    with workspace(place) as store:
        begun(store)
    return place


@pytest.fixture
def command(session_desk: SessionDesk, path: Path) -> Iterator[AdjustmentCommand]:
    session_desk.open(path)
    iface = SimpleNamespace(activeLayer=lambda: None)
    command = AdjustmentCommand(session_desk.context, session_desk.window, iface)
    command.show()
    session_desk.rest()
    yield command
    command.release()
    settle()


def part(widget: QWidget, kind: type, name: str) -> QWidget:
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def press(widget: QWidget, name: str) -> None:
    button = part(widget, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def window_of(command: AdjustmentCommand) -> AdjustmentsWindow:
    assert command.dialog is not None
    return command.dialog


def only(window: QWidget, kind: type) -> QWidget:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def text_of(window: QWidget, name: str) -> str:
    return str(part(window, QWidget, name).text())


def test_the_ledger_shows_figures_steps_and_blocks(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    assert window.chosen is not None
    assert window.chosen.adjustment_no == "TZ4407042025001"
    figures = text_of(window, "LowUse.Adjustments.Figures")
    assert "20,000.00" in figures
    assert "2 → 2" in figures
    assert "张三" in text_of(window, "LowUse.Adjustments.Steps")
    assert window._bands.shown == 2


def test_a_new_case_is_drawn_up_from_shapes_and_blocks(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    press(window, "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window, AdjustmentDialog)
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "LowUse.Adjustment.Name").setText("东片区")
    part(form, QLineEdit, "LowUse.Adjustment.Reason").setText("连片")
    part(form, QLineEdit, "LowUse.Adjustment.Least").setText("1万")
    form.take_shapes([box(500, 700)])
    existing = part(form, QComboBox, "LowUse.Adjustment.Existing")
    existing.setCurrentIndex(
        next(i for i in range(existing.count()) if "B" in existing.itemText(i))
    )
    press(form, "LowUse.Adjustment.LetLeave")
    press(form, "LowUse.Adjustment.Check")
    session_desk.rest()
    assert "20,000.00" in text_of(form, "LowUse.Adjustment.Found")
    assert form.draft.kind == "swap"
    assert form.draft.least_block_m2 == 10_000
    form.ok.click()
    session_desk.rest()
    store = session_desk.session.store
    first, second = list_cases(store)
    assert (second.name, second.kind) == ("东片区", "swap")
    assert (second.in_m2, second.out_m2) == pytest.approx((20_000, 10_000))
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert [case.uuid for case in list_cases(store)] == [first.uuid]


def test_what_does_not_fit_is_refused_and_stays_entered(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    press(window, "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window, AdjustmentDialog)
    part(form, QLineEdit, "LowUse.Adjustment.Name").setText("东片区")
    part(form, QLineEdit, "LowUse.Adjustment.Reason").setText("连片")
    form.take_shapes([box(450, 600)])
    form.ok.click()
    session_desk.rest()
    assert form.isVisible()
    assert "5,000.00" in text_of(form, "LowUse.Adjustment.Said")
    assert len(list_cases(session_desk.session.store)) == 1
    form.discard()


def test_the_chosen_parcels_become_blocks(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    press(window, "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window, AdjustmentDialog)
    session_desk.current.select(["p500"])
    press(form, "LowUse.Adjustment.Parcels")
    session_desk.rest()
    (block,) = form.draft.blocks
    assert block.block_name == "440704001001GB00006"
    assert block.direction == "in"
    part(form, AdjustmentBlocks, "LowUse.Adjustment.Blocks")._table.selectRow(0)
    press(form, "LowUse.Adjustment.Blocks.Remove")
    assert form.draft.blocks == ()
    form.discard()


def test_publicity_and_approval_are_entered_step_by_step(
    session_desk: SessionDesk, command: AdjustmentCommand, path: Path
) -> None:
    window, store = window_of(command), session_desk.session.store
    case = list_cases(store)[0]
    steps.advance_case(store, case.uuid, step(date(2025, 4, 1), details=PUBLIC, opinion="已研究"))
    details = {"authority": "江门市人民政府", "objections": []}
    steps.advance_case(store, case.uuid, step(date(2025, 4, 16), details=details))
    session_desk.session.saved()
    session_desk.refreshed()
    assert window.chosen is not None
    assert window.chosen.state == "submitted"
    session_desk.rest()
    assert not part(window, QPushButton, "LowUse.Adjustments.Next").isEnabled(), "a clerk"
    ROLE.set(Role.REVIEWER.value)
    session_desk.session.role_changed.emit()
    press(window, "LowUse.Adjustments.Next")
    session_desk.rest()
    asked = only(window, AdjustmentStepDialog)
    assert text_of(asked, "LowUse.AdjustmentStep.Authority") == "江门市人民政府"
    assert not asked.ok.isEnabled()
    part(asked, QLineEdit, "LowUse.AdjustmentStep.Document").setText("江府函〔2025〕8号")
    part(asked, QDateEdit, "LowUse.AdjustmentStep.ApprovedOn").setDate(QDate(2025, 5, 20))
    part(asked, QDateEdit, "LowUse.AdjustmentStep.InForceFrom").setDate(QDate(2025, 6, 1))
    part(asked, QLineEdit, "LowUse.AdjustmentStep.Version").setText("V2")
    asked.ok.click()
    session_desk.rest()
    assert read_case(store, case.uuid).state == "decided"
    assert [line.version for line in list_line_versions(store, TODAY) if line.in_force] == ["V2"]


def test_a_step_that_a_colleague_took_is_told(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window, store = window_of(command), session_desk.session.store
    case = list_cases(store)[0]
    window._do("withdraw")
    asked = only(window, AdjustmentStepDialog)
    part(asked, QPlainTextEdit, "LowUse.AdjustmentStep.Opinion").setPlainText("不办")
    steps.advance_case(store, case.uuid, step(date(2025, 4, 1), details=PUBLIC, opinion="已研究"))
    asked.ok.click()
    session_desk.rest()
    assert not asked.ok.isEnabled()
    assert read_case(store, case.uuid).state == "publicised"
    asked.discard()


def test_a_trial_shows_parcels_and_can_choose_them(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    press(window, "LowUse.Adjustments.WhatIf")
    session_desk.rest()
    shown = only(window, AdjustmentWhatIfDialog)
    rows = shown._parcels.money.rows
    assert [row.key for row in rows] == ["p500"]
    press(shown, "LowUse.AdjustmentWhatIf.Choose")
    assert session_desk.current.selection == frozenset({"p500"})
    shown.close()


def test_ledger_and_sheet_are_written(
    session_desk: SessionDesk, command: AdjustmentCommand, tmp_path: Path
) -> None:
    window = window_of(command)
    window.write_ledger(tmp_path / "台账.xlsx")
    window.write_sheet(tmp_path / "审批表.docx")
    session_desk.rest()
    assert (tmp_path / "台账.xlsx").is_file()
    assert (tmp_path / "审批表.docx").is_file()


def test_the_filters_limit_the_list(session_desk: SessionDesk, command: AdjustmentCommand) -> None:
    window, store = window_of(command), session_desk.session.store
    submitted(store, begun(store, draft(enters(-100, 0))))
    session_desk.session.saved()
    session_desk.refreshed()
    state = part(window, QComboBox, "LowUse.Adjustments.State")
    assert [state.itemData(i) for i in range(state.count())] == [None, "draft", "submitted"]
    state.setCurrentIndex(2)
    assert len(window._table.money.rows) == 1
    assert "1" in text_of(window, "LowUse.Adjustments.Totals")


def test_selected_shapes_of_a_layer_in_another_crs_become_blocks(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    """A square of 100 m beside B, given in degrees."""
    shape = QgsGeometry()
    shape.fromWkb(box(500, 600))
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4526"),
        QgsCoordinateReferenceSystem("EPSG:4490"),
        QgsProject.instance(),
    )
    shape.transform(to_degrees)
    layer = QgsVectorLayer("Polygon?crs=EPSG:4490", "方案", "memory")
    feature = QgsFeature()
    feature.setGeometry(shape)
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    press(window_of(command), "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window_of(command), AdjustmentDialog)
    press(form, "LowUse.Adjustment.Selection")
    (block,) = form.draft.blocks
    moved = QgsGeometry()
    moved.fromWkb(block.shape)
    assert moved.area() == pytest.approx(10_000, abs=0.5)
    press(form, "LowUse.Adjustment.Check")
    session_desk.rest()
    assert "✕" not in text_of(form, "LowUse.Adjustment.Found")
    form.discard()


def test_a_case_is_gone_with_the_workspace(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    press(window_of(command), "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window_of(command), AdjustmentDialog)
    part(form, QLineEdit, "LowUse.Adjustment.Name").setText("东片区")
    assert not command.may_leave(), "what was typed is asked about first"
    session_desk.session.close()
    settle()
    assert command.dialog is None


def test_a_trial_lists_so_many_parcels_and_chooses_all(
    session_desk: SessionDesk, command: AdjustmentCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adjustment_what_if_dialog, "_MOST_LISTED", 1)
    window = window_of(command)
    what = draft(leaves(400, 500), enters(500, 600))
    window._desk.trials.try_draft(what, "v1", "draft")
    session_desk.rest()
    shown = only(window, AdjustmentWhatIfDialog)
    assert len(shown._parcels.money.rows) == 1
    press(shown, "LowUse.AdjustmentWhatIf.Choose")
    assert session_desk.current.selection == frozenset({"p400", "p500"})
    shown.close()
