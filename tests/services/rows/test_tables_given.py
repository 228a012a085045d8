# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables that people fill in: pasted from a spreadsheet, or written out as xlsx and read back."""

from __future__ import annotations

import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lowuse_plugin.domain.cell_changes import ChangeSet
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.exchange.pasted_table import read_pasted
from lowuse_plugin.exchange.round_trip.reading import read_round_trip
from lowuse_plugin.exchange.round_trip.xlsx import write_round_trip
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.importing.match_given import propose_table
from lowuse_plugin.services.rows.bulk_change import compare_again
from lowuse_plugin.services.rows.editable_table import read_editable
from lowuse_plugin.services.rows.save_cells import Means, save_cells
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.rows.bulk_workspace import (
    NAMES,
    cells,
    code,
    five_parcels,
    li_changes,
    shown,
    stored,
)
from tests.store.support import parcel

COLUMNS = ("town", "registered_area_m2", "built_on", "idle", "remark")
Edit = Callable[[Any], None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with five_parcels(tmp_path) as opened:
        yield opened


def left(changes: ChangeSet) -> list[tuple[str, str]]:
    return [(one.place, one.why.code) for one in changes.left_out]


# -- pasted ----------------------------------------------------------------------------------------


def paste(store: WorkspaceStore, *rows: str, clears: bool = False) -> ChangeSet:
    return propose_table(store, read_pasted("\r\n".join(rows)), clears=clears)


@pytest.mark.parametrize("heading", ["宗地代码\t闲置土地", "ZDDM\tSFXZ", "宗地号\t是否闲置"])
def test_headings_are_titles_codes_or_aliases(store: WorkspaceStore, heading: str) -> None:
    changes = paste(store, heading, f"{code(1)}\t是", f"{code(2)}\t未查明")
    assert shown(changes) == [("a", "闲置土地", "未查明", "是")]
    assert changes.counts.unchanged == 1


def test_units_of_the_heading_are_converted_and_wrong_ones_refused(store: WorkspaceStore) -> None:
    changes = paste(store, "宗地代码\t登记面积（亩）", f"{code(1)}\t30", f"{code(2)}\t30")
    assert shown(changes) == [("a", "登记面积", "10,000.00", "20,000.00")]
    wrong = paste(store, "宗地代码\t登记面积（万元）", f"{code(1)}\t30")
    assert [c.problem.code for c in cells(wrong) if c.problem] == ["CELL_UNIT"]


def test_rows_without_a_parcel_are_listed_by_their_number(store: WorkspaceStore) -> None:
    changes = paste(
        store,
        "某街道核查表",
        "宗地代码\t图斑编号\t备注\t附注",
        f"{code(1)}\t\t甲\t1",
        f"{code(9)}\t\t乙\t2",
        "\tT-4\t丙\t3",
        "\t\t丁\t4",
        f" {code(1).lower()} \t\t戊\t5",
        "\tT-2\t己\t6",
    )
    # Rows 3 and 7 are about one parcel and differ: nobody knows which of them is meant.
    assert shown(changes) == [("b", "备注", "", "己")]
    assert left(changes) == [
        ("附注", "COLUMN_NOT_TAKEN"),
        ("3", "GIVEN_ROWS_CONTRADICT"),
        ("4", "GIVEN_ROW_UNKNOWN"),
        ("5", "GIVEN_ROW_AMBIGUOUS"),
        ("6", "GIVEN_ROW_WITHOUT_KEY"),
        ("7", "GIVEN_ROWS_CONTRADICT"),
    ]
    assert changes.left_out[-1].why.params == {"rows": "3、7", "fields": "备注"}


def test_the_same_said_twice_is_taken_once(store: WorkspaceStore) -> None:
    changes = paste(store, "宗地代码\t备注", f"{code(1)}\t甲", f"{code(2)}\t乙", f"{code(1)}\t甲")
    assert shown(changes) == [("a", "备注", "", "甲"), ("b", "备注", "", "乙")]
    assert left(changes) == [("4", "GIVEN_ROW_TWICE")]
    assert changes.left_out[-1].why.params == {"first": 2}


def test_only_contradictions_are_told_as_such(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        paste(store, "宗地代码\t备注", f"{code(1)}\t甲", f"{code(1)}\t")
    assert caught.value.code == "GIVEN_ROWS_CONTRADICT"


def test_a_number_that_is_read_as_a_day_is_noted(store: WorkspaceStore) -> None:
    changes = paste(store, "宗地代码\t建成使用日期", f"{code(1)}\t45000", f"{code(2)}\t2023-03-15")
    found = cells(changes)
    assert [str(cell.new) for cell in found] == ["2023-03-15", "2023-03-15"]
    note = found[0].note
    assert note is not None
    assert (note.code, note.params) == (
        "CELL_SERIAL_DATE", {"value": "45000", "day": "2023-03-15"},
    )  # fmt: skip
    assert found[1].note is None
    again = cells(compare_again(store, changes))
    assert [cell.note == each.note for cell, each in zip(again, found, strict=True)] == [True] * 2


def test_empty_cells_change_nothing_unless_clearing_is_chosen(store: WorkspaceStore) -> None:
    rows = ("宗地代码\t镇（街道）\t备注", f"{code(1)}\t\t甲", f"{code(3)}\t\t")
    kept = paste(store, *rows)
    assert shown(kept) == [("a", "备注", "", "甲")]
    assert kept.counts.empty == 1
    cleared = paste(store, *rows, clears=True)
    assert shown(cleared) == [("a", "镇（街道）", "棠下镇", ""), ("a", "备注", "", "甲")]


def test_a_cell_with_line_breaks_and_tabs_in_quotation_marks(store: WorkspaceStore) -> None:
    changes = paste(store, "宗地代码\t备注", f'{code(1)}\t"第一行\n第二行"')
    assert [c.new for c in cells(changes)] == ["第一行\n第二行"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "PASTE_EMPTY"),
        (" \r\n\t", "PASTE_EMPTY"),
        ("甲\t乙\n1\t2", "PASTE_WITHOUT_HEADING"),
        ("镇（街道）\t备注\n棠下镇\t甲", "TABLE_WITHOUT_KEY"),
        ("宗地代码\n440704001001GB00001", "TABLE_WITHOUT_VALUES"),
        ("宗地代码\t备注\n440704001001GB00077\t甲", "TABLE_NO_MATCH"),
        ("宗地代码\t图形平面面积\n440704001001GB00001\t5", "TABLE_WITHOUT_VALUES"),
    ],
)
def test_what_is_no_table_of_parcels_is_refused(
    store: WorkspaceStore, text: str, refusal: str
) -> None:
    with pytest.raises(LowUseError, match=refusal):
        paste(store, *text.split("\n"))


# -- written out and read back ---------------------------------------------------------------------


def write(store: WorkspaceStore, folder: Path, columns: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "宗地修改表.xlsx"
    write_round_trip(path, read_editable(store, NAMES, columns))
    return path


def column_of(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[4] if str(cell.value).startswith(title))


def edit(path: Path, act: Edit) -> None:
    book = openpyxl.load_workbook(path)
    act(book["宗地"])
    book.save(path)


def read(store: WorkspaceStore, path: Path, *, clears: bool = False) -> ChangeSet:
    return propose_table(store, read_round_trip(path), clears=clears)


def put(title: str, row: int, value: object) -> Edit:
    def act(sheet: Any) -> None:
        sheet.cell(row, column_of(sheet, title)).value = value

    return act


def test_a_change_in_a_grey_column_is_listed_and_not_taken(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path)
    edit(path, put("坐落", 5, "新路 1 号"))
    edit(path, put("备注", 5, "甲"))
    changes = read(store, path)
    assert shown(changes) == [("a", "备注", "", "甲")]
    assert [(one.place, one.what, one.why.code, one.why.params) for one in changes.left_out] == [
        ("5", code(1), "GIVEN_CELL_GREY", {"field": "坐落"})
    ]


def test_a_column_that_was_offered_is_taken_whatever_it_is(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path, ("address",))
    edit(path, put("坐落", 5, "新路 1 号"))
    changes = read(store, path)
    assert shown(changes) == [("a", "坐落", "", "新路 1 号")]
    assert changes.left_out == ()


def test_the_sheet_reads_in_words_and_locks_what_is_not_to_be_changed(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    li_changes(store, "a", remark="=1+1", built_on="2021-03-05")
    book = openpyxl.load_workbook(write(store, tmp_path))
    sheet = book["宗地"]
    assert [cell.value for cell in sheet[4]] == [
        "uuid", "row_version", "宗地代码", "不动产单元号", "图斑编号", "权利人", "坐落",
        "镇（街道）", "登记面积（m²）", "建成使用日期", "闲置土地", "备注",
    ]  # fmt: skip
    first = {sheet.cell(4, cell.column).value: cell for cell in sheet[5]}
    assert first["闲置土地"].value == "未查明"
    assert first["登记面积（m²）"].value == 10000.0
    assert first["建成使用日期"].value.date() == date(2021, 3, 5)
    assert (first["备注"].value, first["备注"].data_type) == ("=1+1", "s")
    assert first["宗地代码"].protection.locked
    assert not first["备注"].protection.locked
    assert not sheet.cell(9, column_of(sheet, "登记面积")).protection.locked  # empty, for e
    assert sheet.protection.sheet
    hidden = [sheet.column_dimensions[letter].hidden for letter in "ABC"]
    assert hidden == [True, True, False]
    assert sheet.row_dimensions[3].hidden
    assert [book[name].sheet_state for name in book.sheetnames] == [
        "visible", "hidden", "veryHidden",
    ]  # fmt: skip
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert [(str(v.sqref), v.formula1) for v in lists] == [("K5:K9", "'选项'!$A$2:$A$4")]
    assert [cell.value for cell in book["选项"]["A"]] == ["是否", "是", "否", "未查明"]


def test_what_comes_back_untouched_changes_nothing(store: WorkspaceStore, tmp_path: Path) -> None:
    every = (
        "parcel_code", "unit_code", "district", "town", "registered_area_m2", "built_on", "idle",
        "far", "remark", "holder_name",
    )  # fmt: skip
    li_changes(store, "a", built_on="1999-12-31", far=0.1 + 0.2, holder_name="张三、李四")
    changes = read(store, write(store, tmp_path, every))
    assert shown(changes) == []
    assert left(changes) == []


def test_edited_cells_come_back_as_changes_with_their_file(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path)
    edit(path, put("闲置土地", 5, "是"))
    edit(path, put("登记面积", 6, "２０，５００"))
    edit(path, put("建成使用日期", 7, date(2020, 2, 29)))
    edit(path, put("镇", 8, None))
    changes = read(store, path)
    assert shown(changes) == [
        ("a", "闲置土地", "未查明", "是"),
        ("b", "登记面积", "20,000.00", "20,500.00"),
        ("c", "建成使用日期", "", "2020年2月29日"),
    ]
    assert changes.counts.empty == 1
    assert changes.source["file"] == "宗地修改表.xlsx"
    assert len(changes.source["sha256"]) == 64
    receipt = save_cells(store, changes, changes.first_choice(), reason="核查", means=Means.SHEET)
    assert stored(store, "built_on")["c"] == "2020-02-29"
    undo_save(store, receipt.transaction_id)
    assert stored(store, "built_on")["c"] is None
    assert shown(read(store, path, clears=True))[-1] == ("d", "镇（街道）", "棠下镇", "")


def test_bad_cells_are_named_by_sheet_row_and_column(store: WorkspaceStore, tmp_path: Path) -> None:
    path = write(store, tmp_path)
    edit(path, put("闲置土地", 6, "大概"))
    edit(path, put("登记面积", 7, "=SUM(I5:I6)"))
    edit(path, put("登记面积", 8, "#N/A"))
    book = openpyxl.load_workbook(path)
    book["宗地"]["I8"].data_type = "e"
    book.save(path)
    changes = read(store, path)
    found = {c.place: c.problem for c in cells(changes) if c.problem}
    assert found["6"].code == "CELL_UNREADABLE"
    assert found["6"].params["value"] == "大概"
    assert found["7"].code == "CELL_FORMULA"
    assert (found["7"].params["sheet"], found["7"].params["cell"]) == ("宗地", "I7")
    assert found["8"].code == "CELL_ERROR"
    assert changes.counts.changed == 0


def test_a_formula_counts_by_the_value_that_was_stored_beside_it(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    import re  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    path = write(store, tmp_path)
    edit(path, put("登记面积", 5, "=I6+500"))
    calculated = tmp_path / "算过.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(calculated, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                data = re.sub(rb"<f>I6\+500</f><v\s*/>|<f>I6\+500</f><v></v>",
                              b"<f>I6+500</f><v>20500</v>", data)  # fmt: skip
                assert b"<v>20500</v>" in data
            new.writestr(item.filename, data)
    assert shown(read(store, calculated)) == [("a", "登记面积", "10,000.00", "20,500.00")]


def test_rows_changed_since_are_conflicts_with_three_values(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path)
    edit(path, put("镇", 5, "荷塘镇"))
    edit(path, put("镇", 6, "荷塘镇"))
    li_changes(store, "a", town="杜阮镇")
    li_changes(store, "d", town="杜阮镇")  # untouched in the sheet: his value stays
    changes = read(store, path)
    assert [
        (c.uuid, c.shown_base, c.shown_old, c.shown_new, c.overlap.by if c.overlap else "")
        for c in cells(changes)
    ] == [("a", "棠下镇", "杜阮镇", "荷塘镇", "李四"), ("b", "", "棠下镇", "荷塘镇", "")]


def test_missing_added_copied_and_foreign_rows(store: WorkspaceStore, tmp_path: Path) -> None:
    path = write(store, tmp_path)

    def act(sheet: Any) -> None:
        copy = [cell.value for cell in sheet[5]]
        sheet.delete_rows(9)  # e is no longer in the sheet: not retired
        sheet.append([*copy[:-1], "副本"])
        sheet.append([None, None, code(5), *[None] * 8, "按代码找到"])
        sheet.append([None, None, code(77), *[None] * 8, "新宗地"])
        sheet.append(["nobody", 1, None, *[None] * 8, "别处"])

    edit(path, act)
    changes = read(store, path)
    assert shown(changes) == [("e", "备注", "", "按代码找到")]
    assert left(changes) == [
        ("5", "GIVEN_ROWS_CONTRADICT"),
        ("9", "GIVEN_ROWS_CONTRADICT"),  # a copied row with another remark
        ("11", "GIVEN_ROW_UNKNOWN"),
        ("12", "GIVEN_ROW_GONE"),
    ]
    assert stored(store, "retired_at") == dict.fromkeys(NAMES, None)


def test_rows_taken_out_are_no_deletions(store: WorkspaceStore, tmp_path: Path) -> None:
    path = write(store, tmp_path)
    edit(path, lambda sheet: sheet.delete_rows(6, 2))
    changes = read(store, path)
    assert [(one.why.code, one.why.params) for one in changes.left_out] == [
        ("GIVEN_ROWS_TAKEN_OUT", {"count": 2})
    ]


def test_a_row_that_is_found_by_its_code_meets_what_happened_since(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path)

    def act(sheet: Any) -> None:
        sheet["A5"].value = sheet["B5"].value = None
        sheet.cell(5, column_of(sheet, "镇")).value = "荷塘镇"

    edit(path, act)
    li_changes(store, "a", town="杜阮镇")
    assert [bool(c.overlap) for c in cells(read(store, path))] == [True]


def test_columns_may_be_moved_renamed_and_added(store: WorkspaceStore, tmp_path: Path) -> None:
    path = write(store, tmp_path)

    def act(sheet: Any) -> None:
        sheet.insert_cols(8)
        sheet.cell(4, 8).value = "经办人"
        sheet.cell(5, 8).value = "王五"
        sheet.cell(4, column_of(sheet, "登记面积")).value = "面积（亩）"
        for row in range(5, 10):
            sheet.cell(row, column_of(sheet, "面积")).value = 30

    edit(path, act)
    changes = read(store, path)
    assert [(c.uuid, c.new) for c in cells(changes)] == [(n, 20000.0) for n in "acde"]
    assert left(changes) == [("经办人", "COLUMN_NOT_TAKEN")]


def test_another_workspace_and_other_files_are_refused(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = write(store, tmp_path)
    (tmp_path / "别处").mkdir()
    with five_parcels(tmp_path / "别处") as other, pytest.raises(LowUseError) as caught:
        read(other, path)
    assert caught.value.code == "TABLE_OF_OTHER_WORKSPACE"
    assert caught.value.params["found"] == "五宗.gpkg"
    plain = tmp_path / "普通.xlsx"
    openpyxl.Workbook().save(plain)
    text = tmp_path / "文本.xlsx"
    text.write_text("宗地代码,备注", encoding="utf-8")
    for file, refusal in ((plain, "TABLE_NOT_OURS"), (text, "TABLE_NOT_OURS"),
                          (tmp_path / "没有.xlsx", "FILE_NOT_FOUND")):  # fmt: skip
        with pytest.raises(LowUseError, match=refusal):
            read_round_trip(file)


def test_a_table_that_would_unpack_to_more_than_a_workbook_may_is_refused(tmp_path: Path) -> None:
    """20 parts that say they hold 50 MB each: less than an archive may, more than a workbook."""
    path = tmp_path / "大.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"xl/{number}.xml", bytes(12_345))
    said = path.read_bytes().replace(struct.pack("<I", 12_345), struct.pack("<I", 50_000_000))
    path.write_bytes(said)
    with pytest.raises(LowUseError) as caught:
        read_round_trip(path)
    assert caught.value.code == "ARCHIVE_REFUSED"
    assert caught.value.params["detail"] == "DETAIL_ARCHIVE_TOO_LARGE"


def test_a_workspace_that_was_set_back_refuses_tables_of_later(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    before = tmp_path / "昨天.gpkg"
    store.close()
    shutil.copy(store.path, before)
    from lowuse_plugin.store.workspace import open_workspace  # noqa: PLC0415
    from tests.store.support import LI, ZHANG  # noqa: PLC0415

    with open_workspace(store.path, actor=ZHANG) as today:
        li_changes(today, "a", town="杜阮镇")
        path = write(today, tmp_path)
    shutil.copy(before, store.path)
    with open_workspace(store.path, actor=LI) as back:
        back.write([parcel("z")], reason="另一条")
        with pytest.raises(LowUseError, match="TABLE_OF_OTHER_HISTORY"):
            read(back, path)


def test_stopping_while_writing_leaves_no_file(store: WorkspaceStore, tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_round_trip(tmp_path / "x.xlsx", read_editable(store, NAMES, COLUMNS), Stopped())
    assert [p.name for p in tmp_path.iterdir() if "xlsx" in p.name] == []


def test_a_table_without_columns_or_parcels_is_refused(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError, match="TABLE_NO_COLUMNS"):
        read_editable(store, NAMES, ())
    with pytest.raises(LowUseError, match="COLUMN_NOT_EDITABLE"):
        read_editable(store, NAMES, ("plane_area_m2",))
    with pytest.raises(LowUseError, match="PARCELS_UNKNOWN"):
        read_editable(store, ["nobody"], COLUMNS)
