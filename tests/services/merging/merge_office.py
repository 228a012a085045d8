# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace with parcels of one holder in a row, and the steps of a merge of the first two.

``a`` 30 × 10 m and ``b`` 20 × 10 m along it, registered 300.10 m² and 200.05 m²; ``c`` 10 × 10 m
beyond ``b``, ``d`` of another holder beyond ``c``. Nothing hinders a merge of ``a`` and ``b`` but
what a person judges.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.steps import MergeRegistration, MergeStepInput, MergeSurvey
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import propose_merge, read_case
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import multipolygon, new_workspace

PROPOSED, ACCEPTED, REVIEWED = date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 11)
AGREED, SURVEYED, REGISTERED = date(2024, 6, 18), date(2024, 6, 24), date(2024, 6, 28)
TODAY = date(2024, 6, 28)
NEW_CODE = "440704001001GB00099"
CODES = {"a": "440704001001GB00011", "b": "440704001001GB00012"}
DRAFTER, REVIEWER = "陈经办", "黄科长"
DECIDED: Mapping[str, ValueChoice] = {"right_ends_on": ValueChoice("typed", "2050-01-01")}


def lawful(x0: float, x1: float, **changes: Any) -> dict[str, Any]:
    return {
        "geom": multipolygon(x0, 0, x1, 10),
        "district": "440704",
        "ownership": "state",
        "right_type": "3",
        "right_nature": "102",
        "use_code": "0601",
        "holder_name": "甲厂",
        "source_document": "出让合同 1 号",
        "seized": "no",
        "seized_checked_on": "2024-06-03",
        "mortgaged": "no",
        "right_ends_on": "2050-01-01",
        "contract_far": 2.0,
        "contract_far_max": 3.0,
        "contract_density_pct": 50.0,
        "height_limit_m": 24.0,
        "contract_green_pct": 15.0,
        "contract_investment_wan_per_mu": 300.0,
        "contract_tax_wan_per_mu": 20.0,
        "plane_area_m2": (x1 - x0) * 10.0,
        "plane_epsg": 4526,
        **changes,
    }


def workspace(folder: Path) -> WorkspaceStore:
    store = new_workspace(folder)
    rows = {
        "a": lawful(0, 30, parcel_code=CODES["a"], registered_area_m2=300.1),
        "b": lawful(30, 50, parcel_code=CODES["b"], registered_area_m2=200.05),
        "c": lawful(50, 60, registered_area_m2=100.0),
        "d": lawful(60, 70, registered_area_m2=100.0, holder_name="乙厂"),
    }
    holder = Insert("right_holder", "甲", {"name": "甲厂", "name_key": "甲厂"})
    joins = [
        Insert("parcel_holder", f"{key} 甲", {"parcel_uuid": key, "right_holder_uuid": "甲"})
        for key in "ab"
    ]
    parcels = [Insert("parcel", key, values) for key, values in rows.items()]
    store.write([holder, *parcels, *joins], reason="测试")
    return store


def step(on: date, by: str = REVIEWER, **more: Any) -> MergeStepInput:
    return MergeStepInput(by, on, **more)


def propose(store: WorkspaceStore, *parcels: str, **more: Any) -> str:
    chosen = parcels or ("a", "b")
    options = {"by": DRAFTER, "on": PROPOSED, "today": TODAY, **more}
    return propose_merge(store, chosen, **options)[0]


def accept(store: WorkspaceStore, case: str) -> None:
    details = {"applicant": "甲厂", "applied_on": "2024-06-04"}
    steps.advance(store, case, step(ACCEPTED, DRAFTER, details=details), today=TODAY)


def judge_all(store: WorkspaceStore, case: str) -> None:
    for code, by in (("M-10", "王科长"), ("M-11", "赵科长")):
        told = Judgement(by, REVIEWED, "符合", code=code, department="自然资源局")
        judge(store, case, told, today=TODAY)


def review(store: WorkspaceStore, case: str) -> None:
    steps.advance(store, case, step(REVIEWED), today=TODAY)


def agree(store: WorkspaceStore, case: str) -> None:
    said = step(AGREED, document_no="江海自然资〔2024〕5号", details={"supplement_no": "补 1 号"})
    steps.advance(store, case, said, today=TODAY)


def surveyed(store: WorkspaceStore, case: str, survey: MergeSurvey | None = None) -> None:
    found = survey or MergeSurvey(Fraction("500.12"), report_no="测 7 号")
    told = step(SURVEYED, DRAFTER, opinion="界址重新测量")
    steps.advance(store, case, told, survey=found, today=TODAY)


def up_to_survey(store: WorkspaceStore, *parcels: str, **more: Any) -> str:
    case = propose(store, *parcels, **more)
    accept(store, case)
    judge_all(store, case)
    review(store, case)
    agree(store, case)
    surveyed(store, case)
    return case


def entered(**changes: Any) -> MergeRegistration:
    values = {
        "new_code": NEW_CODE,
        "certificate_no": "粤（2024）江海不动产权第 1 号",
        "registered_on": REGISTERED,
        "area_basis": "registered_sum",
        "seizure_checked_on": date(2024, 6, 27),
        "values": DECIDED,
        **changes,
    }
    return MergeRegistration(**values)


def register(store: WorkspaceStore, case: str, **changes: Any) -> str:
    """Register a merge and return the uuid of the new parcel."""
    register_merge(store, case, entered(**changes), step(REGISTERED), today=TODAY)
    return read_case(store, case).new_parcel_uuid
