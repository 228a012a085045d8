# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether what a rule says in words is what it compares: cards and papers print the words."""

from __future__ import annotations

import re
from fractions import Fraction

from lowuse_plugin.domain.identification.rules import Rule, RuleSet

_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9])")
_DIGITS = "零一二三四五六七八九十"
_SHARE = re.compile("([一二三四五六七八九十])分之([一二三四五六七八九十])")
_WORD = re.compile("[一二三四五六七八九十]")


def texts_apart(rules: RuleSet) -> tuple[str, ...]:
    """Return the codes of rules whose text names figures, but not the one that is compared.

    A share may stand as per cent: 0.7 is 70%. A text without figures says nothing wrong, and what
    is compared with a day or with words is left out.
    """
    return tuple(rule.code for rule in rules.rules if _is_apart(rule))


def _is_apart(rule: Rule) -> bool:
    said = _figures(rule.text)
    compared = [c.threshold for c in rule.conditions if c.written and c.day is None]
    return bool(said) and any(not said & {each, each * 100} for each in compared)


def _figures(text: str) -> set[Fraction]:
    """Return the figures of a text, in digits or in words up to ten: 1.0, 三分之一, 满一年."""
    shares = {Fraction(_DIGITS.index(n), _DIGITS.index(d)) for d, n in _SHARE.findall(text)}
    words = {Fraction(_DIGITS.index(each)) for each in _WORD.findall(_SHARE.sub("", text))}
    return {Fraction(number) for number in _NUMBER.findall(text)} | shares | words
