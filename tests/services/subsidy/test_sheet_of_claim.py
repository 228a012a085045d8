# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a sheet says of the claim, by the day on which it is printed, and of the holder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.services.subsidy.sheet import subsidy_sheet
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.claims.claim_workspace import TODAY, bring_to, calculate, claim_workspace


def said(store: WorkspaceStore) -> dict[str, str]:
    return {line.title: line.value for line in subsidy_sheet(store, "p").claim}


def test_a_sheet_says_who_reviewed_what_was_approved_and_paid_once_it_was(folder: Path) -> None:
    with claim_workspace(folder) as store:
        assert said(store) == {}
        bring_to(store, "calculated")
        assert said(store) == {}
        bring_to(store, "reviewed")
        reviewed = {"复核人": "李四", "复核日期": "2025年1月3日"}
        assert said(store) == {**reviewed, "办理状态": "复核"}
        bring_to(store, "district_paid")
        assert said(store) == {
            **reviewed,
            "审定金额": "3,168,000.00 元",
            "审定日期": "2025年1月18日",
            "审定文号": "江财〔2025〕1号",
            "办理状态": "区财政拨付",
            "区级已拨付": "1,000,000.00 元",
            "市级已补助": "0.00 元",
        }
        calculate(store, TODAY)
        assert said(store)["注意"].startswith("申报依据的是另一次测算")


def test_the_holder_on_the_sheet_is_the_one_that_the_engine_had(folder: Path) -> None:
    with claim_workspace(folder) as store:
        store.write(
            [
                Insert("right_holder", "h", {"name": "乙公司", "name_key": "乙公司"}),
                Insert(
                    "parcel_holder",
                    "ph",
                    {"parcel_uuid": "p-land", "right_holder_uuid": "h", "position": 1},
                ),
            ],
            reason="试",
        )
        calculate(store, date(2025, 1, 1))
        sheet = subsidy_sheet(store, "p")
    lines = {line.title: line.value for line in sheet.project_lines}
    receiver = next(line for line in sheet.trace if line.code == "A-21")
    assert (lines["土地权属人"], receiver.threshold) == ("乙公司", "土地权利人 乙公司")
