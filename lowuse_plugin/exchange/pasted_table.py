# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table pasted from a spreadsheet: text with tabs, the first lines being its heading."""

from __future__ import annotations

import csv
import io

import numpy as np

from lowuse_plugin.domain.cell_changes import LeftOut
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.importing.given_table import KEYS, GivenTable
from lowuse_plugin.domain.importing.mapping import guess_mapping, is_known_name, unit_factor
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.exchange.sheets import Sheet, table_of

MOST_CHARACTERS = 50_000_000
"""A spreadsheet of 100,000 rows and 30 columns; more is a table for a file."""
_LEAST_SCORE = 0.6
"""A heading that is only a guess is not taken: nothing may land in another field."""


def read_pasted(text: str) -> GivenTable:
    """Return a pasted table; headings are known by Chinese title, code or alias.

    Raises:
        LowUseError: ``PASTE_EMPTY``, ``PASTE_TOO_LARGE``, ``PASTE_WITHOUT_HEADING``,
            ``TABLE_WITHOUT_KEY``.
    """
    if not text.strip():
        raise LowUseError("PASTE_EMPTY")
    if len(text) > MOST_CHARACTERS or "\0" in text:
        raise LowUseError("PASTE_TOO_LARGE")
    sheet = Sheet("", [[cell.strip() or None for cell in line] for line in _lines(text)])
    found = table_of(sheet, is_known_name, None)
    if found is None:
        raise LowUseError("PASTE_WITHOUT_HEADING")
    return _given(found.columns, found.first_row, found.units)


def _lines(text: str) -> list[list[str]]:
    """Return the lines; a cell with a line break stands in quotation marks."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t"))
    except csv.Error as error:
        raise LowUseError("PASTE_TOO_LARGE") from error


def _given(columns: ColumnTable, first_row: int, units: tuple[str, ...]) -> GivenTable:
    specs = editable_columns("parcel")
    fields = guess_mapping(list(columns), specs)
    sure = {name: m for name, m in fields.matches.items() if m.score > _LEAST_SCORE}
    if not sure.keys() & set(KEYS):
        titles = "、".join(spec.title for spec in specs if spec.name in KEYS)
        raise LowUseError("TABLE_WITHOUT_KEY", expected=titles)
    taken = {match.field for match in sure.values()}
    filled = np.logical_or.reduce([columns[name].valid for name in columns])
    rows = np.flatnonzero(filled)
    by_unit = {spec.name: spec.unit for spec in specs}
    return GivenTable(
        places=tuple(int(row) + first_row for row in rows.tolist()),
        columns={name: columns[match.field].take(rows) for name, match in sure.items()},
        units={
            name: match.unit or _unit_of_sheet(units, by_unit[name]) for name, match in sure.items()
        },
        left_out=tuple(
            LeftOut(name, "", Remark("COLUMN_NOT_TAKEN", {"field": name}))
            for name in columns
            if name not in taken
        ),
    )


def _unit_of_sheet(units: tuple[str, ...], wanted: str) -> str:
    """Return the unit above the heading that a column can have, empty when there is none."""
    fitting = (unit for unit in units if wanted and unit_factor(unit, wanted) is not None)
    return next(fitting, "")
