# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of a merge, read again from the files: Word with pictures, Excel with sums, hb tables."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.exchange.merging import docx as merge_docx
from lowuse_plugin.exchange.merging.exchange_xlsx import write_merge_exchange
from lowuse_plugin.exchange.merging.xlsx import write_merge_comparison
from lowuse_plugin.services.merging import sheets, steps
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office

DAY = date(2024, 6, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(tmp_path) as opened:
        yield opened


def png() -> bytes:
    """A white dot."""

    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", data) + part(b"IEND", b"")


def written(
    store: WorkspaceStore, path: Path, kind: str, *cases: str, own: Path | None = None
) -> Any:
    use_bundled("docx")
    import docx  # noqa: PLC0415

    found = sheets.merge_sheets(store, cases, on=DAY)
    drawn = [merge_docx.SheetPictures(png(), png(), 500, 4, 3) for _ in found]
    merge_docx.write_merge_docx(path, kind, found, drawn, own=own)
    return docx.Document(str(path))


def words_of(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def change(store: WorkspaceStore, uuid: str, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row("parcel", uuid)
    assert row is not None
    store.write([Update("parcel", uuid, row["row_version"], values)], reason="测试")


def judged(store: WorkspaceStore) -> str:
    case = office.propose(store, remark="统一建设厂房")
    office.accept(store, case)
    office.judge_all(store, case)
    return case


def test_the_application_holds_parcels_conditions_papers_and_both_pictures(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = judged(store)
    document = written(store, tmp_path / "申请表.docx", merge_docx.APPLICATION, case)
    text = words_of(document)
    for part in (
        "宗地合并申请表",
        "合并编号 HB4407042024001　　受理机关：江海区自然资源部门",
        "统一建设厂房",
        "2024年6月4日",
        office.CODES["b"],
        "合计 2 宗",
        "500.15",
        "500.15 m²（0.7502 亩）",
        "−0.15 m²",
        "M-6 属同一权属人",
        "查封、抵押登记查询结果",
        "比例尺 1:500",
        "界址点 4 个，图上注明点号 3 个",
        "①\u00a0440704001001GB00011",
    ):
        assert part in text, part
    header = document.sections[0].header.paragraphs[0].text
    assert header == "合并办理流程为示例，仅供演练"
    assert len(document.inline_shapes) == 2
    assert [round(shape.width.mm) for shape in document.inline_shapes] == [81, 81]
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert said[0].startswith("合并前：①\u00a0440704001001GB00011")
    assert said[1] == "合并后：待编"
    assert "示例" in zipfile.ZipFile(tmp_path / "申请表.docx").read("word/header1.xml").decode()


def test_the_review_names_who_judged_and_every_step(store: WorkspaceStore, tmp_path: Path) -> None:
    case = office.up_to_survey(store)
    office.register(store, case)
    document = written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case)
    text = words_of(document)
    for part in (
        "「利于节约集约用地」",
        "自然资源局\n王科长　2024年6月11日",
        "判断：符合。符合",
        "核对 12 项条件，符合 12 项。",
        "江海自然资〔2024〕5号",
        "补充合同 补 1 号",
        "权籍调查面积 500.12 m²，成果编号 测 7 号",
        "新宗地代码 440704001001GB00099",
        "登记面积 500.15 m²；依据：登记面积合计 500.15 m²",
        "按受理阶段核对，核对日期 2024年6月11日",  # as reviewed, whatever was checked since
        "查封查询日期 2024年6月3日",
        "查封查询 2024年6月27日",  # beside the registration
        "缝隙、重叠不超过（t）：0.05 m；公共边不短于（L）：1 m；有公共边的宗地对数：1；公共边长",
        "公共边长：10.00 m（①、②）；缝隙：0.00 m²（①、②）",
        "各宗地均无查封、抵押",
        "分管领导意见（盖章）",
    ):
        assert part in text, part
    assert "须人工判断并写明理由" not in text  # both are judged
    about = {cell: row[n + 1] for row in table_of(document, "申请人", heads=0)
             for n, cell in enumerate(row) if n % 2 == 0}  # fmt: skip
    assert about["权籍调查面积"] == "500.12 m²（0.7502 亩）"
    assert about["新宗地登记面积"] == "500.15 m²（0.7502 亩）"
    told = ("紧凑度（最低）", "紧凑度（最高）", "合并后紧凑度", "部分数", "消除的公共边")
    places = [text.index(each) for each in told]
    assert places == sorted(places)  # as the panel tells them: before, then after
    signed = [
        row for table in document.tables for row in table.rows if "签字：" in row.cells[0].text
    ]
    kept = [
        all(part.paragraph_format.keep_with_next for cell in row.cells for part in cell.paragraphs)
        for row in signed
    ]
    assert kept == [True, False]  # both rows on one page


def test_the_review_tells_another_area_from_its_basis_and_says_why(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.up_to_survey(store)
    office.register(
        store, case, area_basis="survey", registered_area_m2=Fraction(501), area_reason="按证载面积"
    )
    document = written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case)
    said = "登记面积 501.00 m²；依据：权籍调查面积 500.12 m²，人工填写；理由：按证载面积"
    assert said in words_of(document)


def test_the_application_of_a_registered_merge_names_the_new_parcel_as_its_picture_does(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.up_to_survey(store)
    path = tmp_path / "申请表.docx"
    text = words_of(written(store, path, merge_docx.APPLICATION, case))
    assert "待编" in text
    assert "权籍调查面积\n500.12 m²（0.7502 亩）\n新宗地登记面积\n待登记" in text
    office.register(store, case)
    document = written(store, path, merge_docx.APPLICATION, case)
    text = words_of(document)
    assert "按受理阶段核对，核对日期 2024年6月" in text
    assert f"新宗地代码\n{office.NEW_CODE}" in text
    assert "待编" not in text
    assert "新宗地登记面积\n500.15 m²（0.7502 亩）" in text
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert said[1] == f"合并后：{office.NEW_CODE}"


def test_the_review_says_when_it_was_asked_about_seizures_and_who_consented(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = judged(store)
    text = words_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case))
    assert "没有被查封\n查封查询日期 2024年6月3日" in text
    assert "待调查" in text
    change(store, "a", seized_checked_on="2024-06-05")
    text = words_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case))
    assert "查封查询日期 ①\u00a02024年6月5日　②\u00a02024年6月3日" in text
    change(store, "b", mortgaged="yes")
    office.review(store, case)
    office.agree(store, case)
    office.surveyed(store, case)
    office.register(store, case, mortgage_consent="银行 3 号函")
    text = words_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case))
    assert "查封查询 2024年6月27日；抵押权人同意：银行 3 号函" in text


def table_of(document: Any, first: str, heads: int = 1) -> list[list[str]]:
    """The lines of the table whose first cell says that, without its heads."""
    [found] = [table for table in document.tables if table.cell(0, 0).text == first]
    return [[cell.text for cell in row.cells] for row in found.rows[heads:]]


def test_a_return_is_a_line_of_its_own_and_the_acceptance_stays(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = judged(store)
    office.review(store, case)
    back = office.step(office.REVIEWED, opinion="补充材料。")
    steps.give_back(store, case, "accepted", back, today=office.TODAY)
    office.review(store, case)
    said = office.step(
        office.AGREED, document_no="江海自然资〔2024〕5号", opinion="同意合并。",
        details={"supplement_no": "补充合同2024-08"},
    )  # fmt: skip
    steps.advance(store, case, said, today=office.TODAY)
    lines = table_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case), "环节")
    assert [line[:3] for line in lines[:5]] == [
        ["受理", "2024年6月4日", "陈经办"],
        ["审查", "2024年6月11日", "黄科长"],
        ["退回（至受理）", "2024年6月11日", "黄科长"],
        ["审查", "2024年6月11日", "黄科长"],
        ["同意合并", "2024年6月18日", "黄科长"],
    ]
    assert [line[4] for line in lines[2:5]] == ["补充材料", "", "同意合并；补充合同2024-08"]
    assert [line[0] for line in lines[5:]] == ["权籍调查", "已登记"]


def test_the_application_says_what_the_check_alone_found(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    document = written(store, tmp_path / "申请表.docx", merge_docx.APPLICATION, judged(store))
    lines = {line[0].split()[0]: line[1:] for line in table_of(document, "条件")}
    assert lines["M-10"] == ["待人工确认", "由受理机关判断"]  # the office judged it 符合
    assert lines["M-7"][0] == "符合"


def test_a_difference_of_areas_is_worth_a_look(store: WorkspaceStore, tmp_path: Path) -> None:
    change(store, "a", registered_area_m2=400.0)  # 600.05 registered, 500 drawn
    case = office.propose(store)
    text = words_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case))
    assert "面积与登记面积合计相差 16.7%，须查明原因" in text


def test_numbers_that_nobody_gave_are_no_task_of_a_registered_merge(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    change(store, "a", map_number="12", training_columns='{"备注": "演练"}')
    case = office.up_to_survey(store)
    office.register(store, case)
    document = written(store, tmp_path / "对照表.docx", merge_docx.COMPARISON, case)
    lines = {line[0]: line[2:4] for line in table_of(document, "项目")}
    assert lines["图斑编号"] == ["—", "—"]
    assert lines["宗地代码"] == [office.NEW_CODE, "登记时确定"]
    assert not [title for title in lines if "演练" in title]


def test_a_step_that_is_still_to_come_stays_empty(store: WorkspaceStore, tmp_path: Path) -> None:
    case = office.propose(store)
    document = written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case)
    [steps] = [table for table in document.tables if table.cell(0, 0).text == "环节"]
    assert [row.cells[0].text for row in steps.rows[1:]] == [
        "受理", "审查", "同意合并", "权籍调查", "已登记",
    ]  # fmt: skip
    assert {cell.text for row in steps.rows[1:] for cell in row.cells[1:]} == {""}
    text = words_of(document)
    open_ = "M-10 利于节约集约用地、M-11 符合统一规划开发建设条件、M-12 权利人向属地申请。"
    assert f"待确认或补充：{open_}" in text
    assert "待提供：" in text


def test_the_comparison_says_what_differs_by_the_numbers_of_the_parcels(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.propose(store)
    document = written(store, tmp_path / "对照表.docx", merge_docx.COMPARISON, case)
    [areas] = [table for table in document.tables if table.cell(0, 0).text == "序号"]
    rows = [[cell.text for cell in row.cells] for row in areas.rows[1:]]
    assert [row[:2] + row[3:5] for row in rows] == [
        ["①", office.CODES["a"], "300.10", "300.00"],
        ["②", office.CODES["b"], "200.05", "200.00"],
        ["", "合并前合计 2 宗", "500.15", "500.00"],
        ["", "合并后 待编", "待登记", "500.00"],
    ]
    [fields] = [table for table in document.tables if table.cell(0, 0).text == "项目"]
    by_title = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in fields.rows}
    code = by_title["宗地代码"]
    assert code[0] == f"①\u00a0{office.CODES['a']}\n②\u00a0{office.CODES['b']}"  # long: a line each
    assert code[1:] == ["重新编号", "由人填写", "—"]
    assert by_title["登记面积"][1:3] == ["500.15 m²", "合计（拟；登记面积登记时确定）"]
    assert by_title["使用权终止日期"][:2] == ["2050年1月1日", "待确定"]
    assert by_title["行政区"][0] == "江海区"
    assert "镇（街道）" not in by_title  # nobody says anything


def test_members_that_say_the_same_are_named_together(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    with store.read() as reading:
        row = reading.row("parcel", "b")
    assert row is not None
    store.write([Update("parcel", "b", row["row_version"], {"mortgaged": "yes"})], reason="测试")
    case = office.propose(store, "a", "b", "c")
    document = written(store, tmp_path / "对照表.docx", merge_docx.COMPARISON, case)
    [fields] = [table for table in document.tables if table.cell(0, 0).text == "项目"]
    mortgaged = next(row for row in fields.rows if row.cells[0].text == "抵押")
    assert [cell.text for cell in mortgaged.cells[1:]] == [
        "①③\u00a0否　②\u00a0是", "是", "不一致，取较重", "否",
    ]  # fmt: skip
    review = words_of(written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case))
    assert "② 抵押：有" in review
    assert "有宗地已抵押，登记前须有抵押权人书面同意" in review


def test_many_parcels_are_said_briefly_and_each_value_once(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    """Eight parcels in a row of 10 m: addresses of their own, queries too old for the day."""
    rows = {
        f"m{number}": office.lawful(
            100 + 10 * number,
            110 + 10 * number,
            registered_area_m2=100.0,
            address=f"五号路 {number} 号",
            contract_far=1.5 if number == 8 else 2.0,
            seized_checked_on="2024-01-02",
        )
        for number in range(1, 9)
    }
    store.write([Insert("parcel", key, row) for key, row in rows.items()], reason="测试")
    case = office.propose(store, *rows)
    document = written(store, tmp_path / "申请表.docx", merge_docx.APPLICATION, case)
    told = {line[0].split()[0]: line[2] for line in table_of(document, "条件")}
    assert told["M-5"] == "各宗地：查封查询结果过期，需重新查询（2024年1月2日）"
    assert "合同容积率；①至⑦ 2、⑧ 1.5" in told["M-9"]
    members = table_of(document, "序号")
    assert [members[0][3], members[0][6]] == ["五号路 1 号", "2050年1月1日"]
    after = {line[0]: line[1] for line in table_of(document, "登记面积合计", heads=0)}
    assert after["坐落"] == "各宗地坐落并列，见上表"
    document = written(store, tmp_path / "对照表.docx", merge_docx.COMPARISON, case)
    lines = {line[0]: line[1:3] for line in table_of(document, "项目")}
    assert lines["坐落"] == ["共 8 种，逐宗列于表末", "各宗并列，逐宗列于表末"]
    assert list(lines)[-8:] == [f"坐落 {sign}" for sign in "①②③④⑤⑥⑦⑧"]
    assert lines["坐落 ③"] == ["五号路 3 号", ""]
    assert lines["合同容积率"][0] == "①至⑦\u00a02　⑧\u00a01.5"


def test_where_the_new_parcel_lies_and_what_nobody_said_stand_in_the_application(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.propose(store)
    path = tmp_path / "申请表.docx"
    document = written(store, path, merge_docx.APPLICATION, case)
    assert [line[3] for line in table_of(document, "序号")] == ["待补充", "待补充", ""]
    after = [cell for line in table_of(document, "登记面积合计", heads=0) for cell in line]
    assert after[-4:] == ["坐落", "待补充", "登记用途", "0601 工业用地"]
    change(store, "a", address="一路 1 号")
    change(store, "b", address="一路 2 号")
    document = written(store, path, merge_docx.APPLICATION, case)
    after = [cell for line in table_of(document, "登记面积合计", heads=0) for cell in line]
    assert after[-3] == "一路 1 号；一路 2 号"


def test_what_a_person_settled_waits_for_nobody_and_the_office_is_that_of_the_district(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    change(store, "b", contract_far=1.5)
    case = judged(store)
    said = Judgement("李科长", office.REVIEWED, "同一项目", code="M-9", department="自然资源局")
    judge(store, case, said, today=office.TODAY)
    document = written(store, tmp_path / "审查表.docx", merge_docx.REVIEW, case)
    lines = {line[0].split()[0]: line[3:] for line in table_of(document, "条件（原文）")}
    assert lines["M-9"][0] == "①、②：使用条件不同（合同容积率；① 2、② 1.5）；已由人工判断"
    assert lines["M-1"][1] == "江海区自然资源部门"
    [opinions] = [t for t in document.tables if t.cell(0, 0).text.startswith("核对 12 项")]
    assert opinions.cell(0, 0).paragraphs[0].paragraph_format.keep_with_next


def test_several_merges_begin_a_page_each(store: WorkspaceStore, tmp_path: Path) -> None:
    first, second = office.propose(store), office.propose(store, "c", "d")
    document = written(store, tmp_path / "两件.docx", merge_docx.REVIEW, first, second)
    titles = [each for each in document.paragraphs if each.style.name == "Title"]
    assert [each.paragraph_format.page_break_before for each in titles] == [False, True]
    assert len(document.inline_shapes) == 4


def own_of(tmp_path: Path, kind: str, old: str, new: str) -> Path:
    """A template of the office's own: ours with other words."""
    source = paths.resource("templates", merge_docx.template_name(kind))
    path = tmp_path / f"own {kind}.docx"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(name, text)
    return path


def test_an_office_may_use_its_own_template(store: WorkspaceStore, tmp_path: Path) -> None:
    case, kind = office.propose(store), merge_docx.APPLICATION
    own = own_of(tmp_path, kind, "一、申请人", "一、本局申请人")
    assert "一、本局申请人" in words_of(written(store, tmp_path / "a.docx", kind, case, own=own))


@pytest.mark.parametrize("broken", ["{{ title }", "{{ ''.__class__.__mro__[1].__subclasses__() }}"])
def test_a_template_that_cannot_be_filled_or_reaches_too_far_is_refused(
    store: WorkspaceStore, tmp_path: Path, broken: str
) -> None:
    case, kind = office.propose(store), merge_docx.APPLICATION
    own = own_of(tmp_path, kind, "{{ title }}", broken)
    target = tmp_path / "a.docx"
    with pytest.raises(LowUseError) as refused:
        written(store, target, kind, case, own=own)
    assert refused.value.code == "DOCX_TEMPLATE_BROKEN"
    assert refused.value.params["file"] == own.name
    assert not target.exists()


def test_no_word_file_is_no_template(store: WorkspaceStore, tmp_path: Path) -> None:
    case = office.propose(store)
    own = tmp_path / "own.docx"
    own.write_text("文字", encoding="utf-8")
    with pytest.raises(LowUseError) as refused:
        written(store, tmp_path / "a.docx", merge_docx.REVIEW, case, own=own)
    assert refused.value.code == "DOCX_TEMPLATE_BROKEN"


def book_of(path: Path) -> Any:
    use_bundled("openpyxl")
    import openpyxl  # noqa: PLC0415

    return openpyxl.load_workbook(path, data_only=True)


def test_the_workbook_sums_areas_and_has_a_column_a_parcel(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = judged(store)
    path = tmp_path / "对照表.xlsx"
    write_merge_comparison(path, sheets.merge_sheets(store, [case], on=DAY))
    book = book_of(path)
    assert book.sheetnames == ["面积对照", "面积核对", "属性对照", "条件审查"]
    areas = book["面积对照"]
    assert "示例" in areas["A1"].value
    assert [float(areas[f"E{row}"].value) for row in (4, 5, 6)] == [300.1, 200.05, 500.15]
    assert areas["B6"].value == "合并前合计"  # the column of numbers is too narrow for it
    assert book["条件审查"]["H13"].alignment.wrap_text
    assert book["条件审查"].row_dimensions[13].height > 3 * 15  # M-10: who, when and why
    assert float(areas["F6"].value) == pytest.approx(500.15 * 3 / 2000)
    assert float(areas["G6"].value) == pytest.approx(500.0, abs=1e-3)
    assert [areas[f"C{row}"].value for row in (4, 5)] == ["待补充", "待补充"]
    compared = book["面积核对"]
    assert [compared[f"D{row}"].value for row in (4, 8)] == [None, -0.3]  # −0.15 of 500.15
    notes = [str(cell.value) for row in compared.iter_rows() for cell in row if cell.value]
    pairs = [note for note in notes if note.startswith("两两差额：")]
    assert len(pairs) == 10
    assert all("；" not in pair for pair in pairs)
    fields = book["属性对照"]
    assert [cell.value for cell in fields[3]][:4] == [
        "项目", f"① {office.CODES['a']}", f"② {office.CODES['b']}", "合并后",
    ]  # fmt: skip
    assert [row[0].value for row in book["条件审查"].iter_rows(min_row=4, max_row=15)] == [
        f"M-{number}" for number in range(1, 13)
    ]


def test_the_workbook_tells_the_surveyed_area_before_and_after_it_is_registered(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.up_to_survey(store)
    path = tmp_path / "对照表.xlsx"
    for registered in (False, True):
        if registered:
            office.register(store, case)
        write_merge_comparison(path, sheets.merge_sheets(store, [case], on=DAY))
        book = book_of(path)
        line = [cell.value for cell in book["面积核对"][9]]
        # 500.12 − 500.15 = −0.03 m², −0.06 ‰ of 500.15
        assert line[:4] == ["权籍调查面积", 500.12, -0.03, -0.06]
        notes = [cell.value for row in book["面积对照"].iter_rows() for cell in row]
        assert "权籍调查面积 500.12 m²（0.7502 亩）" in notes
        rules = {row[0].value: row[4].value for row in book["属性对照"].iter_rows(min_row=4)}
        assert ("登记时确定" in rules["登记面积"]) is not registered


def test_exchange_tables_have_field_codes_and_every_stage(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    case = office.up_to_survey(store)
    office.register(store, case)
    path = tmp_path / "交换.xlsx"
    write_merge_exchange(path, [read_case(store, case)], workspace=store.info, on=DAY)
    book = book_of(path)
    assert book.sheetnames == ["hb", "hb_cy", "hb_jc", "字段说明"]
    heads = [cell.value for cell in book["hb"][3]]
    row = dict(zip(heads, [cell.value for cell in book["hb"][4]], strict=True))
    assert row["HBBH"] == "HB4407042024001"
    assert (row["XZQDM"], row["SQR"], row["SQRQ"]) == ("440704", "甲厂", "2024-06-04")
    assert (row["HBZT"], row["JG"], row["WH"]) == ("已登记", "符合", "江海自然资〔2024〕5号")
    assert (row["XZDDM"], row["DMZT"], row["DBRQ"]) == (office.NEW_CODE, "正式", "2024-06-28")
    assert float(row["ZJMJ"]) == 500.15
    assert float(row["CE"]) == pytest.approx(-0.15, abs=1e-3)
    members = [[cell.value for cell in line] for line in book["hb_cy"].iter_rows(min_row=4)]
    assert [(line[1], line[2], line[6]) for line in members] == [
        ("a", office.CODES["a"], "历史"), ("b", office.CODES["b"], "历史"),
    ]  # fmt: skip
    checks = [[cell.value for cell in line] for line in book["hb_jc"].iter_rows(min_row=4)]
    assert {line[2] for line in checks} == {"初筛", "受理", "登记"}
    tenth = next(line for line in checks if line[1] == "M-10" and line[2] == "受理")
    assert tenth[3:] == ["符合", "待人工确认", "2024-06-24", "符合：符合", "王科长", "2024-06-11"]
