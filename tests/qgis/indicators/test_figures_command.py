# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""统计表: the figures are written outside the interface thread, and the file is offered."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.moments import end_of_office_day, office_today
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.gui.figures_command import FiguresCommand
from lowuse_plugin.store import transaction
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.parcels.parcel_workspace import parcel_workspace


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[FiguresCommand]:
    command = FiguresCommand(
        session_desk.session, session_desk.tasks, session_desk.messages, session_desk.window
    )
    yield command
    command.deleteLater()


@pytest.fixture
def path(folder: Path) -> Path:
    with parcel_workspace(folder) as store:
        return store.path


def texts(path: Path) -> list[str]:
    """Return every text of a workbook."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return [cell for cell in cells if isinstance(cell, str)]


def numbers(path: Path) -> set[float]:
    """Return every number of a workbook."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return {cell for cell in cells if isinstance(cell, int | float)}


def save(command: FiguresCommand, day: date | None = None) -> None:
    """Ask for figures, as of a day if one is given."""
    dialog = command.ask()
    assert dialog is not None
    if day is not None:
        dialog.choose(day)
    dialog.findChild(QPushButton, "LowUse.FiguresDay.Save").click()


def test_the_figures_of_an_earlier_day_are_those_of_its_end(
    command: FiguresCommand,
    session_desk: SessionDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    yesterday = office_today() - timedelta(days=1)
    end = end_of_office_day(yesterday)
    real, real_write = moments.now_utc, transaction.time_of_write
    monkeypatch.setattr(moments, "now_utc", lambda: end)
    monkeypatch.setattr(transaction, "time_of_write", lambda *_clocks: end)
    with inspect.unwrap(parcel_workspace)(folder) as store:  # not one that was built before
        path = store.path
        monkeypatch.setattr(moments, "now_utc", real)
        monkeypatch.setattr(transaction, "time_of_write", real_write)
        store.write([Insert("parcel", "e", {"district": "440704"})], reason="今日新增")
    offered: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        offered.append(suggested)
        return str(folder / "昨日"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    session_desk.open(path)
    save(command, yesterday)
    until((folder / "昨日.xlsx").exists)
    session_desk.rest()
    assert offered[0].endswith(f"_统计_{yesterday:%Y%m%d}.xlsx")
    save(command)
    until((folder / "昨日(2).xlsx").exists)
    session_desk.rest()
    was, now = texts(folder / "昨日.xlsx"), texts(folder / "昨日(2).xlsx")
    assert any(f"统计日期 {yesterday.isoformat()}" in text for text in was)
    assert any(f"统计日期 {office_today().isoformat()}" in text for text in now)
    assert 4 in numbers(folder / "昨日.xlsx")
    assert 5 in numbers(folder / "昨日(2).xlsx")
    assert 5 not in numbers(folder / "昨日.xlsx")


def test_a_day_before_the_workspace_is_a_message(
    command: FiguresCommand, session_desk: SessionDesk, folder: Path, path: Path
) -> None:
    session_desk.open(path)
    command.write(folder / "统计.xlsx", date(2020, 1, 1))
    session_desk.rest()
    assert session_desk.said[-1].startswith("At 2020年1月1日 23:59 there was no workspace yet")
    assert not (folder / "统计.xlsx").exists()


def test_the_figures_are_those_of_the_workspace(
    command: FiguresCommand, session_desk: SessionDesk, folder: Path, path: Path
) -> None:
    session_desk.open(path)
    command.write(folder / "统计.xlsx")
    session_desk.rest()
    assert session_desk.said == [f"Figures written: {folder / '统计.xlsx'}"]
    # Four parcels, one of them tagged.
    assert {4, 1} <= numbers(folder / "统计.xlsx")


def test_the_name_that_is_offered_says_of_what_and_when(
    command: FiguresCommand,
    session_desk: SessionDesk,
    folder: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        offered.append(suggested)
        return str(folder / "我的统计"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    session_desk.open(path)
    save(command)
    session_desk.rest()
    assert Path(offered[0]).parent == folder
    assert Path(offered[0]).name.startswith("工作库_统计_20")
    assert (folder / "我的统计.xlsx").is_file()


def test_a_name_with_a_dot_is_kept_and_no_file_replaced_unasked(
    command: FiguresCommand,
    session_desk: SessionDesk,
    folder: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "统计 2026.xlsx").write_text("older", encoding="utf-8")
    (folder / "统计 2026.03.xlsx").write_text("older", encoding="utf-8")
    chosen = (str(folder / "统计 2026.03"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: chosen)
    session_desk.open(path)
    save(command)
    session_desk.rest()
    assert session_desk.said == [f"Figures written: {folder / '统计 2026.03(2).xlsx'}"]
    assert (folder / "统计 2026.xlsx").read_text(encoding="utf-8") == "older"
    assert (folder / "统计 2026.03.xlsx").read_text(encoding="utf-8") == "older"


def test_the_file_and_its_folder_are_one_press_away(
    command: FiguresCommand,
    session_desk: SessionDesk,
    folder: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    session_desk.open(path)
    command.write(folder / "统计.xlsx")
    session_desk.rest()
    buttons = session_desk.last.findChildren(QPushButton)
    names = [button.objectName() for button in buttons if button.objectName()]
    assert names == ["LowUse.Message.OpenFile", "LowUse.Message.OpenFolder"]
    session_desk.press("LowUse.Message.OpenFolder")
    assert opened == [folder]


def test_a_file_that_cannot_be_written_is_a_message(
    command: FiguresCommand, session_desk: SessionDesk, folder: Path, path: Path
) -> None:
    session_desk.open(path)
    command.write(folder / "没有" / "统计.xlsx")
    session_desk.rest()
    assert len(session_desk.said) == 1
    assert "统计.xlsx" in session_desk.said[0]
    assert not (folder / "没有").exists()


def test_without_a_workspace_there_are_no_figures(
    command: FiguresCommand, session_desk: SessionDesk, folder: Path
) -> None:
    command.ask()
    command.write(folder / "统计.xlsx")
    session_desk.rest()
    assert session_desk.said == ["Open a workspace first."]
    assert not (folder / "统计.xlsx").exists()
