# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person types into the cells of a short list, as the text that the workspace keeps.

Between the widget and this a list crosses as JSON: rows with the text of each cell as it stands
there, and beside them what the stored row has besides.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.list_columns import ListColumn, list_column
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import ColumnSpec

ReadCell = Callable[[ColumnSpec, str], Value]
CellText = Callable[[ColumnSpec, Value], str]


def read_list(spec: ColumnSpec, text: str, read: ReadCell) -> str | None:
    """Return what is stored of typed rows; rows in which nothing stands are left out.

    Args:
        spec: The column.
        text: Rows as :func:`list_text` gives them.
        read: Reads one cell.

    Raises:
        LowUseError: What ``read`` raises of a cell, naming row and cell; ``FIELD_REQUIRED``;
            ``LIST_TWICE`` (field, value).
    """
    column = list_column(spec.name)
    rows: list[dict[str, Any]] = []
    seen: set[object] = set()
    typed = [row for row in json.loads(text) if any(str(v).strip() for v in row.values())]
    for number, row in enumerate(typed):
        found = _read_row(column, number, row, read)
        key = found.get(column.key) if column.key else None
        if key is not None and key in seen:
            cell = next(cell for cell in column.cells if cell.name == column.key)
            raise LowUseError(
                "LIST_TWICE",
                field=column.cell_title(cell, number),
                value=column.words_of(cell).get(str(key), key),
            )
        seen.add(key)
        rows.append(found)
    return column.stored(rows)


def _read_row(
    column: ListColumn, number: int, row: Mapping[str, Any], read: ReadCell
) -> dict[str, Any]:
    names = {cell.name for cell in column.cells}
    found: dict[str, Any] = {name: value for name, value in row.items() if name not in names}
    for cell in column.cells:
        title = column.cell_title(cell, number)
        typed = str(row.get(cell.name) or "").strip()
        words = column.words.get(cell.name)
        value: Value
        if words is not None:
            value = next((code for code, word in words.items() if typed == word), typed) or None
        else:
            value = read(replace(cell, title=title), typed)
        if value is None and cell.required:
            raise LowUseError("FIELD_REQUIRED", field=title)
        found[cell.name] = bool(value) or None if cell.type == "BOOLEAN" else value
    return found


def typed_cells(spec: ColumnSpec, text: str) -> Iterator[tuple[ColumnSpec, str]]:
    """Yield what stands in each cell in which people type, the cell called with its row."""
    column = list_column(spec.name)
    for number, row in enumerate(json.loads(text) if text else ()):
        for cell in column.cells:
            typed = str(row.get(cell.name) or "").strip()
            if typed and not column.words_of(cell):
                yield replace(cell, title=f"第{number + 1}行 {cell.title}"), typed


def list_text(spec: ColumnSpec, stored: Value, shown: CellText) -> str:
    """Return stored rows as they are typed; empty where there is none, or nothing readable.

    Args:
        spec: The column.
        stored: As the workspace keeps it.
        shown: Writes one cell.
    """
    column = list_column(spec.name)
    try:
        rows = column.rows_of(stored)
    except ValueError:
        return ""
    texts = []
    for row in rows:
        cells = {
            cell.name: _cell_text(column, cell, row.get(cell.name), shown) for cell in column.cells
        }
        texts.append({**row, **cells})
    return json.dumps(texts, ensure_ascii=False, sort_keys=True) if texts else ""


def _cell_text(column: ListColumn, cell: ColumnSpec, value: Value, shown: CellText) -> str:
    words = column.words.get(cell.name, {})
    return words.get(str(value), "") or shown(cell, value)
