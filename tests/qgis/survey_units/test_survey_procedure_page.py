# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 of survey units on the screen: the page, its dialogs, 质量检查 and 变更台账."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.domain.ports import Actor, Progress, Store
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.history.change_log_dialog import ChangeLogDialog
from lowuse_plugin.gui.dialogs.quality_dialog import QualityDialog
from lowuse_plugin.gui.dialogs.survey.step_dialog import SurveyStepDialog
from lowuse_plugin.gui.survey.procedure_command import SurveyProcedureCommand
from lowuse_plugin.gui.widgets.survey.page import SurveyPage
from lowuse_plugin.services.survey.checks import UnitCheck
from lowuse_plugin.services.survey.procedure import advance_units
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import become, dialogs
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.survey.survey_office import (
    NUMBER,
    change,
    forward,
    state_of,
    survey_workspace,
    take_to,
)


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[SurveyProcedureCommand]:
    become(session_desk, Role.REVIEWER, "王五")
    session_desk.window.show()
    command = SurveyProcedureCommand(session_desk.context, session_desk.window)
    yield command
    command.release()
    settle()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("认定")
    with survey_workspace(folder, 3) as store:
        change(store, "survey_unit", "u0", unit_name="旧机械厂")
        take_to(store, "08", "u0")
        take_to(store, "02", "u1", "u2")
    return folder / "认定.gpkg"


@pytest.fixture
def path(folder: Path, prepared: Path) -> Path:
    return Path(shutil.copy(prepared, folder / "认定.gpkg"))


def page_of(desk: SessionDesk, path: Path, parcel: str = "p0") -> SurveyPage:
    desk.open(path)
    [spec] = desk.context.parcel_parts.pages.in_order()
    page = spec.make(desk.context)
    assert isinstance(page, SurveyPage)
    page.setParent(desk.window.centralWidget())
    page.resize(420, 620)
    page.show()
    page.show_parcel(parcel)
    desk.rest()
    return page


def button(page: SurveyPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"LowUse.Survey.{name}")
    assert found is not None
    return found


def said(page: SurveyPage, name: str) -> str:
    found = page.findChild(QLabel, f"LowUse.Survey.{name}")
    assert found is not None
    return "" if found.isHidden() else str(found.text())


def press(desk: SessionDesk, page: SurveyPage, name: str) -> SurveyStepDialog:
    button(page, name).click()
    settle()
    [dialog] = dialogs(desk, SurveyStepDialog)
    return dialog


def type_in(dialog: SurveyStepDialog, *, document: str = "", opinion: str = "") -> None:
    if document:
        line = dialog.findChild(QLineEdit, "LowUse.SurveyStep.Document")
        assert line is not None
        line.setText(document)
    if opinion:
        text = dialog.findChild(QPlainTextEdit, "LowUse.SurveyStep.Opinion")
        assert text is not None
        text.setPlainText(opinion)


def send(desk: SessionDesk, dialog: SurveyStepDialog) -> None:
    dialog.ok.click()
    desk.rest()


def test_a_reviewer_identifies_a_unit_and_takes_that_back(
    session_desk: SessionDesk, command: SurveyProcedureCommand, path: Path
) -> None:
    page = page_of(session_desk, path)
    assert said(page, "Title").startswith("旧机械厂")
    assert "Nothing hinders the next step" in said(page, "Before")
    dialog = press(session_desk, page, "Main")
    assert not dialog.ok.isEnabled()
    type_in(dialog, document="江海自然资〔2025〕3号")
    send(session_desk, dialog)
    told = dialog.findChild(QLabel, "LowUse.SurveyStep.Said")
    assert told is not None
    assert "number of a bureau" in told.text()  # refused; what was typed is still there
    type_in(dialog, document=NUMBER)
    send(session_desk, dialog)
    assert session_desk.session.store is not None
    assert state_of(session_desk.session.store) == ("10", "identified")
    assert "旧机械厂" in session_desk.said[-1]
    until(lambda: button(page, "Remove").isEnabled())
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert state_of(session_desk.session.store) == ("08", "tagged")


def test_a_grey_button_says_why(
    session_desk: SessionDesk, command: SurveyProcedureCommand, path: Path
) -> None:
    become(session_desk, Role.CLERK, "李四")
    page = page_of(session_desk, path)
    assert not button(page, "Main").isEnabled()
    assert "reviewer" in said(page, "Why")
    become(session_desk, Role.REVIEWER, "张三")
    settle()
    page.show_parcel("p0")
    assert "Four eyes: 张三" in said(page, "Why")
    page.show_parcel("nobody")
    session_desk.rest()
    state = page.findChild(QLabel, "LowUse.Survey.Empty.Text")
    assert state is not None
    assert "not in the workspace" in state.text()


def test_many_units_take_a_step_together_or_each_that_cannot_is_named(
    session_desk: SessionDesk, command: SurveyProcedureCommand, path: Path
) -> None:
    page = page_of(session_desk, path, "p1")
    session_desk.current.select(["p1", "p2"])
    session_desk.rest()
    assert "2 parcels are selected" in said(page, "Scope")
    dialog = press(session_desk, page, "Main")
    assert session_desk.session.store is not None
    with open_workspace(path, actor=Actor("李四", "li", "PC-2")) as theirs:
        change(theirs, "survey_unit", "u2", low_efficiency_area_m2=10_001.0)
    day = dialog.findChild(QDateEdit, "LowUse.SurveyStep.Day")
    assert day is not None
    day.setDate(QDate(2025, 3, 10))
    send(session_desk, dialog)
    told = dialog.findChild(QLabel, "LowUse.SurveyStep.Said")
    assert told is not None
    assert "1 of 2 units cannot take this step" in told.text()
    assert "440704001001GB00003" in told.text().splitlines()[-1]
    with open_workspace(path, actor=Actor("李四", "li", "PC-2")) as theirs:
        change(theirs, "survey_unit", "u2", low_efficiency_area_m2=10_000.0)
    send(session_desk, dialog)
    store = session_desk.session.store
    assert [state_of(store, unit)[0] for unit in ("u1", "u2")] == ["04", "04"]
    session_desk.current.select(["p0", "p1"])
    session_desk.rest()
    assert "different states" in said(page, "Why")


def test_the_field_check_can_be_left_out_and_a_colleague_s_step_ends_the_dialog(
    session_desk: SessionDesk, command: SurveyProcedureCommand, path: Path
) -> None:
    with open_workspace(path, actor=Actor("李四", "li", "PC-2")) as theirs:
        advance_units(theirs, ["u1"], forward("04"))
        page = page_of(session_desk, path, "p1")
        dialog = press(session_desk, page, "Main")
        onward = dialog.findChild(QComboBox, "LowUse.SurveyStep.Next")
        assert onward is not None
        onward.setCurrentIndex(1)
        reason = dialog.findChild(QLineEdit, "LowUse.SurveyStep.SkippedReason")
        assert reason is not None
        assert reason.isVisible()
        assert dialog.entry.to_state == "08"
        reason.setText("规则不要求")
        assert not dialog.ok.isEnabled()  # the place of the publicity is missing
        advance_units(theirs, ["u1"], forward("06"))
        session_desk.refreshed()
        assert not dialog.ok.isEnabled()
        told = dialog.findChild(QLabel, "LowUse.SurveyStep.Said")
        assert told is not None
        assert "changed meanwhile" in told.text()
        dialog.discard()


def test_the_checks_and_the_ledger_are_lists_and_files(
    session_desk: SessionDesk, command: SurveyProcedureCommand, path: Path, folder: Path
) -> None:
    with open_workspace(path, actor=Actor("李四", "li", "PC-2")) as theirs:
        advance_units(theirs, ["u0"], forward("10"))
        change(theirs, "parcel", "p1", parcel_code="OLD-7")
    session_desk.open(path)
    command.show_checks()
    session_desk.rest()
    [checks] = dialogs(session_desk, QualityDialog)
    assert [each.code for each in checks.findings if each.blocks] == ["CODE_STRUCTURE"]
    assert checks.list.model.finding_at(0) == next(f for f in checks.findings if f.blocks)
    listed = folder / "检查.csv"
    checks.write_to(listed)
    session_desk.rest()
    lines = listed.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("编号,类别,检查项,性质,地块")
    assert any(line.startswith("1101,编号与属性,宗地代码结构,须改正") for line in lines)
    listed.unlink()
    command.show_changes()
    session_desk.rest()
    [ledger] = dialogs(session_desk, ChangeLogDialog)
    table = ledger.findChild(QTableWidget, "LowUse.ChangeLog.Lines")
    assert table is not None
    assert [table.item(0, column).text() for column in (0, 3, 7)] == [
        date(2025, 5, 20).isoformat(), "旧机械厂", NUMBER,
    ]  # fmt: skip
    totals = ledger.findChild(QLabel, "LowUse.ChangeLog.Totals")
    assert totals is not None
    assert "entered: 1 units (15.00 mu)" in totals.text()


def test_the_algorithm_finds_what_the_list_finds(
    provider: LowUseProvider, path: Path, folder: Path
) -> None:
    import processing  # noqa: PLC0415  QGIS puts it on the path when it starts

    with open_workspace(path, actor=Actor("李四", "li", "PC-2")) as theirs:
        change(theirs, "parcel", "p1", parcel_code="OLD-7")
    out = folder / "检查.csv"
    run = processing.run("lowuse:qualitycheck", {"WORKSPACE": str(path), "OUTPUT": str(out)})
    assert (run["SOUND"], run["BLOCKING"], run["UNITS"]) == (False, 1, 1)
    assert '"number": "1101"' in run["SUMMARY"]
    assert len(out.read_text("utf-8-sig").splitlines()) == run["FINDINGS"] + 1
    out.unlink()


def test_only_the_newest_check_is_shown_and_a_stopped_one_says_so(
    session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_desk.open(path)
    go_on = Event()

    def checked(_store: Store, units: Sequence[str] | None, progress: Progress) -> UnitCheck:
        if units is None:
            go_on.wait(10)
            raise OSError("the older answer")
        while "u1" in units:
            progress.step(0, 1)
            sleep(0.002)
        return UnitCheck((), 1, 0)

    monkeypatch.setattr("lowuse_plugin.services.survey.checks.look_at_units", checked)
    checks = QualityDialog(session_desk.context, (), session_desk.window)
    told = checks.findChild(QLabel, "LowUse.Quality.Told")
    checks.check(["u0"])
    until(lambda: told.text() == "1 unit looked at. Nothing hinders the identification.")
    go_on.set()
    session_desk.rest()
    assert told.text() == "1 unit looked at. Nothing hinders the identification."
    checks.check(["u1"])
    checks.findChild(QPushButton, "LowUse.TaskProgress.Cancel").click()
    session_desk.rest()
    assert told.text() == "The check was stopped. What is listed is from the one before."
    checks.close()
