# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of the identification, and what a unit passed over."""

from __future__ import annotations

from datetime import date

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.steps import SurveyStep, left_out

CONTENT = paths.resource("policy", "survey_procedure.toml").read_text(encoding="utf-8")


def test_the_shipped_pack_is_an_example_with_a_clause_for_every_state() -> None:
    shipped = chain.shipped()
    assert shipped.example
    assert [state.state for state in shipped.states] == list(chain.CHAIN)
    assert all(state.clause and state.text for state in shipped.states)
    words = schema.shipped().codes["submission_state"].values
    known = {*chain.CHAIN, *chain.ENDED, *chain.FILED}
    assert known == set(words)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('state = "06"', 'state = "05"', "steps"),
        ("days = 15", "days = 0", "publicity.days"),
        ("people = 2", "people = true", "field_check.people"),
        ('right = "decide"', 'right = "anybody"', "steps[5].right"),
    ],
)
def test_a_pack_that_cannot_be_is_refused_with_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(LowUseError) as refused:
        chain.parse_survey_procedure(CONTENT.replace(old, new, 1), "自己.toml")
    assert refused.value.code == "POLICY_INVALID"
    assert refused.value.params["file"] == "自己.toml"
    assert str(refused.value.params["key"]).endswith(key)


@pytest.mark.parametrize(
    ("document_no", "word"),
    [
        ("江海府函〔2025〕3号", ""),
        ("新府〔2025〕12号", ""),
        ("江海自然资〔2025〕3号", "自然资"),
        ("江海区自然资源局〔2025〕3号", "自然资"),
        ("台住建局〔2025〕3号", "局"),
    ],
)
def test_a_number_of_a_bureau_gives_itself_away(document_no: str, word: str) -> None:
    assert chain.shipped().names_bureau(document_no) == word


def test_what_enters_or_leaves_the_database_is_decided() -> None:
    assert chain.right_for("advance", "06", "08") is Right.EDIT
    assert chain.right_for("return", "08", "04") is Right.EDIT
    for action, before, after in [
        ("advance", "08", "10"), ("return", "10", "04"), ("dismiss", "02", "12"),
        ("remove", "10", "90"), ("reopen", "12", "04"),
    ]:  # fmt: skip
        assert chain.right_for(action, before, after) is Right.DECIDE
    assert [state for state in ("", "00", "08", "10", "12", "20", "80", "90")
            if chain.is_decided(state)] == ["10", "12", "20", "80", "90"]  # fmt: skip


def steps(*pairs: tuple[str, str, str]) -> list[SurveyStep]:
    on = date(2025, 1, 1)
    return [SurveyStep("", a, old, new, "", on, "", "", "", {}) for a, old, new in pairs]


def test_what_was_passed_over_is_known_also_after_returns() -> None:
    skipped = steps(("advance", "02", "04"), ("advance", "04", "08"))
    assert left_out(skipped, "08") == {"06"}
    back = [*skipped, *steps(("return", "08", "04"), ("advance", "04", "06"))]
    assert left_out(back, "06") == set()
    forth = [*back, *steps(("advance", "06", "08"))]
    assert left_out(forth, "08") == set()
    assert left_out([], "08") == set()
    assert left_out(skipped, "12") == set()
