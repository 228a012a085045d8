# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading JSON of the log, which somebody may have tampered with: what cannot be read is None."""

from __future__ import annotations

import json
from typing import Any


def mapping(text: object) -> dict[str, Any] | None:
    """Return the JSON object that a column of the log holds; None for anything else."""
    if not isinstance(text, str):
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def number(value: object) -> int | None:
    """Return the whole number that a value of such an object is; None when it is none."""
    try:
        return int(str(value))
    except ValueError:
        return None
