# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding projects by what people call them: number, name, or uuid."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store


def find_projects(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """Return the uuids of projects in the order in which they are named, each once.

    A number goes before a name: it tells projects of one name apart.

    Raises:
        LowUseError: ``PROJECT_NAME_UNKNOWN`` (value), ``PROJECT_NAME_AMBIGUOUS`` (value, count).
    """
    with store.read() as reading:
        rows = reading.table("list_projects").to_rows()
    found: dict[str, None] = {}
    for name in names:
        for column in ("uuid", "project_code", "name"):
            hits = [row["uuid"] for row in rows if row[column] == name]
            if len(hits) > 1:
                raise LowUseError("PROJECT_NAME_AMBIGUOUS", value=name, count=len(hits))
            if hits:
                found.setdefault(hits[0])
                break
        else:
            raise LowUseError("PROJECT_NAME_UNKNOWN", value=name)
    return tuple(found)
