# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What became of every row of an imported file.

Each row ends as imported, changed (and how) or refused (and why), and the counts add up. What was
noticed is kept by kind, not by row: one finding of 100,000 rows is one object with two arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

IMPORTED, CHANGED, REFUSED = "imported", "changed", "refused"
NOTE = "note"
"""Effect of a finding that leaves the row as it was: a warning."""

_WHEN_REFUSED = {
    "VALUE_UNREADABLE": "VALUE_UNREADABLE_REFUSED",
    "VALUE_OUT_OF_RANGE": "VALUE_OUT_OF_RANGE_REFUSED",
}
"""Codes whose sentence says what became of the value, which is nothing in a refused row."""

_NOT_READ = frozenset(
    {"DATE_WITHOUT_DAY", "FIGURES_DISAGREE", "PERIOD_NOT_A_YEAR", "USCC_MALFORMED",
     "VALUE_OUT_OF_RANGE", "VALUE_UNREADABLE"}
)  # fmt: skip
"""Codes whose values are not what their column is for: in a sheet with taxes maybe one of these."""

_KEPT_ROWS = 1000
"""Rows of one finding that are kept with the package in the workspace; the saved report has all."""


@dataclass(frozen=True)
class Finding:
    """One thing that was noticed in some rows."""

    code: str
    effect: str
    """``note``, ``changed`` or ``refused``."""
    rows: NDArray[np.int64]
    """Indexes of the rows, 0 = first, ascending."""
    params: Mapping[str, Sequence[Any]]
    """What the sentence names, one value a row."""


@dataclass(frozen=True)
class Remark:
    """A code and what its sentence names, such as a transformation or a converted unit."""

    code: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Reading:
    """How a word or code of the file was understood."""

    column: str
    given: str
    stored: str
    rows: int


@dataclass(frozen=True)
class RowOutcome:
    """The end of one row, for people."""

    row: int
    """Number that a person gives the row: line of the sheet, number of the feature."""
    outcome: str
    notes: tuple[Remark, ...]


def sentence_code(code: str, outcome: str) -> str:
    """Return under which code the sentence of a finding stands, given how its row ended."""
    return _WHEN_REFUSED.get(code, code) if outcome == REFUSED else code


class Findings:
    """Collects findings while a file is judged."""

    def __init__(self, rows: int) -> None:
        self._items: list[Finding] = []
        self.remarks: list[Remark] = []
        self.readings: list[Reading] = []
        self.refused: NDArray[np.bool_] = np.zeros(rows, dtype=np.bool_)
        """Which rows are refused so far."""

    def add(self, code: str, effect: str, rows: NDArray[Any], /, **params: Any) -> None:
        """Note something in rows that are not refused yet.

        Args:
            code: Published code.
            effect: ``note``, ``changed`` or ``refused``.
            rows: Mask over all rows, or indexes in ascending order.
            **params: One value for all, or a list or array: of all rows with a mask, of the
                chosen rows with indexes.
        """
        indexes = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows.astype(np.int64)
        open_rows = ~self.refused[indexes]
        if not open_rows.any():
            return
        chosen = indexes[open_rows]
        at = chosen if rows.dtype == np.bool_ else np.flatnonzero(open_rows)
        values = {name: _pick(value, at) for name, value in params.items()}
        self._items.append(Finding(code, effect, chosen, values))
        if effect == REFUSED:
            self.refused[chosen] = True

    def remark(self, code: str, /, **params: object) -> None:
        """Note something about the whole file."""
        self.remarks.append(Remark(code, params))

    @property
    def items(self) -> tuple[Finding, ...]:
        """What was found."""
        return tuple(self._items)

    def outcomes(self) -> NDArray[Any]:
        """Return the outcome of every row as an object array."""
        return _outcomes(len(self.refused), self._items)


@dataclass(frozen=True)
class ImportReport:
    """The whole import; made only when the counts add up."""

    table: str
    file_name: str
    layer: str
    sha256: str
    encoding: str
    source_crs: str
    target_crs: str
    package_uuid: str
    mapping: Mapping[str, str]
    """Column → field of the file."""
    first_row: int
    rows_read: int
    imported: int
    changed: int
    refused: int
    created: int
    """Of those taken: rows that are new in the workspace."""
    updated: int
    unchanged: int
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
    readings: tuple[Reading, ...] = ()
    unmatched: tuple[Mapping[str, Any], ...] = ()
    """Enterprises without a parcel, for the list that can be saved."""
    extra: Mapping[str, int] = field(default_factory=dict)
    """Rows written in other tables, by table."""
    unused: tuple[str, ...] = ()
    """Fields of the file that nothing was taken from."""
    hidden: frozenset[str] = frozenset()
    """Fields whose values are told but not kept with the package: taxes stay out (A-34).

    Nor is then kept what could not be read in any other column, where a tax may have slipped to.
    """

    def __post_init__(self) -> None:
        """Refuse counts that do not add up.

        Raises:
            ValueError: A row is missing from the counts or counted twice.
        """
        outcomes = _outcomes(self.rows_read, self.findings)
        counted = {
            IMPORTED: self.imported,
            CHANGED: self.changed,
            REFUSED: self.refused,
        }
        for outcome, count in counted.items():
            if count != int(np.count_nonzero(outcomes == outcome)):
                raise ValueError(f"{outcome}: {count} of {self.rows_read} rows")
        if self.created + self.updated + self.unchanged != self.imported + self.changed:
            raise ValueError(f"{self.created} + {self.updated} + {self.unchanged} rows taken")

    def rows(self, *, with_clean: bool = True) -> Iterator[RowOutcome]:
        """Yield the end of each row in the order of the file.

        Args:
            with_clean: Also rows that were taken as they are and have nothing to tell.
        """
        notes: dict[int, list[Remark]] = {}
        for finding in self.findings:
            for at, row in enumerate(finding.rows.tolist()):
                params = {name: values[at] for name, values in finding.params.items()}
                notes.setdefault(row, []).append(Remark(finding.code, params))
        outcomes = _outcomes(self.rows_read, self.findings)
        for row in range(self.rows_read) if with_clean else sorted(notes):
            told = tuple(notes.get(row, ()))
            yield RowOutcome(self.first_row + row, str(outcomes[row]), told)

    def count(self, code: str) -> int:
        """Return in how many rows something was found."""
        return sum(len(finding.rows) for finding in self.findings if finding.code == code)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with the import package: remarks, and each finding's first rows."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unused": list(self.unused),
            "unchanged": self.unchanged,
            "remarks": [{"code": r.code, "params": _plain(r.params)} for r in self.remarks],
            "readings": [[r.column, r.given, r.stored, r.rows] for r in self.readings],
            "findings": [
                _finding_json(finding, self.first_row, self.hidden) for finding in self.findings
            ],
        }


def _pick(value: Any, at: NDArray[np.int64]) -> Sequence[Any]:
    if isinstance(value, np.ndarray):
        return list(value[at].tolist())
    if isinstance(value, list):
        return [value[i] for i in at.tolist()]
    return [value] * len(at)


def _outcomes(rows: int, findings: Sequence[Finding]) -> NDArray[Any]:
    outcomes = np.full(rows, IMPORTED, dtype=object)
    for effect in (CHANGED, REFUSED):
        for finding in findings:
            if finding.effect == effect:
                outcomes[finding.rows] = effect
    return outcomes


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value if isinstance(value, str | int | float | None) else str(value)
        for name, value in params.items()
    }


def _finding_json(finding: Finding, first_row: int, hidden: frozenset[str]) -> dict[str, Any]:
    told = set(map(str, finding.params.get("field", ())))
    secret = hidden and (finding.code in _NOT_READ or hidden & told)
    names = [name for name in finding.params if not (secret and name == "value")]
    rows = (finding.rows[:_KEPT_ROWS] + first_row).tolist()
    return {
        "code": finding.code,
        "effect": finding.effect,
        "count": len(finding.rows),
        "rows": rows,
        "params": {name: list(finding.params[name][:_KEPT_ROWS]) for name in names},
    }
