# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A standard written as text and read again is the same standard."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from lowuse_plugin.domain.identification.rule_set_text import changed, dump, number_text, write
from lowuse_plugin.domain.identification.rules import Condition, find_rule_set, parse_rule_set
from lowuse_plugin.domain.policy.source import list_files


@pytest.mark.parametrize("rule_set_id", sorted(list_files("identification")))
def test_every_shipped_set_comes_back(rule_set_id: str) -> None:
    rules = find_rule_set(rule_set_id)
    text = write(rules)
    again = parse_rule_set(text, "x.toml")
    assert replace(again, content="", sha256="") == replace(rules, content="", sha256="")
    assert write(again) == text


def test_what_is_seldom_comes_back_too() -> None:
    rules = find_rule_set("sample")
    first = rules.rules[0]
    seldom = replace(
        first, code="Y-99", text='引号"与\\\n换行\t', weight=Fraction(1, 3), match="any",
        example=False, document_no="江府〔2022〕10号",
        conditions=(
            Condition("built_on", "<=", written="2009-12-31", day=date(2009, 12, 31),
                      boundary_day=True),
            Condition("far", "<", Fraction(1, 3), "1/3"),
        ),
    )  # fmt: skip
    points = replace(
        rules, rules=(*rules.rules, seldom), logic="score", score_at_least=Fraction(5, 2),
        valid_to=date(2027, 3, 31), content="", sha256="",
    )  # fmt: skip
    assert replace(parse_rule_set(write(points), "x"), content="", sha256="") == points


def test_another_value_of_the_set_leaves_its_rules_alone() -> None:
    text = find_rule_set("sample").content
    data = tomllib.loads(changed(text, "x", title="新", document_no=None))
    before = tomllib.loads(text)
    assert data["title"] == "新"
    assert "document_no" not in data
    assert data["rules"] == before["rules"]


def test_text_of_any_kind_stays_what_it_is() -> None:
    data = {"a": '"\\\x7f\x01\n中', "b": {"x y": [1, 2]}, "c": [{"d": [{"e": "f"}]}]}
    assert tomllib.loads(dump(data)) == data


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(1, 3), "1/3"), (Fraction(1, 8), "0.125"), (Fraction(-3, 2), "-1.5"),
     (Fraction(40), "40"), (Fraction(1, 1000), "0.001")],
)  # fmt: skip
def test_numbers_are_exact(value: Fraction, text: str) -> None:
    assert number_text(value) == text
