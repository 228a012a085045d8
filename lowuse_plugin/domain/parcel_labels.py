# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of parcels without any code: ``#7``, their number in the workspace."""

from __future__ import annotations


def number_of(label: str) -> int | None:
    """Return the number in the workspace by which a parcel without any code is labelled: ``#7``."""
    return int(label[1:]) if label.startswith("#") and label[1:].isdecimal() else None


def shown_parcel(label: str) -> str:
    """Return what files call a parcel; one without any code goes by its number."""
    number = number_of(label)
    return label if number is None else f"无代码 #{number}"
