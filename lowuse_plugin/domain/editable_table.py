# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of parcels that goes out to be filled in and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.importing.given_table import KEYS, Origin
from lowuse_plugin.domain.schema import ColumnSpec

CONTEXT = (*reversed(KEYS[:2]), KEYS[2], "holder_name", "address")
"""Columns by which people know a parcel: they go along, grey, where they are not to be changed."""


@dataclass(frozen=True)
class EditableTable:
    """Parcels with chosen columns, on one state of the workspace."""

    columns: tuple[ColumnSpec, ...]
    """To be changed, in the order of the table."""
    context: tuple[ColumnSpec, ...]
    """To know the parcel by."""
    rows: ColumnTable
    """``uuid``, ``row_version`` and these columns."""
    origin: Origin
    written_at: datetime
    """By the clock in the office."""
