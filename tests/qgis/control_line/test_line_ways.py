# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本: what is compared with what, what parcels are called, the way out of two in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.control_line.lines_command import LinesCommand
from lowuse_plugin.gui.widgets.control_line.words import (
    flip_columns,
    line_rows,
    missing_of,
    state_of,
)
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.control_line.versions import list_line_versions
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import add, control_line, new_workspace, parcel
from tests.services.control_line.line_workspace import DAY, approve, block, draft


@pytest.fixture
def office(desk, folder: Path) -> Iterator[SessionDesk]:
    """2020版 from x = 0 to 100 in force; a draft from 50 to 150; one parcel without any code."""
    with new_workspace(folder) as store:
        add(store, "parcel", [parcel(0, 20, holder_name="甲厂")])
        control_line(store, "2020版", "2020-01-01")
        draft(store, "2025草案", block(50, 150))
    ROLE.set(Role.REVIEWER.value)
    office = SessionDesk(desk)
    office.open(store.path)
    yield office
    office.stop()


@pytest.fixture
def command(office: SessionDesk) -> Iterator[LinesCommand]:
    command = LinesCommand(office.context, office.window)
    yield command
    command.release()


def top(name: str) -> QWidget:
    found = [
        window
        for window in QApplication.topLevelWidgets()
        if window.objectName() == f"LowUse.{name}" and window.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def compared(office: SessionDesk, command: LinesCommand, name: str) -> QWidget:
    [key] = [
        line.uuid for line in list_line_versions(office.session.store, DAY) if line.version == name
    ]
    command.show()
    table = command.dialog.findChild(MoneyTable, "LowUse.Lines.Table")
    until(lambda: key in [row.key for row in table.money.rows])
    table.selectRow([row.key for row in table.money.rows].index(key))
    command.dialog.findChild(QPushButton, "LowUse.Lines.Compare").click()
    window = top("LineComparison")
    until(lambda: window.found is not None)
    office.rest()
    return window


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("2026版", ("2020版", "2026版")),
        ("仿2026", ("2026版", "仿2026")),
        ("修编", ("2020版", "修编")),
        ("2020版", ("2020版", "修编")),
    ],
)
def test_a_version_is_compared_with_the_one_that_it_replaced(
    office: SessionDesk, command: LinesCommand, name: str, pair: tuple[str, str]
) -> None:
    """Never with another draft that stands before it in the list."""
    store = office.session.store
    later = draft(store, "2026版", block(0, 80))
    approve(store, later, valid_from=date(2099, 1, 1))
    draft(store, "仿2026", block(0, 60), based_on_uuid=later, valid_from=date(2021, 1, 1))
    draft(store, "修编", block(0, 70), valid_from=date(2019, 1, 1))
    found = compared(office, command, name).found
    assert (found.old, found.new) == pair


def test_a_parcel_without_a_code_goes_by_its_number_in_list_and_file(
    office: SessionDesk, command: LinesCommand, folder: Path
) -> None:
    window = compared(office, command, "2025草案")
    [flip] = window.found.flips
    assert flip_columns()[0].text(flip) == "no code #1"
    path = folder / "对比.xlsx"
    window.write_to(office.session.store, path)
    office.rest()
    book = load_workbook(path)
    cells = [cell.value for row in book.worksheets[0].rows for cell in row]
    assert "无代码 #1" in cells
    assert {"原类别", "新类别"} <= set(cells)
    ground = [cell.value for row in book.worksheets[3].rows for cell in row]
    assert {"新增", "减少"} <= set(ground)


def test_the_list_says_which_part_of_an_approval_is_missing(office: SessionDesk) -> None:
    given = {"version": "2010版", "valid_from": "2010-01-01", "valid_to": "2011-01-01"}
    add(office.session.store, "control_line_version", [{**given, "approval_no": "一号"}])
    found = list_line_versions(office.session.store, DAY)
    said = {line.version: missing_of(line) for line in found}
    assert said["2010版"] == "Missing in the approval: Approved by, Approved on."
    assert said["2020版"] == ""
    states = {line.version: state_of(line) for line in found}
    assert states["2010版"] == "○ Not in force today, approval not registered"
    assert "Missing" in next(row.tip for row in line_rows(found) if row.cells[0] == "2010版")


def test_two_in_force_lead_to_the_approval_of_the_newer_one(
    office: SessionDesk, command: LinesCommand
) -> None:
    control_line(office.session.store, "2024版", "2024-01-01")
    command.approve_open()
    office.rest()
    form = top("LineApproval")
    assert "2024版" in form.windowTitle()
    assert "2020版" in form.findChild(QLabel, "LowUse.LineApproval.Ends").text()
    form.discard()
