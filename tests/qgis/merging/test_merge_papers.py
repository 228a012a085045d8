# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of merges from a case's button, from parcels, from the menu and from Processing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import shapely
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QDesktopServices, QImage
from qgis.PyQt.QtWidgets import QAction, QFileDialog

from lowuse_plugin.domain.merging.sheet import MergeSheet, SheetShapes
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.gui.merging.papers_desk import MergePapersDesk
from lowuse_plugin.qgis_bridge.merging import papers as merge_papers
from lowuse_plugin.qgis_bridge.merging import picture
from lowuse_plugin.qgis_bridge.merging.picture import merge_pictures
from lowuse_plugin.qgis_bridge.paper_kinds import (
    MERGE_APPLICATION,
    MERGE_COMPARISON,
    MERGE_COMPARISON_EXCEL,
    MERGE_EXCHANGE,
    MERGE_REVIEW,
)
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.sheets import parcels_sheet
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import EAST, NORTH
from tests.services.merging import merge_office as office

RED = QColor(255, 0, 0)
NUMBER = "HB4407042024001"


@pytest.fixture
def path(folder: Path) -> Path:
    """A workspace with one merge that was reviewed, of ``a`` and ``b``."""
    with office.workspace(folder) as store:
        case = office.propose(store)
        office.accept(store, case)
        office.judge_all(store, case)
        office.review(store, case)
        return store.path


@pytest.fixture
def desk(
    session_desk: SessionDesk, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MergePapersDesk]:
    monkeypatch.setattr(merge_papers, "pack_folder", lambda: folder / "政策库")
    made = MergePapersDesk(session_desk.context, session_desk.window)
    session_desk.open(path)
    yield made
    made.release()


@pytest.fixture
def named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that the file dialog suggested; it is answered with 文件."""
    names: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        names.append(Path(suggested).name)
        return str(folder / "文件"), kinds.partition(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def sheet(folder: Path) -> MergeSheet:
    with office.workspace(folder) as store:
        return parcels_sheet(store, ["a", "b"], on=date(2024, 6, 12))


def is_near(image: QImage, x: float, y: float, colour: QColor, reach: int = 4) -> bool:
    """Tell whether a colour stands near a place."""
    spots = [(round(x) + i, round(y) + j) for i in range(-reach, reach + 1)
             for j in range(-reach, reach + 1)]  # fmt: skip
    return any(image.pixelColor(*spot) == colour for spot in spots)


def test_both_pictures_have_one_round_scale_and_red_boundaries(folder: Path) -> None:
    drawn = merge_pictures(sheet(folder), 81, 81)
    # 50 m of land in 81 − 2 × 9 mm need 1:793.7; the next hundred is 800.
    assert (drawn.scale, drawn.points, drawn.numbered) == (800, 4, 4)
    before, after = QImage.fromData(drawn.before), QImage.fromData(drawn.after)
    assert before.size() == after.size() == QSize(957, 957)  # 81 mm at 300 dpi
    assert round(before.dotsPerMeterX() * 0.0254) == 300
    dots = 1000 / 800 * 300 / 25.4  # a metre
    middle = 957 / 2
    # The common boundary stands 5 m east of the middle of 50 m: red before, gone after.
    assert is_near(before, middle + 5 * dots, middle, RED)
    assert not is_near(after, middle + 5 * dots, middle, RED)
    for image in (before, after):
        assert is_near(image, middle - 25 * dots, middle, RED)
        assert is_near(image, middle, middle - 5 * dots, RED)
        assert not is_near(image, middle, middle - 15 * dots, RED, reach=30)


def test_the_common_boundary_that_goes_is_drawn_once_and_dashed(folder: Path) -> None:
    found = sheet(folder)
    east = ring((30.02, 0), (50, 0), (50, 10), (30.02, 10))  # 2 cm off: one line on paper
    for second in (found.shapes.old[1], east):
        shapes = replace(found.shapes, old=(found.shapes.old[0], second))
        drawn = merge_pictures(replace(found, shapes=shapes), 81, 81)
        image, dots = QImage.fromData(drawn.after), 1000 / 800 * 300 / 25.4
        column = round(957 / 2 + 5 * dots)
        tint = QColor(255, 226, 222)
        ends = [round(957 / 2 + up * dots) for up in (-4, 4)]
        dark = [
            any(image.pixelColor(column + i, y).lightness() < 180 for i in (-1, 0, 1))
            for y in range(*ends)
        ]
        gaps = sum(a and not b for a, b in pairwise(dark))
        assert gaps >= 3  # 8 m are 118 dots: dashes of 4 pens of 1.8 dots, gaps of 2
        assert 0.4 < sum(dark) / len(dark) < 0.9
        assert image.pixelColor(column - 8, ends[0]) == tint


def test_all_parcels_before_have_their_code_or_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    real = picture._Sheet._write

    def noting(self: Any, box: Any, text: str, *more: Any) -> None:
        if text[0] in "①②":
            written.append(text)
        real(self, box, text, *more)

    monkeypatch.setattr(picture._Sheet, "_write", noting)
    found = sheet(folder)
    merge_pictures(found, 200, 200)
    codes = list(office.CODES.values())
    assert written == [f"①\n{codes[0]}", f"②\n{codes[1]}"]
    written.clear()
    narrow = replace(found.shapes, old=(found.shapes.old[0], ring((30, 0), (31, 0), (31, 10))))
    merge_pictures(replace(found, shapes=narrow), 200, 200)
    assert written == ["①", "②"]


def ring(*corners: tuple[float, float]) -> bytes:
    return bytes(shapely.to_wkb(shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])))


def test_odd_shapes_around_and_among_the_members_are_drawn_or_left_out(folder: Path) -> None:
    found = sheet(folder)
    gap, both = ring((10, 4), (20, 4), (20, 6), (10, 6)), ring((40, 4), (44, 4), (44, 6), (40, 6))
    shapes = replace(
        found.shapes,
        old=(found.shapes.old[0], b""),
        gaps=(gap,),
        overlaps=(both,),
        others=(
            ("crossed", ring((0, 12), (10, 18), (10, 12), (0, 18))),
            ("far", ring((9000, 0), (9010, 0), (9010, 10))),
            ("", b""),
        ),
    )
    drawn = merge_pictures(replace(found, shapes=shapes), 81, 81)
    image, dots, middle = QImage.fromData(drawn.before), 1000 / 800 * 300 / 25.4, 957 / 2

    def colour(x: float, y: float) -> QColor:
        return image.pixelColor(round(middle + (x - 25) * dots), round(middle - (y - 5) * dots))

    assert drawn.scale == 800
    assert colour(11, 4.5).blue() > colour(11, 4.5).red()  # a gap is blue
    assert colour(41, 4.5).blue() > colour(41, 4.5).green()  # an overlap is violet
    nothing = merge_pictures(
        replace(found, shapes=SheetShapes("EPSG:4526", (b"", b""), None)), 81, 81
    )
    assert (nothing.points, nothing.numbered) == (0, 0)


def test_numbers_of_points_without_room_are_left_out_and_counted(folder: Path) -> None:
    found = sheet(folder)
    comb = [(x / 2, 10 + (x % 2) * 0.3) for x in range(100, -1, -1)]  # a tooth every half metre
    teeth = ring((0, 0), (50, 0), *comb)
    drawn = merge_pictures(replace(found, shapes=replace(found.shapes, new=teeth)), 81, 81)
    assert drawn.points == 103
    assert 4 <= drawn.numbered < 103


def test_a_case_has_a_button_with_its_papers(
    desk: MergePapersDesk, session_desk: SessionDesk, folder: Path, named: list[str]
) -> None:
    store = session_desk.context.session.store
    assert store is not None
    [uuid] = [case.uuid for case in merge_cases(store)]
    button: Any = desk.buttons(read_case(store, uuid), session_desk.window)
    assert button.text() == "Merge papers"  # “Papers” are the materials of a claim
    entries = {action.objectName(): action for action in button.findChildren(QAction)}
    entries[f"LowUse.MergePapers.{MERGE_REVIEW}"].trigger()
    session_desk.rest()
    assert named[0].startswith(f"{NUMBER}_宗地合并审查表_")
    assert session_desk.said[-1].startswith(f"1 merges written: {folder / '文件.docx'}")
    assert "every page says so" in session_desk.said[-1]
    words = [c.text for t in docx.Document(str(folder / "文件.docx")).tables
             for r in t.rows for c in r.cells]  # fmt: skip
    assert "自然资源局\n王科长　2024年6月11日\n判断：符合。符合" in words
    entries[f"LowUse.MergePapers.{MERGE_EXCHANGE}"].trigger()
    session_desk.rest()
    assert openpyxl.load_workbook(folder / "文件.xlsx")["hb"]["A4"].value == NUMBER


def merge_cases(store: Any) -> Any:
    from lowuse_plugin.services.merging.cases import list_cases  # noqa: PLC0415

    return list_cases(store)


def test_the_menu_writes_the_exchange_tables_of_all_cases(
    desk: MergePapersDesk, session_desk: SessionDesk, folder: Path, named: list[str]
) -> None:
    desk.commands()[-1].run()
    session_desk.rest()
    assert named[0].startswith("工作库 1_宗地合并交换表_")
    book = openpyxl.load_workbook(folder / "文件.xlsx")
    assert [row[0].value for row in book["hb_cy"].iter_rows(min_row=4)] == [NUMBER, NUMBER]


def test_other_tasks_go_on_while_the_file_of_the_exchange_tables_is_asked_for(
    desk: MergePapersDesk, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    def choose(*_asked: object) -> tuple[str, str]:
        session_desk.tasks.run("other", lambda _progress: "other", ended.append, hidden=True)
        until(lambda: ended == ["other"], seconds=5.0)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    desk.commands()[-1].run()
    session_desk.rest()
    assert ended == ["other"]


def test_what_the_panel_looks_at_is_written_with_what_was_chosen(
    desk: MergePapersDesk, session_desk: SessionDesk, folder: Path, named: list[str]
) -> None:
    current = session_desk.context.parcel_parts.merging.current
    [application, comparison, _tables] = desk.commands()
    application.run()
    assert session_desk.said[-1] == "Choose at least two parcels."
    current.look_at(("b", "c"))
    current.choose("town", ValueChoice("typed", "外海街道"))
    comparison.run()
    session_desk.rest()
    assert named[-1].startswith("合并前后对照表_")
    document = docx.Document(str(folder / "文件.docx"))
    [fields] = [table for table in document.tables if table.cell(0, 0).text == "项目"]
    town = next(row for row in fields.rows if row.cells[0].text == "镇（街道）")
    assert [cell.text for cell in town.cells[1:4]] == ["待补充", "外海街道", "人工填写"]
    store = session_desk.context.session.store
    current.look_at(("a", "b"), case_uuid=merge_cases(store)[0].uuid)
    application.run()
    session_desk.rest()
    assert "合并编号 HB4407042024001" in "\n".join(
        paragraph.text
        for paragraph in docx.Document(str(next(folder.glob("文件*2*.docx")))).paragraphs
    )


def test_an_own_template_is_started_once_and_used(
    desk: MergePapersDesk,
    session_desk: SessionDesk,
    folder: Path,
    named: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    desk.writer.edit_template(MERGE_APPLICATION)
    session_desk.rest()
    own = folder / "政策库" / "merge" / "merge_application.docx"
    assert opened == [str(own)]
    assert own.is_file()
    before = own.stat().st_mtime_ns
    desk.writer.edit_template(MERGE_APPLICATION)
    session_desk.rest()
    assert own.stat().st_mtime_ns == before
    desk.writer.of_parcels(MERGE_APPLICATION, ("a", "b"), {})
    session_desk.rest()
    assert "template of your office" in session_desk.said[-1]
    own.write_bytes(b"PK")
    desk.writer.of_parcels(MERGE_APPLICATION, ("a", "b"), {})
    session_desk.rest()
    assert session_desk.said[-1].startswith("The template merge_application.docx cannot be filled")


def run(**parameters: Any) -> dict[str, Any]:
    import processing  # noqa: PLC0415

    found: dict[str, Any] = processing.run("lowuse:exportreport", parameters)
    return found


def test_processing_writes_the_same_papers(provider: object, path: Path, folder: Path) -> None:
    for kind, suffix in ((MERGE_COMPARISON, "docx"), (MERGE_COMPARISON_EXCEL, "xlsx")):
        target = folder / f"{kind}.{suffix}"
        found = run(WORKSPACE=str(path), KIND=kind, CASES=f" {NUMBER}，", OUTPUT=str(target))
        assert found["UNITS"] == 1
        assert json.loads(found["SUMMARY"]) == {
            "changed": [], "example": True, "kind": kind, "merges": 1,
        }  # fmt: skip
        assert target.is_file()
    with pytest.raises(QgsProcessingException, match="There is no merge HB1"):
        run(WORKSPACE=str(path), KIND=MERGE_EXCHANGE, CASES="HB1", OUTPUT=str(folder / "a.xlsx"))
    with pytest.raises(QgsProcessingException, match="cannot hold this"):
        run(WORKSPACE=str(path), KIND=MERGE_REVIEW, OUTPUT=str(folder / "a.xlsx"))
