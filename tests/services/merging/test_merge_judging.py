# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Several judgements of a merge are one save: all of them are kept, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import ACCEPTANCE, REGISTRATION, Judgement
from lowuse_plugin.services.history.changes import read_step
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.judging import judge_all
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def said(code: str, by: str = "王科长") -> Judgement:
    return Judgement(by, office.REVIEWED, "规整", code=code, department="自然资源局")


def test_all_are_kept_in_one_save_that_names_them(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    before = read_case(store, case)
    both = (said("M-10"), said("M-11", "赵科长"))
    receipt = judge_all(store, case, both, today=office.TODAY)
    found = read_case(store, case)
    assert [(each.code, each.by) for each in found.judgements] == [
        ("M-10", "王科长"), ("M-11", "赵科长"),
    ]  # fmt: skip
    assert found.row_version == before.row_version + 1
    for code in ("M-10", "M-11"):
        kept = found.checks[ACCEPTANCE][code]
        assert (kept.outcome, kept.judgement_uuid) == ("pass", found.judgement_uuids[code])
    with store.read() as reading:
        told = read_step(reading, receipt.transaction_id)
    assert told is not None
    assert told.reason.startswith(f"宗地合并 {found.case_no}：判断 M-10 ")
    assert told.reason.endswith("（王科长、赵科长）")
    undo_save(store, receipt.transaction_id)
    assert read_case(store, case).judgements == ()


def test_one_that_says_too_little_keeps_none(store: WorkspaceStore) -> None:
    case = office.propose(store)
    with pytest.raises(LowUseError) as caught:
        judge_all(
            store, case, (said("M-10"), replace(said("M-11"), department="")), today=office.TODAY
        )
    assert caught.value.code == "MERGE_DEPARTMENT_MISSING"
    assert read_case(store, case).judgements == ()


def test_each_is_kept_with_the_check_of_its_stage(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    later = replace(said("M-11"), stage=REGISTRATION)
    judge_all(store, case, (said("M-10"), later), today=office.TODAY)
    found = read_case(store, case)
    assert found.checks[ACCEPTANCE]["M-10"].judgement_uuid == found.judgement_uuids["M-10"]
    assert found.checks[REGISTRATION]["M-11"].judgement_uuid == found.judgement_uuids["M-11"]
