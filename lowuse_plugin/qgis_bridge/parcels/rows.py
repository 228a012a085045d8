# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a list of parcels, with what is looked up in them again and again.

Everything works on whole columns, and nothing changes once it is made: what was derived outside
the interface thread is shared by all lists, and kept when a few rows change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.columns import Column, ColumnTable, with_rows_replaced
from lowuse_plugin.domain.parcels.filters import (
    CRITERIA,
    LOOKED_UP,
    Distinct,
    Mask,
    choices,
    distinct,
)
from lowuse_plugin.domain.parcels.states import (
    control_states,
    list_areas_m2,
    low_efficiency_states,
)

__all__ = ["ColumnText", "Mask", "ParcelRows", "Ranked", "RuleTexts", "fold", "with_states"]

RuleTexts = Mapping[str, Mapping[str, str]]
"""Rule set → code → text of each of its rules, in the order of ``rule_outcomes``."""

_SEARCHED = ("label", "holder_name", "address", "map_number")
_DERIVED = {"state": low_efficiency_states, "control": control_states}
_BLOCK = 4000
"""So many values are folded at once: nobody else computes meanwhile."""


class Ranked(Protocol):
    """A column of a list, as far as its order goes."""

    @property
    def key(self) -> str:
        """Which one."""

    @property
    def rank(self) -> Callable[[ColumnTable], NDArray[np.float64]]:
        """Gives one number a row, NaN where there is nothing."""


class ColumnText:
    """One text column as a single text in which all rows are searched at once."""

    def __init__(self, column: Column) -> None:
        """Join and fold the values; a line break inside a value counts as a blank."""
        values = [value or "" for value in column.values.tolist()]
        joined = _folded(values)
        if joined.count("\n") >= max(len(values), 1):
            joined = _folded([value.replace("\n", " ") for value in values])
        lengths = np.fromiter(map(len, joined.split("\n")), np.int64)
        self._joined = joined
        self._starts = np.concatenate(([0], np.cumsum(lengths + 1)[:-1])) if values else lengths[:0]

    def holding(self, word: str) -> NDArray[np.int64]:
        """Return the rows that hold a folded word without line breaks."""
        places = [match.start() for match in re.finditer(re.escape(word), self._joined)]
        return np.searchsorted(self._starts, places, side="right") - 1


class ParcelRows:
    """One table of ``list_parcels`` with the columns that lists derive."""

    def __init__(
        self,
        table: ColumnTable,
        ranks: Mapping[str, NDArray[np.float64]] | None = None,
        texts: Mapping[str, ColumnText] | None = None,
        distincts: Mapping[str, Distinct] | None = None,
        rule_texts: RuleTexts | None = None,
    ) -> None:
        """Take a table that has the derived columns, and what is known of it already."""
        self.table = table
        self.rule_texts: RuleTexts = rule_texts or {}
        self._distincts = dict(distincts or {})
        self._ranks = dict(ranks or {})
        self._texts = dict(texts or {})
        self._choices: dict[str, Mapping[str, int]] = {}
        self._found: tuple[frozenset[str], NDArray[np.int64]] | None = None
        """The rows of the set that was asked for last: all panels ask for the same selection."""

    @classmethod
    def of(cls, table: ColumnTable, rule_texts: RuleTexts | None = None) -> ParcelRows:
        """Return the rows of a table as it was read, with the rules by which they were judged."""
        return cls(with_states(table), rule_texts=rule_texts)

    def __len__(self) -> int:
        """Return the number of parcels."""
        return len(self.table)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Uuid → row."""
        return dict(zip(self.table["uuid"].values.tolist(), range(len(self)), strict=True))

    def rows(self, uuids: Iterable[str]) -> NDArray[np.int64]:
        """Return the rows of the parcels that are here."""
        known = self._found
        if known is not None and known[0] is uuids:
            return known[1]
        found = np.fromiter(map(self.row_of.get, uuids, repeat(-1)), np.int64)
        rows = found[found >= 0]
        if isinstance(uuids, frozenset):
            rows.setflags(write=False)
            self._found = uuids, rows
        return rows

    def uuids(self, rows: NDArray[Any]) -> list[str]:
        """Return the uuids of rows, by index or by mask."""
        return list(self.table["uuid"].values[rows].tolist())

    @cached_property
    def rules(self) -> Mapping[str, Sequence[str]]:
        """Rule set → codes of its rules, in the order of ``rule_outcomes``."""
        return {rule_set: tuple(texts) for rule_set, texts in self.rule_texts.items()}

    def distinct(self, name: str) -> Distinct:
        """Return a text column by its different values."""
        if name not in self._distincts:
            self._distincts[name] = distinct(self.table[name])
        return self._distincts[name]

    def choices(self, criterion: str) -> Mapping[str, int]:
        """Return the values of a criterion that occur, each with the number of its rows."""
        if criterion not in self._choices:
            self._choices[criterion] = choices(self, criterion)
        return self._choices[criterion]

    def rank(self, column: Ranked) -> NDArray[np.float64]:
        """Return the numbers by which a column sorts."""
        if column.key not in self._ranks:
            self._ranks[column.key] = column.rank(self.table)
        return self._ranks[column.key]

    def with_text(self, words: str) -> Mask:
        """Tell which rows hold every one of the words, whatever their case and width."""
        found = np.ones(len(self), dtype=np.bool_)
        for word in fold(words).split():
            here = np.zeros(len(self), dtype=np.bool_)
            for name in _SEARCHED:
                here[self._text(name).holding(word)] = True
            found &= here
        return found

    def _text(self, name: str) -> ColumnText:
        if name not in self._texts:
            self._texts[name] = ColumnText(self.table[name])
        return self._texts[name]

    def in_box(self, box: Bounds) -> Mask:
        """Tell which boxes meet a box; a parcel without a shape meets none."""
        columns = [self.table[name] for name in ("min_x", "min_y", "max_x", "max_y")]
        min_x, min_y, max_x, max_y = (np.where(c.valid, c.values, np.nan) for c in columns)
        return np.asarray(
            (min_x <= box[2]) & (max_x >= box[0]) & (min_y <= box[3]) & (max_y >= box[1])
        )

    def replaced(
        self, changed: Collection[str], rows: ColumnTable, rule_texts: RuleTexts | None = None
    ) -> ParcelRows:
        """Return these rows with those of changed parcels taken anew.

        Args:
            changed: Parcels that were read again.
            rows: Their rows now; a changed parcel that is not among them is gone.
            rule_texts: Rules of rule sets that were read too.
        """
        known = {**self.rule_texts, **(rule_texts or {})}
        new = with_states(rows)
        uuids = new["uuid"].values.tolist()
        places = self.rows(uuids)
        if len(places) == len(uuids) == len(self.rows(changed)):
            return self._in_place(places, new, known)
        table = with_rows_replaced(self.table, "uuid", changed, new, "fid")
        return ParcelRows(table, rule_texts=known)

    def prepare(self) -> ParcelRows:
        """Look up what lists and the first search will need; takes long, for another thread."""
        self.rows(())
        for name in _SEARCHED:
            self._text(name)
        for name in LOOKED_UP:
            self.distinct(name)
        for criterion in CRITERIA:
            self.choices(criterion)
        return self

    def _in_place(
        self, places: NDArray[np.int64], new: ColumnTable, rule_texts: RuleTexts
    ) -> ParcelRows:
        """Return a copy with other values at some places; what they do not touch stays known.

        Lists may look something up in these rows meanwhile: of that a copy is taken.
        """
        columns, same = {}, set()
        for name in new:
            old, now = self.table[name], new[name]
            if now.to_list() == old.take(places).to_list():
                same.add(name)
                columns[name] = old
                continue
            values, valid = old.values.copy(), old.valid.copy()
            values[places], valid[places] = now.values, now.valid
            columns[name] = Column(old.kind, values, valid)
        rows = ParcelRows(
            ColumnTable(columns),
            {key: rank for key, rank in dict(self._ranks).items() if _sources(key) <= same},
            {name: text for name, text in dict(self._texts).items() if name in same},
            {name: values for name, values in dict(self._distincts).items() if name in same},
            rule_texts,
        )
        rows.row_of = self.row_of
        return rows


_SOURCES = {"holder": {"holder_name"}, "area": {"area_m2"}}
_SOURCES |= {"control": {"control", "control_inside_share"}, "kind": {"low_efficiency_kind"}}


def _sources(key: str) -> set[str]:
    """Return the columns of the table on which the order of a list column rests."""
    return _SOURCES.get(key, {key})


def with_states(table: ColumnTable) -> ColumnTable:
    """Return a table of ``list_parcels`` with the columns that lists derive."""
    derived = {name: _always(states(table)) for name, states in _DERIVED.items()}
    areas = list_areas_m2(table)
    return table.with_columns(area_m2=Column("real", areas, ~np.isnan(areas)), **derived)


def _always(values: NDArray[Any]) -> Column:
    return Column("text", values, np.ones(len(values), dtype=np.bool_))


def _folded(values: Sequence[str]) -> str:
    """Return values, one a line, without differences of case and width."""
    blocks = (values[start : start + _BLOCK] for start in range(0, len(values), _BLOCK))
    return "\n".join(fold("\n".join(block)) for block in blocks)


def among(name: str, wanted: frozenset[str]) -> Callable[[ColumnTable], Mask]:
    """Return what tells the rows that hold one of some values in a column."""

    def mask(table: ColumnTable) -> Mask:
        values = table[name].values.tolist()
        return np.fromiter((value in wanted for value in values), np.bool_, len(values))

    return mask


def fold(text: str) -> str:
    """Return text without differences of case and width."""
    return unicodedata.normalize("NFKC", text).casefold()
