# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a list of enterprises that cannot be taken as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.importing.mapping import FieldMapping
from lowuse_plugin.domain.importing.report import REFUSED, Findings
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.services.importing import year_figures as yearly
from lowuse_plugin.services.importing.year_figures import YearFigures

_NEVER_NEGATIVE = ("tax_wan", "tax_wan_per_mu")


def refuse_negative(
    incoming: IncomingTable,
    figures: Sequence[YearFigures],
    fields: FieldMapping,
    findings: Findings,
) -> None:
    """Refuse rows with a tax below zero: a refund of another year is none of this year's tax."""
    for each in figures:
        for name in _NEVER_NEGATIVE:
            values = each.columns.get(name)
            if values is None:
                continue
            numbers = [float(value) if value is not None else 0.0 for value in values.to_list()]
            below = np.array([number < 0 for number in numbers], dtype=np.bool_)
            field = each.fields.get(name) or fields.matches[name].field
            given = [str(value) for value in incoming.columns[field].to_list()]
            findings.add("TAX_NEGATIVE", REFUSED, below, field=field, value=given)


def refuse_two_names(columns: Mapping[str, Column], findings: Findings, first_row: int) -> None:
    """Refuse rows that give one credit code to two enterprises; each names the other."""
    if "uscc" not in columns:
        return
    codes, keys = columns["uscc"].to_list(), columns["name_key"].to_list()
    names = columns["name"].to_list()
    by_code: dict[str, dict[str, int]] = {}
    for row in np.flatnonzero(~findings.refused).tolist():
        if codes[row]:
            by_code.setdefault(codes[row], {}).setdefault(keys[row], row)
    rows, values, others, other_names = [], [], [], []
    for row in np.flatnonzero(~findings.refused).tolist():
        named = by_code.get(codes[row] or "", {})
        if len(named) > 1:
            other = next(first for key, first in named.items() if key != keys[row])
            rows.append(row)
            values.append(codes[row])
            others.append(other + first_row)
            other_names.append(names[other])
    at = np.array(rows, dtype=np.int64)
    findings.add("USCC_TWO_NAMES", REFUSED, at, value=values, other=others, name=other_names)


def refuse_year_twice(
    columns: Mapping[str, Column],
    figures: Sequence[YearFigures],
    findings: Findings,
    first_row: int,
) -> None:
    """Refuse the later of two lines about one enterprise and year.

    Where columns are years, a line is about a year that it has a figure of.
    """
    owners = _owner_keys(columns)
    seen: dict[tuple[str, int], int] = {}
    rows, firsts, values = [], [], []
    for row in np.flatnonzero(~findings.refused).tolist():
        about = {
            int(each.years.values[row])
            for each in figures
            if each.stated or yearly.has_figure(each.columns, row)
        }
        doubled = sorted(year for year in about if (owners[row], year) in seen)
        if doubled:
            rows.append(row)
            firsts.append(seen[owners[row], doubled[0]] + first_row)
            values.append(f"{owners[row]} {doubled[0]}")
        else:
            seen |= {(owners[row], year): row for year in about}
    at = np.array(rows, dtype=np.int64)
    findings.add("ROW_DOUBLE", REFUSED, at, field="年度", value=values, first=firsts)


def _owner_keys(columns: Mapping[str, Column]) -> list[str]:
    """Return by what each row's enterprise is known: its code, also where only its name stands."""
    keys = [key or "" for key in columns["name_key"].to_list()]
    codes = columns["uscc"].to_list() if "uscc" in columns else [None] * len(keys)
    named: dict[str, set[str]] = {}
    for key, code in zip(keys, codes, strict=True):
        if code:
            named.setdefault(key, set()).add(code)
    only = {key: next(iter(found)) for key, found in named.items() if len(found) == 1}
    return [code or only.get(key, key) for key, code in zip(keys, codes, strict=True)]
