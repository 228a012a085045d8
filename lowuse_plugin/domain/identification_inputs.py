# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One parcel and its enterprises from plain mappings, for the Python interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.identification_facts import (
    PARCEL_COLUMNS,
    EnterpriseLinks,
    EnterpriseYears,
)
from lowuse_plugin.domain.inputs import Fields, parse_number


def read_parcel(
    data: Mapping[str, object],
) -> tuple[ColumnTable, EnterpriseLinks, EnterpriseYears]:
    """Read one parcel from a plain mapping with column names of the schema.

    Its ``enterprises`` are mappings with ``share`` (part of the enterprise's land that is on this
    parcel, 1 when left out), ``tax_wan`` and ``grade`` by year.

    Raises:
        LowUseError: ``INPUT_…`` with ``field``.
    """
    given = Fields.of(data, "parcel")
    codes = schema.shipped().codes
    columns = {}
    for name, kind in PARCEL_COLUMNS.items():
        spec = schema.shipped().tables["parcel"].columns[name]
        value: object
        if kind == "real":
            number = given.number(name)
            value = None if number is None else float(number)
        elif spec.domain:
            value = given.choice(name, codes[spec.domain].values)
        else:
            value = given.text(name)
        columns[name] = column(kind, [value])
    entries = given.mappings("enterprises")
    shares = [entry.amount("share") for entry in entries]
    number_of = len(entries)
    land = np.full(number_of, np.nan)
    links = EnterpriseLinks(
        parcel=np.zeros(number_of, np.int64),
        enterprise=np.arange(number_of),
        share=np.array([np.nan if s is None else float(s) for s in shares], np.float64),
        land_m2=land,
    )
    return ColumnTable(columns), links, _read_years(entries, codes["mu_grade"].values)


def _read_years(entries: Sequence[Fields], grades: Mapping[str, str]) -> EnterpriseYears:
    enterprise, year, tax, grade = [], [], [], []
    for number, entry in enumerate(entries):
        taxes, letters = entry.mapping("tax_wan"), entry.mapping("grade")
        names = {**(taxes.data if taxes else {}), **(letters.data if letters else {})}
        for name in names:
            enterprise.append(number)
            year.append(int(parse_number(name, entry.field("tax_wan"))))
            amount = taxes.number(name) if taxes else None
            tax.append(np.nan if amount is None else float(amount))
            grade.append(letters.choice(name, grades) if letters else None)
    return EnterpriseYears(
        enterprise=np.array(enterprise, np.int64),
        year=np.array(year, np.int64),
        tax_wan=np.array(tax, np.float64),
        grade=grade,
    )
