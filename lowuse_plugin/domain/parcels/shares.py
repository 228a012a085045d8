# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""份额 of right holders: how a share is read, and whether those of a parcel can be right.

A share that can hardly be right is doubted and kept as the paper has it (D16).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lowuse_plugin.domain.names import visible
from lowuse_plugin.domain.units import exact, format_decimal

_ROUNDED = Fraction(1, 500)
"""Three shares of 33.3% are a third each."""
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class ShareDoubt:
    """Why shares can hardly be right: a code and what its sentence names."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


def parse_share(text: str) -> Fraction | None:
    """Return a share given as ``1/2``, ``50%``, ``0.5`` or ``二分之一``; None for anything else."""
    plain = visible(text).strip()
    bottom, of, top = plain.partition("分之")
    try:
        if of:
            return _counted(top) / _counted(bottom)
        if plain.endswith("%"):
            return exact(plain[:-1]) / 100
        top, slash, bottom = plain.partition("/")
        return exact(top) / exact(bottom) if slash else exact(plain)
    except (ArithmeticError, ValueError):
        return None


def share_doubts(shares: Sequence[str]) -> tuple[ShareDoubt, ...]:
    """Return what speaks against the shares of all holders of a parcel; nothing for blank ones.

    Args:
        shares: As persons wrote them, one for each holder.

    Returns:
        ``HOLDER_SHARE_UNIT`` (value): more than the whole, so the unit is missing;
        ``HOLDER_SHARE_BLANK``: some holders have one and others none;
        ``HOLDER_SHARES_SUM`` (sum): together they are not the whole. Words such as 各半 are kept
        and prove nothing.
    """
    stated = [text.strip() for text in shares if text.strip()]
    if not stated:
        return ()
    read = {text: parse_share(text) for text in stated}
    large = [text for text, share in read.items() if share is not None and not 0 < share <= 1]
    if large:
        return tuple(ShareDoubt("HOLDER_SHARE_UNIT", {"value": text}) for text in large)
    if len(stated) < len(shares):
        return (ShareDoubt("HOLDER_SHARE_BLANK"),)
    known = [share for share in (read[text] for text in stated) if share is not None]
    total = sum(known, Fraction(0))
    if len(known) < len(stated) or abs(total - 1) <= _ROUNDED:
        return ()
    return (ShareDoubt("HOLDER_SHARES_SUM", {"sum": f"{format_decimal(total * 100, 2)}%"}),)


def _counted(text: str) -> Fraction:
    """Return a number written as 三, 二十五, 百 or 25.

    Raises:
        ValueError: It is none.
    """
    total, digit = 0, None
    for sign in text.strip():
        if sign in _TENS:
            total, digit = total + (1 if digit is None else digit) * _TENS[sign], None
        elif sign in _DIGITS and digit in (None, 0):
            digit = _DIGITS[sign]
        else:
            return exact(text)
    return Fraction(total + (digit or 0)) if text.strip() else exact(text)
