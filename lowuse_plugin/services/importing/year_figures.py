# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Yearly figures in a sheet: one line a year (年度), or one column a year (2023年税收)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import (
    FieldMapping,
    FieldMatch,
    find_column,
    split_unit,
    split_year,
)
from lowuse_plugin.domain.importing.report import REFUSED, Findings
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing.table import file_name, read_columns

FIGURES = (
    "tax_wan",
    "revenue_wan",
    "investment_wan",
    "employees",
    "grade",
    "tax_wan_per_mu",
    "tax_land_m2",
)
_YEARS = (1990, 2100)


@dataclass(frozen=True)
class YearFigures:
    """The figures of one year for all rows of the sheet, or of the year that each row names."""

    years: Column
    columns: Mapping[str, Column]
    stated: bool
    """Whether a row without any figure is still a statement about its year (one line a year)."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Column → field of the sheet."""


def wide_fields(
    fields: Sequence[str], specs: Sequence[ColumnSpec]
) -> dict[int, dict[str, FieldMatch]]:
    """Return year → column → field for headings that name a year and a figure."""
    figures = [spec for spec in specs if spec.name in FIGURES]
    found: dict[int, dict[str, FieldMatch]] = {}
    for name in fields:
        base, year = split_year(name)
        column = find_column(base, figures) if year is not None else None
        if year is not None and column is not None:
            match = FieldMatch(column, name, 0.9, "alias", split_unit(name)[1])
            found.setdefault(year, {}).setdefault(column, match)
    return found


def read_figures(
    incoming: IncomingTable,
    fields: FieldMapping,
    wide: Mapping[int, Mapping[str, FieldMatch]],
    specs: Mapping[str, ColumnSpec],
    findings: Findings,
    *,
    year: int | None,
) -> list[YearFigures]:
    """Return the figures by year.

    Args:
        incoming: The sheet.
        fields: Column → field of the headings without a year.
        wide: From :func:`wide_fields`.
        specs: Columns of enterprise_year.
        findings: Receives unreadable values and years.
        year: Year of all lines where the sheet names none; the title of the sheet comes last.

    Raises:
        LowUseError: ``YEAR_NEEDED``: there are figures, but nothing says of which year.
    """
    rows = len(findings.refused)
    result = []
    for each, matches in sorted(wide.items()):
        columns = read_columns(incoming, FieldMapping(matches), specs, findings)
        result.append(YearFigures(constant("int", each, rows), columns, False, _fields(matches)))
    named = {n: m for n, m in fields.matches.items() if n in (*FIGURES, "source_unit")}
    if not set(named) & set(FIGURES):
        return result
    if "year" in fields:
        match = {"year": fields.matches["year"]}
        read = read_columns(
            incoming, FieldMapping(match), specs, findings, unreadable_refuses=("year",)
        )
        years = read["year"]
        if year is not None:
            values = np.where(years.valid, years.values, year)
            years = Column("int", values, np.ones(rows, dtype=np.bool_))
        findings.add("VALUE_REQUIRED", REFUSED, ~years.valid, field=specs["year"].title)
        absurd = years.valid & ((years.values < _YEARS[0]) | (years.values > _YEARS[1]))
        heading = fields.matches["year"].field
        findings.add("VALUE_UNREADABLE", REFUSED, absurd, field=heading, value=years.values)
    elif year is not None:
        years = constant("int", year, rows)
    elif (titled := year_of_title(incoming.title)) is not None:
        years = constant("int", titled, rows)
        findings.remark("YEAR_FROM_TITLE", title=incoming.title, year=titled)
    else:
        raise LowUseError("YEAR_NEEDED", file=file_name(incoming), layer=incoming.layer)
    columns = read_columns(incoming, FieldMapping(named), specs, findings)
    result.append(YearFigures(years, columns, True, _fields(named)))
    return result


def _fields(matches: Mapping[str, FieldMatch]) -> dict[str, str]:
    return {name: match.field for name, match in matches.items()}


def year_of_title(title: str) -> int | None:
    """Return the one year that a title names, None when it names none or several."""
    rest, found = split_year(title)
    return None if split_year(rest)[1] not in (None, found) else found


def has_figure(columns: Mapping[str, Column], row: int) -> bool:
    """Tell whether a row has any figure."""
    return any(columns[name].valid[row] for name in FIGURES if name in columns)


def figures_of(columns: Mapping[str, Column], row: int) -> dict[str, object]:
    """Return the figures of a row that are not missing."""
    table = ColumnTable({name: c.take(np.array([row])) for name, c in columns.items()})
    return {name: value for name, value in table.to_rows()[0].items() if value is not None}
