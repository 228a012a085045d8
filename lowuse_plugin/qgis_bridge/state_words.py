# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words and signs of states: never colour alone (N14)."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.qgis_bridge.i18n import translate

SENTENCES: Mapping[str, str] = {
    "suspected": "suspected",
    "incomplete": "data missing",
    "not_suspected": "not suspected",
    "tagged": "tagged",
    "identified": "identified",
    "not_low_efficiency": "not low-efficiency",
    "removed": "removed from the list",
    "withdrawn": "tag withdrawn",
    "stale": "to be reviewed",
    "not_assessed": "not assessed",
    "not_checked": "not checked",
    "inside": "inside",
    "outside": "outside",
    "crossing": "crossing",
    "boundary_error": "boundary error",
    "unknown": "not yet known",
    "none": "not in three-old",
    "register": "in the three-old register",
    "annual_plan": "in the three-old annual plan",
    "approved": "three-old plan approved",
    "settled": "settled as three-old",
    "hit": "hit",
    "clear": "not hit",
    "unknown_rule": "data missing for the rule",
    "exempt": "exempt",
    "met": "met",
    "unmet": "not met",
    "eligible": "eligible",
    "review": "to be decided",
    "trial": "trial calculation",
    "ineligible": "not eligible",
    "outdated": "to be calculated again",
    "not_calculated": "not calculated",
}
"""State → English word. The same key never means two things."""

_SIGNS: Mapping[str, str] = {
    "suspected": "▲",
    "incomplete": "?",
    "not_suspected": "○",
    "tagged": "●",
    "identified": "◆",
    "not_low_efficiency": "✕",
    "removed": "⊘",
    "stale": "↻",
    "not_assessed": "–",
    "not_checked": "–",
    "inside": "■",
    "outside": "□",
    "crossing": "◧",
    "boundary_error": "◫",
    "hit": "▲",
    "clear": "○",
    "unknown": "?",
    "exempt": "–",
    "met": "▲",
    "unmet": "○",
    "eligible": "✓",
    "review": "?",
    "trial": "~",
    "ineligible": "✕",
    "outdated": "↻",
    "not_calculated": "–",
}


def word(state: str) -> str:
    """Return the word of a state, the state itself where there is none."""
    source = SENTENCES.get(state)
    return state if source is None else translate(source)


def sign(state: str) -> str:
    """Return a sign that tells states apart without colour, empty where there is none."""
    return _SIGNS.get(state, "")


def marked(state: str) -> str:
    """Return sign and word."""
    return f"{sign(state)} {word(state)}".strip()


def rule_word(outcome: str) -> str:
    """Return the word of what a rule says: 命中, 未命中, 缺数据, 豁免."""
    return word("unknown_rule" if outcome == "unknown" else outcome)
