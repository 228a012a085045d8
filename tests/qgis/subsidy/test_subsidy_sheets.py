# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""测算表 from the menu of projects: what is missing is said before, the file is offered after."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QPushButton

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.subsidy.sheet_command import SubsidySheetCommand
from lowuse_plugin.services.subsidy.sheet import subsidy_sheet
from tests.qgis.session_desk import SessionDesk
from tests.services.subsidy.subsidy_workspace import new_store, project, run


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[SubsidySheetCommand]:
    command = SubsidySheetCommand(session_desk.context, session_desk.window)
    yield command
    command.deleteLater()


@pytest.fixture
def path(folder: Path) -> Path:
    """Two projects that were calculated, one of them changed since, and one that was not."""
    with new_store(folder) as store:
        more = {"redeveloper": "乙公司", "district": "440703"}
        store.write(
            [project("aa", project_code="GZ-01"), project("bb", name="乙厂", **more)],
            reason="项目",
        )
        run(store)
        store.write([project("cc", name="丙厂")], reason="项目")
        store.write([Update("project", "bb", 1, {"floor_area_m2": "60000"})], reason="改")
        return store.path


class Offered(list[str]):
    """The names that the file dialog was given."""

    said: tuple[str, ...] = ()
    """What stood in the message bar when it opened."""


@pytest.fixture
def offered(session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Offered:
    names = Offered()

    def choose(_parent: object, _title: str, suggested: str, kind: str) -> tuple[str, str]:
        names.append(Path(suggested).name)
        names.said = tuple(session_desk.said)
        assert Path(suggested).parent == folder
        return str(folder / "测算结果"), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def entry(desk: SessionDesk, name: str, *uuids: str) -> Any:
    menu = QMenu(desk.window)
    desk.project_parts.actions.fill(menu, uuids)
    return next(a for a in menu.actions() if a.objectName() == f"LowUse.ProjectAction.{name}")


def test_a_project_becomes_a_word_document_with_the_stored_amount(
    command: SubsidySheetCommand, session_desk: SessionDesk, folder: Path, path: Path,
    offered: Offered,
) -> None:  # fmt: skip
    session_desk.open(path)
    entry(session_desk, "Sheet", "aa").trigger()
    session_desk.rest()
    assert offered == ["甲厂升级改造_测算表_20250101.docx"]
    file = folder / "测算结果.docx"
    assert session_desk.said == [f"Calculation sheet written: {file}"]
    names = [b.objectName() for b in session_desk.last.findChildren(QPushButton)]
    assert {"LowUse.Message.OpenFile", "LowUse.Message.OpenFolder"} <= set(names)
    store = session_desk.session.store
    assert store is not None
    sheet = subsidy_sheet(store, "aa")
    text = [c.text for t in docx.Document(str(file)).tables for r in t.rows for c in r.cells]
    # 52,800 m² at 2.2 in 新会: 60 元.
    assert "3,168,000.00 元" in text
    assert "人民币叁佰壹拾陆万捌仟元整" in text
    assert "GZ-01" in text
    assert sheet.origin.workspace == store.info.store_id
    assert (
        sheet.origin.fingerprint in docx.Document(str(file)).sections[0].footer.paragraphs[0].text
    )


def test_several_become_one_workbook_and_what_is_missing_is_said_before(
    command: SubsidySheetCommand, session_desk: SessionDesk, folder: Path, path: Path,
    offered: Offered,
) -> None:  # fmt: skip
    session_desk.open(path)
    assert not entry(session_desk, "Sheet", "aa", "bb").isEnabled()
    entry(session_desk, "SheetXlsx", "aa", "bb", "cc").trigger()
    session_desk.rest()
    missing, outdated = offered.said
    assert missing.startswith("丙厂 has not been calculated yet.")
    assert outdated.startswith("Changed since it was calculated: 乙厂.")
    assert offered == ["工作库_测算表_20250101.xlsx"]
    book = openpyxl.load_workbook(folder / "测算结果.xlsx", data_only=True)
    assert book.sheetnames == ["汇总", "测算1", "测算2", "条件与依据", "输入快照"]
    lines = list(book["汇总"].iter_rows(min_row=5, max_row=6, values_only=True))
    assert [(line[2], line[8]) for line in lines] == [("甲厂升级改造", 3168000), ("乙厂", 3168000)]
    assert "测算后数据已变更" in book["汇总"]["A3"].value
    changes = [row[2:] for row in book["输入快照"].values if "测算后变更" in row]
    was, now = "测算时 52,800.00 m²", "现为 60,000.00 m²"
    assert [(row[0], row[1], row[3]) for row in changes] == [("改造后建筑面积", was, now)]


def test_without_a_calculation_there_is_no_file_to_name(
    command: SubsidySheetCommand, session_desk: SessionDesk, path: Path, offered: Offered
) -> None:
    session_desk.open(path)
    entry(session_desk, "SheetXlsx", "cc").trigger()
    session_desk.rest()
    assert offered == []
    assert session_desk.said == [
        "丙厂 has not been calculated yet. Calculate its subsidy, then make the sheet."
    ]


def test_without_lxml_the_word_document_is_greyed_out_and_says_why(
    command: SubsidySheetCommand, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "lxml" else real(name, *a)
    )
    word = entry(session_desk, "Sheet", "aa")
    assert not word.isEnabled()
    assert "lxml" in word.toolTip()
    assert entry(session_desk, "SheetXlsx", "aa").isEnabled()
