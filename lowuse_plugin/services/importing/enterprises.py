# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Enterprises, their yearly taxes and the parcels that they use, from a sheet (feature A15).

An enterprise is known by its credit code, else by its normalised name; a year of it by the year.
A missing tax stays missing, never zero; a value that the sheet lacks erases nothing. The taxes
themselves go into their folder; the workspace keeps 亩均税收 with year, source and day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import FieldMapping, Preset, targets
from lowuse_plugin.domain.importing.report import CHANGED as CHANGED_ROW
from lowuse_plugin.domain.importing.report import NOTE, REFUSED, Findings, ImportReport
from lowuse_plugin.domain.names import id_key, name_key
from lowuse_plugin.domain.ports import (
    IncomingTable,
    Progress,
    SilentProgress,
    Store,
)
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing import year_figures as yearly
from lowuse_plugin.services.importing.edits import joined, titles
from lowuse_plugin.services.importing.enterprise_book import (
    CHANGED,
    ENTERPRISE,
    NEW,
    YEAR,
    Book,
    Known,
    plan_of,
    read_book,
)
from lowuse_plugin.services.importing.enterprise_checks import (
    refuse_negative,
    refuse_two_names,
    refuse_year_twice,
)
from lowuse_plugin.services.importing.parcel_links import LinkIndex, read_links
from lowuse_plugin.services.importing.summary import Counts, make_report, written
from lowuse_plugin.services.importing.table import (
    empty_rows,
    file_name,
    fill_district,
    map_fields,
    read_columns,
    require_writable,
    row_count,
)
from lowuse_plugin.services.importing.tax_answers import Answering, start_answering
from lowuse_plugin.services.importing.tax_taking import TAX, Supply, Taking, start_taking
from lowuse_plugin.services.importing.writing import start_package, write_package
from lowuse_plugin.services.importing.year_figures import YearFigures
from lowuse_plugin.services.taxes.land import LAND_UNKNOWN

_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
_TOTALS = frozenset({"合计", "总计", "小计", "合 计", "总 计"})
_STAGES = 3
_MOST_YEARS = 1000


_LAND_NAMES = ("用地面积", "占地面积", "实际用地面积", "用地总面积")


def enterprise_columns() -> tuple[ColumnSpec, ...]:
    """Return what a sheet may bring: enterprise, year, and the code of the parcel."""
    tables = schema.shipped().tables
    found = targets(tables[ENTERPRISE], tables[YEAR], without=("imported_on",))
    named = tuple(
        replace(spec, aliases=(*spec.aliases, *_LAND_NAMES)) if spec.name == "tax_land_m2" else spec
        for spec in found
    )
    return (*named, tables["parcel"].columns["parcel_code"])


def import_enterprises(
    store: Store,
    incoming: IncomingTable,
    *,
    year: int | None = None,
    district: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    preset: Preset | None = None,
    overwrite_edits: bool = False,
    supply: Supply | None = None,
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
        overwrite_edits: Take the sheet's values also where a person edited them since the import.
        supply: Who supplied the figures and where taxes are kept.
        resume: Uuid of an open package of the same file and options.
        progress: As for parcels.

    Returns:
        The end of every row, and in ``unmatched`` the enterprises without a parcel.

    Raises:
        LowUseError: ``YEAR_NEEDED``, ``FIELD_NEEDED`` when no column has the name,
            ``TAX_FOLDER_NEEDED`` where there are taxes and no folder for them, those of the
            folder and those of the mapping.
    """
    supplied = supply or Supply()
    watched = progress or SilentProgress()
    require_writable(store)
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
        seen = "、".join(incoming.columns)
        raise LowUseError(
            "FIELD_NEEDED", file=file_name(incoming), field=field_title, headings=seen
        )
    wide_json = {f"{m.column}@{y}": m.field for y, ms in wide.items() for m in ms.values()}
    mapped = {**fields.to_json(), **wide_json}
    options = {
        "mapping": mapped,
        "year": year,
        "district": district,
        "overwrite_edits": overwrite_edits,
        "source_unit": supplied.source_unit or None,
    }
    package = start_package(store, incoming, ENTERPRISE, options, resume)
    findings.add("ROW_EMPTY", REFUSED, empty_rows(incoming))
    figures = yearly.read_figures(incoming, fields, wide, by_name, findings, year=year)
    columns = _read(incoming, fields, by_name, findings)
    nowhere = np.zeros(len(findings.refused), dtype=np.bool_)
    stated = columns["district"].valid if "district" in columns else nowhere
    if district is not None:
        fill_district(columns, district, findings)
    watched.step(0, _STAGES)
    refuse_negative(incoming, figures, fields, findings)
    refuse_two_names(columns, findings, incoming.first_row)
    with store.read() as reading:
        known = _Known(
            read_book(reading, package, overwrite=overwrite_edits),
            read_links(reading),
            start_taking(reading, supplied),
            start_answering(reading, incoming, supplied.request_uuid),
        )
    counts, unmatched = _fill(
        known, columns, figures, findings, stated=stated, first_row=incoming.first_row
    )
    known.taking.deliver(incoming, district or store.info.district, package.uuid)
    plan = plan_of(known.book)
    report = make_report(
        ENTERPRISE,
        incoming,
        package,
        findings,
        counts,
        mapping=mapped,
        extra=written(plan, ""),
        unmatched=unmatched,
        unused=fields.unused,
        hidden=_hidden(mapped),
    )
    watched.step(1, _STAGES)
    write_package(store, package, incoming, plan, report, progress=watched)
    known.answering.close(store, package.uuid)
    return report


def _hidden(mapped: Mapping[str, str]) -> frozenset[str]:
    """Return the fields whose values stay out of the workspace, in findings too: the taxes."""
    return frozenset(field for name, field in mapped.items() if name.partition("@")[0] == TAX)


@dataclass(frozen=True)
class _Known:
    """What the workspace knows while the rows are gone through."""

    book: Book
    links: LinkIndex
    taking: Taking
    answering: Answering


def _without(incoming: IncomingTable, taken: set[str]) -> IncomingTable:
    kept = {name: c for name, c in incoming.columns.columns.items() if name not in taken}
    return replace(incoming, columns=ColumnTable(kept))


def _read(
    incoming: IncomingTable,
    fields: FieldMapping,
    specs: Mapping[str, ColumnSpec],
    findings: Findings,
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
    return columns


def _fill(
    known: _Known,
    columns: Mapping[str, Column],
    figures: list[YearFigures],
    findings: Findings,
    *,
    stated: NDArray[np.bool_],
    first_row: int,
) -> tuple[Counts, list[dict[str, Any]]]:
    """Go through the rows that are taken; return their counts and who has no parcel.

    ``stated``: rows of which the sheet itself names the district.
    """
    book, taking = known.book, known.taking
    rows = len(findings.refused)
    created, updated = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
    refuse_year_twice(columns, figures, findings, first_row)
    table = ColumnTable(columns).to_rows()
    owners: dict[int, Known] = {}
    about: dict[int, list[tuple[str, int]]] = {}
    by_address: list[int] = []
    lost: dict[str, dict[str, Any]] = {}
    for row in np.flatnonzero(~findings.refused).tolist():
        values = {name: value for name, value in table[row].items() if value is not None}
        parcel_code = values.pop("parcel_code", None)
        before = len(book.known)
        owner = book.enterprise(values, row, () if stated[row] else ("district",))
        created[row] = len(book.known) > before
        owners[row] = owner
        for at, each in enumerate(figures):
            if each.stated or yearly.has_figure(each.columns, row):
                year = int(each.years.values[row])
                given = yearly.figures_of(each.columns, row)
                known.answering.given(owner.uuid, year, row, has_tax=TAX in given)
                numbers = taking.take(owner, year, given, row, row + first_row)
                ended = book.year(owner, year, numbers, number=row * _MOST_YEARS + at)
                about.setdefault(row, []).append((owner.uuid, year))
                created[row] |= ended == NEW
                updated[row] |= ended == CHANGED
        link = known.links.find(
            owner.values.get("uscc"), owner.values["name_key"], owner.values.get("address"),
            parcel_code,
        )  # fmt: skip
        book.link(owner, link.parcels, link.matched_by, row)
        if link.matched_by == "address":
            by_address.append(row)
        if not link.parcels:
            lost.setdefault(owner.uuid, _lost(owner, row + first_row, link.reason))
    _settle(known, owners, lost, updated, first_row)
    kept = _kept(book, owners, about)
    rows_kept = np.array(list(kept), dtype=np.int64)
    findings.add("EDITED_SINCE_IMPORT", CHANGED_ROW, rows_kept, fields=list(kept.values()))
    findings.add("MATCHED_BY_ADDRESS", NOTE, np.array(by_address, dtype=np.int64))
    known.answering.tell(findings)
    return Counts(created, updated), list(lost.values())


def _settle(
    known: _Known,
    owners: Mapping[int, Known],
    lost: dict[str, dict[str, Any]],
    updated: NDArray[np.bool_],
    first_row: int,
) -> None:
    """Compute 亩均税收 of all rows; enterprises whose land is not known join those without one."""
    book, taking = known.book, known.taking
    lands = taking.settle(book, {owner.uuid: owner for owner in owners.values()})
    for row, owner in owners.items():
        updated[row] |= bool(owner.changes)
    for (uuid, year), row in taking.touched.items():
        updated[row] |= bool(book.years[uuid, year].changes)
    for (uuid, _year), row in taking.touched.items():
        if lands[uuid].problem == LAND_UNKNOWN and uuid not in lost:
            lost[uuid] = _lost(owners[row], row + first_row, LAND_UNKNOWN)


def _kept(
    book: Book, owners: Mapping[int, Known], about: Mapping[int, list[tuple[str, int]]]
) -> dict[int, str]:
    """Return row → what of the workspace it said otherwise and a person had edited."""
    kept = {}
    for row, owner in owners.items():
        held = [titles(ENTERPRISE, owner.kept)]
        held += [titles(YEAR, book.years[at].kept) for at in about.get(row, ())]
        if any(held):
            kept[row] = joined(held)
    return kept


def _lost(owner: Known, row: int, reason: str) -> dict[str, Any]:
    names = ("uscc", "name", "address")
    return {"row": row, **{name: owner.values.get(name) for name in names}, "reason": reason}
