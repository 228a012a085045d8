# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels of a list pass what somebody wants to see, from the rows of ``list_parcels``.

Text columns of a list repeat few values, so that each condition is judged once a different value
and spread over the rows. Within one criterion any of the wanted values will do; all criteria must
hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable

Mask = NDArray[np.bool_]

DISTRICT, TOWN, KIND, OTHER_KIND = "district", "town", "kind", "other_kind"
SURVEY_STATE, OUTPUT, RULE, MISSING = "survey_state", "output", "rule", "missing"
CRITERIA = (DISTRICT, TOWN, KIND, OTHER_KIND, SURVEY_STATE, OUTPUT, RULE, MISSING)
"""Every criterion, in the order in which it is offered."""

COLUMNS: Mapping[str, str] = {
    DISTRICT: "district",
    TOWN: "town",
    KIND: "low_efficiency_kind",
    OTHER_KIND: "other_kinds",
    SURVEY_STATE: "survey_state",
    OUTPUT: "other_outputs",
}
"""Criterion → column of ``list_parcels`` whose values are wanted."""
LOOKED_UP = (*COLUMNS.values(), "rule_outcomes", "rule_set_uuid")
"""Columns whose different values are looked up again and again."""

NOTHING = ""
"""Wanted value: there is none, such as a parcel without a town."""
ANY = "*"
"""Wanted value of 兼有: any kind besides the primary one."""
HIT, UNKNOWN = "H", "U"
"""What a rule says, as ``rule_outcomes`` writes it."""

RULE_DATA, CODE, HOLDER, AREA, USE, SHAPE = "rules", "code", "holder", "area", "use", "shape"
MISSING_DATA = (RULE_DATA, CODE, HOLDER, AREA, USE, SHAPE)
"""What may be missing; the first: at least one rule could not be judged (待补充)."""
_MISSING_COLUMNS = {
    CODE: "parcel_code",
    HOLDER: "holder_name",
    AREA: "area_m2",
    USE: "use_code",
    SHAPE: "min_x",
}
_PARTED = frozenset({OTHER_KIND, OUTPUT})
"""Criteria whose column has several codes parted by blanks."""


@dataclass(frozen=True)
class Distinct:
    """A text column by its different values."""

    values: tuple[str | None, ...]
    codes: NDArray[np.int32]
    """Place of the value of each row."""

    def where(self, holds: Callable[[str | None], bool]) -> Mask:
        """Tell of each row whether a condition holds for its value."""
        truth = np.fromiter(map(holds, self.values), np.bool_, len(self.values))
        return np.asarray(truth[self.codes])

    def counts(self, among: Mask | None = None) -> NDArray[np.int64]:
        """Return how many rows have each value.

        Args:
            among: Count only these rows.
        """
        codes = self.codes if among is None else self.codes[among]
        return np.bincount(codes, minlength=len(self.values))

    @cached_property
    def letters(self) -> NDArray[np.uint32]:
        """Each value as a row of its letters, zero behind its end.

        Of rule outcomes almost every parcel has its own: they are judged as a whole.
        """
        texts = np.array([value or "" for value in self.values], dtype=np.str_)
        width = max(texts.dtype.itemsize // np.dtype(np.uint32).itemsize, 1)
        return texts.view(np.uint32).reshape(len(texts), width if len(texts) else 0)


def distinct(values: Column) -> Distinct:
    """Return a text column by its different values, in the order in which they first come."""
    places: dict[str | None, int] = {}
    items = values.values.tolist()
    codes = np.fromiter(
        (places.setdefault(item, len(places)) for item in items), np.int32, len(items)
    )
    return Distinct(tuple(places), codes)


class Looked(Protocol):
    """Rows of a list with what is looked up in them."""

    @property
    def table(self) -> ColumnTable:
        """The rows of ``list_parcels`` with ``area_m2``."""

    @property
    def rules(self) -> Mapping[str, Sequence[str]]:
        """Rule set → codes of its rules, in the order of ``rule_outcomes``."""

    def distinct(self, name: str) -> Distinct:
        """Return a text column by its different values."""


@dataclass(frozen=True)
class ParcelFilter:
    """What somebody wants to see."""

    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Criterion → values of which one must hold. Of :data:`RULE` they are made by
    :func:`rule_value`, of :data:`MISSING` they stand in :data:`MISSING_DATA`."""
    also_secondary: bool = False
    """A wanted kind may also be one besides the primary one."""

    def of(self, criterion: str) -> frozenset[str]:
        """Return the wanted values of a criterion, none where it does not count."""
        return self.wanted.get(criterion, frozenset())

    def with_values(self, criterion: str, values: Collection[str]) -> ParcelFilter:
        """Return this filter with other values of one criterion; none takes it away."""
        others = {name: old for name, old in self.wanted.items() if name != criterion}
        found = frozenset(values)
        return replace(self, wanted={**others, criterion: found} if found else others)

    @property
    def active(self) -> tuple[str, ...]:
        """The criteria that count, in the order in which they are offered."""
        return tuple(name for name in CRITERIA if self.of(name))


def rule_value(code: str, letter: str) -> str:
    """Return the wanted value for what a rule says, such as ``H far_low``."""
    return f"{letter} {code}"


def rule_of(value: str) -> tuple[str, str]:
    """Return code and letter of a wanted value of :data:`RULE`."""
    letter, _, code = value.partition(" ")
    return code, letter


def passing(rows: Looked, wanted: ParcelFilter) -> Mask:
    """Return one truth a row."""
    found = np.ones(len(rows.table), dtype=np.bool_)
    for criterion in wanted.active:
        values = wanted.of(criterion)
        if criterion == RULE:
            found &= _said(rows, values)
        elif criterion == MISSING:
            found &= _lacking(rows, values)
        elif criterion == KIND and wanted.also_secondary:
            found &= _having(rows, KIND, values) | _having(rows, OTHER_KIND, values)
        else:
            found &= _having(rows, criterion, values)
    return found


def _having(rows: Looked, criterion: str, values: frozenset[str]) -> Mask:
    column = rows.distinct(COLUMNS[criterion])
    if criterion not in _PARTED:
        return column.where(lambda value: (value or NOTHING) in values)
    if ANY in values:
        return column.where(bool)
    return column.where(lambda value: not values.isdisjoint((value or "").split()))


def _said(rows: Looked, values: frozenset[str]) -> Mask:
    """Tell which rows have a rule that says what is wanted, each by its own rule set."""
    sets, outcomes = rows.distinct("rule_set_uuid"), rows.distinct("rule_outcomes")
    found = np.zeros(len(rows.table), dtype=np.bool_)
    asked = [rule_of(value) for value in sorted(values)]
    for place, rule_set in enumerate(sets.values):
        codes = rows.rules.get(rule_set or "", ())
        places = [(codes.index(code), letter) for code, letter in asked if code in codes]
        if places:
            found |= (sets.codes == place) & _says(outcomes, places)[outcomes.codes]
    return found


def _says(outcomes: Distinct, places: Sequence[tuple[int, str]]) -> Mask:
    """Tell which different outcomes have one of the letters at its place."""
    letters = outcomes.letters
    found = np.zeros(len(letters), dtype=np.bool_)
    for at, letter in places:
        if at < letters.shape[1]:
            found |= letters[:, at] == ord(letter)
    return found


def _lacking(rows: Looked, values: frozenset[str]) -> Mask:
    found = np.zeros(len(rows.table), dtype=np.bool_)
    for value in values:
        if value == RULE_DATA:
            said = rows.distinct("rule_outcomes")
            found |= (said.letters == ord(UNKNOWN)).any(axis=1)[said.codes]
        else:
            found |= ~rows.table[_MISSING_COLUMNS[value]].valid
    return found


def choices(rows: Looked, criterion: str, among: Mask | None = None) -> dict[str, int]:
    """Return the values that occur, each with the number of its rows, in no order.

    Args:
        rows: The list.
        criterion: One of :data:`CRITERIA`.
        among: Count only these rows.
    """
    if criterion == RULE:
        return _rule_choices(rows, among)
    if criterion == MISSING:
        counts = {value: _lacking(rows, frozenset({value})) for value in MISSING_DATA}
        chosen = {v: int(np.count_nonzero(m if among is None else m & among))
                  for v, m in counts.items()}  # fmt: skip
        return {value: count for value, count in chosen.items() if count}
    column = rows.distinct(COLUMNS[criterion])
    found: Counter[str] = Counter()
    for value, count in zip(column.values, column.counts(among).tolist(), strict=True):
        parts = (value or "").split() if criterion in _PARTED else (value or NOTHING,)
        for part in parts:
            found[part] += count
        if parts and criterion == OTHER_KIND:
            found[ANY] += count
    return {value: count for value, count in found.items() if count}


def _rule_choices(rows: Looked, among: Mask | None) -> dict[str, int]:
    sets, outcomes = rows.distinct("rule_set_uuid"), rows.distinct("rule_outcomes")
    found: Counter[str] = Counter()
    for place, rule_set in enumerate(sets.values):
        codes = rows.rules.get(rule_set or "", ())
        if not codes:
            continue
        members = sets.codes == place
        counts = outcomes.counts(members if among is None else members & among)
        for code, said in zip(codes, outcomes.letters.T, strict=False):
            for letter in (HIT, UNKNOWN):
                found[rule_value(code, letter)] += int(counts[said == ord(letter)].sum())
    return {value: count for value, count in found.items() if count}
