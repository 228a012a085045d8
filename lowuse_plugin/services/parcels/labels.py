# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How people know a parcel of the workspace, by its uuid."""

from __future__ import annotations

from lowuse_plugin.domain.parcels.labels import label_of
from lowuse_plugin.domain.ports import Reading


def parcel_label(reading: Reading, key: str) -> str:
    """Return how people know a parcel, also one of history; its key where nobody knows it."""
    row = reading.row("parcel", key)
    return key if row is None else label_of(row)
