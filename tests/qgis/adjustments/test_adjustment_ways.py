# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拟订 and steps as people meet them: parcels across the line, earlier days, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.adjustments.command import AdjustmentCommand
from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
from lowuse_plugin.gui.dialogs.adjustments.step_dialog import AdjustmentStepDialog
from lowuse_plugin.gui.widgets.adjustments.words import step_text
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.adjustments.cases import list_cases
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.adjustments.adjustment_office import begun, box, workspace


@pytest.fixture
def command(session_desk: SessionDesk, tmp_path: Path) -> Iterator[AdjustmentCommand]:
    """The line ends at x = 500; a parcel without a code lies from 450 to 550 × 0 to 100."""
    place = tmp_path / "江海.gpkg"
    with workspace(place) as store:
        values = {"geom": box(450, 550), "district": "440704", "plane_area_m2": 10_000.0}
        store.write([Insert("parcel", "across", values)], reason="跨线宗地")
        begun(store)
    ROLE.set(Role.REVIEWER.value)
    session_desk.open(place)
    iface = SimpleNamespace(activeLayer=lambda: None)
    command = AdjustmentCommand(session_desk.context, session_desk.window, iface)
    command.show()
    session_desk.rest()
    yield command
    command.release()
    settle()


def shown(command: AdjustmentCommand, kind: type):
    found = [each for each in command.dialog.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def form(session_desk: SessionDesk, command: AdjustmentCommand) -> AdjustmentDialog:
    command.dialog.findChild(QPushButton, "LowUse.Adjustments.New").click()
    session_desk.rest()
    return shown(command, AdjustmentDialog)


def said(form: AdjustmentDialog, name: str) -> str:
    return form.findChild(QLabel, f"LowUse.Adjustment.{name}").text()


def take(desk: SessionDesk, form: AdjustmentDialog, direction: str, parcels: set[str]) -> None:
    combo = form.findChild(QComboBox, "LowUse.Adjustment.AddAs")
    combo.setCurrentIndex(combo.findData(direction))
    desk.current.select(frozenset(parcels))
    form.findChild(QPushButton, "LowUse.Adjustment.Parcels").click()
    desk.rest()


def test_of_a_parcel_across_the_line_only_the_part_is_taken_that_can_move(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    take(session_desk, form, "in", {"across", "p0"})
    [outside] = form.draft.blocks
    assert outside.block_name == "无代码 #6"
    assert "1" in said(form, "Found"), "p0 lies inside as a whole"
    take(session_desk, form, "out", {"across"})
    assert len(form.draft.blocks) == 2
    until(lambda: "5,000.00" in said(form, "Blocks.Sum"))
    assert said(form, "Blocks.Sum").count("5,000.00") == 2
    form.findChild(QPushButton, "LowUse.Adjustment.Check").click()
    session_desk.rest()
    assert "✕" not in said(form, "Found")


def test_whole_parcels_are_taken_where_somebody_wants_that(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    form.findChild(QCheckBox, "LowUse.Adjustment.Clipped").setChecked(False)
    take(session_desk, form, "in", {"across"})
    form.findChild(QPushButton, "LowUse.Adjustment.Check").click()
    session_desk.rest()
    assert "✕" in said(form, "Found")


def test_a_case_is_entered_afterwards_with_the_day_of_its_drawing_up(
    session_desk: SessionDesk, form: AdjustmentDialog
) -> None:
    take(session_desk, form, "in", {"across"})
    form.findChild(QLineEdit, "LowUse.Adjustment.Name").setText("补录")
    form.findChild(QLineEdit, "LowUse.Adjustment.Reason").setText("补录")
    day = form.findChild(QDateEdit, "LowUse.Adjustment.DrawnUpOn")
    assert day.maximumDate() == day.date(), "not in the future"
    day.setDate(QDate(2024, 3, 1))
    form.findChild(QPushButton, "LowUse.Adjustment.Ok").click()
    store = session_desk.session.store
    until(lambda: len(list_cases(store)) == 2)
    [case] = [each for each in list_cases(store) if each.name == "补录"]
    assert case.steps[0].done_on == date(2024, 3, 1)
    assert case.adjustment_no == "TZ4407042024001"
    assert "Drawn up: Drawn up" not in step_text(case.steps[0])
    assert step_text(case.steps[0]).endswith("Drawn up")


def test_a_step_marks_what_it_asks_for_and_says_all_that_is_missing(
    session_desk: SessionDesk, command: AdjustmentCommand
) -> None:
    command.dialog._desk.steps.step("refuse", list_cases(session_desk.session.store)[0], None)
    session_desk.rest()
    step = shown(command, AdjustmentStepDialog)
    titles = [label.text() for label in step.findChildren(QLabel)]
    assert {"Authority *", "Document no. *", "Reason *", "Day *"} <= set(titles)
    step.findChild(QLineEdit, "LowUse.AdjustmentStep.Authority").clear()
    step._on_changed()
    told = step.findChild(QLabel, "LowUse.AdjustmentStep.Said").text()
    for part in ("authority", "document no.", "reason"):
        assert part in told
    step.discard()
