# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of an adjustment while something is on its way: saves, checks, trials, parcels."""

from __future__ import annotations

import sys

import pytest
from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.adjustments.bands import AdjustmentBands
from lowuse_plugin.gui.adjustments.command import AdjustmentCommand
from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
from lowuse_plugin.gui.dialogs.adjustments.what_if_dialog import AdjustmentWhatIfDialog
from lowuse_plugin.gui.widgets.adjustments.block_model import AREA, DIRECTION, LEVEL, TITLE
from lowuse_plugin.services.adjustments import cases as adjustments
from lowuse_plugin.services.adjustments import what_if as adjustment_what_if
from lowuse_plugin.services.adjustments.cases import list_cases, read_case
from tests.qgis.adjustments.test_adjustments_window import (
    command,
    only,
    part,
    path,
    press,
    text_of,
    window_of,
)
from tests.qgis.claims.claim_desk import Held
from tests.qgis.session_desk import SessionDesk
from tests.services.adjustments.adjustment_office import begun, box, draft, enters

__all__ = ["command", "path"]


@pytest.fixture
def uncaught(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Qt was handed from a slot and nobody caught."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(repr(error)))
    return found


@pytest.fixture
def form(session_desk: SessionDesk, command: AdjustmentCommand) -> AdjustmentDialog:
    """A new case that enters 500–700 m × 0–100 m, which could be saved."""
    press(window_of(command), "LowUse.Adjustments.New")
    session_desk.rest()
    form = only(window_of(command), AdjustmentDialog)
    part(form, QLineEdit, "LowUse.Adjustment.Name").setText("东片区")
    part(form, QLineEdit, "LowUse.Adjustment.Reason").setText("连片")
    form.take_shapes([box(500, 700)])
    return form


def trials(session_desk: SessionDesk) -> list[AdjustmentWhatIfDialog]:
    shown = session_desk.window.findChildren(AdjustmentWhatIfDialog)
    return [each for each in shown if each.isVisible()]


def test_nothing_can_be_added_while_the_case_is_being_saved(
    session_desk: SessionDesk, form: AdjustmentDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(adjustments.new_case)
    monkeypatch.setattr(adjustments, "new_case", held)
    part(form, QComboBox, "LowUse.Adjustment.Existing").setCurrentIndex(1)
    form.ok.click()
    assert form.is_busy
    for name in ("Draw", "Selection", "Parcels", "LetLeave", "Blocks.Remove"):
        button = part(form, QPushButton, f"LowUse.Adjustment.{name}")
        assert not button.isEnabled(), name
        button.click()
    assert not part(form, QTableView, "LowUse.Adjustment.Blocks.Table").isEnabled()
    assert len(form.draft.blocks) == 1
    held.release()
    session_desk.rest()
    store = session_desk.session.store
    (case,) = [each for each in list_cases(store) if each.name == "东片区"]
    assert len(read_case(store, case.uuid).blocks) == 1


def test_a_drawing_ends_when_the_save_begins(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    press(form, "LowUse.Adjustment.Draw")
    drawing = form._doors.drawing
    ended: list[bool] = []
    drawing._tool.ended.connect(lambda: ended.append(True))
    form.ok.click()
    assert ended == [True]
    session_desk.rest()


def test_a_case_is_not_saved_while_its_parcels_are_on_their_way(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    session_desk.current.select(["p500"])
    assert form.ok.isEnabled()
    press(form, "LowUse.Adjustment.Parcels")
    assert not form.ok.isEnabled()
    session_desk.rest()
    assert form.ok.isEnabled()
    assert len(form.draft.blocks) == 2
    form.discard()


@pytest.mark.parametrize("name", ["Check", "WhatIf"])
def test_a_least_block_that_is_no_number_is_said(
    session_desk: SessionDesk, form: AdjustmentDialog, uncaught: list[str], name: str
) -> None:
    part(form, QLineEdit, "LowUse.Adjustment.Least").setText("abc")
    press(form, f"LowUse.Adjustment.{name}")
    session_desk.rest()
    assert uncaught == []
    assert "abc" in text_of(form, "LowUse.Adjustment.Found")
    assert trials(session_desk) == []
    form.discard()


def test_the_least_block_keeps_every_decimal(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    store = session_desk.session.store
    uuid = begun(store, draft(enters(500, 700), least_block_m2=6666.67))
    window_of(command)._desk.change(read_case(store, uuid))
    session_desk.rest()
    form = only(window_of(command), AdjustmentDialog)
    assert part(form, QLineEdit, "LowUse.Adjustment.Least").text() == "6666.67"
    assert form.draft.least_block_m2 == 6666.67
    form.discard()


def test_a_check_of_what_was_entered_before_is_not_shown(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    press(form, "LowUse.Adjustment.Check")
    form.take_shapes([box(1500, 1900)])
    session_desk.rest()
    assert text_of(form, "LowUse.Adjustment.Found") == ""
    press(form, "LowUse.Adjustment.Check")
    session_desk.rest()
    assert "60,000.00" in text_of(form, "LowUse.Adjustment.Found")
    least = part(form, QLineEdit, "LowUse.Adjustment.Least")
    least.setText("5")
    least.textEdited.emit("5")
    assert text_of(form, "LowUse.Adjustment.Found") == ""
    form.discard()


def test_a_trial_ends_with_its_form(session_desk: SessionDesk, form: AdjustmentDialog) -> None:
    press(form, "LowUse.Adjustment.WhatIf")
    form.discard()
    session_desk.rest()
    assert trials(session_desk) == []


def test_one_trial_of_a_case_at_a_time(
    session_desk: SessionDesk,
    command: AdjustmentCommand,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Held(adjustment_what_if.what_if)
    monkeypatch.setattr(adjustment_what_if, "what_if", held)
    window = window_of(command)
    press(window, "LowUse.Adjustments.WhatIf")
    button = part(window, QPushButton, "LowUse.Adjustments.WhatIf")
    assert not button.isEnabled()
    window._desk.trials.what_if(window.chosen)
    held.release()
    session_desk.rest()
    assert held.calls == 1
    assert len(trials(session_desk)) == 1
    press(window, "LowUse.Adjustments.WhatIf")
    session_desk.rest()
    (shown,) = trials(session_desk)
    shown.close()


def test_a_trial_of_a_case_without_a_name_has_a_title(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    part(form, QLineEdit, "LowUse.Adjustment.Name").setText("")
    press(form, "LowUse.Adjustment.WhatIf")
    assert not part(form, QPushButton, "LowUse.Adjustment.WhatIf").isEnabled()
    session_desk.rest()
    (shown,) = trials(session_desk)
    assert shown.windowTitle().rstrip() != "What if:"
    assert part(form, QPushButton, "LowUse.Adjustment.WhatIf").isEnabled()
    shown.close()
    form.discard()


def test_blocks_are_typed_and_chosen_in_their_cells(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    table = part(form, QTableView, "LowUse.Adjustment.Blocks.Table")
    model = table.model()
    assert model.index(0, AREA).data() == "20,000.00"
    assert model.setData(model.index(0, TITLE), " D 块 ")
    assert model.setData(model.index(0, LEVEL), 2)
    (block,) = form.draft.blocks
    assert (block.block_name, block.level) == ("D 块", 2)
    assert model.setData(model.index(0, DIRECTION), "out")
    (block,) = form.draft.blocks
    assert (block.direction, block.level) == ("out", None)
    assert not model.flags(model.index(0, LEVEL)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, AREA), "1")
    assert "20,000.00" in text_of(form, "LowUse.Adjustment.Blocks.Sum")
    table.clicked.emit(model.index(0, DIRECTION))
    choice = part(form, QComboBox, "LowUse.Adjustment.Blocks.Choice")
    assert choice.currentData() == "out"
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert form.draft.kind == "in"
    form.discard()


def test_blocks_on_the_map_follow_its_crs(session_desk: SessionDesk) -> None:
    """500 m east of the origin of the squares: 38,405,500 m on the plane, 112° in degrees."""
    canvas = session_desk.context.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    bands = AdjustmentBands(canvas)
    bands.show([enters(500, 700)], "EPSG:4526")
    entered = bands._bands["in"]
    assert entered.asGeometry().boundingBox().xMinimum() == pytest.approx(38_405_500)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    assert 110 < entered.asGeometry().boundingBox().xMinimum() < 116
    bands.release()
    bands.release()


def test_the_approval_of_a_case_needs_who_may_decide(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    window = window_of(command)
    steps = window._desk.steps
    case = window.chosen
    steps.step("refuse", case, None)
    steps.step("withdraw", case, None)
    rights = {each.request.kind: each.right for each in window.asking.dialogs}
    assert rights == {"refuse": Right.DECIDE, "withdraw": Right.EDIT}
    for each in window.asking.dialogs:
        each.discard()
