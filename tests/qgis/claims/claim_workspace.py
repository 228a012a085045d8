# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A real workspace with a calculated project, and claims taken as far as a test needs them.

52,800 m² of floor on 24,000 m² of land: far 2.2, 60 元/m², 3,168,000.00 元; 新会 (440705) gets a
fifth of it back from the city, 633,600.00 元.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.claims.records import StepInput
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.subsidy.ledger import PaymentInput
from lowuse_plugin.services.claims.materials import set_material
from lowuse_plugin.services.claims.payments import enter_payment
from lowuse_plugin.services.claims.procedure import advance_claim, read_claim, start_claim
from tests.services.subsidy.subsidy_workspace import new_store, project, run

AMOUNT_FEN, CITY_FEN = 316_800_000, 63_360_000
STATES = (
    "calculated", "reviewed", "accepted", "joint_review", "publicity", "approved",
    "district_paid", "city_applied", "city_paid",
)  # fmt: skip
_AGREED = {"agrees": True, "opinion": "同意"}
DEPARTMENTS = ("natural_resources", "finance", "industry", "development_reform", "housing")
STEPS: dict[str, dict[str, Any]] = {
    "reviewed": {"done_by": "李四", "done_on": date(2025, 1, 2)},
    "accepted": {"done_by": "张三", "done_on": date(2025, 1, 3), "document_no": "受理1号"},
    "joint_review": {
        "done_by": "张三",
        "done_on": date(2025, 1, 6),
        "details": {"departments": dict.fromkeys(DEPARTMENTS, _AGREED)},
    },
    "publicity": {
        "done_by": "张三",
        "done_on": date(2025, 1, 7),
        "details": {
            "publicity_from": "2025-01-07",
            "publicity_to": "2025-01-13",
            "place": "区政府网站",
        },
    },
    "approved": {
        "done_by": "王五",
        "done_on": date(2025, 1, 14),
        "document_no": "新府批〔2025〕1号",
        "amount_fen": AMOUNT_FEN,
    },
    "district_paid": {"done_by": "张三", "done_on": date(2025, 2, 3)},
    "city_applied": {
        "done_by": "张三",
        "done_on": date(2025, 2, 10),
        "document_no": "新财〔2025〕9号",
    },
    "city_paid": {"done_by": "张三", "done_on": date(2025, 3, 3)},
}


def _known(uuid: str) -> dict[str, Any]:
    return {"investment_code": f"2401-440705-{uuid}", "redeveloper": "江门甲机械有限公司"}


def claim_store(folder: Path, *projects: tuple[str, dict[str, Any]]) -> Store:
    """Return a new workspace with calculated projects; ``p`` where none are given."""
    store = new_store(folder)
    given = projects or (("p", {}),)
    rows = [project(uuid, **{**_known(uuid), **values}) for uuid, values in given]
    store.write(rows, reason="试")
    run(store)
    return store


def papers(store: Store, uuid: str = "p") -> None:
    """Note every paper as received."""
    claim = read_claim(store, uuid)
    assert claim is not None
    for each in claim.materials:
        claim = read_claim(store, uuid)
        assert claim is not None
        set_material(
            store, claim, each.item, state="present", document_no="", dated_on=None, remark="",
            checked_by="张三",
        )  # fmt: skip


def claim_at(store: Store, state: str, uuid: str = "p") -> None:
    """File a claim and take it to a state, with payments where it needs them."""
    start_claim(store, uuid, StepInput("张三", date(2025, 1, 1)))
    for each in STATES[1 : STATES.index(state) + 1]:
        if each == "accepted":
            papers(store, uuid)
        if each == "district_paid":
            pay(store, AMOUNT_FEN, uuid=uuid)
        if each == "city_paid":
            pay(store, CITY_FEN, kind="city", fund="city_special", uuid=uuid, day=date(2025, 3, 3))
        claim = read_claim(store, uuid)
        assert claim is not None
        advance_claim(store, claim, StepInput(**STEPS[each]))


def pay(
    store: Store,
    fen: int,
    *,
    kind: str = "payment",
    fund: str = "district_budget",
    day: date = date(2025, 2, 3),
    uuid: str = "p",
    voucher: str = "",
) -> None:
    """Book a voucher."""
    number = voucher or f"{kind}-{uuid}-{day}"
    enter_payment(store, uuid, PaymentInput(kind, "440705", day, number, fen, fund,
                                            entered_by="张三"))  # fmt: skip
