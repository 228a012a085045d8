# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which field of somebody's file holds which column of ours.

Guessed from the national exchange codes, the Chinese titles, the English names and the aliases of
the schema; what the user says wins over the guess. A heading may carry its unit, and a unit that
is not ours is a conversion, never ignored: areas in 亩 are the commonest silent fault.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import ColumnSpec, TableSpec
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU

COMPUTED = frozenset({"plane_area_m2", "plane_epsg", "ellipsoid_area_m2", "name_key", "area_epsg"})
"""Columns that an import computes and never reads."""

_UNITS: Mapping[str, Mapping[str, Fraction]] = {
    "m²": {
        "m2": Fraction(1),
        "平方米": Fraction(1),
        "平米": Fraction(1),
        "亩": M2_PER_MU,
        "公顷": Fraction(M2_PER_HECTARE),
        "ha": Fraction(M2_PER_HECTARE),
        "hm2": Fraction(M2_PER_HECTARE),
        "万平方米": Fraction(10_000),
        "万m2": Fraction(10_000),
        "平方公里": Fraction(1_000_000),
        "km2": Fraction(1_000_000),
    },
    "万元": {
        "万元": Fraction(1),
        "元": Fraction(1, 10_000),
        "千元": Fraction(1, 10),
        "亿元": Fraction(10_000),
    },
    "元": {
        "元": Fraction(1),
        "千元": Fraction(1_000),
        "万元": Fraction(10_000),
        "亿元": Fraction(100_000_000),
    },
    "万元/亩": {"万元/亩": Fraction(1)},
    "%": {"%": Fraction(1)},
    "m": {"m": Fraction(1), "米": Fraction(1)},
}
_BRACKETED = re.compile(r"[(\[【<《]([^()\[\]【】<>《》]*)[)\]】>》]")
_TRAILING_UNIT = re.compile(r"[\s_:/-]+([^\s_:/-]+)$")
_NOISE = re.compile(r"[\s_\-:/*.,、()\[\]【】<>《》\"'“”]+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度|年)?(?!\d)")
_SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class FieldMatch:
    """One field of the file that holds one column, and why."""

    column: str
    field: str
    score: float
    """1 certain … 0.6 a guess to look at."""
    reason: str
    """``explicit``, ``preset``, ``code``, ``name``, ``title``, ``alias`` or ``prefix``."""
    unit: str = ""
    """Unit that the heading states; empty when it states none."""


@dataclass(frozen=True)
class FieldMapping:
    """Fields by column, and the fields that nothing was found for."""

    matches: Mapping[str, FieldMatch]
    unused: tuple[str, ...] = ()

    def __contains__(self, column: str) -> bool:
        """Tell whether the file has this column."""
        return column in self.matches

    def to_json(self) -> dict[str, str]:
        """Return column → field, as it is kept with the import package."""
        return {name: match.field for name, match in self.matches.items()}


@dataclass(frozen=True)
class Preset:
    """A mapping kept for the next delivery of the same supplier."""

    name: str
    table: str
    fields: Mapping[str, str]
    """Column → field."""
    fingerprint: str
    """Of the field names of the file that it was made for."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """Answers that go with the file: district, source_crs …"""


def targets(*tables: TableSpec, without: Iterable[str] = ()) -> tuple[ColumnSpec, ...]:
    """Return the columns that a file may bring, each name once, references left out."""
    left_out = COMPUTED | set(without)
    found: dict[str, ColumnSpec] = {}
    for table in tables:
        for column in table.columns.values():
            if not column.references and column.name not in left_out:
                found.setdefault(column.name, column)
    return tuple(found.values())


def guess_mapping(fields: Sequence[str], columns: Sequence[ColumnSpec]) -> FieldMapping:
    """Return the best field for each column; every field and every column is used once.

    Args:
        fields: Names in the file.
        columns: What may be brought.
    """
    index = _index(columns)
    found = [match for name in fields for match in _matches(name, index)]
    order = {name: i for i, name in enumerate(fields)}
    found.sort(key=lambda match: (-match.score, order[match.field]))
    chosen: dict[str, FieldMatch] = {}
    used: set[str] = set()
    for match in found:
        if match.column not in chosen and match.field not in used:
            chosen[match.column] = match
            used.add(match.field)
    return FieldMapping(chosen, tuple(name for name in fields if name not in used))


def resolve_mapping(
    fields: Sequence[str],
    columns: Sequence[ColumnSpec],
    *,
    explicit: Mapping[str, str | None] | None = None,
    preset: Preset | None = None,
) -> FieldMapping:
    """Return the mapping to import by: explicit entries, else the preset, else the guess.

    Args:
        fields: Names in the file.
        columns: What may be brought.
        explicit: Column → field; None as field leaves the column out. Columns that are not named
            here are guessed.
        preset: Used as it is: columns that it does not name are left out.

    Raises:
        LowUseError: ``MAPPING_COLUMN_UNKNOWN`` (column), ``MAPPING_FIELD_MISSING`` (column,
            field), ``PRESET_FIELDS_MISSING`` (preset, fields).
    """
    wanted = dict(explicit or {})
    if preset is not None:
        missing = [name for name in preset.fields.values() if name not in fields]
        if missing:
            raise LowUseError(
                "PRESET_FIELDS_MISSING", preset=preset.name, fields="、".join(missing)
            )
        wanted = {**dict.fromkeys(c.name for c in columns), **preset.fields, **wanted}
    known = {column.name for column in columns}
    for column, name in wanted.items():
        if column not in known:
            raise LowUseError("MAPPING_COLUMN_UNKNOWN", column=column)
        if name is not None and name not in fields:
            raise LowUseError("MAPPING_FIELD_MISSING", column=column, field=name)
    taken = {name for name in wanted.values() if name is not None}
    guess = guess_mapping(
        [name for name in fields if name not in taken],
        [column for column in columns if column.name not in wanted],
    )
    said = {
        column: FieldMatch(column, name, 1.0, _source(column, explicit), split_unit(name)[1])
        for column, name in wanted.items()
        if name is not None
    }
    return FieldMapping({**said, **guess.matches}, guess.unused)


def fingerprint(fields: Iterable[str]) -> str:
    """Return what identifies a supplier's file: the hash of its field names, order aside."""
    text = "\n".join(sorted(normalise(name) for name in fields))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def normalise(name: str) -> str:
    """Return a name in half width and lower case without blanks and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name).casefold())


def split_unit(name: str) -> tuple[str, str]:
    """Return a heading without its unit, and the unit: ``面积（亩）`` → ``面积``, ``亩``."""
    text = unicodedata.normalize("NFKC", name).strip()
    for found in (*_BRACKETED.finditer(text), _TRAILING_UNIT.search(text)):
        if found is not None:
            unit = found.group(1).strip().casefold().removeprefix("单位:").strip()
            if any(unit in units for units in _UNITS.values()):
                return (text[: found.start()] + text[found.end() :]).strip(), unit
    return text, ""


def unit_factor(stated: str, wanted: str) -> Fraction | None:
    """Return by what a value is multiplied, None when the units do not belong together.

    Args:
        stated: Unit of the heading or behind the value; empty counts as ours.
        wanted: Unit of the column.
    """
    if not stated or stated == wanted:
        return Fraction(1)
    stated = unicodedata.normalize("NFKC", stated).casefold()
    return _UNITS.get(wanted, {}).get(stated)


def units_of(wanted: str) -> tuple[str, ...]:
    """Return the units that may stand behind a value of a column, the longest first."""
    return tuple(sorted(_UNITS.get(wanted, {}), key=len, reverse=True))


def split_year(name: str) -> tuple[str, int | None]:
    """Return a heading without its year, and the year: ``2023年税收`` → ``税收``, 2023."""
    text = unicodedata.normalize("NFKC", name)
    found = _YEAR.search(text)
    if found is None:
        return text, None
    return text[: found.start()] + text[found.end() :], int(found.group(1))


def is_known_name(name: str) -> bool:
    """Tell whether a heading is one that some table of the schema has."""
    return (
        _find(name, _all_names()) is not None
        or _find(split_year(name)[0], _all_names()) is not None
    )


def find_column(name: str, columns: Sequence[ColumnSpec]) -> str | None:
    """Return the column that a heading names for certain, None when it is only a guess."""
    found = _find(name, _index(columns))
    return found[0] if found else None


def _source(column: str, explicit: Mapping[str, str | None] | None) -> str:
    return "explicit" if explicit and column in explicit else "preset"


_Entry = tuple[str, float, str]


def _index(columns: Sequence[ColumnSpec]) -> dict[str, list[_Entry]]:
    """Return normalised name → (column, score, reason), the best first."""
    index: dict[str, list[_Entry]] = {}
    for column in columns:
        names = [
            (column.code, 1.0, "code"),
            (column.name, 0.98, "name"),
            (column.title, 0.95, "title"),
        ]
        names += [(alias, 0.85, "alias") for alias in column.aliases]
        for name, score, reason in names:
            key = normalise(name)
            if key:
                index.setdefault(key, []).append((column.name, score, reason))
    for entries in index.values():
        entries.sort(key=lambda entry: -entry[1])
    return index


@cache
def _all_names() -> dict[str, list[_Entry]]:
    tables = [t for t in schema.shipped().tables.values() if t.imported]
    return _index([column for table in tables for column in table.columns.values()])


def _find(name: str, index: Mapping[str, list[_Entry]]) -> _Entry | None:
    """Return the best entry of a heading: whole, without unit, or the last line of several."""
    base = split_unit(name)[0]
    last = unicodedata.normalize("NFKC", base).split()[-1:] or [""]
    for text in (name, base, last[0]):
        entries = index.get(normalise(text))
        if entries:
            return entries[0]
    return None


def _matches(name: str, index: Mapping[str, list[_Entry]]) -> list[FieldMatch]:
    base, unit = split_unit(name)
    exact = index.get(normalise(name)) or index.get(normalise(base))
    if exact:
        return [FieldMatch(c, name, score, reason, unit) for c, score, reason in exact]
    last = base.split()[-1:]
    if last and len(base.split()) > 1 and index.get(normalise(last[0])):
        return [
            FieldMatch(c, name, score - 0.1, reason, unit)
            for c, score, reason in index[normalise(last[0])]
        ]
    key = normalise(base)
    if len(key) < _SHORTEST_PREFIX or key.isascii():
        return []
    cut = {
        entry[0] for known, entries in index.items() if known.startswith(key) for entry in entries
    }
    return [FieldMatch(cut.pop(), name, 0.6, "prefix", unit)] if len(cut) == 1 else []
