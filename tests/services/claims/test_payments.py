# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger in a real workspace: vouchers, colleagues at the same time, undoing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Store
from lowuse_plugin.services.claims.payments import (
    PaymentInput,
    enter_payment,
    preview_payment,
    read_ledger,
)
from lowuse_plugin.services.history.restore_row import read_restorable
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.store.workspace import open_workspace
from tests.services.claims.claim_workspace import (
    ACTOR,
    TODAY,
    WHOLE,
    advance,
    begin,
    bring_to,
    calculate,
    claim,
    claim_workspace,
    pay,
    project,
)
from tests.services.history.two_people import Overtaken


@pytest.fixture(scope="module")
def approved_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace in which 3,168,000.00 元 are approved, as it lies on the disk."""
    with claim_workspace(tmp_path_factory.mktemp("ledger")) as opened:
        bring_to(opened, "approved")
        path = opened.path
    return path.read_bytes()


@pytest.fixture
def store(folder: Path, approved_file: bytes) -> Iterator[Store]:
    path = folder / "工作库.gpkg"
    path.write_bytes(approved_file)
    with open_workspace(path, actor=ACTOR) as opened:
        yield opened


def rows(store: Store, project_uuid: str | None = None) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table("ledger_lines", project=project_uuid).to_rows()


def refused(store: Store, fen: Any, **values: Any) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        pay(store, fen, **values)
    return caught.value


def test_instalments_are_kept_with_what_follows_from_them(store: Store) -> None:
    pay(store, 100_000_001)
    pay(store, 300_000_000)
    lines = read_ledger(store, "p").lines
    assert [(x.kind, x.amount_fen, x.cumulative_fen, x.city_due_fen) for x in lines] == [
        ("payment", 100_000_001, 100_000_001, 20_000_000),
        ("payment", 216_799_999, WHOLE, 43_360_000),
        ("district_own", 83_200_001, WHOLE, 0),
    ]
    with store.read() as reading:
        stored = reading.row("payment", lines[1].uuid)
    assert stored is not None
    assert (stored["cumulative_fen"], stored["city_due_fen"]) == (WHOLE, 43_360_000)
    assert (stored["receiver"], stored["entered_by"]) == ("甲公司", "李四")
    assert stored["subsidy_claim_uuid"] == claim(store).uuid
    ledger = read_ledger(store, "p")
    assert (ledger.own_fen, ledger.city_due_fen, ledger.remaining_fen) == (
        83_200_001,
        63_360_000,
        0,
    )


def test_a_preview_books_nothing_and_is_what_is_booked(store: Store) -> None:
    payment = PaymentInput(
        "payment", "440705", date(2025, 2, 1), "凭1", WHOLE + 1, "district_budget"
    )
    ahead = preview_payment(read_ledger(store, "p"), payment, today=TODAY)
    assert rows(store) == []
    enter_payment(store, "p", payment, today=TODAY)
    booked = read_ledger(store, "p").lines
    assert [replace(line, uuid="") for line in booked] == list(ahead)


def test_a_voucher_is_entered_once_for_whoever_issues_it(store: Store) -> None:
    store.write(project("q", name="乙厂", investment_code="2"), reason="试")
    calculate(store)
    bring_to(store, "approved", "q")
    pay(store, 100, voucher_no="凭〔2025〕1号")
    error = refused(store, 200, name="q", voucher_no="凭[2025]１号")
    assert (error.code, error.params["project"]) == ("PAYMENT_VOUCHER_TWICE", "甲厂升级改造")
    assert refused(store, 100, voucher_no="凭〔2025〕1号 ").code == "PAYMENT_VOUCHER_TWICE"
    bring_to(store, "city_applied", "q")
    pay(store, 100, "q", voucher_no="凭〔2025〕1号", kind="city", fund="city_special")
    assert len(rows(store)) == 3


def test_two_people_who_enter_one_voucher_at_once_enter_it_once(store: Store) -> None:
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: pay(other, 100, voucher_no="凭1")])
        assert refused(mine, 100, voucher_no="凭1").code == "PAYMENT_VOUCHER_TWICE"
    assert len(rows(store)) == 1


def test_two_people_who_pay_the_rest_at_once_do_not_exceed_the_approved_sum(store: Store) -> None:
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: pay(other, WHOLE, voucher_no="凭1")])
        pay(mine, 500, voucher_no="凭2")
    ledger = read_ledger(store, "p")
    assert (ledger.paid_fen, ledger.own_fen) == (WHOLE, 500)


def test_nothing_is_paid_before_the_approval(folder: Path) -> None:
    with claim_workspace(folder) as store:
        assert refused(store, 1).code == "PAYMENT_BEFORE_APPROVAL"
        begin(store)
        assert refused(store, 1).code == "PAYMENT_BEFORE_APPROVAL"
        ledger = read_ledger(store, "p")
        assert (ledger.approved_fen, ledger.lines, ledger.remaining_fen) == (None, (), 0)
        with pytest.raises(LowUseError, match="PROJECT_GONE"):
            read_ledger(store, "nobody")


def test_the_newest_voucher_can_be_undone_an_older_one_not(store: Store) -> None:
    first = pay(store, 100)
    both = pay(store, WHOLE)
    with pytest.raises(LowUseError) as caught:
        undo_save(store, first.transaction_id)
    assert (caught.value.code, caught.value.params["by"]) == ("UNDO_BUILT_UPON", "张三")
    undo_save(store, both.transaction_id)
    assert [row["amount_fen"] for row in rows(store)] == [100]
    undo_save(store, first.transaction_id)
    assert rows(store) == []


def test_a_voucher_that_was_entered_anew_does_not_come_back_beside_itself(store: Store) -> None:
    first = pay(store, 100, voucher_no="凭1")
    undone = undo_save(store, first.transaction_id).receipt
    pay(store, 100, voucher_no="凭1")
    with pytest.raises(LowUseError, match="UNDO_BUILT_UPON"):
        undo_save(store, undone.transaction_id)


def test_an_approval_on_which_was_paid_is_not_undone(folder: Path) -> None:
    with claim_workspace(folder) as store:
        bring_to(store, "publicity")
        approval = advance(store)
        paid = pay(store, 100)
        with pytest.raises(LowUseError, match="UNDO_BUILT_UPON"):
            undo_save(store, approval.transaction_id)
        step = advance(store)
        with pytest.raises(LowUseError, match="UNDO_BUILT_UPON"):
            undo_save(store, paid.transaction_id)
        undo_save(store, step.transaction_id)
        undo_save(store, paid.transaction_id)
        undo_save(store, approval.transaction_id)
        assert claim(store).state == "publicity"
        assert claim(store).approved_fen is None


def test_the_ledger_is_not_put_back_row_by_row(store: Store) -> None:
    pay(store, 100)
    [row] = rows(store)
    with store.read() as reading, pytest.raises(LowUseError, match="RESTORE_BY_PROCEDURE"):
        read_restorable(reading, "payment", row["uuid"], reading.head().seq, "EPSG:4526")


def test_two_districts_are_paid_apart_by_the_parts_of_the_calculation(folder: Path) -> None:
    """52,800 m²: 12,800 in 蓬江 are 768,000.00 元 at one half, 40,000 in 新会 2,400,000.00."""
    parts = (
        '[{"district": "440703", "land_area_m2": "6000", "floor_area_m2": "12800"},'
        ' {"district": "440705", "land_area_m2": "18000", "floor_area_m2": "40000"}]'
    )
    with claim_workspace(folder, district_parts=parts) as store:
        bring_to_review(store)
        pay(store, 76_800_001, district="440703")
        pay(store, 100, district="440705")
        ledger = read_ledger(store, "p")
        first, second = ledger.by_district["440703"], ledger.by_district["440705"]
        assert (first.approved_fen, first.own_fen, first.city_due_fen) == (
            76_800_000,
            1,
            38_400_000,
        )
        assert (second.approved_fen, second.city_due_fen) == (240_000_000, 20)
        assert refused(store, 1, district="440781").code == "PAYMENT_WRONG_DISTRICT"


def bring_to_review(store: Store) -> None:
    """A calculation that needs a person's review goes on with a document and an opinion."""
    begin(store)
    advance(store, document_no="江府办 3 号", opinion="分摊有文件载明")
    bring_to(store, "approved")


def test_a_line_of_an_older_workspace_counts_as_what_it_is(store: Store) -> None:
    values = {
        "project_uuid": "p",
        "district": "440705",
        "kind": "payment",
        "paid_on": "2025-02-01",
        "voucher_no": "旧",
        "amount_fen": 100,
    }
    store.write([Insert("payment", "old", values)], reason="旧库")
    [line] = read_ledger(store, "p").lines
    assert (line.fund, line.city_due_fen) == ("", 20)
