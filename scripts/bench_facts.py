# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace for scripts/bench.py in which every parcel has what rules ask for.

Empty columns would be read and compared for nothing: here a tenth of each is missing, as in a
survey, and each owner is an enterprise with taxes of three years.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from bench_data import CRS, Town
from bench_workspace import ACTOR, BATCH, parcel_rows

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.ports import BulkInsert
from lowuse_plugin.store.workspace import create_workspace

YEARS = (2021, 2022, 2023)
_NUMBERS = {
    "floor_area_m2": (2_000, 30_000), "footprint_area_m2": (1_000, 9_000),
    "contract_investment_wan_per_mu": (200, 400), "contract_tax_wan_per_mu": (5, 30),
    "investment_wan": (500, 9_000), "investment_done_pct": (1, 100),
    "built_area_share_pct": (0, 100),
}  # fmt: skip
_WORDS = {
    "industry_code": ("3311", "2511", "1391"),
    "industry_kind": ("encouraged", "permitted", "restricted"),
    "operating_state": ("normal", "half_stopped", "stopped", "vacant"),
    "safety_state": ("compliant", "rectifying", "failing"),
    "idle": ("no", "yes"),
    "legacy_kind": ("1", "2", "3"),
    "planned_use": ("0601", "0701"),
    "actual_use": ("工业用地", "仓库"),
    "agreement_signer": ("county", "town"),
    "county_consent": ("yes", "no"),
    "scope_and_price": ("yes", "no"),
    "conversion_approved": ("yes", "no"),
    "lawful_procedure": ("yes", "no"),
    "in_use": ("yes", "no"),
    "upgrade_needed": ("yes", "no"),
}
_DAYS = ("built_on", "agreed_start_on", "actual_start_on", "stopped_since", "agreement_on")
_MISSING = 0.1


def write_facts(path: Path, town: Town) -> None:
    """Make a workspace of a town in which parcels and enterprises have figures."""
    random = np.random.default_rng(11)
    owners, numbers = np.unique(town.owners, return_inverse=True)
    with create_workspace(path, district="440704", crs=CRS, actor=ACTOR) as store:

        def write(table: str, rows: ColumnTable) -> None:
            for start in range(0, len(rows), BATCH):
                batch = rows.take(np.arange(start, min(start + BATCH, len(rows))))
                store.write([BulkInsert(table, batch)], reason="bench")

        parcels = parcel_rows(town, np.arange(len(town.parcels)))
        write("parcel", parcels.with_columns(**_figures(len(parcels), random)))
        firms = column("text", [f"e{number}" for number in range(len(owners))])
        names = column("text", owners)
        write("enterprise", ColumnTable({"uuid": firms, "name": names, "name_key": names}))
        links = {
            "uuid": column("text", [f"l{number}" for number in range(len(parcels))]),
            "parcel_uuid": parcels["uuid"],
            "enterprise_uuid": firms.take(numbers.ravel()),
        }
        write("parcel_enterprise", ColumnTable(links))
        for year in YEARS:
            taxes = np.round(random.uniform(20, 900, len(owners)), 2)
            lines = {
                "uuid": column("text", [f"y{year}-{number}" for number in range(len(owners))]),
                "enterprise_uuid": firms,
                "year": constant("int", year, len(owners)),
                "tax_wan": column("text", [f"{tax:.2f}" for tax in taxes]),
                "grade": column("text", random.choice(("A", "B", "C", "D"), len(owners))),
                "source_unit": constant("text", "税务局", len(owners)),
            }
            write("enterprise_year", ColumnTable(lines))


def _figures(count: int, random: np.random.Generator) -> dict[str, Column]:
    day = np.datetime64("1995-01-01")
    found: dict[str, Column] = {}
    for name, bounds in _NUMBERS.items():
        found[name] = _gaps("real", np.round(random.uniform(*bounds, count), 2), random)
    for name, words in _WORDS.items():
        found[name] = _gaps("text", np.array(words, dtype=object)[
            random.integers(len(words), size=count)], random)  # fmt: skip
    for name in _DAYS:
        found[name] = _gaps("date", day + random.integers(10_000, size=count), random)
    return found


def _gaps(kind: str, values: Any, random: np.random.Generator) -> Column:
    return Column(kind, values, random.random(len(values)) > _MISSING)
