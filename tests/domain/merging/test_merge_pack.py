# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of merging: the words of the document, its figures, and files that are refused."""

from __future__ import annotations

from datetime import date

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.pack import (
    CODES,
    CONDITIONS,
    SHIPPED,
    MergePack,
    find_merge_pack,
    parse_merge_pack,
)
from lowuse_plugin.domain.policy.clauses import find_clause

TEXT = paths.resource("policy", f"{SHIPPED}.toml").read_text(encoding="utf-8")


def test_the_figures_are_those_of_the_clauses() -> None:
    pack = find_merge_pack()
    assert (pack.tolerance_m, pack.min_shared_m) == (0.05, 1.0)
    assert (pack.find_tolerance_m, pack.find_min_shared_m, pack.loose_gap_m) == (0.5, 2.0, 0.05)
    assert (pack.seizure_days, pack.seizure_working_days) == (30, 1)
    assert pack.document_no == "江府〔2022〕10号"
    assert not pack.example
    assert pack.example_figures == {"thin", "road", "survey", "claim_window"}
    assert pack.survey_limit_pct == 5


def test_every_condition_quotes_the_words_of_its_clause() -> None:
    assert tuple(CONDITIONS) == CODES
    for code, condition in CONDITIONS.items():
        clause = find_clause(code)
        assert clause is not None
        assert condition.text == clause.text, code


def test_what_is_computed_looked_up_and_judged() -> None:
    kinds = {code: condition.kind for code, condition in CONDITIONS.items()}
    assert [code for code in CODES if kinds[code] == "looked_up"] == ["M-3", "M-4", "M-5"]
    assert [code for code in CODES if kinds[code] == "judged"] == ["M-9", "M-10", "M-11"]
    assert {code for code in CODES if CONDITIONS[code].judges} == {
        "M-4",
        "M-5",
        "M-9",
        "M-10",
        "M-11",
    }


def test_the_document_applies_on_its_first_and_last_day() -> None:
    pack = find_merge_pack()
    days = [date(2022, 3, 31), date(2022, 4, 1), date(2027, 3, 31), date(2027, 4, 1)]
    assert [pack.valid_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("code", "name", "road"),
    [("1207", "", True), ("120701", "x", True), ("s1", "", True), ("0601", "规划道路", True),
     ("100101", "一类工业用地", False), ("", "", False)],
)  # fmt: skip
def test_planned_roads_are_known_by_code_or_name(code: str, name: str, road: bool) -> None:
    assert find_merge_pack().is_road(code, name) is road


def changed(old: str, new: str) -> MergePack:
    assert old in TEXT
    return parse_merge_pack(TEXT.replace(old, new, 1), "file.toml")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "merge"', 'kind = "subsidy"', "kind"),
        ('document_no = "江府〔2022〕10号"', 'document_no = ""', "document_no"),
        ('min_shared_m = "1.0"', 'min_shared_m = "0.1"', "checking.min_shared_m"),
        ('days = "30"', 'days = "30.5"', "seizure.days"),
        ('days = "30"', 'days = "-1"', "seizure.days"),
        ("to = 2027-03-31", "to = 2021-03-31", "validity.to"),
        ('[conditions.M-12]', '[conditions.M-13]', "conditions.M-13"),
        ('judges = "规划科室审查人"\n', "", "conditions.M-11.judges"),
        ('evidence = "申请表"', 'evidence = "申请表"\njudges = "某"', "conditions.M-12.judges"),
        ('departments = ["规划科室"]', "departments = []", "conditions.M-11.departments"),
    ],
)  # fmt: skip
def test_a_slip_in_a_file_is_named_with_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(LowUseError) as caught:
        changed(old, new)
    assert (caught.value.code, caught.value.params["key"]) == ("POLICY_INVALID", key)


def test_a_shared_boundary_just_above_twice_the_tolerance_is_allowed() -> None:
    assert changed('min_shared_m = "1.0"', 'min_shared_m = "0.11"').min_shared_m == 0.11


def test_the_hash_is_that_of_the_text_and_an_unknown_id_names_the_known() -> None:
    assert changed('days = "90"', 'days = "60"').sha256 != find_merge_pack().sha256
    with pytest.raises(LowUseError) as caught:
        find_merge_pack("nothing")
    assert caught.value.params["expected"] == SHIPPED


def test_a_pack_may_hold_for_one_day() -> None:
    assert changed("to = 2027-03-31", "to = 2022-04-01").valid_to == date(2022, 4, 1)
