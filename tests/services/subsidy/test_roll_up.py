# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Payments by year, district and fund, the forecast with its cliff, and the workbook of both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roll_up import ForecastLine, RollUpLine, fits
from lowuse_plugin.exchange.subsidy.ledger_xlsx import write_ledger
from lowuse_plugin.services.subsidy.roll_up import LedgerBook, read_book, roll_up
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.claims.claim_workspace import (
    POLICY,
    TODAY,
    WHOLE,
    advance,
    bring_to,
    calculate,
    claim_workspace,
    pay,
    project,
)


def accepted(on: str) -> str:
    return f'[{{"kind": "joint_acceptance", "on": "{on}"}}]'


TRIAL = {"acceptances": None, "applied_on": None}
OTHERS: dict[str, dict[str, Any]] = {
    "b": {"name": "乙厂", "district": "440703", "acceptances": accepted("2024-07-01")},
    "c": {"name": "丙厂", "planned_completion_on": "2027-03-31", **TRIAL},
    "d": {"name": "丁厂", "planned_completion_on": "2027-04-01", **TRIAL},
    "e": {"name": "戊厂", **TRIAL},
    "f": {"name": "己厂", "state": "withdrawn"},
    "g": {"name": "庚厂", "three_old_status": "register", "acceptances": accepted("2024-08-01")},
    "h": {"name": "=辛*厂", "floor_area_m2": None},
}
"""b eligible in 蓬江, c planned for the last valid day, d for the day after it, e for none, f given
up, g to be reviewed, h never calculated. All are of the size of 甲厂: 3,168,000.00 元."""
HALF, FIFTH = WHOLE // 2, WHOLE // 5


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkspaceStore]:
    """甲厂 is paid in two years, beyond what was approved, and something is taken back."""
    with claim_workspace(tmp_path_factory.mktemp("roll")) as opened:
        opened.write(
            [
                row
                for key, values in OTHERS.items()
                for row in project(key, **{"investment_code": f"2020-{key}", **values})
            ],
            reason="试",
        )
        calculate(opened)
        bring_to(opened, "city_paid")
        pay(opened, 300_000_000, paid_on=date(2025, 4, 1), fund="other")
        first = read_book(opened, policy=POLICY, on=TODAY).ledgers["甲厂升级改造"].lines[0]
        back = {"kind": "reversal", "replaces": first.uuid, "reason": "错付"}
        pay(opened, 10_000_000, paid_on=date(2025, 5, 1), **back)
        yield opened


@pytest.fixture(scope="module")
def book(store: WorkspaceStore) -> LedgerBook:
    return read_book(store, policy=POLICY, on=TODAY)


def test_payments_are_summed_by_year_district_fund_and_kind(book: LedgerBook) -> None:
    assert book.figures.lines == (
        RollUpLine(2025, "440705", "city_special", "city", 1, 20_000_000, "city"),
        RollUpLine(2025, "440705", "district_budget", "payment", 1, 100_000_000),
        RollUpLine(2025, "440705", "district_budget", "reversal", 1, -10_000_000),
        RollUpLine(2025, "440705", "other", "district_own", 1, 83_200_000, "district_own"),
        RollUpLine(2025, "440705", "other", "payment", 1, 216_800_000),
    )
    # 3,068,000 paid and 832,000 of its own, of which the city gave 200,000 back.
    assert sum(line.paid_fen for line in book.figures.lines) == 306_800_000
    assert sum(line.borne_fen for line in book.figures.lines) == 370_000_000


def test_what_the_city_owes_rests_on_the_net_within_the_approved_sum(book: LedgerBook) -> None:
    [xinhui] = book.figures.by_district
    assert (xinhui.paid_fen, xinhui.own_fen) == (306_800_000, 83_200_000)
    assert (xinhui.city_due_fen, xinhui.city_paid_fen) == (61_360_000, 20_000_000)
    assert book.figures.totals.city_open_fen == 41_360_000


def test_the_forecast_goes_by_the_day_of_completion_and_sets_the_lost_apart(
    book: LedgerBook,
) -> None:
    line = ForecastLine
    assert book.figures.forecast == (
        line(0, "440703", 1, WHOLE, HALF, HALF, False, "eligible", "due"),
        line(0, "440705", 1, 10_000_000, 2_000_000, 8_000_000, False, "approved", "due"),
        line(0, "440705", 1, WHOLE, FIFTH, WHOLE - FIFTH, False, "review", "past"),
        line(2027, "440705", 1, WHOLE, FIFTH, WHOLE - FIFTH, False, "trial"),
        line(2027, "440705", 1, WHOLE, FIFTH, WHOLE - FIFTH, True, "trial"),
    )
    assert [each.name for each in book.figures.unplanned] == ["戊厂"]
    assert book.figures.uncalculated == ("=辛*厂",)


def test_trials_and_what_would_be_lost_never_count_as_payable(book: LedgerBook) -> None:
    totals = book.figures.totals
    assert (totals.eligible_fen, totals.payable_fen) == (2 * WHOLE, WHOLE + 10_000_000)
    assert (totals.review_fen, totals.trial_fen, totals.lost_fen) == (WHOLE, 2 * WHOLE, WHOLE)


def test_a_cap_lets_in_by_the_day_what_fits_into_what_is_left(book: LedgerBook) -> None:
    """In line: 甲 43,360,000 (41,360,000 owed already), 乙 a half, 庚 and 丙 a fifth, 戊 last."""
    needs = [("甲厂升级改造", 43_360_000), ("乙厂", HALF), ("庚厂", FIFTH), ("丙厂", FIFTH)]
    queue = fits(book.figures.projects, 43_360_000 + FIFTH + FIFTH - 1)
    assert [(f.project.name, f.project.city_need_fen) for f in queue[:4]] == needs
    assert {f.project.name: f.fits for f in queue} == {
        "甲厂升级改造": True,
        "乙厂": False,
        "庚厂": True,
        "丙厂": False,
        "戊厂": False,
    }
    assert queue[-1].left_fen == FIFTH - 1
    assert queue[-1].needed_fen == 43_360_000 + HALF + 3 * FIFTH
    assert all(f.fits for f in fits(book.figures.projects, queue[-1].needed_fen))
    assert not any(f.fits for f in fits(book.figures.projects, 0))


def test_a_calculation_that_does_not_hold_stands_apart(folder: Path) -> None:
    with claim_workspace(folder) as store:
        store.write([Update("project", "p", 1, {"floor_area_m2": "60000"})], reason="改")
        found = roll_up(store, policy=POLICY, on=TODAY)
    assert [line.status for line in found.forecast] == ["stale"]
    assert (found.totals.payable_fen, found.totals.stale_fen) == (0, WHOLE)
    assert fits(found.projects, WHOLE) == ()


def test_the_workbook_can_be_recomputed_and_its_text_is_inert(
    store: WorkspaceStore, book: LedgerBook, folder: Path
) -> None:
    path = folder / "台账.xlsx"
    write_ledger(path, book.figures, book.ledgers, workspace=store.info, head=book.head)
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    assert formulas.sheetnames == [
        "拨付台账", "项目汇总", "分年汇总", "市级补助", "支出预测", "项目预测",
    ]  # fmt: skip
    sheet, shown = formulas["拨付台账"], values["拨付台账"]
    assert [shown.cell(row, 8).value for row in range(4, 9)] == [
        1_000_000, 1_000_000, 3_168_000, 3_168_000, 3_068_000,
    ]  # fmt: skip
    assert [shown.cell(row, 10).value for row in range(4, 9)] == [
        200_000, 0, 433_600, 0, -20_000,
    ]  # fmt: skip
    assert str(sheet["H5"].value).startswith("=SUMPRODUCT(EXACT($A$4:$A5,$A5)*")
    totals = {shown.cell(row, 1).value: shown.cell(row, 6).value for row in range(9, 12)}
    assert totals == {"审定内净额": 3_068_000, "区级自行奖补净额": 832_000, "市级补助净额": 200_000}
    assert sheet["F9"].value == '=SUMIF(G4:G8,"审定内",F4:F8)'
    years = values["分年汇总"]
    in_2025 = next(row for row in years.values if row[0] == "2025年合计")
    # Three sums apart; the district bears 3,068,000 + 832,000 - 200,000.
    assert in_2025[5:] == (3_068_000, 832_000, 200_000, 3_700_000)
    assert next(row for row in years.values if row[0] == "市级专项资金小计")[5:8] == (
        None,
        None,
        200_000,
    )
    forecast = values["支出预测"]
    assert [row[1] for row in forecast.iter_rows(min_row=4, max_row=8, values_only=True)] == [
        "已到期未付", "已到期未付", "以前年度", "2027年", "2027年",
    ]  # fmt: skip
    sums = {forecast.cell(row, 1).value: forecast.cell(row, 5).value for row in range(9, 14)}
    assert sums == {
        "尚待补助合计": 3_268_000,
        "待复核合计": 3_168_000,
        "试算（不计入应补助）合计": 3_168_000,
        "政策到期后（不予奖补）合计": 3_168_000,
        "其中已到期未付": 3_268_000,
    }
    queue = next(row for row in values["项目预测"].values if row[0] == "测算符合合计")
    assert queue[7:10] == (6_336_000, 3_068_000, 3_268_000)
    notes = [cell.value for cell in values["项目预测"]["A"] if cell.value]
    assert (
        "测算符合合计 6,336,000.00 元（含已拨付，已审定的按审定金额） - 已拨付 3,068,000.00 元 = "
        "尚待补助 3,268,000.00 元。" in notes
    )
    assert "未测算的项目：=辛*厂。" in notes
    assert "政策有效期至 2027年3月31日（含当日）。" in notes
    assert sheet["A2"].value.endswith("统计日期 2025-06-30")


def test_the_day_of_completion_is_the_one_by_which_the_engine_judges(folder: Path) -> None:
    """Still to come is not accepted; of one kind the latest counts; a chosen kind, by any name."""
    two = [
        {"kind": "joint_acceptance", "on": "2024-03-01"},
        {"kind": "竣工联合验收意见书", "on": "2025-02-01"},
        {"kind": "completion_filing", "on": "2025-03-01"},
        {"kind": "completion_filing", "on": "2027-05-01"},
    ]
    coming = {"acceptances": accepted("2027-05-01"), "applied_on": None}
    rows: dict[str, dict[str, Any]] = {
        "both": {"acceptances": json.dumps(two, ensure_ascii=False)},
        "chosen": {"acceptances": json.dumps(two, ensure_ascii=False)},
        "planned": {"planned_completion_on": "2027-02-01", **coming},
        "coming": coming,
        "broken": {"planned_completion_on": "2026-02-01"},
    }
    with claim_workspace(folder) as store:
        for key, values in rows.items():
            given = {"name": key, "investment_code": f"2020-{key}", **values}
            store.write(project(key, **given), reason="试")
        calculate(store, projects=["both", "planned", "coming", "broken"])
        kind = {"acceptance_kind": "completion_filing"}
        calculate(
            store, TODAY, projects=["chosen"], switches=kind, basis_document="江自然函〔2025〕1号"
        )
        store.write([Update("project", "broken", 1, {"acceptances": accepted("坏")})], reason="改")
        found = {each.name: each for each in roll_up(store, policy=POLICY, on=TODAY).projects}
    eligible, planned = found["甲厂升级改造"], found["planned"]
    assert (eligible.status, eligible.due_on) == ("eligible", date(2024, 6, 30))
    # Due from the first day of the year after the acceptance; never while it is only planned.
    assert [eligible.when(date(year, 12, 31)) for year in (2024, 2025)] == ["year", "due"]
    assert [planned.when(date(year, 1, 1)) for year in (2027, 2028)] == ["year", "past"]
    days = {name: (each.due_on, each.accepted, each.after_expiry) for name, each in found.items()}
    days.pop("甲厂升级改造")
    assert days == {
        "both": (date(2025, 2, 1), True, False),
        "chosen": (date(2025, 3, 1), True, False),
        "planned": (date(2027, 2, 1), False, False),
        "coming": (date(2027, 5, 1), False, True),
        "broken": (date(2026, 2, 1), False, False),
    }


def test_a_closed_project_stays_while_money_of_it_is_open(folder: Path) -> None:
    with claim_workspace(folder) as store:
        store.write(
            project("z", name="乙厂", investment_code="2020-z", state="closed"), reason="试"
        )
        calculate(store, projects=["z"])
        bring_to(store, "district_paid")
        be(store, "closed")
        [kept] = roll_up(store, policy=POLICY, on=TODAY).projects
        assert (kept.open_fen, kept.city_need_fen) == (WHOLE - 100_000_000, FIFTH)
        assert [fit.project.uuid for fit in fits([kept], FIFTH)] == ["p"]
        be(store, "implementing")
        pay(store, WHOLE - 100_000_000)
        be(store, "closed")
        [owed] = roll_up(store, policy=POLICY, on=TODAY).projects
        assert (owed.open_fen, owed.city_need_fen) == (0, FIFTH)
        be(store, "implementing")
        advance(store)
        pay(store, FIFTH, kind="city", fund="city_special")
        be(store, "closed")
        done = roll_up(store, policy=POLICY, on=TODAY)
        assert (done.projects, done.totals.city_open_fen) == ((), 0)


def be(store: WorkspaceStore, state: str) -> None:
    with store.read() as reading:
        row = reading.row("project", "p")
    assert row is not None
    store.write(
        [Update("project", "p", int(str(row["row_version"])), {"state": state})], reason="试"
    )


def test_names_that_differ_in_case_or_width_only_are_told_apart(folder: Path) -> None:
    with claim_workspace(folder, name="Plant a") as store:
        other = project("12345678-q", name="ＰＬＡＮＴ A", investment_code="2020-q")
        store.write(other, reason="试")
        calculate(store, projects=["12345678-q"])
        for key in ("p", "12345678-q"):
            bring_to(store, "approved", key)
        assert list(read_book(store, policy=POLICY, on=TODAY).ledgers) == [
            "Plant a",
            "ＰＬＡＮＴ A 12345678",
        ]
