# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of parcels without any code: ``#7``, their number in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CODES = ("parcel_code", "unit_code", "map_number")
"""Any of these names a parcel, the first that is there."""


def label_of(row: Mapping[str, Any]) -> str:
    """Return how people know the parcel of a row of the table of parcels."""
    codes = (row.get(name) for name in _CODES)
    return next((str(code) for code in codes if code), f"#{row['fid']!s}")


def number_of(label: str) -> int | None:
    """Return the number in the workspace by which a parcel without any code is labelled: ``#7``."""
    return int(label[1:]) if label.startswith("#") and label[1:].isdecimal() else None


def shown_parcel(label: str) -> str:
    """Return what files call a parcel; one without any code goes by its number."""
    number = number_of(label)
    return label if number is None else f"无代码 #{number}"
