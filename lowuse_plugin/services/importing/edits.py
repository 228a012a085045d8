# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of which rows a person edited after an import had written them.

The log tells: a column belongs to whoever changed it last. What an import wrote belongs to the
import again; undoing an import gives the column back to whom it belonged before.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.ports import Reading

Edits = Mapping[str, Collection[str]]
"""Row uuid → columns that a person changed last; rows without any are left out."""

IMPORT, UNDO = "导入", "撤销导入"
"""How the reasons of imports, and of what undoes them, begin."""
_MACHINERY = frozenset({"row_version", "change_id"})
_PERSON, _FILE = "person", "file"


def read_edits(reading: Reading, table: str) -> Edits:
    """Return what persons edited in a table."""
    lines = reading.table("import_edits", table=table).to_rows()
    rows: dict[str, _Row] = {}
    for line in lines:
        row = rows.setdefault(line["row_uuid"], _Row())
        row.follow(line["reason"], set(json.loads(line["old_json"])) - _MACHINERY)
    edited = {uuid: row.edited() for uuid, row in rows.items()}
    return {uuid: columns for uuid, columns in edited.items() if columns}


def titles(table: str, columns: Collection[str]) -> str:
    """Return the Chinese titles of columns for a sentence."""
    specs = schema.shipped().tables[table].columns
    words = {"geom": "图形", "retired_at": "停用"}
    return "、".join(
        specs[name].title if name in specs else words.get(name, name) for name in sorted(columns)
    )


def joined(parts: Sequence[str]) -> str:
    """Return one text of several that are not empty."""
    return "、".join(part for part in parts if part)


class _Row:
    """Who changed each column of a row last, followed from the oldest line to the newest."""

    def __init__(self) -> None:
        self._owner: dict[str, str] = {}
        self._before: dict[str, dict[str, str | None]] = {}

    def follow(self, reason: str, columns: Collection[str]) -> None:
        """Take one line of the log into account."""
        if reason.startswith(UNDO):
            self._undo(reason.removeprefix(UNDO), columns)
        elif reason.startswith(IMPORT):
            before = self._before.setdefault(reason.removeprefix(IMPORT), {})
            for name in columns:
                before.setdefault(name, self._owner.get(name))
                self._owner[name] = _FILE
        else:
            self._owner.update(dict.fromkeys(columns, _PERSON))

    def edited(self) -> frozenset[str]:
        """Return the columns that a person changed last."""
        return frozenset(name for name, owner in self._owner.items() if owner == _PERSON)

    def _undo(self, package: str, columns: Collection[str]) -> None:
        before = self._before.get(package, {})
        for name in columns:
            owner = before.pop(name, None)
            if owner is None:
                self._owner.pop(name, None)
            else:
                self._owner[name] = owner
