# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""关于提供企业纳税情况的函: which enterprises and years a county government asks for (Y-44)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.errors import LowUseError

TITLE = "关于提供企业纳税情况的函"
CLAUSE = "根据各县(市、区)政府来函所列的企业清单和纳税所属期提供相应税收情况"
"""Y-44, the words of 江府〔2022〕10号."""
LIST_TITLE = "企业纳税情况清单"
_MARK = re.compile(
    r"识别号\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", re.IGNORECASE
)
_YEARS = range(1990, 2101)
_MOST_YEARS = 10

Pair = tuple[str, int]
"""Enterprise and year."""


@dataclass(frozen=True)
class AskedFirm:
    """An enterprise as the 函 names it."""

    uuid: str
    uscc: str
    name: str
    answered: Mapping[int, str] = field(default_factory=dict)
    """Year → import package that brought its tax."""


@dataclass(frozen=True)
class TaxRequest:
    """One 函 and how far it is answered."""

    uuid: str
    version: int
    district: str
    document_no: str
    requested_on: date
    requested_by: str
    years: tuple[int, ...]
    firms: tuple[AskedFirm, ...]
    answered_on: date | None = None
    valid_packages: frozenset[str] | None = None
    """Imports that hold; an answer whose import was undone is none. None: all hold."""

    @property
    def label(self) -> str:
        """By what people know it."""
        return self.document_no or f"{self.requested_on.isoformat()} 函"

    @property
    def asked(self) -> frozenset[Pair]:
        """Every enterprise and year that it asks for."""
        return frozenset((firm.uuid, year) for firm in self.firms for year in self.years)

    def answered(self) -> frozenset[Pair]:
        """Return what came."""
        return frozenset(
            (firm.uuid, year)
            for firm in self.firms
            for year, package in firm.answered.items()
            if self.valid_packages is None or package in self.valid_packages
        )

    def missing(self) -> tuple[Pair, ...]:
        """Return what is still to come, in the order of the list."""
        came = self.answered()
        pairs = ((firm.uuid, year) for firm in self.firms for year in self.years)
        return tuple(pair for pair in pairs if pair not in came)

    def words(self, pair: Pair) -> str:
        """Return an enterprise and year for people."""
        names = {firm.uuid: firm.name for firm in self.firms}
        return f"{names.get(pair[0], pair[0])} {pair[1]}"


def mark_of(uuid: str) -> str:
    """Return what the list that goes out carries, so that its answer is known again."""
    return f"识别号 {uuid}"


def request_of_title(title: str) -> str:
    """Return the uuid of the 函 that the title of a list names, empty where none."""
    found = _MARK.search(title)
    return found.group(1).lower() if found else ""


def check_request(firms: Collection[object], years: Collection[int], requested_by: str) -> None:
    """Refuse a 函 that asks for nothing or that nobody signs.

    Raises:
        LowUseError: ``TAX_REQUEST_NO_FIRMS``, ``TAX_REQUEST_NO_YEARS``,
            ``TAX_REQUEST_TOO_MANY_YEARS``, ``TAX_REQUEST_YEAR``, ``PERSON_MISSING``.
    """
    if not firms:
        raise LowUseError("TAX_REQUEST_NO_FIRMS")
    if not years:
        raise LowUseError("TAX_REQUEST_NO_YEARS")
    if len(years) > _MOST_YEARS:
        raise LowUseError("TAX_REQUEST_TOO_MANY_YEARS", found=len(years), most=_MOST_YEARS)
    for year in years:
        if year not in _YEARS:
            raise LowUseError("TAX_REQUEST_YEAR", value=year)
    if not requested_by.strip():
        raise LowUseError("TAX_REQUEST_NO_PERSON")


__all__ = [
    "CLAUSE",
    "LIST_TITLE",
    "TITLE",
    "AskedFirm",
    "Pair",
    "TaxRequest",
    "check_request",
    "mark_of",
    "request_of_title",
]
