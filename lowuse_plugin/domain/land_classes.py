# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of the land survey (DLBM, DLMC): which are construction land, and which count for Y-01.

The name decides where it is known, since the same digits are other land in the classification of
land and sea use; then the code, read as one of the land survey. What is neither is unknown, never
"not construction" (D9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain.land_use import normalise
from lowuse_plugin.domain.policy.source import Source

AGRICULTURAL, CONSTRUCTION, UNUSED = "agricultural", "construction", "unused"
GROUPS = (AGRICULTURAL, CONSTRUCTION, UNUSED)

_FILE = "land_use.toml"
_CODE = re.compile(r"[0-9]{2}(?:[0-9H][0-9])?")
_LOST_ZERO = re.compile(r"[1-9]|[3-9][0-9H][0-9][A-Z]?")


@dataclass(frozen=True)
class LandClass:
    """One class of the survey."""

    code: str
    """As it stands in the table, without the letter of a part of a class."""
    name: str
    group: str
    """One of :data:`GROUPS`."""
    urban_rural: bool
    """Counts as 城乡建设用地 (Y-01), by the reading of the table."""
    industrial: bool
    """Counts as 工业建设用地 (Y-01)."""
    undecided: bool = False
    """The code is too coarse to tell whether it is industrial."""


@dataclass(frozen=True)
class LandClassTable:
    """All classes, and what the table says of itself."""

    classes: Mapping[str, LandClass]
    """By code."""
    names: Mapping[str, LandClass]
    """By name, also by names of parts of a class and of older editions."""
    source: str
    urban_rural_source: str
    """By what reading land counts as 城乡建设用地."""
    urban_rural_example: bool
    """The reading is a 示例 that the office has yet to confirm."""

    def find(self, code: str) -> LandClass | None:
        """Return the class of a code, None when it is unknown.

        Args:
            code: Such as ``0601``, ``08H2A``, ``0201K``; a spreadsheet's lost zero is understood
                where it can be nothing else: 203 is 村庄 of the second survey, 601 was 0601.
        """
        text = normalise(code)
        if _LOST_ZERO.fullmatch(text):
            text = f"0{text}"
        found = self.classes.get(text)
        if found is None and text[-1:].isalpha():
            found = self.classes.get(text[:-1])
        return found


def land_class(code: str | None, name: str | None = None) -> LandClass | None:
    """Return the class of the land survey that a name says, else the one of a code.

    Args:
        code: DLBM, such as ``0101``, ``1104A`` or ``05H1``.
        name: DLMC, such as ``坑塘水面``.

    Returns:
        The class, or None when it is unknown.
    """
    table = land_classes()
    return table.names.get(normalise(name or "")) or table.find(code or "")


@cache
def land_classes() -> LandClassTable:
    """Return the table that ships (``land_use.toml``, ``[land_survey]``).

    Raises:
        LowUseError: ``POLICY_INVALID`` when the installation is broken.
    """
    path = paths.resource("policy", _FILE)
    return parse_land_classes(path.read_text(encoding="utf-8"), path.name)


def parse_land_classes(content: str, file: str) -> LandClassTable:
    """Read the table from TOML text.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file).section("land_survey")
    source.only(
        "title", "source", "urban_rural_source", "urban_rural_example", *GROUPS,
        "urban_rural", "industrial", "undecided", "also_named",
    )  # fmt: skip
    named = {group: source.names(group) for group in GROUPS}
    codes = [code for group in GROUPS for code in named[group]]
    _check(source, codes)
    construction = tuple(named[CONSTRUCTION])
    urban_rural = source.some_words("urban_rural", construction)
    industrial = source.some_words("industrial", construction)
    undecided = source.some_words("undecided", construction)
    classes = {
        code: LandClass(
            code=code,
            name=name,
            group=group,
            urban_rural=group == CONSTRUCTION and code.startswith(urban_rural),
            industrial=code in industrial,
            undecided=code in undecided,
        )
        for group in GROUPS
        for code, name in named[group].items()
    }
    names = {normalise(each.name): each for each in classes.values()}
    for name, code in source.names("also_named").items():
        if code not in classes:
            raise source.wrong("also_named", "DLBM")
        names[normalise(name)] = classes[code]
    return LandClassTable(
        classes=classes,
        names=names,
        source=source.get("source", str),
        urban_rural_source=source.get("urban_rural_source", str),
        urban_rural_example=source.get("urban_rural_example", bool),
    )


def _check(source: Source, codes: list[str]) -> None:
    wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
    if wrong is not None:
        raise source.wrong(wrong, "DLBM")
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise source.wrong(twice, "one group a code")


__all__ = ["LandClass", "LandClassTable", "land_class", "land_classes"]
