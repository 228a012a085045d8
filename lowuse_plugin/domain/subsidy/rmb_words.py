# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""人民币大写: money in the words that banks and finance offices accept.

Follows 《正确填写票据和结算凭证的基本规定》: 整 after 元 and after 角, never after 分; one 零 for
any run of zeros between figures; 零 before 分 where there are no 角, and after 元 where the 元
itself are zero and 角 follow.
"""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_WAN, _YI = 10**4, 10**8
_ZERO = _DIGITS[0]


def rmb_words(fen: int) -> str:
    """Return money in words, such as ``贰佰捌拾捌万元零陆角整``; ``人民币`` stands before it.

    Args:
        fen: Whole 分; negative money begins with 负.
    """
    if fen < 0:
        return f"负{rmb_words(-fen)}"
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan else ""
    if not rest:
        return f"{words or '零元'}整"
    if words and (not jiao or not yuan % 10):
        words += _ZERO
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    return f"{words}{_DIGITS[cents]}分" if cents else f"{words}整"


def _whole(number: int) -> str:
    """Return the words of a whole number above zero, by groups of 亿 and 万."""
    for unit, name in ((_YI, "亿"), (_WAN, "万")):
        high, low = divmod(number, unit)
        if high:
            gap = _ZERO if 0 < low < unit // 10 else ""
            return f"{_whole(high)}{name}{gap}{_whole(low) if low else ''}"
    return _group(number)


def _group(number: int) -> str:
    """Return the words of a number below 10,000 and above zero."""
    words, gap = "", False
    for size, place in _PLACES:
        digit = number // size % 10
        if digit:
            words += f"{_ZERO if gap and words else ''}{_DIGITS[digit]}{place}"
        gap = not digit
    return words
