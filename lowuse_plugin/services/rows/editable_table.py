# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the parcels that go out as a table to be filled in."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.editable_table import CONTEXT, EditableTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.importing.given_table import Origin
from lowuse_plugin.domain.moments import now_utc, office_moment
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.history.compare_cells import TABLE, read_parcels
from lowuse_plugin.services.rows.bulk_change import editable


def read_editable(store: Store, uuids: Sequence[str], columns: Sequence[str]) -> EditableTable:
    """Return parcels with the columns that are to be changed and those they are known by.

    Args:
        store: The workspace.
        uuids: Parcels; those that are not current are left out.
        columns: Columns that people may change.

    Raises:
        LowUseError: ``TABLE_NO_COLUMNS``, ``COLUMN_NOT_EDITABLE``, ``PARCELS_UNKNOWN``.
    """
    chosen = {editable(name).name for name in columns}
    if not chosen:
        raise LowUseError("TABLE_NO_COLUMNS")
    specs = schema.shipped().tables[TABLE].columns
    with store.read() as reading:
        rows = read_parcels(reading, uuids)
        head = reading.head()
    if not len(rows):
        raise LowUseError("PARCELS_UNKNOWN", count=len(uuids), expected=len(uuids))
    wanted = tuple(spec for spec in editable_columns(TABLE) if spec.name in chosen)
    context = tuple(specs[name] for name in CONTEXT if name not in chosen)
    names = [spec.name for spec in (*context, *wanted)]
    return EditableTable(
        columns=wanted,
        context=context,
        rows=rows.select(["uuid", "row_version", *names]),
        origin=Origin(store.info.store_id, store.path.name, head.seq, head.hash, len(rows)),
        written_at=office_moment(now_utc()),
    )
