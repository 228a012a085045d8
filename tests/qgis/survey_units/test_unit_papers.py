# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定表, 汇总表 and own templates from the menu, from chosen parcels and from Processing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from lowuse_plugin.gui.dialogs.survey_units.papers_dialog import UnitPapersDialog
from lowuse_plugin.gui.dialogs.template_dialog import TemplateDialog
from lowuse_plugin.gui.survey_units.papers_command import UnitPapersCommand
from lowuse_plugin.qgis_bridge.unit_papers import (
    SHEETS,
    SUMMARY_EXCEL,
    TEMPLATE,
    PapersRequest,
    choose_units,
)
from tests.qgis.session_desk import SessionDesk
from tests.services.parcels.parcel_workspace import parcel_workspace


@pytest.fixture
def command(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[UnitPapersCommand]:
    """The command on a workspace whose parcel ``a`` (20,000 m², 20,500 m² registered) is tagged."""
    monkeypatch.setattr(
        "lowuse_plugin.qgis_bridge.kept_mappings.mapping_folder", lambda: folder / "对照"
    )
    with parcel_workspace(folder) as store:
        path = store.path
    command = UnitPapersCommand(session_desk.context, session_desk.window)
    session_desk.open(path)
    yield command
    command.release()


@pytest.fixture
def named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that the file dialog suggested; it is answered with 文件."""
    names: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        names.append(Path(suggested).name)
        return str(folder / "文件"), kinds.partition(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def dialog(desk: SessionDesk, kind: type[UnitPapersDialog] | type[TemplateDialog]) -> object:
    desk.rest()
    [found] = desk.window.findChildren(kind)
    return found


def words(path: Path) -> list[str]:
    document = docx.Document(str(path))
    return [c.text for table in document.tables for row in table.rows for c in row.cells]


def test_chosen_parcels_give_the_sheets_of_their_units(
    command: UnitPapersCommand, session_desk: SessionDesk, folder: Path, named: list[str]
) -> None:
    assert command.may_leave()
    menu = QMenu(session_desk.window)
    session_desk.context.actions.fill(menu, ("a", "b"))
    [entry] = [e for e in menu.actions() if e.objectName() == "LowUse.ParcelAction.UnitSheets"]
    entry.trigger()
    session_desk.rest()
    assert named[0].startswith("工作库_认定表_")
    [said] = session_desk.said
    assert said.startswith(f"1 survey units written: {folder / '文件.docx'}")
    assert "1 rest on an example standard" in said  # its only other basis is a text
    texts = words(folder / "文件.docx")
    assert "440704001001GB00001" in texts
    assert "20,500.00 m²（30.7500 亩）" in texts
    command.of_parcels(("b",))
    session_desk.rest()
    assert session_desk.said[-1].startswith("None of these 1 parcels belongs to a survey unit.")


def test_the_dialog_counts_what_fits_and_the_workbook_has_it(
    command: UnitPapersCommand, session_desk: SessionDesk, folder: Path, named: list[str]
) -> None:
    command.show(SUMMARY_EXCEL)
    asked = dialog(session_desk, UnitPapersDialog)
    assert isinstance(asked, UnitPapersDialog)
    assert asked.said.text() == "1 survey units"
    asked._batch.setCurrentIndex(1)
    asked._send()
    session_desk.rest()
    assert named[0].startswith("工作库_汇总表_")
    book = openpyxl.load_workbook(folder / "文件.xlsx", data_only=True)
    assert book.sheetnames == ["汇总表", "历史遗留用地", "字段清单", "字段数据"]
    page = book["汇总表"]
    assert page["A2"].value.startswith("批次 2025-1")
    assert [page[f"{column}4"].value for column in "DIJ"] == ["江海区", 20000, 30]
    assert [page[f"{column}5"].value for column in "BIJ"] == ["总计（1 块）", 20000, 30]


def test_a_template_is_filled_as_its_headings_were_confirmed_and_remembered(
    command: UnitPapersCommand,
    session_desk: SessionDesk,
    folder: Path,
    named: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = folder / "我局模板.xlsx"
    book = openpyxl.Workbook()
    for place, text in enumerate(("权利人", "地块面积（亩）", "大小"), 1):
        book.active.cell(1, place).value = text
    book.save(template)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(template), ""))
    command.show(TEMPLATE)
    asked = dialog(session_desk, UnitPapersDialog)
    assert isinstance(asked, UnitPapersDialog)
    asked._send()
    shown = dialog(session_desk, TemplateDialog)
    assert isinstance(shown, TemplateDialog)
    assert shown.mapping == {"权利人": "CQR", "地块面积（亩）": "MJ"}
    box = shown.combo("大小")
    box.setCurrentIndex(box.findData("DJMJ"))
    shown._confirm()
    session_desk.rest()
    assert named == [n for n in named if n.startswith("我局模板_填表_")]
    page = openpyxl.load_workbook(folder / "文件.xlsx").active
    assert [page.cell(2, n).value for n in (1, 2, 3)] == ["江门市甲机械有限公司（1/2）", 30, 20500]
    command.show(TEMPLATE)
    again = dialog(session_desk, UnitPapersDialog)
    assert isinstance(again, UnitPapersDialog)
    again._send()
    remembered = dialog(session_desk, TemplateDialog)
    assert isinstance(remembered, TemplateDialog)
    assert remembered.mapping["大小"] == "DJMJ"


def run(**parameters: Any) -> dict[str, Any]:
    import processing  # noqa: PLC0415

    found: dict[str, Any] = processing.run("lowuse:exportreport", parameters)
    return found


@pytest.fixture
def workspace(folder: Path, provider: object) -> str:
    with parcel_workspace(folder) as store:
        return str(store.path)


def test_processing_writes_the_same_papers(workspace: str, folder: Path) -> None:
    target = folder / "表.docx"
    found = run(WORKSPACE=workspace, KIND=SHEETS, OUTPUT=str(target))
    assert found["UNITS"] == 1
    assert "20,500.00 m²（30.7500 亩）" in words(target)
    template = folder / "模板.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "权利人", "大小（公顷）"
    book.save(template)
    filled = str(folder / "填.xlsx")
    more = {"TEMPLATE": str(template), "MAPPING": json.dumps({"大小（公顷）": "MJ"})}
    run(WORKSPACE=workspace, KIND="template", OUTPUT=filled, BATCH="2025-1", **more)
    assert openpyxl.load_workbook(filled).active["B2"].value == 2
    layer = str(folder / "单元.shp")
    run(WORKSPACE=workspace, KIND="layer", OUTPUT=layer, DISTRICT="440704")
    source = ogr.Open(layer)
    [feature] = list(source.GetLayer(0))
    assert (feature["MJ"], feature["DJMJ"], feature["SFDX"]) == (20000, 20500, "是")
    assert feature["PZSJ"] is None
    assert feature.GetGeometryRef().GetArea() == pytest.approx(20000)


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"KIND": "summary_xlsx", "OUTPUT": "表.docx"}, ".xlsx"),
        ({"KIND": "template", "OUTPUT": "表.xlsx"}, "Choose the Excel template"),
        ({"OUTPUT": "表.docx", "DISTRICT": "440703"}, "No survey unit fits"),
        ({"OUTPUT": "没有/表.docx"}, "表.docx"),
    ],
)
def test_bad_input_is_one_sentence(
    workspace: str, folder: Path, parameters: dict[str, str], part: str
) -> None:
    given = {**parameters, "OUTPUT": str(folder / parameters["OUTPUT"])}
    with pytest.raises(QgsProcessingException) as caught:
        run(WORKSPACE=workspace, **given)
    assert part in str(caught.value)


def test_asked_twice_there_is_one_window(
    command: UnitPapersCommand, session_desk: SessionDesk
) -> None:
    command.show(SUMMARY_EXCEL)
    command.show(SUMMARY_EXCEL)
    first = dialog(session_desk, UnitPapersDialog)
    command.show(SUMMARY_EXCEL)
    assert dialog(session_desk, UnitPapersDialog) is first


def test_cells_that_kept_the_formula_of_the_office_are_named(
    command: UnitPapersCommand, session_desk: SessionDesk, folder: Path
) -> None:
    template = folder / "我局模板.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "权利人", "地块面积（亩）"
    book.active["B2"] = "=1+1"
    book.save(template)
    store = session_desk.session.store
    units, _ = choose_units(store)
    mapping = {"权利人": "CQR", "地块面积（亩）": "MJ"}
    target = folder / "填好.xlsx"
    command.write(store, PapersRequest(TEMPLATE, units, target, "", False, template, mapping))
    session_desk.rest()
    assert "Not filled, because they hold a formula of the template: " in session_desk.said[-1]
    assert "B2 (in all 1)" in session_desk.said[-1]
    assert openpyxl.load_workbook(target).active["B2"].value == "=1+1"
