# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""亩均税收 of the workspace, computed anew from the taxes in their folder.

Taxes that older imports left in the workspace are moved out into the same folder.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.names import id_key
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
)
from lowuse_plugin.domain.tax_rows import (
    TAX_SUPPLIER,
    Delivered,
    Delivery,
    Firm,
    TaxBook,
    TaxIndex,
    TaxRow,
    tax_per_mu,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.taxes.land import Land, land_of, read_areas, read_uses

YEAR = "enterprise_year"
RESTS_ON = (YEAR, "enterprise", "parcel_enterprise", "parcel", "import_package")
STRANGER = "TAX_FIRM_UNKNOWN"
_SAME = 1e-6


@dataclass(frozen=True)
class WithoutLand:
    """An enterprise whose tax could not be divided, and why."""

    enterprise: str
    """Uuid; empty where the workspace does not have it."""
    uscc: str
    name: str
    years: tuple[int, ...]
    reason: str
    """``NO_PARCEL``, ``LAND_UNKNOWN`` or ``TAX_FIRM_UNKNOWN``."""


@dataclass(frozen=True)
class TaxFigures:
    """What computing 亩均税收 anew did."""

    written: int
    """Years of enterprises whose figure is new or other than before."""
    unchanged: int
    unmatched: tuple[WithoutLand, ...]
    still_inside: int
    """Years whose tax itself still stands in the workspace, from an older import."""
    receipt: Receipt | None = None
    """None where nothing had to be written."""


@dataclass(frozen=True)
class FigureLine:
    """亩均税收 of one enterprise and year as the workspace has it."""

    enterprise: str
    uscc: str
    name: str
    year: int
    tax_wan_per_mu: str | None
    tax_land_m2: float | None
    land_m2: float | None
    """Its land now; other than ``tax_land_m2`` where links or areas changed since."""
    grade: str
    source_unit: str
    imported_on: str
    file_name: str
    file_sha256: str
    inside: bool
    """Whether the tax itself stands in the workspace."""

    @property
    def outdated(self) -> bool:
        """Whether it was computed on other land than the enterprise has now."""
        if self.tax_wan_per_mu is None:
            return False
        if self.land_m2 is None or self.tax_land_m2 is None:
            return self.land_m2 is not self.tax_land_m2
        return abs(self.land_m2 - self.tax_land_m2) > _SAME


@dataclass(frozen=True)
class Firms:
    """Enterprises, their years and their land in one state."""

    rows: Sequence[Mapping[str, Any]]
    years: Sequence[Mapping[str, Any]]
    areas: Mapping[str, Fraction | None]
    uses: dict[str, set[str]]
    seq: int
    void: frozenset[str]
    """Imports that were undone or not finished."""

    def land(self, enterprise: str) -> Land:
        """Return the land of an enterprise."""
        return land_of(self.uses.get(enterprise, ()), self.areas)

    def index(self, taxes: TaxBook) -> TaxIndex:
        """Return the taxes of the enterprises; raises what the folder raises."""
        known = [Firm(row["uuid"], id_key(row["uscc"] or ""), row["name_key"]) for row in self.rows]
        return TaxIndex(taxes.rows(without=self.void), known)


def read_firms(reading: Reading) -> Firms:
    """Return what computing rests on."""
    packages = reading.table("import_packages_void")["uuid"].to_list()
    return Firms(
        rows=reading.table("enterprise").to_rows(),
        years=reading.table("tax_years").to_rows(),
        areas=read_areas(reading),
        uses=read_uses(reading),
        seq=reading.head().seq,
        void=frozenset(packages),
    )


def list_figures(store: Store) -> tuple[FigureLine, ...]:
    """Return 亩均税收 of every enterprise and year with its source, the newest year first."""
    with store.read() as reading:
        firms = read_firms(reading)
    by_uuid = {row["uuid"]: row for row in firms.rows}
    lands: dict[str, Land] = {}
    lines = []
    for row in firms.years:
        firm = by_uuid.get(row["enterprise_uuid"])
        if firm is None:
            continue
        land = lands.setdefault(firm["uuid"], firms.land(firm["uuid"]))
        lines.append(
            FigureLine(
                enterprise=firm["uuid"],
                uscc=firm["uscc"] or "",
                name=firm["name"],
                year=row["year"],
                tax_wan_per_mu=row["tax_wan_per_mu"],
                tax_land_m2=row["tax_land_m2"],
                land_m2=None if land.m2 is None else float(land.m2),
                grade=row["grade"] or "",
                source_unit=row["source_unit"] or "",
                imported_on=row["imported_on"] or "",
                file_name=row["file_name"] or "",
                file_sha256=row["file_sha256"] or "",
                inside=row["tax_wan"] is not None,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.name, -line.year)))


def refresh_tax_per_mu(store: Store, taxes: TaxBook) -> TaxFigures:
    """Compute 亩均税收 of all enterprises anew, since links or land changed (A-34).

    One save. Where the land of an enterprise is no longer known, so is its 亩均税收. Taxes that
    still stand in the workspace stay there: :func:`move_out` takes them out.

    Raises:
        LowUseError: Those of the folder; what the store raises.
    """

    def attempt() -> TaxFigures:
        with store.read() as reading:
            firms = read_firms(reading)
        index = firms.index(taxes)
        changes, unchanged = refreshing(firms, index)
        receipt = None
        if changes:
            still = ExpectNoChange(RESTS_ON, firms.seq)
            receipt = store.write([still, *changes], reason="更新亩均税收")
        inside = sum(row["tax_wan"] is not None for row in firms.years)
        return TaxFigures(len(changes), unchanged, without_land(firms, index), inside, receipt)

    return until_undisturbed(attempt)


def refreshing(
    firms: Firms, index: TaxIndex, only: frozenset[str] | None = None
) -> tuple[list[Change], int]:
    """Return the changes that bring 亩均税收 up to date, and how many figures hold already.

    Args:
        firms: The state.
        index: The taxes.
        only: Enterprises to look at; all when left out.
    """
    years = {(row["enterprise_uuid"], row["year"]): row for row in firms.years}
    changes: list[Change] = []
    unchanged = 0
    for (enterprise, year), tax in index.found.items():
        if only is not None and enterprise not in only:
            continue
        land = firms.land(enterprise)
        figures = figures_of(tax, land)
        row = years.get((enterprise, year))
        if row is None:
            about = {"enterprise_uuid": enterprise, "year": year, **_origin(tax)}
            changes.append(Insert(YEAR, str(uuids.uuid4()), {**about, **figures}))
        elif all(row[name] == value for name, value in figures.items()):
            unchanged += 1
        else:
            origin = {} if row["imported_on"] else _origin(tax)
            values = {**origin, **figures}
            changes.append(Update(YEAR, row["uuid"], row["row_version"], values))
    return changes, unchanged


def figures_of(tax: TaxRow, land: Land) -> dict[str, Any]:
    """Return 亩均税收 and its land; both missing where the land is unknown."""
    if land.m2 is None:
        return {"tax_wan_per_mu": None, "tax_land_m2": None}
    per_mu = tax_per_mu(tax.tax_wan, land.m2)
    return {"tax_wan_per_mu": per_mu, "tax_land_m2": float(land.m2)}


def without_land(firms: Firms, index: TaxIndex) -> tuple[WithoutLand, ...]:
    """Return the enterprises whose tax cannot be divided, and those that nobody knows."""
    by_uuid = {row["uuid"]: row for row in firms.rows}
    years: dict[str, list[int]] = {}
    for enterprise, year in index.found:
        years.setdefault(enterprise, []).append(year)
    found = []
    for uuid, known in years.items():
        problem = firms.land(uuid).problem
        if problem:
            row = by_uuid[uuid]
            years_of = tuple(sorted(known))
            found.append(WithoutLand(uuid, row["uscc"] or "", row["name"], years_of, problem))
    strangers: dict[str, list[TaxRow]] = {}
    for tax in index.strangers:
        strangers.setdefault(tax.key, []).append(tax)
    for rows in strangers.values():
        named = tuple(sorted(row.year for row in rows))
        found.append(WithoutLand("", rows[0].uscc, rows[0].name, named, STRANGER))
    return tuple(found)


@dataclass(frozen=True)
class MovedOut:
    """What moving taxes out of the workspace did."""

    moved: int
    delivered: Delivered | None
    receipt: Receipt | None = None


def move_out(store: Store, taxes: TaxBook, *, moved_by: str) -> MovedOut:
    """Move taxes that stand in the workspace into their folder and empty them here.

    First the folder has them, then the workspace lets them go, in one save that also keeps
    亩均税收. The log of the workspace still holds the old values: nothing is erased from it.

    Raises:
        LowUseError: Those of the folder; what the store raises.
    """

    def attempt() -> MovedOut:
        with store.read() as reading:
            firms = read_firms(reading)
        by_uuid = {row["uuid"]: row for row in firms.rows}
        inside = [
            row
            for row in firms.years
            if row["tax_wan"] is not None and row["enterprise_uuid"] in by_uuid
        ]
        if not inside:
            return MovedOut(0, None)
        today = office_today().isoformat()
        rows = [_moved(row, by_uuid[row["enterprise_uuid"]], today) for row in inside]
        about = Delivery(store.path.name, "", store.info.district, today, moved_by)
        delivered = taxes.add(rows, about)
        changes: list[Change] = []
        for row, tax in zip(inside, rows, strict=True):
            values = {"tax_wan": None, **figures_of(tax, firms.land(row["enterprise_uuid"]))}
            if not row["imported_on"]:
                values["imported_on"] = today
            if not row["source_unit"]:
                values["source_unit"] = TAX_SUPPLIER
            changes.append(Update(YEAR, row["uuid"], row["row_version"], values))
        still = ExpectNoChange(RESTS_ON, firms.seq)
        receipt = store.write([still, *changes], reason="移出税收明细")
        return MovedOut(len(changes), delivered, receipt)

    return until_undisturbed(attempt)


def _moved(row: Mapping[str, Any], firm: Mapping[str, Any], today: str) -> TaxRow:
    return TaxRow(
        uscc=firm["uscc"] or "",
        name=firm["name"],
        year=row["year"],
        tax_wan=str(row["tax_wan"]),
        source_unit=row["source_unit"] or TAX_SUPPLIER,
        source_file=row["file_name"] or "",
        source_sha256=row["file_sha256"] or "",
        imported_on=row["imported_on"] or today,
    )


def _origin(tax: TaxRow) -> dict[str, Any]:
    return {
        "source_unit": tax.source_unit or TAX_SUPPLIER,
        "imported_on": tax.imported_on or office_today().isoformat(),
    }


__all__ = [
    "FigureLine",
    "Firms",
    "MovedOut",
    "TaxFigures",
    "WithoutLand",
    "list_figures",
    "move_out",
    "read_firms",
    "refresh_tax_per_mu",
    "refreshing",
]
