# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of projects from a sheet."""

from __future__ import annotations

import json
from pathlib import Path

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.domain.schema import ColumnSpec

PROJECT, PARCELS = "project", "parcels"
_PARCEL_HEADINGS = (PARCELS, "宗地", "宗地代码", "ZDDM", "图斑编号", "TBBH")
_SEPARATORS = str.maketrans(",，;；", "、、、、")


def projects_from_table(table: IncomingTable) -> ProjectList:
    """Take projects from a sheet whose headings are the titles or codes of the project table.

    Several parcels stand in one cell, separated by 、 or comma or semicolon.

    Raises:
        LowUseError: ``PROJECT_COLUMNS_MISSING`` with ``file`` and the headings ``expected``.
    """
    specs = schema.shipped().tables[PROJECT].columns
    known = {key: spec for spec in specs.values() for key in (spec.name, spec.title, spec.code)}
    names = {heading: known[heading].name for heading in table.columns if heading in known}
    found = set(names.values())
    wanted = [spec for spec in specs.values() if spec.required or spec.name == "project_code"]
    missing = [spec.title for spec in wanted if spec.name not in found]
    if missing:
        raise LowUseError(
            "PROJECT_COLUMNS_MISSING", file=Path(table.path).name, expected="、".join(missing)
        )
    rows = []
    for source in table.columns.to_rows():
        row = {name: _cell(specs[name], source[heading]) for heading, name in names.items()}
        parcels = next((source[h] for h in _PARCEL_HEADINGS if source.get(h)), None)
        row[PARCELS] = _split(str(parcels)) if parcels else None
        rows.append(row)
    return ProjectList(Path(table.path).name, table.sha256, rows)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.translate(_SEPARATORS).split("、") if part.strip()]


def _cell(spec: ColumnSpec, value: object) -> object:
    """Return a cell of a sheet as JSON would give it: flags, lists and codes of words."""
    if value is None or not str(value).strip():
        return None
    text = str(value).strip()
    if spec.domain:
        values = schema.shipped().codes[spec.domain].values
        return next((code for code, word in values.items() if text == word), text)
    if spec.type == "BOOLEAN":
        return {"是": True, "1": True, "否": False, "0": False}.get(text, text)
    if spec.type == "JSON":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
