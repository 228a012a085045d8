# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace with a completed project, and hands that take its claim from step to step.

甲厂: 24,000 m² of land in 新会, 52,800 m² of floor area, ratio 2.2, 60 元/m²: 3,168,000.00 元, of
which the city gives back a fifth, 633,600.00 元.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Actor, Insert, Receipt, Store
from lowuse_plugin.domain.procedure import shipped
from lowuse_plugin.services.claims.materials import set_material
from lowuse_plugin.services.claims.payments import PaymentInput, enter_payment
from lowuse_plugin.services.claims.procedure import (
    ClaimView,
    StepInput,
    advance_claim,
    read_claim,
    start_claim,
)
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace

POLICY = find_policy("jiangfu-2022-10")
TODAY = date(2025, 6, 30)
WHOLE = 316_800_000
ACTOR = Actor("张三", "zhang", "PC-1")
PLANT: dict[str, Any] = {
    "name": "甲厂升级改造",
    "district": "440705",
    "project_type": "industrial_upgrade",
    "state": "implementing",
    "investment_code": "2020-440705-01",
    "redeveloper": "甲公司",
    "land_area_m2": "24000",
    "land_area_source": "approval",
    "floor_area_m2": "52800",
    "use_before": "0601",
    "use_after": "0601",
    "acceptances": json.dumps([{"kind": "joint_acceptance", "on": "2024-06-30"}]),
    "applied_on": "2024-12-01",
    "three_old_status": "none",
}
AGREED = {
    "departments": {
        each.code: {"agrees": True, "opinion": "同意"} for each in shipped().departments
    }
}
PUBLIC = {"publicity_from": "2025-01-11", "publicity_to": "2025-01-17", "place": "区政府网站"}
STEPS: dict[str, dict[str, Any]] = {
    "reviewed": {"done_by": "李四", "done_on": date(2025, 1, 3)},
    "accepted": {"done_by": "李四", "done_on": date(2025, 1, 4)},
    "joint_review": {"done_by": "李四", "done_on": date(2025, 1, 10), "details": AGREED},
    "publicity": {"done_by": "李四", "done_on": date(2025, 1, 11), "details": PUBLIC},
    "approved": {
        "done_by": "王五",
        "done_on": date(2025, 1, 18),
        "document_no": "江财〔2025〕1号",
        "amount_fen": WHOLE,
    },
    "district_paid": {"done_by": "李四", "done_on": date(2025, 3, 1), "opinion": "分期拨付"},
    "city_applied": {"done_by": "李四", "done_on": date(2025, 3, 2), "document_no": "新财 7 号"},
    "city_paid": {"done_by": "李四", "done_on": date(2025, 4, 1), "opinion": "余款另拨"},
}
"""What is entered for each state so that nothing stands in its way."""


def project(key: str = "p", **values: Any) -> list[Insert]:
    """A project with one parcel of its own."""
    given = {**PLANT, **values}
    land = float(given["land_area_m2"])
    parcel = {
        "district": given["district"],
        "plane_area_m2": land,
        "registered_area_m2": land,
        "use_code": "0601",
    }
    return [
        Insert("project", key, given),
        Insert("parcel", f"{key}-land", parcel),
        Insert(
            "project_parcel", f"{key}-join", {"project_uuid": key, "parcel_uuid": f"{key}-land"}
        ),
    ]


def claim_workspace(folder: Path, **values: Any) -> WorkspaceStore:
    """Make the workspace with the project ``p``, calculated by 张三 on 2025-01-01."""
    store = create_workspace(folder / "工作库.gpkg", district="440700", actor=ACTOR)
    store.write(project(**values), reason="试")
    calculate(store)
    return store


def calculate(store: Store, on: date = date(2025, 1, 1), **options: Any) -> None:
    assess_subsidies(
        store, policy=POLICY, on=on, calculated_by="张三", software_version="1", **options
    )


def begin(store: Store, name: str = "p") -> Receipt:
    return start_claim(store, name, StepInput("张三", date(2025, 1, 2)), today=TODAY)


def claim(store: Store, name: str = "p", today: date = TODAY) -> ClaimView:
    found = read_claim(store, name, today=today)
    assert found is not None
    return found


def advance(store: Store, name: str = "p", **changed: Any) -> Receipt:
    """Enter what the next state asks for, with some of it changed."""
    seen = claim(store, name)
    step = StepInput(**{**STEPS[seen.next_state or ""], **changed})
    return advance_claim(store, seen, step, today=TODAY)


def hand_in(store: Store, name: str = "p") -> None:
    """Note every document of the checklist as received."""
    for each in claim(store, name).materials:
        note(store, each.item, name)


def note(store: Store, item: str, name: str = "p", **changed: Any) -> Receipt:
    given: dict[str, Any] = {
        "state": "present",
        "document_no": "1 号",
        "dated_on": date(2024, 7, 1),
        "remark": "",
        "checked_by": "李四",
    }
    return set_material(store, claim(store, name), item, **{**given, **changed}, today=TODAY)


def bring_to(store: Store, state: str, name: str = "p") -> None:
    """Take a claim to a state; what is paid on the way are 100 and 20 万元."""
    if read_claim(store, name, today=TODAY) is None:
        begin(store, name)
    while (seen := claim(store, name)).state != state:
        if seen.next_state == "accepted":
            hand_in(store, name)
        if seen.next_state == "district_paid":
            pay(store, 100_000_000, name)
        if seen.next_state == "city_paid":
            pay(store, 20_000_000, name, kind="city", fund="city_special")
        advance(store, name)


def pay(store: Store, fen: Any, name: str = "p", **changed: Any) -> Receipt:
    given: dict[str, Any] = {
        "kind": "payment",
        "district": "440705",
        "paid_on": date(2025, 2, 1),
        "voucher_no": f"{name}-{changed.get('kind', 'payment')}-{fen}",
        "fund": "district_budget",
        "entered_by": "李四",
    }
    payment = PaymentInput(amount_fen=fen, **{**given, **changed})
    return enter_payment(store, name, payment, today=TODAY)
