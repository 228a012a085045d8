# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map T4: template, filling, files, and the layout in the user's project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from lowuse_plugin.domain.control_line.map import MapScope
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.file_names import clean_name, file_name, free_path
from lowuse_plugin.qgis_bridge.fonts import FontChoice, choose_fonts
from lowuse_plugin.qgis_bridge.maps import committee_map
from lowuse_plugin.qgis_bridge.maps.committee_map import (
    add_layout_to_project,
    export_control_map,
    preview_control_map,
    read_layout_content,
)
from lowuse_plugin.qgis_bridge.maps.layout_templates import register_templates
from lowuse_plugin.qgis_bridge.maps.map_drawing import draw
from lowuse_plugin.qgis_bridge.maps.map_layout import fill_layout, load_layout
from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest
from lowuse_plugin.qgis_bridge.maps.map_scale import SCALES, interval, view
from lowuse_plugin.qgis_bridge.maps.map_texts import crs_note, notes
from lowuse_plugin.qgis_bridge.tasks import Tasks
from lowuse_plugin.qgis_bridge.text_wrap import wrap
from lowuse_plugin.services.control_line.map_figures import control_map
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.arch.scripts import load_script
from tests.qgis.layers.layer_desk import until
from tests.qgis.layers.map_workspace import (
    ON,
    checked_workspace,
    pdf_fonts,
    pdf_properties,
    pdf_text,
)
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH

IDS = {
    "图名", "外图廓", "内图廓", "主图", "比例尺", "比例尺数字", "指北针", "图例", "坐标系注记",
    "数据来源", "编制单位", "编制日期", "制图", "审核", "会议名称", "议题号", "密级", "附图编号",
    "页码", "面积统计表", "线内外面积表", "数据指纹", "示例注记", "单位注记", "说明", "演练水印",
}  # fmt: skip
REQUEST = MapRequest(
    on=ON,
    unit="江门市江海区自然资源局",
    author="张三",
    checker="李四",
    sheet_no="附图4",
    meeting="统筹管理委员会第3次会议",
    secrecy="秘密★",
)


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with checked_workspace(folder) as opened:
        yield opened


@pytest.fixture
def training(folder: Path) -> Iterator[WorkspaceStore]:
    with checked_workspace(folder, training=True) as opened:
        yield opened


def loaded(project: QgsProject, request: MapRequest) -> QgsPrintLayout:
    """A layout that belongs to its project and goes before it."""
    layout = load_layout(project, request, choose_fonts())
    layout.setName("图")
    project.layoutManager().addLayout(layout)
    return layout


class Filled:
    """A filled layout with everything that it refers to."""

    def __init__(self, store: WorkspaceStore, request: MapRequest = REQUEST) -> None:
        self.project = QgsProject()
        fonts = choose_fonts()
        self.layout = loaded(self.project, request)
        content = control_map(store, scope=request.scope, on=request.on)
        self.layers = draw(content, fonts).in_order()
        self.project.addMapLayers(self.layers, False)
        self.view = fill_layout(self.layout, content.figures, request, self.layers, fonts)

    def text(self, name: str) -> str:
        return self.layout.itemById(name).currentText()

    def table(self, name: str) -> list[list[str]]:
        table = self.layout.itemById(name).multiFrame()
        assert isinstance(table, QgsLayoutItemManualTable)
        return [[cell.content() for cell in row] for row in table.tableContents()]

    def legend(self) -> list[str]:
        legend = self.layout.itemById("图例")
        assert isinstance(legend, QgsLayoutItemLegend)
        model = legend.model()
        return [
            node.data(0)
            for layer in model.rootGroup().findLayers()
            for node in model.layerLegendNodes(layer)
        ]


def edited_template(folder: Path, *removed: str) -> Path:
    """The shipped template as an office has changed it: items gone, the title elsewhere."""
    project = QgsProject()
    layout = loaded(project, REQUEST)
    for name in removed:
        layout.removeLayoutItem(layout.itemById(name))
    path = folder / "本单位 模板.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


# -- template ------------------------------------------------------------------------------------


def test_the_template_has_every_item_of_the_checklist() -> None:
    project = QgsProject()
    layout = loaded(project, REQUEST)
    found = {item.id() for item in layout.items() if isinstance(item, QgsLayoutItem)}
    assert found >= IDS
    page = layout.pageCollection().page(0).rect()
    assert (page.width(), page.height()) == (420.0, 297.0)
    inner, outer = layout.itemById("内图廓").rect(), layout.itemById("外图廓").rect()
    assert outer.width() > inner.width()


@pytest.mark.skipif(
    f'version="{Qgis.version()}"'
    not in resource("styles", "map_control_line.qml").read_text(encoding="utf-8"),
    reason="another QGIS writes other attributes",
)
def test_template_and_styles_are_what_the_script_writes(tmp_path: Path) -> None:
    script = Path(load_script("map_styles").__file__).with_name("build_layouts.py")
    root = tmp_path / "copy"
    for name in ("scripts", "resources/icons"):
        shutil.copytree(script.parents[1] / name, root / name)
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run(
        [sys.executable, str(root / "scripts" / script.name)],
        check=True, env=environment, capture_output=True, timeout=60,
    )  # fmt: skip
    for parts in (
        ("layouts", "T4_控制线比对图.qpt"),
        ("styles", "map_parcels_control.qml"),
        ("styles", "map_control_line.qml"),
        ("styles", "map_parcel_names.qml"),
    ):
        written = root.joinpath("resources", *parts).read_text(encoding="utf-8")
        shipped = resource(*parts).read_text(encoding="utf-8")
        assert written == shipped, f"run scripts/build_layouts.py: {parts[1]}"


def test_nothing_of_the_machine_stands_in_the_template() -> None:
    text = resource("layouts", "T4_控制线比对图.qpt").read_text(encoding="utf-8")
    assert "/home/" not in text
    assert "file:" not in text
    assert {part.split('"')[0] for part in text.split('fontFamily="')[1:]} == {
        "FangSong", "SimHei",
    }  # fmt: skip


def test_templates_are_found_by_qgis_and_no_longer_after_unloading() -> None:
    key = "layout/search-paths-for-templates"
    own = "/somewhere/模板"
    QgsSettings().setValue(key, [own])
    undo = register_templates()
    folders = QgsApplication.layoutTemplatePaths()
    assert {own, str(resource("layouts"))} <= set(folders)
    again = register_templates()
    again()
    assert str(resource("layouts")) in QgsApplication.layoutTemplatePaths()
    undo()
    assert QgsApplication.layoutTemplatePaths() == [own]
    QgsSettings().remove(key)
    register_templates()()
    assert QgsApplication.layoutTemplatePaths() == []


# -- filling -------------------------------------------------------------------------------------


def test_texts_are_those_of_figures_and_request(store: WorkspaceStore) -> None:
    filled = Filled(store)
    assert filled.text("图名") == "江海区工业用地控制线比对图（2025年）"
    assert filled.text("附图编号") == "附图4"
    assert filled.text("密级") == "秘密★"
    assert filled.text("编制日期") == "编制日期：2025年6月30日"
    assert filled.text("编制单位") == "编制单位：江门市江海区自然资源局"
    assert (filled.text("制图"), filled.text("审核")) == ("制图：张三", "审核：李四")
    assert filled.text("会议名称") == "会议名称：统筹管理委员会第3次会议"
    assert filled.text("议题号").startswith("议题号：＿＿")
    assert filled.text("示例注记") == "示例标准,仅供演练"
    assert filled.text("坐标系注记") == (
        "2000国家大地坐标系（CGCS2000） 高斯-克吕格3°分带 中央子午线114° 38带"
    )
    assert filled.text("页码") == "第 1 页  共 1 页"
    assert store.info.store_id in filled.text("数据指纹")
    sources = filled.text("数据来源").replace("\n", "")
    assert "版本 2024版，2024年1月1日起生效" in sources
    assert "套合日期 2025年6月30日" in sources
    assert "计入 3 宗" in filled.text("说明").replace("\n", "")


def test_tables_hold_every_row_and_the_frame_shows_them(store: WorkspaceStore) -> None:
    filled = Filled(store)
    assert filled.table("面积统计表") == [
        ["线内", "1", "101.00", "0.15", "14.29"],
        ["线外", "1", "202.00", "0.30", "28.57"],
        ["跨线", "1", "404.00", "0.61", "57.14"],
        ["合计", "3", "707.00", "1.06", "100.00"],
    ]
    assert filled.table("线内外面积表") == [
        ["一级线内", "202.00", "0.30", "28.57"],
        ["线外", "505.00", "0.76", "71.43"],
        ["合计", "707.00", "1.06", "100.00"],
    ]
    for name in ("面积统计表", "线内外面积表"):
        frame = filled.layout.itemById(name)
        assert frame.rect().height() >= frame.multiFrame().totalSize().height() - 0.01


def test_the_legend_has_the_classes_that_are_there_and_no_other(store: WorkspaceStore) -> None:
    assert Filled(store).legend() == [
        "一级控制线",
        "线内宗地 1 宗",
        "线外宗地 1 宗",
        "跨线宗地 1 宗",
    ]
    district = Filled(store, replace(REQUEST, scope=MapScope(district="440704")))
    assert "其他宗地" not in district.legend()
    with store.read() as reading:
        key = reading.table("control_map_parcels")["uuid"].to_list()[0]
    chosen = Filled(store, replace(REQUEST, scope=MapScope(parcels=frozenset({key}))))
    assert chosen.legend() == ["一级控制线", "线内宗地 1 宗", "其他宗地"]


def test_scale_is_round_and_printed(store: WorkspaceStore) -> None:
    filled = Filled(store)
    assert filled.view.scale in SCALES
    shown = filled.layout.itemById("主图")
    assert round(shown.scale()) == filled.view.scale
    assert filled.text("比例尺数字") == f"比例尺 1:{filled.view.scale}"
    box = shown.extent()
    assert box.xMinimum() < EAST + 10
    assert box.xMaximum() > EAST + 220


def test_an_item_that_the_office_removed_is_left_out(store: WorkspaceStore, folder: Path) -> None:
    path = edited_template(folder, "图例", "比例尺", "指北针", "数据来源", "说明")
    made = export_control_map(store, replace(REQUEST, template=path), folder / "图.pdf")
    assert "江海区工业用地控制线比对图" in pdf_text(made.files[0])
    assert "线内宗地" not in pdf_text(made.files[0])


def test_a_map_under_another_id_is_filled_too(store: WorkspaceStore, folder: Path) -> None:
    path = edited_template(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id="主图"', 'id="地图 1"'), encoding="utf-8")
    assert Filled(store, replace(REQUEST, template=path)).view.scale in SCALES


def test_watermark_and_example_note_are_there_when_they_are_due(
    store: WorkspaceStore, folder: Path
) -> None:
    filled = Filled(store)
    assert not filled.layout.itemById("演练水印").isVisible()
    assert filled.layout.itemById("示例注记").isVisible()
    with store.read() as reading:
        [line] = reading.table("control_line_version").to_rows()
    store.write([Update("control_line_version", line["uuid"], 1, {"example": 0})], reason="test")
    # The rule of the check is an example, whatever the line is: the map says so like the workbook.
    filled = Filled(store)
    assert filled.layout.itemById("示例注记").isVisible()
    assert "控制线规则为示例。" in filled.text("说明")
    content = control_map(store, scope=MapScope(), on=ON)
    official = replace(content.figures, rule_is_example=False)
    fill_layout(filled.layout, official, REQUEST, filled.layers, choose_fonts())
    assert not filled.layout.itemById("示例注记").isVisible()
    assert "示例" not in filled.text("说明")


def test_a_training_map_has_its_watermark_whatever_the_template(
    training: WorkspaceStore, folder: Path
) -> None:
    filled = Filled(training)
    mark = filled.layout.itemById("演练水印")
    assert mark.isVisible()
    assert mark.currentText() == "演练数据，不作为依据"
    path = edited_template(folder, "演练水印", "示例注记")
    forced = Filled(training, replace(REQUEST, template=path))
    assert forced.layout.itemById("演练水印").isVisible()
    assert forced.text("示例注记") == "示例标准,仅供演练"


def test_text_of_the_request_is_never_an_expression(store: WorkspaceStore) -> None:
    filled = Filled(store, replace(REQUEST, unit="[% 1 + 1 %]", meeting="<b>会</b>"))
    assert filled.text("编制单位") == "编制单位：[% 1 + 1 %]"
    assert filled.text("会议名称") == "会议名称：<b>会</b>"


def test_what_is_left_out_and_a_line_out_of_force_are_said(store: WorkspaceStore) -> None:
    found = control_map(store, scope=MapScope(), on=ON.replace(year=2023)).figures
    said = "\n".join(notes(replace(found, stale=2, unchecked=1, treated=3)))
    assert "另有待复核 2 宗、未套合 1 宗，未计入面积。" in said
    assert "3 宗边界误差经人工确认按线内或线外处理。" in said
    assert "不是现行版本（现行：无）" in said


# -- files ---------------------------------------------------------------------------------------


def test_the_pdf_carries_searchable_text_in_embedded_fonts(
    store: WorkspaceStore, folder: Path
) -> None:
    made = export_control_map(store, REQUEST, folder / "图.pdf")
    assert made.files == (folder / "图.pdf",)
    fonts = pdf_fonts(made.files[0])
    assert fonts
    assert all(font["embedded"] for font in fonts)
    assert any("CJK" in font["name"] or "Song" in font["name"] for font in fonts)
    text = pdf_text(made.files[0])
    for wanted in (
        "江海区工业用地控制线比对图", "中央子午线114°", "707.00", "100.00", "线内宗地 1 宗",
        "示例标准,仅供演练", "编制日期:2025年6月30日",
    ):  # fmt: skip
        assert wanted in text
    # Digits behind Latin letters get glyphs that no text search finds: properties carry them.
    said = pdf_properties(made.files[0])
    assert said["Title"] == "江海区工业用地控制线比对图（2025年）"
    assert said["Subject"] == made.figures.fingerprint
    assert said["Author"] == REQUEST.unit
    assert [item.name for item in folder.iterdir() if "图.pdf" in item.name] == ["图.pdf"]
    assert not list(folder.glob(".map-*"))


def test_outlines_leave_no_text(store: WorkspaceStore, folder: Path) -> None:
    made = export_control_map(store, replace(REQUEST, outlines=True), folder / "图.pdf")
    assert pdf_fonts(made.files[0]) == []


@pytest.mark.parametrize("suffix", ["png", "jpg", "JPEG"])
def test_pictures_are_made_too(store: WorkspaceStore, folder: Path, suffix: str) -> None:
    made = export_control_map(store, replace(REQUEST, dpi=60), folder / f"图.{suffix}")
    image = QImage(str(made.files[0]))
    assert abs(image.width() - 420 / 25.4 * 60) < 2


def test_an_older_file_is_replaced_and_a_failed_export_keeps_it(
    store: WorkspaceStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "图.png"
    path.write_bytes(b"old")

    class Failing(committee_map.QgsLayoutExporter):
        def exportToImage(self, *_: Any) -> Any:  # noqa: N802
            return committee_map.QgsLayoutExporter.ExportResult.MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(committee_map, "QgsLayoutExporter", Failing)
        with pytest.raises(LowUseError) as caught:
            export_control_map(store, REQUEST, path)
    assert caught.value.code == "MAP_NOT_DRAWN"
    assert path.read_bytes() == b"old"
    assert not list(folder.glob(".map-*"))
    export_control_map(store, replace(REQUEST, dpi=30), path)
    assert path.read_bytes()[:4] == b"\x89PNG"


def test_a_place_that_cannot_be_written_is_one_sentence(
    store: WorkspaceStore, folder: Path
) -> None:
    with pytest.raises(LowUseError) as caught:
        export_control_map(store, REQUEST, folder / "没有" / "图.pdf")
    assert (caught.value.code, caught.value.params["detail"]) == (
        "FILE_NOT_WRITABLE",
        "DETAIL_GONE",
    )
    taken = folder / "图.pdf"
    taken.mkdir()
    with pytest.raises(LowUseError) as caught:
        export_control_map(store, REQUEST, taken)
    assert caught.value.code == "FILE_NOT_WRITABLE"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("not xml", "MAP_TEMPLATE_UNREADABLE"),
        ("<qgis/>", "MAP_TEMPLATE_UNREADABLE"),
        (None, "MAP_TEMPLATE_UNREADABLE"),
    ],
)
def test_a_template_that_is_none_is_refused(
    store: WorkspaceStore, folder: Path, content: str | None, code: str
) -> None:
    path = folder / "模板.qpt"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(LowUseError) as caught:
        export_control_map(store, replace(REQUEST, template=path), folder / "图.pdf")
    assert caught.value.code == code
    assert not (folder / "图.pdf").exists()


def test_a_template_without_a_map_is_refused(store: WorkspaceStore, folder: Path) -> None:
    path = edited_template(folder, "主图")
    with pytest.raises(LowUseError) as caught:
        export_control_map(store, replace(REQUEST, template=path), folder / "图.pdf")
    assert caught.value.code == "MAP_TEMPLATE_WITHOUT_MAP"


def test_another_format_is_refused(store: WorkspaceStore, folder: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        export_control_map(store, REQUEST, folder / "图.docx")
    assert caught.value.code == "FORMAT_UNSUPPORTED"


def test_the_map_of_an_extent_counts_what_it_shows(store: WorkspaceStore, folder: Path) -> None:
    frame = (EAST + 195, NORTH, EAST + 205, NORTH + 10)
    request = replace(REQUEST, scope=MapScope(frame=frame), dpi=30)
    made = export_control_map(store, request, folder / "图.png")
    # At 1:500 the map of 264 mm shows 132 m: the crossing parcel from 90 to 130 stays outside.
    assert made.scale == 500
    assert made.figures.total.parcels == 1


def test_the_users_project_is_left_alone(store: WorkspaceStore, folder: Path) -> None:
    project = QgsProject.instance()
    before = set(project.mapLayers())
    export_control_map(store, replace(REQUEST, dpi=30), folder / "图.png")
    assert set(project.mapLayers()) == before
    assert not project.isDirty()


def test_the_preview_has_the_shape_of_the_page(store: WorkspaceStore) -> None:
    picture = preview_control_map(store, REQUEST, 600)
    assert picture.width() == 600
    assert abs(picture.height() - 600 * 297 / 420) <= 2


# -- in the user's project -----------------------------------------------------------------------


def test_a_layout_in_the_project_draws_its_layers_and_can_be_edited(
    store: WorkspaceStore,
) -> None:
    project = QgsProject()
    fields = "field=control_class:string&field=boundary_error:integer&field=stale_control:integer"
    parcels = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4526&{fields}", "宗地", "memory")
    line = QgsVectorLayer("MultiPolygon?crs=EPSG:4526&field=level:integer", "线", "memory")
    project.addMapLayers([parcels, line])
    own_style = parcels.renderer().dump()
    content = read_layout_content(store, REQUEST)
    layers = {"control_line": line, "parcels": parcels}
    first = add_layout_to_project(project, layers, content, REQUEST)
    second = add_layout_to_project(project, layers, content, REQUEST)
    assert [layout.name() for layout in project.layoutManager().layouts()] == [
        "江海区工业用地控制线比对图（2025年）",
        "江海区工业用地控制线比对图（2025年） 2",
    ]
    assert isinstance(first, QgsPrintLayout)
    shown = first.itemById("主图")
    assert isinstance(shown, QgsLayoutItemMap)
    assert shown.layers() == [line, parcels]
    assert set(shown.layerStyleOverrides()) == {line.id(), parcels.id()}
    assert parcels.renderer().dump() == own_style
    label = second.itemById("图名")
    assert isinstance(label, QgsLayoutItemLabel)
    assert label.currentText() == "江海区工业用地控制线比对图（2025年）"
    scope = QgsExpressionContextUtils.layoutScope(second)
    assert scope.variable("lowuse_unit") == REQUEST.unit


# -- parts ---------------------------------------------------------------------------------------


def test_fonts_fall_back_by_name_and_say_so() -> None:
    office = choose_fonts({"仿宋_GB2312", "SimHei"}.__contains__)
    assert office == FontChoice("仿宋_GB2312", "SimHei", ())
    linux = choose_fonts({"Noto Serif CJK SC", "Noto Sans CJK SC"}.__contains__)
    assert linux.stand_ins() == {"仿宋_GB2312": "Noto Serif CJK SC", "黑体": "Noto Sans CJK SC"}
    one = choose_fonts({"WenQuanYi Micro Hei"}.__contains__)
    assert (one.serif, one.sans) == ("WenQuanYi Micro Hei", "WenQuanYi Micro Hei")
    with pytest.raises(LowUseError) as caught:
        choose_fonts(lambda _family: False)
    assert caught.value.code == "FONTS_MISSING"
    assert "fonts-noto-cjk" in str(caught.value.params["expected"])


def test_a_font_that_the_office_chose_stays_as_long_as_it_is_there() -> None:
    choice = FontChoice("Noto Serif CJK SC", "Noto Sans CJK SC", ())
    assert choice.replacement("FangSong", installed=False) == "Noto Serif CJK SC"
    assert choice.replacement("SimHei", installed=True) == "Noto Sans CJK SC"
    assert choice.replacement("方正小标宋", installed=True) == "方正小标宋"
    assert choice.replacement("方正小标宋", installed=False) == "Noto Serif CJK SC"
    assert choice.replacement("Whatever Sans", installed=False) == "Noto Sans CJK SC"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('图:4/<a>|"b"?*', "图-4-a-b"),
        (" 图. ", "图"),
        ("con", "-con"),
        ("a\nb", "a-b"),
        ("图" * 200, "图" * 120),
    ],
)
def test_file_names_are_what_every_system_takes(name: str, expected: str) -> None:
    assert clean_name(name) == expected


def test_the_file_is_named_after_number_title_and_day(folder: Path) -> None:
    assert file_name("附图4", "江海区 比对图", ON, "pdf") == "附图4_江海区 比对图_20250630.pdf"
    name = file_name("", "图", ON, "png")
    assert name == "图_20250630.png"
    assert free_path(folder, name) == folder / name
    (folder / name).touch()
    assert free_path(folder, name) == folder / "图_20250630(2).png"


@pytest.mark.parametrize(
    ("crs", "expected"),
    [
        ("EPSG:4526", "中央子午线114° 38带"),
        ("EPSG:4525", "中央子午线111° 37带"),
        ("EPSG:4547", "中央子午线114°（坐标不加带号）"),
        ("EPSG:4546", "中央子午线111°（坐标不加带号）"),
    ],
)
def test_the_reference_system_is_read_off_its_definition(crs: str, expected: str) -> None:
    note = crs_note(QgsCoordinateReferenceSystem(crs))
    assert note == f"2000国家大地坐标系（CGCS2000） 高斯-克吕格3°分带 {expected}"


def test_dates_are_chinese() -> None:
    assert shown_day(ON) == "2025年6月30日"


def test_scale_is_the_first_round_one_that_holds_the_land() -> None:
    # 264 m on 264 mm are 1:1000, exactly.
    assert view((0, 0, 264, 10), 264, 200, fill=1.0).scale == 1000
    assert view((0, 0, 264.1, 10), 264, 200, fill=1.0).scale == 1500
    assert view((0, 0, 10, 200.1), 264, 200, fill=1.0).scale == 1500
    assert view((5, 5, 5, 5), 264, 200, fill=1.0).bounds == (-61, -45, 71, 55)
    assert view((0, 0, 400_000, 10), 264, 200, fill=1.0).scale == 2_000_000


@pytest.mark.parametrize(
    ("scale", "paper_mm", "expected"),
    [(35_000, 70, 2000), (10_000, 70, 500), (500, 18, 5), (40_000, 18, 500), (1000, 100, 100)],
)
def test_intervals_are_round_and_fit(scale: int, paper_mm: float, expected: float) -> None:
    assert interval(scale, paper_mm) == expected


def test_lines_break_between_chinese_characters_and_not_before_punctuation() -> None:
    def width(text: str) -> int:
        return len(text)

    assert wrap("一二三四五六", width, 4) == "一二三四\n五六"
    assert wrap("一二三四，五六", width, 4) == "一二三\n四，五六"
    assert wrap("一二三（四五", width, 4) == "一二三\n（四五"
    assert wrap("一二 abc.gpkg 三", width, 8) == "一二\nabc.gpkg\n三"
    assert wrap("abcdefghij", width, 4) == "abcd\nefgh\nij"
    assert wrap("一\n二", width, 4) == "一\n二"
    assert wrap("", width, 4) == ""


def test_no_two_classes_differ_in_colour_alone() -> None:
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4526&field=control_class:string", "a", "memory")
    layer.loadNamedStyle(str(resource("styles", "map_parcels_control.qml")))
    seen: set[bytes] = set()
    for category in layer.renderer().categories():
        image = category.symbol().asImage(QSize(100, 100))
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        key = bytes(grey.bits().asstring(grey.sizeInBytes()))
        assert key not in seen
        seen.add(key)
    assert len(seen) == 7


def test_pages_are_drawn_in_tasks_while_the_map_of_the_user_redraws(
    training: WorkspaceStore, folder: Path, qgis_new_project: None
) -> None:
    training.attach_display(DisplayCopy.open(training, folder / "缓存"))
    layers = [
        QgsVectorLayer(training.layer_source(name), name, "ogr")
        for name in ("control_line", "parcel_map")
    ]
    QgsProject.instance().addMapLayers(layers)
    canvas = QgsMapCanvas()
    canvas.resize(300, 200)
    canvas.setDestinationCrs(layers[0].crs())
    canvas.setExtent(layers[0].extent())
    canvas.setLayers(layers)
    canvas.show()
    redrawn: list[None] = []
    canvas.mapCanvasRefreshed.connect(lambda: redrawn.append(None))
    pages: list[QImage] = []
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    for _ in range(20):
        tasks.run(
            "page", lambda progress: preview_control_map(training, REQUEST, 500, progress),
            pages.append, hidden=True,
        )  # fmt: skip

    def all_drawn() -> bool:
        if not canvas.isDrawing():
            canvas.zoomByFactor(0.9 if len(redrawn) % 2 else 1.1)
            canvas.refreshAllLayers()
        return not tasks.busy

    until(all_drawn, seconds=120)  # some 8 s where nothing else runs
    assert failures == []
    assert [page.width() for page in pages] == [500] * 20
    # The same content gives the same picture, whatever else is drawn meanwhile.
    assert all(page == pages[0] for page in pages)
    assert len(redrawn) >= 20
    canvas.stopRendering()
    canvas.deleteLater()
    settle()
