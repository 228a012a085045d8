# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The way of a merge: order, rights, what a file may say, codes and areas of the new parcel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.step_inputs import read_choices_of, read_registration, read_survey
from lowuse_plugin.domain.merging.steps import (
    MergeRegistration,
    MergeSurvey,
    judge_code,
    judge_survey,
    registered_area,
)
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.domain.schema import shipped as schema

TEXT = paths.resource("policy", "merge_procedure.toml").read_text(encoding="utf-8")


def refused(act: Callable[[], Any]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def test_states_follow_each_other_and_are_those_of_the_schema() -> None:
    way = [chain.PROPOSED]
    while (following := chain.next_state(way[-1])) is not None:
        way.append(following)
    assert way == ["proposed", "accepted", "reviewed", "agreed", "surveyed", "registered"]
    known = schema().codes["merge_state"].values
    assert {*chain.CHAIN, chain.REFUSED, chain.WITHDRAWN, chain.REVOKED} == set(known)
    assert chain.earlier("reviewed") == ("proposed", "accepted")
    assert [chain.earlier(state) for state in ("proposed", "registered", "refused")] == [()] * 3
    assert [chain.next_state(state) for state in ("registered", "revoked")] == [None, None]
    assert [state for state in known if chain.is_open(state)] == way[:-1]


def test_who_decides_needs_more_than_who_works_on_it() -> None:
    decides = {
        (action, state)
        for action in schema().codes["merge_action"].values
        for state in ("reviewed", "agreed")
        if chain.right_for(action, state) is Right.DECIDE
    }
    assert decides == {
        ("advance", "agreed"),
        *((action, state) for action in ("register", "refuse", "revoke")
          for state in ("reviewed", "agreed")),
    }  # fmt: skip


def test_the_shipped_procedure_is_an_example_and_asks_more_from_step_to_step() -> None:
    pack = chain.shipped()
    assert pack.example
    assert pack.number("440704", 2025, 7) == "HB4407042025007"
    assert {state: step.check for state, step in pack.steps.items()} == {
        "accepted": "refuses", "reviewed": "settled", "agreed": "settled",
        "surveyed": "refuses", "registered": "settled",
    }  # fmt: skip
    assert [state for state, step in pack.steps.items() if step.other_person] == [
        "reviewed", "agreed",
    ]  # fmt: skip
    assert pack.steps["registered"].stage == "registration"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('check = "settled"', 'check = "maybe"', "steps[1].check"),
        ('state = "reviewed"', 'state = "accepted"', "steps"),
        ("digits = 3", "digits = 0", "numbers.digits"),
        ('stage = "registration"', 'stage = "later"', "steps[4].stage"),
        ("other_person = false", "other = false", "steps[0].other"),
    ],
)
def test_a_file_that_says_something_else_is_refused(old: str, new: str, key: str) -> None:
    error = refused(lambda: chain.parse_merge_procedure(TEXT.replace(old, new, 1), "m.toml"))
    assert (error.code, error.params["key"]) == ("POLICY_INVALID", key)


@pytest.mark.parametrize(
    ("code", "provisional", "found"),
    [
        ("440704001001GB00099", False, None),
        ("４４０７０４ 001001 gb00099", False, None),
        ("", True, None),
        ("", False, "MERGE_CODE_MISSING"),
        ("440704001001GB0009", True, "MERGE_CODE_SHAPE"),
        ("440704001001GB00000", False, "MERGE_CODE_SHAPE"),
        ("440785001001GB00099", False, "MERGE_CODE_DISTRICT"),
        ("440704001001JB00099", False, "MERGE_CODE_OWNERSHIP"),
    ],
)
def test_a_new_code_is_one_of_state_land_in_the_district(
    code: str, provisional: bool, found: str | None
) -> None:
    def judged() -> None:
        judge_code(code, "440704", provisional=provisional)

    if found is None:
        judged()
    else:
        assert refused(judged).code == found


def area(basis: str, said: str | None = None, **bases: Fraction | None) -> Fraction:
    entered = MergeRegistration(
        "", "", date(2025, 1, 1), basis, None, registered_area_m2=(said and Fraction(said)) or None
    )
    figures = {
        "registered_sum": Fraction("500.15"),
        "union_m2": Fraction("499.996"),
        "survey_m2": None,
        **bases,
    }
    return registered_area(entered, **figures)


def test_the_registered_area_is_that_of_its_basis_to_a_hundredth() -> None:
    assert area("registered_sum") == Fraction("500.15")
    assert area("union_plane") == Fraction(500)
    assert area("registered_sum", "500.16") == Fraction("500.16")
    assert area("registered_sum", "500.14") == Fraction("500.14")
    assert area("union_plane", "1499/3", union_m2=Fraction("499.67")) == Fraction("499.67")
    for said in ("500.161", "500.139"):
        assert refused(lambda said=said: area("registered_sum", said)).code == (
            "MERGE_AREA_NOT_BASIS"
        )
    nothing = refused(lambda: area("registered_sum", registered_sum=Fraction(1, 300)))
    assert (nothing.code, nothing.params["area"]) == ("MERGE_AREA_NOT_POSITIVE", "0.00")
    assert refused(lambda: area("survey")).code == "MERGE_AREA_BASIS_MISSING"
    assert refused(lambda: area("registered_sum", registered_sum=None)).params["basis"] == (
        "登记面积合计"
    )


def test_a_survey_has_an_area_and_says_where_its_outline_comes_from() -> None:
    judge_survey(MergeSurvey(Fraction("0.01")))
    assert refused(lambda: judge_survey(None)).code == "MERGE_SURVEY_MISSING"
    assert refused(lambda: judge_survey(MergeSurvey(Fraction(0)))).code == (
        "MERGE_AREA_NOT_POSITIVE"
    )
    for survey in (MergeSurvey(Fraction(1), b"x"), MergeSurvey(Fraction(1), None, "drawn")):
        assert refused(lambda s=survey: judge_survey(s)).code == "INPUT_NOT_ALLOWED"


def test_plain_mappings_become_steps() -> None:
    values = read_choices_of(Fields({"address": {"rule": "join"}, "far": 1.5}, "VALUES"))
    assert values == {"address": ValueChoice("join"), "far": ValueChoice("typed", 1.5)}
    assert refused(lambda: read_choices_of(Fields({"geom": 1}, "V"))).code == "INPUT_NOT_ALLOWED"
    assert refused(lambda: read_choices_of(Fields({"far": True}, "V"))).params["field"] == "V.far"
    survey = read_survey(Fields({"survey_area_m2": "500.12"}, "E"))
    assert (survey.area_m2, survey.source) == (Fraction("500.12"), "union")
    entered = read_registration(
        Fields({"new_code": "1", "area_basis": "union_plane", "seizure_checked_on": "2025-01-02"},
               "E"),
        values, date(2025, 1, 3),
    )  # fmt: skip
    assert (entered.registered_on, entered.seizure_checked_on) == (
        date(2025, 1, 3), date(2025, 1, 2),
    )  # fmt: skip
    assert (entered.area_basis, entered.registered_area_m2) == ("union_plane", None)
    for said in ("同意函 1 号", {"a": "同意函 1 号"}):
        consented = read_registration(Fields({"mortgage_consent": said}, "E"), {}, date(2025, 1, 3))
        assert consented.mortgage_consent == said
