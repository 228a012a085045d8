# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Taxes of enterprises by year, which stay outside the workspace, and 亩均税收, which stands in it.

What the tax office supplies goes into a folder with its own permissions; the workspace keeps what
an enterprise pays for each 亩 of all its land (A-34), the year and where it comes from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from lowuse_plugin.domain.names import id_key, name_key
from lowuse_plugin.domain.units import M2_PER_MU, exact, format_decimal

TAX_PLACES = 9
"""Decimals of 亩均税收 in 万元/亩."""
TAX_SUPPLIER = "税务部门"
"""Who supplies taxes where the table does not say (Y-44)."""
GRADE_SUPPLIER = "发展改革部门"
"""Who supplies 亩均评价 where the table does not say (Y-43)."""


@dataclass(frozen=True)
class TaxRow:
    """The tax of one enterprise in one year, as it was delivered."""

    uscc: str
    """Empty where the delivery has none."""
    name: str
    year: int
    tax_wan: str
    """万元 as plain decimal text."""
    source_unit: str = ""
    row: int = 0
    """Line of the delivered table."""
    source_file: str = ""
    source_sha256: str = ""
    imported_on: str = ""
    imported_by: str = ""
    package: str = ""
    """Import that brought it; one that is undone counts no more."""
    delivered_at: str = ""
    """When it was put into the folder, UTC; sorts."""

    @property
    def key(self) -> str:
        """By what its enterprise is known: the code, else the normalised name."""
        return id_key(self.uscc) or name_key(self.name)


@dataclass(frozen=True)
class Delivery:
    """Where rows come from that are put into the folder."""

    source_file: str
    source_sha256: str
    district: str
    imported_on: str
    imported_by: str
    package: str = ""


@dataclass(frozen=True)
class Delivered:
    """The file that a delivery became."""

    file_name: str
    sha256: str


class TaxBook(Protocol):
    """Keeps taxes outside the workspace; ``exchange.taxes.folder.TaxFolder`` does."""

    def add(self, rows: Sequence[TaxRow], delivery: Delivery) -> Delivered:
        """Keep a delivery; nothing of an earlier one is touched."""

    def rows(self, *, without: Collection[str] = ()) -> tuple[TaxRow, ...]:
        """Return the newest row of every enterprise and year, those of some imports left out."""


def newest(rows: Iterable[TaxRow], without: Collection[str] = ()) -> tuple[TaxRow, ...]:
    """Return the row of every enterprise and year that was delivered last, in a stable order.

    Args:
        rows: Of all deliveries.
        without: Imports that were undone.
    """
    found: dict[tuple[str, int], TaxRow] = {}
    for row in rows:
        if row.package and row.package in without:
            continue
        before = found.get((row.key, row.year))
        if before is None or row.delivered_at >= before.delivered_at:
            found[row.key, row.year] = row
    return tuple(found.values())


def tax_per_mu(tax_wan: str, land_m2: Fraction) -> str:
    """Return 万元/亩 of an enterprise: its tax ÷ all its land (A-34), nine decimals half up.

    Args:
        tax_wan: Plain decimal text.
        land_m2: All land of the enterprise, above zero.
    """
    text = format_decimal(exact(tax_wan) * M2_PER_MU / land_m2, TAX_PLACES)
    return text.rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Firm:
    """By what an enterprise of the workspace is known."""

    uuid: str
    uscc: str
    name_key: str


class TaxIndex:
    """Finds the taxes of the enterprises of a workspace.

    By code; a row without code by its name, and an enterprise without code by the name of a row,
    where only one enterprise has that name.
    """

    def __init__(self, rows: Iterable[TaxRow], firms: Sequence[Firm]) -> None:
        self._by_code = {firm.uscc: firm.uuid for firm in firms if firm.uscc}
        named: dict[str, list[Firm]] = {}
        for firm in firms:
            named.setdefault(firm.name_key, []).append(firm)
        self._by_name = {key: found[0] for key, found in named.items() if len(found) == 1}
        self.found: dict[tuple[str, int], TaxRow] = {}
        """(uuid of the enterprise, year) → its newest row."""
        self.strangers: list[TaxRow] = []
        """Rows whose enterprise the workspace does not have."""
        for row in newest(rows):
            self._take(row)

    def years_of(self, uuid: str) -> Mapping[int, TaxRow]:
        """Return the rows of an enterprise by year."""
        return {year: row for (firm, year), row in self.found.items() if firm == uuid}

    def _take(self, row: TaxRow) -> None:
        uuid = self._firm(row)
        if uuid is None:
            self.strangers.append(row)
            return
        before = self.found.get((uuid, row.year))
        if before is None or row.delivered_at >= before.delivered_at:
            self.found[uuid, row.year] = row

    def _firm(self, row: TaxRow) -> str | None:
        code = id_key(row.uscc)
        if code in self._by_code:
            return self._by_code[code]
        firm = self._by_name.get(name_key(row.name))
        return None if firm is None or (code and firm.uscc) else firm.uuid


__all__ = [
    "GRADE_SUPPLIER",
    "TAX_PLACES",
    "TAX_SUPPLIER",
    "Delivered",
    "Delivery",
    "Firm",
    "TaxBook",
    "TaxIndex",
    "TaxRow",
    "newest",
    "tax_per_mu",
]
