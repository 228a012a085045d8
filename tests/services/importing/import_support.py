# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the import tests share: a workspace, layers in memory, and questions about rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.ports import Actor, IncomingTable, Store
from lowuse_plugin.domain.tax_rows import Delivered, Delivery, TaxRow, newest
from lowuse_plugin.services.importing import enterprises
from lowuse_plugin.services.importing.tax_taking import Supply
from lowuse_plugin.store.workspace import create_workspace
from tests.exchange.make_files import square

ACTOR = Actor("李四", "lisi", "PC-1")
CODE = "440704001001GB{:05d}"


def new_workspace(folder: Path, *, district: str = "440704", crs: str = "EPSG:4526"):
    return create_workspace(folder / "工作库.gpkg", district=district, crs=crs, actor=ACTOR)


def incoming(
    rows: Sequence[Mapping[str, Any]],
    *,
    crs: str | None = "EPSG:4526",
    sha256: str = "0" * 64,
    first_row: int = 1,
    kinds: Mapping[str, str] | None = None,
    plain: bool = False,
) -> IncomingTable:
    """A layer as a reader would give it; key ``wkt`` is the geometry."""
    names = list(dict.fromkeys(name for row in rows for name in row if name != "wkt"))
    columns = {
        name: column((kinds or {}).get(name, "text"), [row.get(name) for row in rows])
        for name in names
    }
    wkb = [shapely.from_wkt(row["wkt"]).wkb if row.get("wkt") else None for row in rows]
    return IncomingTable(
        path="/数据/来件 一.shp",
        layer="宗地",
        sha256=sha256,
        encoding="UTF-8",
        columns=ColumnTable(columns),
        wkb=None if plain else wkb,
        crs=crs,
        first_row=first_row,
    )


def lot(number: int, **values: Any) -> dict[str, Any]:
    """A square of 100 m × 100 m with a code."""
    return {"ZDDM": CODE.format(number), "wkt": square(number), **values}


def current(store: Store, table: str = "parcel") -> list[dict[str, Any]]:
    """The rows that lists and figures see."""
    with store.read() as reading:
        return reading.table(table).to_rows()


def codes(report: ImportReport) -> set[str]:
    return {finding.code for finding in report.findings}


def outcome(report: ImportReport, row: int) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    """The end of one row by its number."""
    found = next(each for each in report.rows() if each.row == row)
    return found.outcome, [(note.code, dict(note.params)) for note in found.notes]


class KeptTaxes:
    """What stands in for the folder of taxes where the folder is not what is tested."""

    def __init__(self) -> None:
        self.deliveries: list[tuple[Sequence[TaxRow], Delivery]] = []

    def add(self, rows: Sequence[TaxRow], delivery: Delivery) -> Delivered:
        self.deliveries.append((rows, delivery))
        return Delivered(f"{len(self.deliveries)}.csv", delivery.source_sha256)

    def rows(self, *, without: Collection[str] = ()) -> tuple[TaxRow, ...]:
        found = (replace(r, package=about.package) for rows, about in self.deliveries for r in rows)
        return newest(found, without)


_TAXES: dict[Path, KeptTaxes] = {}


def taxes_of(store: Store) -> KeptTaxes:
    """The taxes of the enterprises of a workspace."""
    return _TAXES.setdefault(store.path, KeptTaxes())


def import_enterprises(store: Store, table: IncomingTable, **options: Any) -> ImportReport:
    """Import with a place for the taxes."""
    return enterprises.import_enterprises(store, table, supply=Supply(taxes_of(store)), **options)


def taxes_by_name(store: Store) -> dict[tuple[str, int], str | None]:
    """Name and year → tax; None where the workspace knows the year without a tax."""
    names = {row["uuid"]: row["name"] for row in current(store, "enterprise")}
    years = current(store, "enterprise_year")
    found = {(names[row["enterprise_uuid"]], row["year"]): row["tax_wan"] for row in years}
    return found | {(row.name, row.year): row.tax_wan for row in taxes_of(store).rows()}
