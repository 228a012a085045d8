# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of a project that hold a short list as JSON: acceptances, other areas, district parts.

Forms, displays and checks see such a column as rows of cells; what a row has beside these cells
stays with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.schema import ColumnSpec

ACCEPTANCES, OTHER_AREAS, PARTS = "acceptances", "other_land_areas", "district_parts"
LIST_COLUMNS = frozenset({ACCEPTANCES, OTHER_AREAS, PARTS})
_BETWEEN_ROWS, _BETWEEN_CELLS = "；", " "

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ListColumn:
    """What the rows of such a column hold."""

    column: str
    cells: tuple[ColumnSpec, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Cell → code → Chinese word, where the codes stand in the policies and not in the schema."""
    key: str = ""
    """Cell that may not say the same in two rows."""
    keyed: bool = False
    """Stored as a mapping from the first cell to the second."""

    def words_of(self, cell: ColumnSpec) -> Mapping[str, str]:
        """Return what can be chosen in a cell, code → word; empty where people type."""
        if cell.domain:
            return schema.shipped().codes[cell.domain].values
        return self.words.get(cell.name, {})

    def rows_of(self, stored: object) -> list[dict[str, Any]]:
        """Return the rows of a stored text.

        Raises:
            ValueError: It is no such list.
        """
        if stored is None or stored == "":
            return []
        found = json.loads(str(stored))
        if self.keyed and isinstance(found, dict):
            key, value = (cell.name for cell in self.cells)
            return [{key: one, value: other} for one, other in found.items()]
        if self.keyed or not isinstance(found, list):
            raise ValueError(str(stored))
        if not all(isinstance(row, dict) for row in found):
            raise ValueError(str(stored))
        return [dict(row) for row in found]

    def stored(self, rows: Rows) -> str | None:
        """Return the text that is stored for rows, None for none; what is missing is left out."""
        if not rows:
            return None
        kept: Any = [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]
        if self.keyed:
            key, value = (cell.name for cell in self.cells)
            kept = {row[key]: row[value] for row in kept}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    def cell_title(self, cell: ColumnSpec, row: int) -> str:
        """Return how a sentence names a cell.

        Args:
            cell: One of the cells.
            row: Counted from 0.
        """
        title = schema.shipped().tables["project"].columns[self.column].title
        return f"{title} 第{row + 1}行 {cell.title}"


@cache
def list_column(name: str) -> ListColumn:
    """Return what a column holds.

    Raises:
        KeyError: It is no list.
    """
    return _COLUMNS[name]()


def _acceptances() -> ListColumn:
    from lowuse_plugin.domain.policy.pack import find_policy, list_policies  # noqa: PLC0415  no start

    words: dict[str, str] = {}
    for policy_id in list_policies():
        policy = find_policy(policy_id)
        words |= {**policy.acceptance_kinds, **policy.other_acceptance_kinds}
    cells = (
        ColumnSpec("kind", "TEXT", "文件种类"),
        ColumnSpec("number", "TEXT", "文号"),
        ColumnSpec("on", "DATE", "日期", required=True),
        ColumnSpec("interim", "BOOLEAN", "分期"),
        ColumnSpec("floor_area_m2", "DECIMAL", "本期建筑面积", unit="m²"),
    )
    return ListColumn(ACCEPTANCES, cells, {"kind": words})


def _other_areas() -> ListColumn:
    cells = (
        ColumnSpec("source", "TEXT", "来源", domain="land_area_source", required=True),
        ColumnSpec("area", "DECIMAL", "面积", unit="m²", required=True),
    )
    return ListColumn(OTHER_AREAS, cells, key="source", keyed=True)


def _parts() -> ListColumn:
    cells = (
        ColumnSpec("district", "TEXT", "行政区", domain="district", required=True),
        ColumnSpec("land_area_m2", "DECIMAL", "土地面积", unit="m²", required=True),
        ColumnSpec("floor_area_m2", "DECIMAL", "建筑面积", unit="m²"),
    )
    return ListColumn(PARTS, cells, key="district")


_COLUMNS = {ACCEPTANCES: _acceptances, OTHER_AREAS: _other_areas, PARTS: _parts}


def is_list(spec: ColumnSpec) -> bool:
    """Tell whether a column holds such a list."""
    return spec.type == "JSON" and spec.name in LIST_COLUMNS


def shown_list(name: str, stored: object) -> str:
    """Return a stored list as people read it; text that is no list stays as it is."""
    from lowuse_plugin.domain.display import shown_value  # noqa: PLC0415  it shows lists too

    spec = list_column(name)
    try:
        rows = spec.rows_of(stored)
    except ValueError:
        return str(stored)

    def shown(cell: ColumnSpec, value: object) -> str:
        if cell.type == "BOOLEAN":
            return cell.title if value else ""
        text = spec.words_of(cell).get(str(value), "") or shown_value(cell, value)
        return f"{text} {cell.unit}" if text and cell.unit else text

    lines = [[shown(cell, row.get(cell.name)) for cell in spec.cells] for row in rows]
    return _BETWEEN_ROWS.join(_BETWEEN_CELLS.join(filter(None, line)) for line in lines)
