# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""国民经济行业代码 however registers write it: with the letter of its section or without it.

``C2511`` and ``2511`` are one industry. A letter alone is a whole section (门类), which codes
without it belong to by their first two figures (GB/T 4754-2017).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_CODE = re.compile(r"([A-T]?)(\d{0,4})")
_DIVISION_DIGITS = 2
_FIRST_DIVISIONS = {
    "A": 1, "B": 6, "C": 13, "D": 44, "E": 47, "F": 51, "G": 53, "H": 61, "I": 63, "J": 66,
    "K": 70, "L": 71, "M": 73, "N": 76, "O": 80, "P": 83, "Q": 84, "R": 86, "S": 91, "T": 97,
}  # fmt: skip
"""Section → its first division (大类); the next section begins where it ends."""


def is_industry(code: str) -> bool:
    """Tell whether a text can be the code of an industry, or the beginning of one."""
    return any(_parts(code))


def belongs(code: str | None, groups: Sequence[str]) -> bool | None:
    """Tell whether an industry is one of some groups, each a letter or the beginning of codes.

    None where that cannot be known: there is no code, or one that says less than the group.
    """
    found = {_is_in(code or "", group) for group in groups}
    return True if True in found else None if None in found else False


def _is_in(code: str, group: str) -> bool | None:
    section, digits = _parts(code)
    of_section, of_digits = _parts(group)
    if not of_section and not of_digits:
        return False
    known = _section(digits) or section
    wanted = _section(of_digits) or of_section
    if known and wanted and known != wanted:
        return False
    if not of_digits:
        return True if known and wanted else None
    if digits.startswith(of_digits):
        return True
    return None if of_digits.startswith(digits) else False


@lru_cache(maxsize=4096)
def _parts(code: str) -> tuple[str, str]:
    """Return the letter and the figures of a code, both empty where it is none."""
    plain = "".join(unicodedata.normalize("NFKC", code).upper().split())
    found = _CODE.fullmatch(plain)
    return (found[1], found[2]) if found else ("", "")


def _section(digits: str) -> str:
    """Return the letter of a division, empty where fewer than two figures are known."""
    if len(digits) < _DIVISION_DIGITS:
        return ""
    division = int(digits[:_DIVISION_DIGITS])
    return max((s for s, first in _FIRST_DIVISIONS.items() if first <= division), default="")
