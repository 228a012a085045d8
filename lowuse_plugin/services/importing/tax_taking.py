# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Taking taxes out of the rows of a sheet: they go into their folder, 亩均税收 stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import IncomingTable, Reading
from lowuse_plugin.domain.tax_rows import (
    GRADE_SUPPLIER,
    TAX_SUPPLIER,
    Delivered,
    Delivery,
    TaxBook,
    TaxRow,
    tax_per_mu,
)
from lowuse_plugin.services.importing.enterprise_book import Book, Known
from lowuse_plugin.services.importing.table import file_name
from lowuse_plugin.services.taxes.land import Land, land_of, read_areas, read_uses

TAX, PER_MU, LAND = "tax_wan", "tax_wan_per_mu", "tax_land_m2"
_GRADE = "grade"


@dataclass(frozen=True)
class Supply:
    """Where the figures of a file come from, and where its taxes are kept."""

    taxes: TaxBook | None = None
    """The folder; a file with taxes is refused without it."""
    source_unit: str = ""
    """Who supplied the file; where it is empty the usual unit (Y-43, Y-44)."""
    imported_by: str = ""
    request_uuid: str = ""
    """The 函 that the file answers; where it is empty the title of the sheet may say it."""


@dataclass
class Taking:
    """Taxes of the rows while these are gone through."""

    supply: Supply
    areas: Mapping[str, Fraction | None] = field(default_factory=dict)
    uses: Mapping[str, set[str]] = field(default_factory=dict)
    rows: dict[tuple[str, int], TaxRow] = field(default_factory=dict)
    """(enterprise, year) → its tax."""
    touched: dict[tuple[str, int], int] = field(default_factory=dict)
    """(enterprise, year) → row of the sheet that brought figures of it."""

    def take(
        self, owner: Known, year: int, numbers: Mapping[str, Any], row: int, line: int
    ) -> dict[str, Any]:
        """Return what of a row's figures may stand in the workspace; its tax is kept aside."""
        kept = dict(numbers)
        tax = kept.pop(TAX, None)
        at = owner.uuid, year
        if tax is not None:
            kept.pop(PER_MU, None)  # what is computed of the tax and the land counts
            kept.pop(LAND, None)
        unit = kept.get("source_unit") or self.supply.source_unit or _usual(tax, kept)
        if kept or tax is not None:
            self.touched[at] = row
            if unit:
                kept["source_unit"] = unit
        if tax is not None:
            values = owner.values
            self.rows[at] = TaxRow(
                values.get("uscc") or "", values["name"], year, str(tax), unit, line
            )
        return kept

    def settle(self, book: Book, owners: Mapping[str, Known]) -> dict[str, Land]:
        """Put 亩均税收, its land and the day into the years; return the land of each enterprise.

        Args:
            book: With the links that the sheet adds.
            owners: Enterprise → as it is known.
        """
        uses = {uuid: set(parcels) for uuid, parcels in self.uses.items()}
        for link in book.new_links:
            uses.setdefault(link["enterprise_uuid"], set()).add(link["parcel_uuid"])
        lands: dict[str, Land] = {}
        today = office_today().isoformat()
        for (uuid, year), row in self.touched.items():
            found = lands.setdefault(uuid, land_of(uses.get(uuid, ()), self.areas))
            entry = book.years[uuid, year]
            tax = self.rows.get((uuid, year))
            figures = _figures(entry, tax, found)
            book.year(owners[uuid], year, figures, number=row)
            if entry.new or entry.changes or entry.values.get("imported_on") is None:
                book.year(owners[uuid], year, {"imported_on": today}, number=row)
        return lands

    def deliver(self, incoming: IncomingTable, district: str, package: str) -> Delivered | None:
        """Put the taxes into their folder; None where the sheet has none.

        Raises:
            LowUseError: ``TAX_FOLDER_NEEDED``; those of the folder.
        """
        if not self.rows:
            return None
        if self.supply.taxes is None:
            raise LowUseError("TAX_FOLDER_NEEDED", file=file_name(incoming))
        today = office_today().isoformat()
        about = Delivery(
            file_name(incoming), incoming.sha256, district, today, self.supply.imported_by, package
        )
        return self.supply.taxes.add(list(self.rows.values()), about)


def start_taking(reading: Reading, supply: Supply) -> Taking:
    """Return an empty taking over the land of the workspace."""
    return Taking(supply, read_areas(reading), read_uses(reading))


def _usual(tax: Any, figures: Mapping[str, Any]) -> str:
    """Return who supplies such figures by the city's division of labour."""
    if tax is not None or figures.get(PER_MU) is not None:
        return TAX_SUPPLIER
    return GRADE_SUPPLIER if figures.get(_GRADE) is not None else ""


def _figures(entry: Known, tax: TaxRow | None, land: Land) -> dict[str, Any]:
    """Return what a year gets: of a tax 亩均税收, of a given 亩均税收 the land where it lacks."""
    if tax is None:
        given = entry.values.get(PER_MU) is not None and entry.values.get(LAND) is None
        return {LAND: float(land.m2)} if given and land.m2 is not None else {}
    emptied: dict[str, Any] = {TAX: None} if entry.values.get(TAX) is not None else {}
    if land.m2 is None:
        return {**emptied, PER_MU: None, LAND: None}
    return {**emptied, PER_MU: tax_per_mu(tax.tax_wan, land.m2), LAND: float(land.m2)}


__all__ = ["LAND", "PER_MU", "TAX", "Supply", "Taking", "start_taking"]
