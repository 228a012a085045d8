# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One parcel and its enterprises from plain mappings, for the Python interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.identification.enterprises import (
    EnterpriseLinks,
    EnterpriseYears,
    yearly_tax,
)
from lowuse_plugin.domain.identification.facts import PARCEL_COLUMNS
from lowuse_plugin.domain.inputs import Fields, parse_number


def read_parcel(
    data: Mapping[str, object],
) -> tuple[ColumnTable, EnterpriseLinks, EnterpriseYears]:
    """Read one parcel from a plain mapping with column names of the schema.

    Its ``enterprises`` are mappings with ``share`` (part of the enterprise's land that is on this
    parcel, 1 when left out), ``dishonest`` and, by year, ``tax_wan``, ``grade``, ``source_unit``;
    where the tax itself is not at hand, ``tax_wan_per_mu`` with ``tax_land_m2``.

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
        elif kind == "date":
            value = given.day(name)
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
        dishonest=[entry.choice("dishonest", codes["yes_no_unknown"].values) for entry in entries],
    )
    return ColumnTable(columns), links, _read_years(entries, codes["mu_grade"].values)


_BY_YEAR = ("tax_wan", "tax_wan_per_mu", "tax_land_m2", "grade", "source_unit")


def _read_years(entries: Sequence[Fields], grades: Mapping[str, str]) -> EnterpriseYears:
    enterprise, year, grade, unit = [], [], [], []
    taxes: list[list[float]] = []
    for number, entry in enumerate(entries):
        given = {name: entry.mapping(name) or Fields({}) for name in _BY_YEAR}
        for name in dict.fromkeys(name for fields in given.values() for name in fields.data):
            enterprise.append(number)
            year.append(int(parse_number(name, entry.field("tax_wan"))))
            taxes.append([_real(given[each].number(name)) for each in _BY_YEAR[:3]])
            grade.append(given["grade"].choice(name, grades))
            unit.append(given["source_unit"].text(name))
    stated, per_mu, land = np.array(taxes, np.float64).reshape(-1, 3).T
    return EnterpriseYears(
        enterprise=np.array(enterprise, np.int64),
        year=np.array(year, np.int64),
        tax_wan=yearly_tax(stated, per_mu, land),
        grade=grade,
        source_unit=unit,
    )


def _real(value: Fraction | None) -> float:
    return np.nan if value is None else float(value)
