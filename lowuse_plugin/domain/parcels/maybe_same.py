# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holders that may be one and the same: a question to a person, never an answer (A-35, M-6).

What could be the same comes together under keys that both names have, so that ten thousand names
are not compared with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lowuse_plugin.domain.names import is_organisation

NUMBER_MISSING = "SAME_NAME_NUMBER_MISSING"
"""One name, several numbers, and one time none: whose it is nobody knows."""
OLD_NUMBER = "SAME_NAME_OLD_NUMBER"
"""One name; the number of one stands inside the number of the other: 组织机构代码, 15-digit id."""
COMPANY_FORM = "COMPANY_FORM_DIFFERS"
"""甲厂 and 甲厂有限公司."""
PLACE = "PLACE_DIFFERS"
"""江门市新会区甲厂 and 江门甲厂."""
ONE_LETTER = "ONE_LETTER_DIFFERS"
"""One letter is another, is missing, or is one too many."""
REASONS = (NUMBER_MISSING, OLD_NUMBER, COMPANY_FORM, PLACE, ONE_LETTER)

_FORMS = re.compile("(?:有限责任公司|股份有限公司|有限公司|总公司|公司|集团)+$")
_REGION = re.compile("广东省?|江门市?")
_COUNTY = re.compile("(蓬江|江海|新会|台山|开平|鹤山|恩平)[区市]?")
_TELLING = frozenset("0123456789一二三四五六七八九十甲乙丙丁戊东南西北中上下新老大小")
"""Letters that tell two firms of one group apart: 一厂 and 二厂, 东区 and 西区."""
_LEAST_LETTERS = 4
"""Shorter cores differ by a letter when they differ at all."""
_LEAST_CORE = 2
_MOST_ALIKE = 50
"""A key that more holders share tells nothing."""


@dataclass(frozen=True)
class KnownHolder:
    """A holder: name as :func:`~lowuse_plugin.domain.names.holder_key`, number as ``id_key``."""

    name: str
    number: str = ""


def find_alike(holders: Sequence[KnownHolder]) -> dict[tuple[int, int], str]:
    """Return pairs of holders that may be the same, the lower row first, each with its reason.

    Two holders that both have a number are two, unless the one number is an older writing of the
    other. Persons are only asked about where the whole name is the same.
    """
    rows: dict[str, list[int]] = {}
    for row, holder in enumerate(holders):
        for key in _keys(holder):
            rows.setdefault(key, []).append(row)
    found: dict[tuple[int, int], str] = {}
    for alike in rows.values():
        if 1 < len(alike) <= _MOST_ALIKE:
            for i, one in enumerate(alike):
                for other in alike[i + 1 :]:
                    reason = _reason(holders[one], holders[other])
                    if reason and one != other:
                        found[min(one, other), max(one, other)] = reason
    return found


def _keys(holder: KnownHolder) -> Iterator[str]:
    """Yield what a holder is found under."""
    if not holder.name:
        return
    yield f"={holder.name}"
    if not is_organisation(holder.name, holder.number):
        return
    bare = _bare(_core(holder.name))
    yield f"~{bare}"
    if len(bare) >= _LEAST_LETTERS:
        for i, letter in enumerate(bare):
            if letter not in _TELLING:
                yield f"{bare[:i]}?{bare[i + 1 :]}"
                yield f"~{bare[:i]}{bare[i + 1 :]}"


def _core(name: str) -> str:
    """Return a name without the form of the company and without province and city."""
    core = _REGION.sub("", _FORMS.sub("", name))
    return core if len(core) >= _LEAST_CORE else name


def _bare(core: str) -> str:
    """Return a core without its county."""
    bare = _COUNTY.sub("", core, count=1)
    return bare if len(bare) >= _LEAST_CORE else core


def _reason(one: KnownHolder, other: KnownHolder) -> str | None:
    """Return why two holders may be the same; None when they are two, or plainly one."""
    if one.number and other.number:
        old = one.name == other.name and _older(one.number, other.number)
        return OLD_NUMBER if old else None
    if one.name == other.name:
        return NUMBER_MISSING
    cores = _core(one.name), _core(other.name)
    counties = [_COUNTY.search(core) for core in cores]
    if counties[0] and counties[1] and counties[0].group(1) != counties[1].group(1):
        return None
    bare = _bare(cores[0]), _bare(cores[1])
    if bare[0] == bare[1]:
        whole = _FORMS.sub("", one.name), _FORMS.sub("", other.name)
        return COMPANY_FORM if whole[0] == whole[1] else PLACE
    return ONE_LETTER if _one_letter(*bare) else None


def _older(one: str, other: str) -> bool:
    """Tell whether one number is the older writing of the other."""
    short, long = sorted((one, other), key=len)
    organisation, person, today = 9, 15, 18
    if len(long) != today:
        return False
    if len(short) == organisation:
        return long[8:17] == short
    return len(short) == person and long[:6] + long[8:17] == short


def _one_letter(one: str, other: str) -> bool:
    """Tell whether two cores differ in one letter that tells nothing."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS or len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if long[start] in _TELLING:
        return False
    if len(short) == len(long):
        return short[start] not in _TELLING and short[start + 1 :] == long[start + 1 :]
    return short[start:] == long[start + 1 :]


__all__ = [
    "COMPANY_FORM",
    "NUMBER_MISSING",
    "OLD_NUMBER",
    "ONE_LETTER",
    "PLACE",
    "REASONS",
    "KnownHolder",
    "find_alike",
]
