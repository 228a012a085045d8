# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an undoing brings back passes what it would pass if it were entered now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.claims.payments import read_ledger
from lowuse_plugin.services.claims.procedure import (
    StepInput,
    read_claim,
    return_claim,
    withdraw_claim,
)
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.store.workspace import open_workspace
from tests.services.claims.claim_workspace import (
    ACTOR,
    PLANT,
    TODAY,
    WHOLE,
    advance,
    begin,
    bring_to,
    calculate,
    claim,
    claim_workspace,
    note,
    pay,
    project,
)
from tests.services.history.two_people import Overtaken

WHY = StepInput("李四", date(2025, 2, 2), opinion="材料有误")
PAID = 100_000_000
At = Callable[[str], Store]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The workspace before the claim, and with it at two of its states."""
    with claim_workspace(tmp_path_factory.mktemp("returns")) as made:
        path = made.path
    found = {"": path.read_bytes()}
    for state in ("publicity", "approved"):
        with open_workspace(path, actor=ACTOR) as store:
            bring_to(store, state)
        found[state] = path.read_bytes()
    return found


@pytest.fixture
def at(folder: Path, files: Mapping[str, bytes]) -> Iterator[At]:
    """Open a copy of the workspace in which the claim stands at a state."""
    opened: list[Store] = []

    def open_at(state: str) -> Store:
        copy = folder / "工作库.gpkg"
        copy.write_bytes(files[state])
        opened.append(open_workspace(copy, actor=ACTOR))
        return opened[-1]

    yield open_at
    for each in opened:
        each.close()


def undo(store: Store, transaction: str) -> str:
    return undo_save(store, transaction).receipt.transaction_id


def refused(store: Store, transaction: str) -> LowUseError:
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as caught:
        undo_save(store, transaction)
    with store.read() as reading:
        assert reading.head() == before
    return caught.value


def change_project(store: Store, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row("project", "p")
    assert row is not None
    store.write([Update("project", "p", int(row["row_version"] or 0), values)], reason="改")


def test_a_payment_comes_back_as_it_was(at: At) -> None:
    """The top-up beyond 审定金额 and the reversal of both lines too."""
    store = at("approved")
    first = pay(store, WHOLE + 5)
    line = read_ledger(store, "p").lines[0]
    back = pay(store, 7, kind="reversal", replaces=line.uuid, reason="重复", voucher_no="红 1")
    before = read_ledger(store, "p")
    undone = [undo(store, back.transaction_id), undo(store, first.transaction_id)]
    assert read_ledger(store, "p").lines == ()
    for each in reversed(undone):
        undo(store, each)
    assert read_ledger(store, "p") == before
    assert (before.paid_fen, before.own_fen) == (WHOLE - 2, 0)


def test_a_payment_does_not_come_back_into_another_approval(at: At) -> None:
    """3,168,000.00 were paid of as much; by now 1,000,000.00 are approved."""
    store = at("approved")
    undone = undo(store, pay(store, WHOLE).transaction_id)
    return_claim(store, claim(store), "publicity", WHY, today=TODAY)
    advance(store, done_on=date(2025, 2, 3), amount_fen=PAID, details={"amount_reason": "核减"})
    assert refused(store, undone).code == "PAYMENT_DAY_TOO_EARLY"
    undone = undo(store, pay(store, PAID + 1, paid_on=date(2025, 2, 4)).transaction_id)
    return_claim(
        store, claim(store), "publicity", replace(WHY, done_on=date(2025, 2, 3)), today=TODAY
    )
    advance(store, done_on=date(2025, 2, 4), amount_fen=PAID - 1, details={"amount_reason": "核减"})
    assert refused(store, undone).code == "UNDO_LEDGER_DIFFERS"
    assert read_ledger(store, "p").lines == ()


def test_a_payment_does_not_come_back_to_a_claim_that_was_withdrawn(at: At) -> None:
    store = at("approved")
    undone = undo(store, pay(store, PAID).transaction_id)
    withdraw_claim(store, claim(store), WHY, today=TODAY)
    assert refused(store, undone).code == "PAYMENT_BEFORE_APPROVAL"


def test_a_payment_comes_back_to_the_sums_that_it_was_booked_with(at: At) -> None:
    """What it says of the whole would be wrong: the map shows what the last line says."""
    store = at("approved")
    first, second = pay(store, 100_000_001), pay(store, 50_000_001)
    b = undo(store, second.transaction_id)
    a = undo(store, first.transaction_id)
    assert refused(store, b).code == "UNDO_LEDGER_DIFFERS"
    undo(store, a)
    undo(store, b)
    assert read_ledger(store, "p").lines[-1].cumulative_fen == 150_000_002


def test_a_reversal_does_not_come_back_without_its_line(at: At) -> None:
    store = at("approved")
    paid = pay(store, PAID)
    line = read_ledger(store, "p").lines[0].uuid
    back = pay(store, PAID, kind="reversal", replaces=line, reason="错付", voucher_no="红 1")
    undone = undo(store, back.transaction_id)
    undo(store, paid.transaction_id)
    error = refused(store, undone)
    assert (error.code, error.params["by"]) == ("UNDO_REFERENCE_GONE", "张三")
    assert read_ledger(store, "p").paid_fen == 0


def test_a_voucher_that_comes_back_is_compared_as_one_that_is_entered(at: At) -> None:
    """Spelt otherwise; and of the city, which has one row of numbers for all districts."""
    store = at("approved")
    more = {"name": "乙厂", "investment_code": "乙 1", "district": "440781"}
    store.write(project("q", **more), reason="试")
    calculate(store, projects=["q"])
    bring_to(store, "approved", "q")
    pay(store, PAID, "q", district="440781")
    advance(store, "q")
    advance(store, "q")
    undone = undo(store, pay(store, PAID, voucher_no="凭证-1").transaction_id)
    pay(store, 100, "q", district="440781", voucher_no="凭证－1")
    undo(store, undone)  # another district has numbers of its own
    advance(store)
    advance(store)
    given = {"kind": "city", "fund": "city_special", "voucher_no": "C-1"}
    undone = undo(store, pay(store, 1_000, **given).transaction_id)
    pay(store, 100, "q", **{**given, "district": "440781", "voucher_no": "Ｃ－１"})
    assert refused(store, undone).code == "PAYMENT_VOUCHER_TWICE"


def test_a_claim_does_not_come_back_without_its_calculation(at: At) -> None:
    store = at("")
    undone = undo(store, begin(store).transaction_id)
    with store.read() as reading:
        [case] = reading.table("claim_cases", project="p").to_rows()
        row = reading.row("subsidy_case", case["uuid"])
        assert row is not None
        [line] = reading.table("history_change", change_id=row["change_id"]).to_rows()
    undo(store, line["transaction_id"])
    assert refused(store, undone).code == "UNDO_REFERENCE_GONE"
    assert read_claim(store, "p", today=TODAY) is None


def test_a_claim_does_not_come_back_beside_another(at: At) -> None:
    store = at("")
    first = undo(store, begin(store).transaction_id)
    second = undo(store, begin(store).transaction_id)
    undo(store, first)
    assert refused(store, second).code == "CLAIM_EXISTS"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda store: change_project(store, floor_area_m2="40000"), "CLAIM_CALCULATION_STALE"),
        (lambda store: change_project(store, investment_code=None), "CLAIM_NO_PROJECT_NUMBER"),
        (lambda store: change_project(store, state="withdrawn"), "CLAIM_PROJECT_NOT_ACTIVE"),
    ],
)
def test_undoing_takes_no_claim_forward_past_what_hinders_it(
    at: At, spoil: Callable[[Store], None], code: str
) -> None:
    store = at("publicity")
    undone = undo(store, advance(store).transaction_id)
    spoil(store)
    assert refused(store, undone).code == code
    assert (claim(store).state, claim(store).approved_fen) == ("publicity", None)


def test_undoing_a_return_passes_what_hinders_any_state_on_the_way(at: At) -> None:
    store = at("approved")
    back = return_claim(store, claim(store), "calculated", WHY, today=TODAY)
    noted = note(store, "acceptance", state="missing")
    assert refused(store, back.transaction_id).code == "CLAIM_MATERIALS_MISSING"
    undo(store, noted.transaction_id)
    undo(store, back.transaction_id)
    assert (claim(store).state, claim(store).approved_fen) == ("approved", WHOLE)


def test_undoing_a_withdrawal_begins_as_a_claim_begins(at: At) -> None:
    store = at("")
    begin(store)
    gone = withdraw_claim(store, claim(store), WHY, today=TODAY).transaction_id
    change_project(store, state="withdrawn")
    assert refused(store, gone).code == "CLAIM_PROJECT_NOT_ACTIVE"
    change_project(store, state="implementing", floor_area_m2="60000")
    assert refused(store, gone).code == "CLAIM_CALCULATION_STALE"
    calculate(store, on=date(2025, 5, 1))
    assert refused(store, gone).code == "CLAIM_CALCULATION_NEWER"
    assert claim(store).state == "withdrawn"


def test_what_a_colleague_saves_while_money_comes_back_is_looked_at_again(at: At) -> None:
    store = at("approved")
    undone = undo(store, pay(store, PAID).transaction_id)
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: withdraw_claim(other, claim(other), WHY, today=TODAY)])
        assert refused_by(mine, undone) == "PAYMENT_BEFORE_APPROVAL"
    assert read_ledger(store, "p").lines == ()


def test_what_a_colleague_changes_while_a_claim_comes_back_is_looked_at_again(at: At) -> None:
    store = at("publicity")
    undone = undo(store, advance(store).transaction_id)
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: change_project(other, floor_area_m2="60000")])
        assert refused_by(mine, undone) == "CLAIM_CALCULATION_STALE"
    assert claim(store).state == "publicity"


def refused_by(store: Any, transaction: str) -> str:
    with pytest.raises(LowUseError) as caught:
        undo_save(store, transaction)
    return caught.value.code


def test_no_row_comes_back_to_one_that_is_gone_since(at: At) -> None:
    """Of any table: a parcel of a project that was undone as a whole."""
    store = at("")
    new = {**PLANT, "name": "新", "state": "withdrawn"}
    made = store.write([Insert("project", "n", new)], reason="试")
    values = {"project_uuid": "n", "parcel_uuid": "p-land"}
    undone = undo(
        store, store.write([Insert("project_parcel", "j", values)], reason="试").transaction_id
    )
    gone = undo(store, made.transaction_id)
    assert refused(store, undone).code == "UNDO_REFERENCE_GONE"
    undo(store, gone)
    undo(store, undone)


def test_no_row_is_restored_to_one_that_is_gone_since(at: At) -> None:
    store = at("")
    new = {**PLANT, "name": "新", "state": "withdrawn"}
    made = store.write([Insert("project", "n", new)], reason="试")
    joined = store.write(
        [Insert("project_parcel", "j", {"project_uuid": "n", "parcel_uuid": "p-land"})], reason="试"
    )
    undo(store, joined.transaction_id)
    undo(store, made.transaction_id)
    with store.read() as reading:
        shown = read_restorable(reading, "project_parcel", "j", joined.last_seq, store.info.crs)
    with pytest.raises(LowUseError, match="UNDO_REFERENCE_GONE"):
        restore_row(store, shown, ["retired"], reason="换错了")
