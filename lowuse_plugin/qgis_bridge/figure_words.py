# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A value and what a rule asks for, in the language that is shown."""

from __future__ import annotations

from lowuse_plugin.domain.identification.rule_figures import (
    relation_words,
    shown_limits,
    shown_values,
)
from lowuse_plugin.qgis_bridge.i18n import speaks_chinese, tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside


def figures_text(value: str, threshold: str) -> str:
    """Return ``34 年（标准：不低于 30 年）`` of a rule or a stored basis; empty without a value."""
    if not value:
        return ""
    said = shown_values(value, threshold)
    if not threshold:
        return said
    return with_aside(said, labelled(tr("standard"), shown_limits(threshold, limit_text)))


def limit_text(operator: str, limit: str) -> str:
    """Return an operator and its threshold in words."""
    if speaks_chinese():
        return relation_words(operator, limit)
    words = {
        "<": tr("below {limit}", limit=limit),
        "<=": tr("not above {limit}", limit=limit),
        ">": tr("above {limit}", limit=limit),
        ">=": tr("not below {limit}", limit=limit),
    }
    return words[operator]


__all__ = ["figures_text", "limit_text"]
