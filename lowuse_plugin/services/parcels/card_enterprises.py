# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Enterprises on one parcel and what of their tax falls to it, year by year (A-34)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification.facts import allocation, land_area
from lowuse_plugin.domain.identification.rules import AREA_COLUMNS
from lowuse_plugin.domain.parcels.card import EnterpriseLine, YearLine
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.identification.identify import enterprise_links, read_facts


def enterprise_lines(reading: Reading, uuid: str) -> tuple[EnterpriseLine, ...]:
    """Return the enterprises on a parcel.

    Each has a line for every year between the first and the last that any of them has: a year
    without figures is there and says that they are missing.
    """
    found = reading.table("card_enterprises", uuid=uuid).to_rows()
    if not found:
        return ()
    facts = read_facts(reading, [uuid])
    parts, land_mu = _parts(facts.links, uuid), _land_mu(facts.parcels)
    figures: dict[tuple[str, int], Mapping[str, Any]] = {
        (line["enterprise_uuid"], line["year"]): line
        for line in reading.table("card_enterprise_years", uuid=uuid).to_rows()
    }
    known = [year for _, year in figures]
    span = range(max(known), min(known) - 1, -1) if known else range(0)
    words = schema.shipped().codes
    return tuple(
        EnterpriseLine(
            name=row["name"],
            uscc=row["uscc"] or "",
            share=row["share"],
            leased=words["yes_no_unknown"].values.get(row["leased"], ""),
            matched_by=words["match_kind"].values.get(row["matched_by"], ""),
            years=tuple(
                _year(
                    year,
                    figures.get((row["enterprise_uuid"], year), {}),
                    parts.get(row["enterprise_uuid"]),
                    land_mu,
                )
                for year in span
            ),
        )
        for row in found
    )


def _year(
    year: int, figures: Mapping[str, Any], part: float | None, land_mu: float | None
) -> YearLine:
    tax, firm_per_mu, firm_land = (
        figures.get(name) for name in ("tax_wan", "tax_wan_per_mu", "tax_land_m2")
    )
    whole = tax
    if whole is None and firm_per_mu is not None and firm_land is not None:
        # The tax itself is kept outside the workspace.
        whole = firm_per_mu * firm_land * 3 / 2000
    per_mu = None
    if whole is not None and part is not None and land_mu is not None:
        per_mu = whole * part / land_mu
    grades = schema.shipped().codes["mu_grade"].values
    return YearLine(
        year=year,
        tax_wan=tax,
        tax_wan_per_mu=per_mu,
        grade=grades.get(figures.get("grade") or "", ""),
        firm_per_mu=firm_per_mu,
        firm_land_m2=firm_land,
        source_unit=figures.get("source_unit") or "",
        imported_on=figures.get("imported_on") or "",
        file_name=figures.get("file_name") or "",
    )


def _parts(links: ColumnTable, uuid: str) -> dict[str, float]:
    """Return which part of the tax of each enterprise falls to the parcel."""
    enterprises = links["enterprise_uuid"].to_list()
    parcels = links["parcel_uuid"].to_list()
    numbers = {name: number for number, name in enumerate(dict.fromkeys(enterprises))}
    parts = allocation(enterprise_links(links, {uuid: 0}, numbers, AREA_COLUMNS))
    here: dict[str, float] = {}
    for name, parcel, part in zip(enterprises, parcels, parts.tolist(), strict=True):
        if parcel == uuid and np.isfinite(part):
            here[name] = here.get(name, 0.0) + part
    return here


def _land_mu(parcels: ColumnTable) -> float | None:
    land: Sequence[float] = land_area(parcels, AREA_COLUMNS).tolist()
    return land[0] * 3 / 2000 if land and np.isfinite(land[0]) else None
