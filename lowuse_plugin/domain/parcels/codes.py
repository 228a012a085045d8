# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Structure of 宗地代码 (19 characters) and 不动产单元号 (28), GB/T 37346.

6 county · 3 cadastral area · 3 sub-area · 2 feature letters · 5 serial number, then for a unit
1 fixture letter · 8 fixture number. There is no check digit. A missing or old code is a warning,
never a refusal (D16); unknown feature letters warn because the standard may add some.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.places import DISTRICTS

OWNERSHIP_LETTERS = {"G": "state", "J": "collective", "Z": "undetermined"}
FEATURE_LETTERS = frozenset("ABSXCDEFHGWY")
FIXTURE_LETTERS = frozenset("FLQW")

PARCEL_CODE_LENGTH = 19
_COUNTY_LENGTH = 6
_LONGEST, _LONG_END = 20, 16
"""How much of a number of another kind is shown, and what stays of a longer one."""
UNIT_CODE_LENGTH = 28

_STRUCTURE = re.compile(r"(\d{6})(\d{6})([A-Z])([A-Z])(\d{5})(?:([A-Z])(\d{8}))?")


@dataclass(frozen=True)
class CodeCheck:
    """What a code says of itself."""

    code: str
    """Normalised: half width, upper case, no blanks or separators."""
    warnings: tuple[str, ...]
    """``CODE_MISSING``, ``CODE_OLD_OR_MALFORMED``, ``CODE_DISTRICT_UNKNOWN``,
    ``CODE_OWNERSHIP_UNKNOWN``, ``CODE_FEATURE_UNKNOWN``, ``CODE_SERIAL_ZERO``,
    ``CODE_FIXTURE_UNKNOWN``."""
    district: str | None = None
    """One of the seven; None when the prefix is another place or unreadable."""
    ownership: str | None = None
    """Code list ``ownership``."""
    parcel_code: str | None = None
    """The 19 characters of the parcel, also of a unit code; None when malformed."""

    @property
    def well_formed(self) -> bool:
        """Whether the code has the structure of the standard."""
        return self.parcel_code is not None


def normalise(code: str) -> str:
    """Return a code in half width and upper case without blanks and hyphens."""
    return re.sub(r"[\s\-_]", "", unicodedata.normalize("NFKC", code)).upper()


def short_label(label: str, *others: str) -> str:
    """Return a code without its county, which parcels of a place share: ``…001006GB00001``.

    Args:
        label: How people know a parcel; what is no code stays as it is.
        others: Parcels that are named beside it: where the short form would be theirs too, the
            code stays whole.
    """
    return short_labels((label, *others))[0]


def short_labels(labels: Sequence[str]) -> list[str]:
    """Return the codes of parcels that are listed together, each as :func:`short_label`."""
    short = {label: _shortened(label) for label in labels}
    uses = Counter(short.values())
    return [short[label] if uses[short[label]] == 1 else label for label in labels]


def short_by(labels: Mapping[str, str]) -> dict[str, str]:
    """Return uuid → code of parcels that are listed together, each as :func:`short_label`."""
    return dict(zip(labels, short_labels(list(labels.values())), strict=True))


def _shortened(label: str) -> str:
    if _STRUCTURE.fullmatch(label):
        return f"…{label[_COUNTY_LENGTH:]}"
    return label if len(label) <= _LONGEST else f"…{label[-_LONG_END:]}"


def check_parcel_code(code: str | None) -> CodeCheck:
    """Check a 宗地代码 of 19 characters; never raises."""
    return _check(code, PARCEL_CODE_LENGTH)


def check_unit_code(code: str | None) -> CodeCheck:
    """Check a 不动产单元号 of 28 characters; never raises."""
    return _check(code, UNIT_CODE_LENGTH)


def _check(code: str | None, length: int) -> CodeCheck:
    text = normalise(code or "")
    if not text:
        return CodeCheck(code="", warnings=("CODE_MISSING",))
    found = _STRUCTURE.fullmatch(text)
    if found is None or len(text) != length:
        return CodeCheck(code=text, warnings=("CODE_OLD_OR_MALFORMED",))
    county, _, owner, feature, serial, fixture, _ = found.groups()
    doubts = {
        "CODE_DISTRICT_UNKNOWN": county not in DISTRICTS,
        "CODE_OWNERSHIP_UNKNOWN": owner not in OWNERSHIP_LETTERS,
        "CODE_FEATURE_UNKNOWN": feature not in FEATURE_LETTERS,
        "CODE_SERIAL_ZERO": serial == "00000",
        "CODE_FIXTURE_UNKNOWN": fixture is not None and fixture not in FIXTURE_LETTERS,
    }
    return CodeCheck(
        code=text,
        warnings=tuple(name for name, doubtful in doubts.items() if doubtful),
        district=county if county in DISTRICTS else None,
        ownership=OWNERSHIP_LETTERS.get(owner),
        parcel_code=text[:PARCEL_CODE_LENGTH],
    )


def check_parcel_codes(codes: Column) -> list[CodeCheck]:
    """Check a text column of n codes, each different value once."""
    return _check_column(codes, PARCEL_CODE_LENGTH)


def check_unit_codes(codes: Column) -> list[CodeCheck]:
    """Check a text column of n unit codes, each different value once."""
    return _check_column(codes, UNIT_CODE_LENGTH)


def _check_column(codes: Column, length: int) -> list[CodeCheck]:
    values = codes.to_list()
    known = {value: _check(value, length) for value in set(values)}
    return [known[value] for value in values]


def duplicates(codes: Column) -> NDArray[np.bool_]:
    """Return a mask of the rows whose normalised code occurs more than once.

    Missing codes are never duplicates of each other.
    """
    texts = [normalise(value) if value else "" for value in codes.to_list()]
    seen: dict[str, int] = {}
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
    return np.fromiter((bool(text) and seen[text] > 1 for text in texts), np.bool_, len(texts))
