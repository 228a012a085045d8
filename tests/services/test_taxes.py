# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Taxes stay in their folder, 亩均税收 in the workspace; people confirm; the letter is answered."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.tax_request import mark_of
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.exchange.taxes.folder import TaxFolder
from lowuse_plugin.services.importing.enterprises import import_enterprises
from lowuse_plugin.services.importing.package import void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.tax_taking import Supply
from lowuse_plugin.services.parcels.card_enterprises import enterprise_lines
from lowuse_plugin.services.summarise import summarise
from lowuse_plugin.services.taxes.figures import list_figures, move_out, refresh_tax_per_mu
from lowuse_plugin.services.taxes.matches import Decided, Parcel, confirm_matches, list_matches
from lowuse_plugin.services.taxes.requests import list_requests, new_request
from tests.services.importing.import_support import (
    current,
    incoming,
    lot,
    new_workspace,
    outcome,
)

A, B, C = "91440700123456789X", "91440700223456789Y", "91440700323456789W"
FIGURE = "7654321.5"


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        rows = [
            lot(1, QLR="甲公司", QLRZJH=A, ZL="一号", ZDMJ="10000"),
            lot(2, QLR="甲公司", QLRZJH=A, ZL="二号", ZDMJ="10000"),
            lot(3, QLR="乙公司", QLRZJH=B, ZL="三号", ZDMJ="10000"),
            lot(4, QLR="江门丙厂有限公司", ZL="四号", ZDMJ="10000"),
        ]
        import_parcels(opened, incoming(rows, sha256="p" * 64))
        yield opened


@pytest.fixture
def taxes(folder: Path, store) -> TaxFolder:
    (folder / "税收").mkdir()
    return TaxFolder(folder / "税收", workspace=store.path)


def give(store, taxes: TaxFolder, *rows: dict[str, str], title: str = "", **options: str):
    table = incoming(rows, plain=True, crs=None, first_row=2, sha256=str(len(rows)) * 64)
    object.__setattr__(table, "title", title)
    return import_enterprises(store, table, supply=Supply(taxes, imported_by="李四", **options))


def row(
    name: str, code: str = "", year: str = "2023", tax: str = "", **more: str
) -> dict[str, str]:
    return {"企业名称": name, "信用代码": code, "年度": year, "税收": tax, **more}


def figures(store) -> dict[tuple[str, int], tuple[str | None, float | None]]:
    return {(f.name, f.year): (f.tax_wan_per_mu, f.tax_land_m2) for f in list_figures(store)}


def test_one_enterprise_on_two_parcels_and_two_on_one(store, taxes) -> None:
    """20,000 m² = 30 亩 and 10,000 m² = 15 亩; every enterprise counts the whole parcel."""
    give(
        store,
        taxes,
        row("甲公司", A, tax="600"),
        row("乙公司", B, tax="100"),
        row("租户", tax="50", 宗地代码="440704001001GB00003"),
    )
    found = figures(store)
    assert {name: per_mu for (name, _), (per_mu, _) in found.items()} == {
        "甲公司": "20", "乙公司": "6.666666667", "租户": "3.333333333",
    }  # fmt: skip
    assert [round(land or 0) for _, land in found.values()] == [10_000, 20_000, 10_000]
    assert {(f.source_unit, f.imported_by) for f in taxes.rows()} == {("税务部门", "李四")}


def test_no_byte_of_a_tax_enters_the_workspace(store, taxes) -> None:
    report = give(
        store, taxes, row("甲公司", A, tax=FIGURE), row("乙公司", B, tax=f"-{FIGURE}"),
        row("丁公司", "", tax=f"{FIGURE}个"), row("戊公司", "", year=FIGURE, tax="3"),
    )  # fmt: skip
    assert outcome(report, 3)[1] == [("TAX_NEGATIVE", {"field": "税收", "value": f"-{FIGURE}"})]
    assert (report.imported, report.changed, report.refused) == (1, 1, 2)
    assert current(store, "enterprise_year")[0]["tax_wan"] is None
    assert [(r.name, r.tax_wan) for r in taxes.rows()] == [("甲公司", FIGURE)]
    path = store.path
    store.close()
    for file in path.parent.rglob("*"):
        if file.is_file() and file.parent != taxes.path:
            assert FIGURE.encode() not in file.read_bytes(), file


def test_two_names_with_one_code_are_refused_and_name_each_other(store, taxes) -> None:
    report = give(
        store, taxes, row("甲公司", A, tax="1"), row("别的厂", A, tax="2"), row("乙公司", B)
    )
    assert outcome(report, 2)[1] == [("USCC_TWO_NAMES", {"value": A, "other": 3, "name": "别的厂"})]
    assert outcome(report, 3)[1] == [("USCC_TWO_NAMES", {"value": A, "other": 2, "name": "甲公司"})]
    assert report.refused == 2
    assert taxes.rows() == ()


def test_a_refused_folder_leaves_nothing_half_done(store, taxes) -> None:
    taxes.path.rmdir()
    with pytest.raises(LowUseError) as gone:
        give(store, taxes, row("甲公司", A, tax="1"))
    assert gone.value.code == "TAX_FOLDER_NOT_WRITABLE"
    assert current(store, "enterprise") == []
    assert current(store, "import_package")[-1]["target_table"] == "parcel"
    with pytest.raises(LowUseError) as unread:
        refresh_tax_per_mu(store, taxes)
    assert unread.value.code == "TAX_FOLDER_UNREADABLE"
    with pytest.raises(LowUseError) as same:
        TaxFolder(store.path.parent, workspace=store.path)
    assert same.value.code == "TAX_FOLDER_IS_WORKSPACE"


def test_an_undone_import_counts_no_more(store, taxes) -> None:
    give(store, taxes, row("甲公司", A, tax="300"))
    later = give(store, taxes, row("甲公司", A, tax="900"), row("乙公司", B, tax="1"))
    assert figures(store)["甲公司", 2023][0] == "30"
    void_import(store, later.package_uuid)
    done = refresh_tax_per_mu(store, taxes)
    assert (done.written, figures(store)["甲公司", 2023][0]) == (0, "10")


def test_land_that_changes_is_told_and_computed_anew(store, taxes) -> None:
    give(store, taxes, row("甲公司", A, tax="600"), row("外地公司", C, tax="5"))
    link = current(store, "parcel_enterprise")[0]
    gone = {"retired_at": "2026-01-01T00:00:00.000000Z", "retired_reason": "卖了"}
    store.write([Update("parcel_enterprise", link["uuid"], 1, gone)], reason="卖了")
    assert [f.name for f in list_figures(store) if f.outdated] == ["甲公司"]
    done = refresh_tax_per_mu(store, taxes)
    assert [(u.name, u.reason) for u in done.unmatched] == [("外地公司", "NO_PARCEL")]
    assert (done.written, done.receipt is not None) == (1, True)
    assert figures(store)["甲公司", 2023][0] == "40"
    assert refresh_tax_per_mu(store, taxes).receipt is None


def test_older_taxes_move_out(store, taxes) -> None:
    give(store, taxes, row("甲公司", A, tax=""))
    firm = current(store, "enterprise")[0]["uuid"]
    values = {"enterprise_uuid": firm, "year": 2021, "tax_wan": "60"}
    store.write([Insert("enterprise_year", "old", values)], reason="旧")
    assert refresh_tax_per_mu(store, taxes).still_inside == 1
    moved = move_out(store, taxes, moved_by="李四")
    assert moved.moved == 1
    assert figures(store)["甲公司", 2021][0] == "2"
    assert [(r.year, r.tax_wan, r.source_unit) for r in taxes.rows()] == [(2021, "60", "税务部门")]
    assert move_out(store, taxes, moved_by="李四").moved == 0


def test_a_person_confirms_moves_and_rejects(store, taxes) -> None:
    parcels = {p["address"]: p["uuid"] for p in current(store)}
    give(
        store, taxes, row("租户甲", tax="15", 地址="三号"), row("租户乙", tax="30", 地址="一号"),
        row("江门市丙厂有限责任公司", C, tax="45"), row("乙公司", B, tax="1"),
    )  # fmt: skip
    found = {match.name: match for match in list_matches(store)}
    assert {n: (m.matched_by, m.score, m.reason) for n, m in found.items()} == {
        "租户甲": ("address", 0.6, ""),
        "租户乙": ("address", 0.6, ""),
        "江门市丙厂有限责任公司": ("near_name", 0.6, "NAME_NEAR"),
    }
    near = found["江门市丙厂有限责任公司"]
    assert [parcel.holder for parcel in near.parcels] == ["江门丙厂有限公司"]
    lines = len(current(store, "parcel_enterprise"))
    done = confirm_matches(
        store,
        [
            Decided(found["租户甲"], "reject", reason="已搬走"),
            Decided(found["租户乙"], "move", (parcels["二号"], parcels["四号"]), "登记有误"),
            Decided(near, "confirm"),
        ],
        by="张三",
        taxes=taxes,
    )
    assert (done.confirmed, done.moved, done.rejected, done.recomputed) == (1, 1, 1, 3)
    assert {n: f for (n, _), (f, _) in figures(store).items()} == {
        "租户甲": None, "租户乙": "1", "江门市丙厂有限责任公司": "3", "乙公司": "0.066666667",
    }  # fmt: skip
    with store.read() as reading:
        rejected = reading.row("parcel_enterprise", found["租户甲"].link_uuid)
    assert rejected is not None
    assert rejected["retired_reason"] == "已搬走"
    links = current(store, "parcel_enterprise")
    assert len(links) == lines - 2 + 3
    assert {link["confirmed_by"] for link in links if link["matched_by"] == "manual"} == {"张三"}
    assert [match.name for match in list_matches(store)] == ["租户甲"]
    with pytest.raises(ConflictError):
        confirm_matches(store, [Decided(found["租户乙"], "confirm")], by="张三")
    with pytest.raises(LowUseError) as nothing:
        confirm_matches(store, [Decided(near, "reject", reason="x")], by="张三")
    assert nothing.value.code == "MATCH_NO_LINK"


def test_to_choose_among_the_offered_parcels_is_to_confirm(store, taxes) -> None:
    one, two, other = (p["uuid"] for p in current(store)[:3])
    give(store, taxes, row("新厂", tax="30"))
    (found,) = list_matches(store)
    match = replace(found, parcels=tuple(Parcel(each, "", "", "") for each in (one, two)))
    for wrong in ((), (other,)):
        with pytest.raises(LowUseError) as unclear:
            confirm_matches(store, [Decided(match, "confirm", wrong)], by="张三", taxes=taxes)
        assert unclear.value.code == "MATCH_NO_PARCEL"
    done = confirm_matches(store, [Decided(match, "confirm", (two,))], by="张三", taxes=taxes)
    assert (done.confirmed, done.moved) == (1, 0)
    joined = [x for x in current(store, "parcel_enterprise") if x["matched_by"] == "manual"]
    assert [link["parcel_uuid"] for link in joined] == [two]


def test_two_people_cannot_assign_one_enterprise_to_two_parcels(store, taxes) -> None:
    one, two = (p["uuid"] for p in current(store)[:2])
    give(store, taxes, row("新厂", tax="30"))
    (match,) = list_matches(store)
    both = [Decided(match, "move", (one,)), Decided(match, "move", (two,))]
    with pytest.raises(LowUseError) as twice:
        confirm_matches(store, both, by="张三", taxes=taxes)
    assert (twice.value.code, twice.value.params) == ("MATCH_TWICE", {"name": "新厂"})
    confirm_matches(store, [Decided(match, "move", (one,))], by="张三", taxes=taxes)
    with pytest.raises(ConflictError) as stale:
        confirm_matches(store, [Decided(match, "move", (two,))], by="李四", taxes=taxes)
    assert (stale.value.code, stale.value.params) == ("MATCH_MADE", {"name": "新厂"})
    joined = [x for x in current(store, "parcel_enterprise") if x["matched_by"] == "manual"]
    assert [link["parcel_uuid"] for link in joined] == [one]


def test_a_letter_is_answered_and_what_is_missing_is_told(store, taxes) -> None:
    give(
        store, taxes, row("甲公司", A, year="2021", tax="1"), row("乙公司", B, year="2021", tax="1")
    )
    firms = {f["name"]: f["uuid"] for f in current(store, "enterprise")}
    request, _ = new_request(
        store, district="440704", enterprises=firms.values(), years=[2023, 2022],
        document_no="", requested_on=date(2026, 1, 5), requested_by="李四",
    )  # fmt: skip
    title = f"企业纳税情况清单 {mark_of(request.uuid)}"
    report = give(
        store, taxes, row("甲公司", A, year="2022", tax="10"), row("甲公司", A, year="2023"),
        row("乙公司", B, year="2023", tax="7"), row("戊公司", C, year="2023", tax="7"), title=title,
    )  # fmt: skip
    (remark,) = [r for r in report.remarks if r.code == "TAX_ANSWER_MISSING"]
    assert (remark.params["given"], remark.params["asked"]) == (2, 4)
    assert remark.params["missing"] == "乙公司 2022、甲公司 2023"
    assert outcome(report, 5)[1] == [("TAX_NOT_ASKED", {})]
    (listed,) = list_requests(store)
    assert (len(listed.asked), len(listed.missing())) == (4, 2)
    assert listed.answered_on is not None
    void_import(store, report.package_uuid)
    (listed,) = list_requests(store)
    assert (listed.answered_on, len(listed.missing())) == (None, 4)


@pytest.mark.parametrize(
    ("firms", "years", "person", "code"),
    [
        ([], [2023], "李四", "TAX_REQUEST_NO_FIRMS"),
        (["x"], [], "李四", "TAX_REQUEST_NO_YEARS"),
        (["x"], [1023], "李四", "TAX_REQUEST_YEAR"),
        (["x"], range(2010, 2022), "李四", "TAX_REQUEST_TOO_MANY_YEARS"),
        (["x"], [2023], " ", "TAX_REQUEST_NO_PERSON"),
        (["x"], [2023], "李四", "TAX_REQUEST_FIRM_GONE"),
    ],
)
def test_a_letter_that_asks_for_nothing_is_refused(store, firms, years, person, code) -> None:
    with pytest.raises(LowUseError) as caught:
        new_request(
            store, district="440704", enterprises=firms, years=years, document_no="",
            requested_on=date(2026, 1, 5), requested_by=person,
        )  # fmt: skip
    assert caught.value.code == code


def test_a_sheet_with_merged_headings_and_mixed_units(store, folder: Path) -> None:
    use_bundled("openpyxl")
    book = importlib.import_module("openpyxl").Workbook()
    sheet = book.active
    for line in (
        ["江海区工业企业亩均情况表"],
        ["企业名称", "统一社会信用代码", "用地面积（亩）", "2022年", None, "2023年", None],
        [None, None, None, "亩均税收（万元/亩）", "评价等级", "亩均税收（万元/亩）", "评价等级"],
        ["甲公司", A, "30", "20", "A", "10.5", "B"],
        ["乙公司", B, "1公顷", "3", "C", "2", "D"],
        ["丁公司", C, "15亩（100m²）", "3", "C", "2", "D"],
    ):
        sheet.append(line)
    for cells in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"):
        sheet.merge_cells(cells)
    book.save(folder / "亩均.xlsx")
    report = import_enterprises(store, read_layer(folder / "亩均.xlsx"), year=2023)
    assert [f.code for f in report.findings if f.code == "FIGURES_DISAGREE"] == ["FIGURES_DISAGREE"]
    assert report.refused == 1
    found = {(f.name, f.year): (f.tax_wan_per_mu, f.grade) for f in list_figures(store)}
    assert found == {
        ("甲公司", 2022): ("20", "A"), ("甲公司", 2023): ("10.5", "B"),
        ("乙公司", 2022): ("3", "C"), ("乙公司", 2023): ("2", "D"),
    }  # fmt: skip
    (remark,) = [r for r in report.remarks if r.code == "UNITS_IN_CELLS"]
    assert (remark.params["units"], remark.params["bare"]) == ("公顷", "亩")


def test_the_card_shows_where_a_figure_comes_from(store, taxes) -> None:
    give(store, taxes, row("甲公司", A, tax="600"))
    parcel = next(p["uuid"] for p in current(store) if p["address"] == "一号")
    with store.read() as reading:
        (line,) = enterprise_lines(reading, parcel)
    (year,) = line.years
    assert year.tax_wan is None
    assert year.firm_per_mu == pytest.approx(20)
    assert year.tax_wan_per_mu == pytest.approx(20)
    assert year.firm_land_m2 == pytest.approx(20_000)
    assert (year.source_unit, year.imported_on, year.file_name) == (
        "税务部门", office_today().isoformat(), "来件 一.shp",
    )  # fmt: skip
    assert summarise(store, on=office_today()).taxes == 1
