# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule says in words and what it compares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lowuse_plugin.domain.identification.rule_set_text import dump, load, write
from lowuse_plugin.domain.identification.rule_words import texts_apart
from lowuse_plugin.domain.identification.rules import RuleSet, find_rule_set, parse_rule_set

SAMPLE = find_rule_set("sample")


def with_threshold(code: str, threshold: str) -> RuleSet:
    data = load(write(SAMPLE), "试")
    [rule] = [each for each in data["rules"] if each["code"] == code]
    rule["conditions"][0]["threshold"] = threshold
    return parse_rule_set(dump(data), "试")


def test_the_shipped_rules_say_what_they_compare() -> None:
    assert texts_apart(SAMPLE) == ()


@pytest.mark.parametrize(
    ("code", "threshold", "apart"),
    [
        ("S-01", "0.5", True),  # 现状容积率低于 1.0
        ("S-01", "1", False),
        ("S-03", "0.7", False),  # 70%
        ("S-03", "0.6", True),
        ("S-14", "25", True),  # 满 30 年
    ],
)
def test_a_threshold_that_left_its_words_behind_is_told(
    code: str, threshold: str, apart: bool
) -> None:
    assert texts_apart(with_threshold(code, threshold)) == ((code,) if apart else ())


def test_a_text_without_figures_says_nothing_wrong() -> None:
    rules = tuple(replace(rule, text="低于标准") for rule in SAMPLE.rules)
    assert texts_apart(replace(SAMPLE, rules=rules)) == ()
