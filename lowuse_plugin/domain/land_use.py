# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Land-use codes of several standards and plain words, as one canonical code.

The same digits mean different land in different standards (1001 is industry in the 2023
classification and railway in GB/T 21010-2017), so a match says which standard it was read by and
carries a note where another standard would read it otherwise. What is in no table is unknown,
never "not industrial" (D9).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin import paths
from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.errors import LowUseError

_CODE_WITH_NAME = re.compile(r"^([A-Z]?\d[\dH]*)\s*[-_:(]?\s*([^\W\d][^()]*)\)?$")
_NAME_WITH_CODE = re.compile(r"^([^\W\d][^()]*)\(([A-Z]?\d[\dH]*)\)$")
_SEPARATORS = re.compile(r"[、,;/+及和]")
_MIXED = "mixed"


@dataclass(frozen=True)
class UseMatch:
    """What a code or word means."""

    code: str
    """Canonical code, that of GB/T 21010-2017 where it has one."""
    name: str
    standard: str
    """The standard that it was read by."""
    industrial: bool
    """Industrial land (0601, 061, 1001xx, M*); storage and mining are not."""
    note: str = ""
    """What a person should look at; empty when nothing."""
    group: str = ""
    """What policies and rules speak of: industry, storage, residential …"""


@dataclass(frozen=True)
class Standard:
    """How one standard writes its codes."""

    id: str
    exact: Mapping[str, str]
    prefix: Mapping[str, str]
    only_when_named: Mapping[str, str]
    """Codes that mean something else in the standards before, read only when it is named."""
    ambiguous: Mapping[str, str]

    def find(self, code: str, *, named: bool) -> str | None:
        """Return the canonical code, None when this standard does not have it."""
        if named and code in self.only_when_named:
            return self.only_when_named[code]
        if code in self.exact:
            return self.exact[code]
        fitting = [p for p in self.prefix if code.startswith(p)]
        return self.prefix[max(fitting, key=len)] if fitting else None

    def note(self, code: str) -> str:
        """Return what is to be checked when nobody named the standard."""
        return self.ambiguous.get(code, "")


@dataclass(frozen=True)
class LandUseTable:
    """All standards in the order in which they are tried."""

    uses: Mapping[str, UseMatch]
    standards: Sequence[Standard]

    def match(self, code: str, standard: str | None = None) -> UseMatch | None:
        """Return the meaning of a code or word, None when it is unknown."""
        text = normalise(code)
        if not text:
            return None
        both = _CODE_WITH_NAME.match(text), _NAME_WITH_CODE.match(text)
        if both[0]:
            return self._agreeing(both[0].group(1), both[0].group(2), standard)
        if both[1]:
            return self._agreeing(both[1].group(2), both[1].group(1), standard)
        return self._combined([part for part in _SEPARATORS.split(text) if part], standard)

    def _single(self, text: str, standard: str | None) -> UseMatch | None:
        found = self._look_up(text, standard)
        if found is None and text.isdigit() and not text.startswith("0"):
            found = self._look_up(f"0{text}", standard)
            if found is not None:
                found = replace(found, note=f"按 0{text} 理解（前导零缺失），请核对")
        return found

    def _look_up(self, text: str, standard: str | None) -> UseMatch | None:
        named = [s for s in self.standards if standard is not None and s.id == standard]
        for tried in named or self.standards:
            code = tried.find(text, named=bool(named))
            if code is not None:
                note = "" if named else tried.note(text)
                return self._use(code, tried.id, note)
        if named:  # a plain word is the same word whatever standard the certificate follows
            words = next(s for s in self.standards if s.id == "words")
            code = words.find(text, named=False)
            return None if code is None else self._use(code, words.id, "")
        return None

    def _use(self, code: str, standard: str, note: str) -> UseMatch:
        use = self.uses[code]
        return replace(use, standard=standard, note=note or use.note)

    def _agreeing(self, code: str, name: str, standard: str | None) -> UseMatch | None:
        """Return the match of a code that stands with its name; they must not contradict."""
        by_code = self._single(code, standard)
        by_name = self._single(name, None)
        if by_code is None or by_name is None or by_code.code == by_name.code:
            return by_code or by_name
        return None

    def _combined(self, parts: Sequence[str], standard: str | None) -> UseMatch | None:
        matches = [self._single(part, standard) for part in parts]
        known = [match for match in matches if match is not None]
        if not known or len(known) < len(parts):
            return None
        if len({match.code for match in known}) == 1:
            return known[0]
        names = "、".join(dict.fromkeys(match.name for match in known))
        return self._use(_MIXED, known[0].standard, f"多种用途：{names}")


def normalise(code: str) -> str:
    """Return a code or word without blanks, full-width forms and a spreadsheet's ``.0``."""
    text = "".join(unicodedata.normalize("NFKC", code).split()).upper()
    return text.removesuffix(".0")


def load(path: Path) -> LandUseTable:
    """Read the table of land uses.

    Raises:
        LowUseError: ``POLICY_INVALID`` when a standard names a canonical code that is not listed.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    uses = {
        code: UseMatch(
            code=code,
            name=use["name"],
            standard="",
            industrial=use.get("industrial", False),
            note=use.get("note", ""),
            group=use["group"],
        )
        for code, use in data["uses"].items()
    }
    standards = [
        Standard(
            id=item["id"],
            exact=item.get("exact", {}),
            prefix=item.get("prefix", {}),
            only_when_named=item.get("only_when_named", {}),
            ambiguous=item.get("ambiguous", {}),
        )
        for item in data["standards"]
    ]
    for standard in standards:
        for table in (standard.exact, standard.prefix, standard.only_when_named):
            for code, canonical in table.items():
                if canonical not in uses:
                    raise LowUseError(
                        "POLICY_INVALID",
                        file=path.name,
                        key=f"standards.{standard.id}.{code}",
                        expected="|".join(uses),
                    )
    return LandUseTable(uses=uses, standards=standards)


@cache
def shipped() -> LandUseTable:
    """Return the table that this version of the plugin works with."""
    return load(paths.resource("policy", "land_use.toml"))


def canonical_use(code: str, standard: str | None = None) -> UseMatch | None:
    """Return what a land-use code or word means.

    Args:
        code: Code or word of a certificate, plan or table: ``0601``, ``061``, ``221``, ``M1``,
            ``厂房``, ``0601 工业用地``.
        standard: Standard that the source names (code list ``use_standard``); None when it names
            none: then the standards are tried in the order of the table and doubt is noted.

    Returns:
        The match, or None when the code is unknown or contradicts the name beside it.
    """
    return shipped().match(code, standard)


def match_column(codes: Column, standards: Column | None = None) -> list[UseMatch | None]:
    """Return the match of every row, looking up each different value once.

    Args:
        codes: Text column of n codes or words.
        standards: Text column of n standards, or None.

    Returns:
        n matches, None where the code is missing or unknown.
    """
    table = shipped()
    named = [None] * len(codes) if standards is None else standards.to_list()
    pairs = list(zip(codes.to_list(), named, strict=True))
    known = {
        pair: None if pair[0] is None else table.match(str(pair[0]), pair[1]) for pair in set(pairs)
    }
    return [known[pair] for pair in pairs]


def groups(codes: Column, standards: Column | None = None) -> Column:
    """Return the group of every row as a text column, missing where the use is unknown."""
    matches = match_column(codes, standards)
    values: NDArray[np.object_] = np.empty(len(matches), dtype=object)
    values[:] = [None if match is None else match.group for match in matches]
    valid = np.fromiter((match is not None for match in matches), np.bool_, len(matches))
    return Column("text", values, valid)
