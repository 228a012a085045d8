# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of parcels that somebody filled in, as text, before anything of it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lowuse_plugin.domain.cell_changes import LeftOut
from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.importing.report import Remark

KEYS = ("unit_code", "parcel_code", "map_number")
"""Columns by which a row says which parcel it is about, the surest first."""


@dataclass(frozen=True)
class Origin:
    """From which state of which workspace a table was written."""

    store_id: str
    workspace: str
    """File name, for people."""
    seq: int
    """Last log line of that state."""
    hash: str
    """Its hash: a workspace that was set back since has another line there, or none."""
    rows: int
    """How many rows the table had."""
    file: str = ""
    """The table itself, for people."""
    columns: tuple[str, ...] = ()
    """Columns that it offered for changing; empty where it does not say."""


@dataclass(frozen=True)
class GivenTable:
    """Rows by column; every column has one entry a row."""

    places: tuple[int, ...]
    """Row numbers as people see them."""
    columns: Mapping[str, Column]
    """Column of the schema → text."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Column → unit that its heading states."""
    uuids: Column | None = None
    """Parcels as the table itself names them; missing in rows that somebody added."""
    versions: Column | None = None
    """Versions of these parcels when the table was written."""
    origin: Origin | None = None
    """Of a table that was written from a workspace."""
    refused: Mapping[str, Mapping[int, Remark]] = field(default_factory=dict)
    """Column → row → why its cell cannot be read."""
    left_out: tuple[LeftOut, ...] = ()
    """Columns that are not taken."""
    source: Mapping[str, str] = field(default_factory=dict)
    """Where it comes from, for the log: file, sha256."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.places)
