# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Enterprises, their yearly taxes and the parcels that they use, from a sheet (feature A15).

An enterprise is known by its credit code, else by its normalised name; a year of it by the year.
A missing tax stays missing, never zero; a value that the sheet lacks erases nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.import_report import NOTE, REFUSED, Findings, ImportReport
from lowuse_plugin.domain.mapping import FieldMapping, Preset, targets
from lowuse_plugin.domain.names import id_key, name_key
from lowuse_plugin.domain.ports import (
    IncomingTable,
    Progress,
    SilentProgress,
    Store,
)
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services import import_year_figures as yearly
from lowuse_plugin.services.import_enterprise_book import (
    CHANGED,
    ENTERPRISE,
    NEW,
    YEAR,
    Book,
    Known,
    plan_of,
    read_book,
)
from lowuse_plugin.services.import_package import start_package, write_package
from lowuse_plugin.services.import_parcel_links import LinkIndex, read_links
from lowuse_plugin.services.import_summary import Counts, make_report, written
from lowuse_plugin.services.import_table import (
    empty_rows,
    file_name,
    map_fields,
    read_columns,
    row_count,
)
from lowuse_plugin.services.import_year_figures import YearFigures

_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
_TOTALS = frozenset({"合计", "总计", "小计", "合 计", "总 计"})
_STAGES = 3
_MOST_YEARS = 1000


def enterprise_columns() -> tuple[ColumnSpec, ...]:
    """Return what a sheet may bring: enterprise, year, and the code of the parcel."""
    tables = schema.shipped().tables
    return (*targets(tables[ENTERPRISE], tables[YEAR]), tables["parcel"].columns["parcel_code"])


def import_enterprises(
    store: Store,
    incoming: IncomingTable,
    *,
    year: int | None = None,
    district: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    preset: Preset | None = None,
    resume: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a list of enterprises with taxes and match them to parcels.

    Args:
        store: The workspace.
        incoming: Sheet as read by ``exchange.readers.read_layer``.
        year: Year of the figures where neither a column nor a heading names it.
        district: District of all rows, where the sheet has none.
        mapping: Column → field; None as field leaves a column out. The rest is guessed.
        preset: Mapping kept from an earlier delivery.
        resume: Uuid of an open package of the same file.
        progress: As for parcels.

    Returns:
        The end of every row, and in ``unmatched`` the enterprises without a parcel.

    Raises:
        LowUseError: ``YEAR_NEEDED``, ``FIELD_NEEDED`` when no column has the name, and those of
            the mapping.
    """
    watched = progress or SilentProgress()
    if store.info.read_only_reason:
        raise LowUseError(store.info.read_only_reason, file=store.path.name)
    package = start_package(store, file_name(incoming), incoming.sha256, resume)
    findings = Findings(row_count(incoming))
    specs = enterprise_columns()
    by_name = {spec.name: spec for spec in specs}
    said = {name for name in (mapping or {}).values() if name}
    names = [] if preset else [name for name in incoming.columns if name not in said]
    wide = yearly.wide_fields(names, specs)
    taken = {match.field for matches in wide.values() for match in matches.values()}
    narrow = _without(incoming, taken)
    fields = map_fields(narrow, specs, mapping, preset, ENTERPRISE)
    if "name" not in fields:
        field_title = by_name["name"].title
        raise LowUseError("FIELD_NEEDED", file=file_name(incoming), field=field_title)
    findings.add("ROW_EMPTY", REFUSED, empty_rows(incoming))
    figures = yearly.read_figures(incoming, fields, wide, by_name, findings, year=year)
    columns = _read(incoming, fields, by_name, findings, district)
    watched.step(0, _STAGES)
    with store.read() as reading:
        book = read_book(reading, package)
        links = read_links(reading)
    counts, unmatched = _fill(book, columns, figures, links, findings, first_row=incoming.first_row)
    plan = plan_of(book)
    wide_json = {f"{m.column}@{y}": m.field for y, ms in wide.items() for m in ms.values()}
    report = make_report(
        ENTERPRISE,
        incoming,
        package,
        findings,
        counts,
        mapping={**fields.to_json(), **wide_json},
        extra=written(plan, ""),
        unmatched=unmatched,
    )
    watched.step(1, _STAGES)
    write_package(store, package, incoming, plan, report, progress=watched)
    return report


def _without(incoming: IncomingTable, taken: set[str]) -> IncomingTable:
    kept = {name: c for name, c in incoming.columns.columns.items() if name not in taken}
    return replace(incoming, columns=ColumnTable(kept))


def _read(
    incoming: IncomingTable,
    fields: FieldMapping,
    specs: Mapping[str, ColumnSpec],
    findings: Findings,
    district: str | None,
) -> dict[str, Column]:
    """Return the columns of the enterprise itself, with normalised code and name."""
    own = {*schema.shipped().tables[ENTERPRISE].columns, "parcel_code"}
    matches = {name: match for name, match in fields.matches.items() if name in own}
    columns = read_columns(incoming, FieldMapping(matches), specs, findings)
    names = columns["name"].to_list()
    keys = [name_key(name or "") or None for name in names]
    total = np.array(["".join((n or "").split()) in _TOTALS for n in names], dtype=np.bool_)
    findings.add("ROW_TOTAL", REFUSED, total)
    missing = np.array([key is None for key in keys], dtype=np.bool_)
    findings.add("VALUE_REQUIRED", REFUSED, missing, field=specs["name"].title)
    columns["name_key"] = column("text", keys)
    if "uscc" in columns:
        codes = [id_key(code) if code else None for code in columns["uscc"].to_list()]
        odd = np.array([bool(c) and not _USCC.fullmatch(c or "") for c in codes], dtype=np.bool_)
        findings.add("USCC_MALFORMED", NOTE, odd, value=codes)
        columns["uscc"] = column("text", codes)
    if district is not None:
        columns["district"] = constant("text", district, len(names))
    return columns


def _fill(
    book: Book,
    columns: Mapping[str, Column],
    figures: list[YearFigures],
    links: LinkIndex,
    findings: Findings,
    *,
    first_row: int,
) -> tuple[Counts, list[dict[str, Any]]]:
    """Go through the rows that are taken; return their counts and who has no parcel."""
    rows = len(findings.refused)
    created, updated = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
    _refuse_year_twice(columns, figures, findings, first_row)
    table = ColumnTable(columns).to_rows()
    by_address: list[int] = []
    lost: dict[str, dict[str, Any]] = {}
    for row in np.flatnonzero(~findings.refused).tolist():
        values = {name: value for name, value in table[row].items() if value is not None}
        parcel_code = values.pop("parcel_code", None)
        before = len(book.known)
        owner = book.enterprise(values, row)
        created[row] = len(book.known) > before
        updated[row] = bool(owner.changes)
        for at, each in enumerate(figures):
            if each.stated or yearly.has_figure(each.columns, row):
                numbers = yearly.figures_of(each.columns, row)
                number = row * _MOST_YEARS + at
                year = int(each.years.values[row])
                ended = book.year(owner, year, numbers, number=number)
                created[row] |= ended == NEW
                updated[row] |= ended == CHANGED
        uscc, key = owner.values.get("uscc"), owner.values["name_key"]
        link = links.find(uscc, key, owner.values.get("address"), parcel_code)
        book.link(owner, link.parcels, link.matched_by, row)
        if link.matched_by == "address":
            by_address.append(row)
        if not link.parcels:
            lost.setdefault(owner.uuid, _lost(owner, row + first_row, link.reason))
    findings.add("MATCHED_BY_ADDRESS", NOTE, np.array(by_address, dtype=np.int64))
    return Counts(created, updated), list(lost.values())


def _lost(owner: Known, row: int, reason: str) -> dict[str, Any]:
    names = ("uscc", "name", "address")
    return {"row": row, **{name: owner.values.get(name) for name in names}, "reason": reason}


def _refuse_year_twice(
    columns: Mapping[str, Column], figures: list[YearFigures], findings: Findings, first_row: int
) -> None:
    """Refuse the later of two lines about one enterprise and year."""
    stated = [each for each in figures if each.stated]
    if not stated:
        return
    codes = columns["uscc"].to_list() if "uscc" in columns else [None] * len(findings.refused)
    keys = columns["name_key"].to_list()
    seen: dict[tuple[Any, int], int] = {}
    rows, firsts, values = [], [], []
    for row in np.flatnonzero(~findings.refused).tolist():
        key = codes[row] or keys[row], int(stated[0].years.values[row])
        first = seen.setdefault(key, row)
        if first != row:
            rows.append(row)
            firsts.append(first + first_row)
            values.append(f"{key[0]} {key[1]}")
    doubled = np.array(rows, dtype=np.int64)
    findings.add("ROW_DOUBLE", REFUSED, doubled, field="年度", value=values, first=firsts)
