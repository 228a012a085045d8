# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Codes, areas and money as the statistics workbook writes them."""

from __future__ import annotations

from decimal import Decimal

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.statistics import STALE
from lowuse_plugin.domain.units import fen_to_yuan, m2_to_mu

_GROUPS = {
    "industry": "工业",
    "new_industry": "新型产业",
    "storage": "仓储",
    "industrial_storage": "工矿仓储（未细分）",
    "mining": "采矿",
    "salt": "盐田",
    "commercial": "商服",
    "residential": "住宅",
    "mixed": "混合",
    "transport": "交通运输",
    "special": "特殊用地",
    "unknown": "用途未知",
}
OTHER_WORDS = {"unknown": "未登记", STALE: "需重算"}


def word_of(code_list: str, value: str) -> str:
    """Return the Chinese of a coded value."""
    word = shown_code(code_list, value)
    return OTHER_WORDS.get(value, value) if word == value else word


def use_name(group: str) -> str:
    """Return the name of a group of uses."""
    if group in _GROUPS:
        return _GROUPS[group]
    uses = land_use.shipped().uses.values()
    return next((use.name.removesuffix("用地") for use in uses if use.group == group), group)


def to_mu(m2: float | Decimal | str) -> float:
    """Return an area in 亩 for a cell; sums are made in m² before."""
    return float(m2_to_mu(m2))


def to_yuan(fen: int | None) -> Decimal | None:
    """Return money in 元, nothing where there is none."""
    return None if fen is None else fen_to_yuan(fen)


def to_number(text: str) -> Decimal | None:
    """Return a number that is kept as text, nothing where there is none."""
    return Decimal(text) if text else None
