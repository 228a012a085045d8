# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""JSON columns of a project row as values; what cannot be read is told, never skipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lowuse_plugin.domain.errors import LowUseError

_SHOWN = 60


def stored_list(row: Mapping[str, Any], name: str) -> list[Any]:
    """Return the entries of a JSON list, none where the column is empty.

    Text that is no JSON counts as one entry, so that whoever reads the entries refuses it by its
    field.
    """
    text = row[name]
    if text is None:
        return []
    try:
        found = json.loads(text)
    except ValueError:
        return [text]
    return found if isinstance(found, list) else [found]


def stored_mapping(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a JSON object, empty where the column is empty.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when it is no JSON object.
    """
    text = row[name]
    if text is None:
        return {}
    refusal = LowUseError("INPUT_UNREADABLE", field=f"project.{name}", value=str(text)[:_SHOWN])
    try:
        found = json.loads(text)
    except ValueError as error:
        raise refusal from error
    if not isinstance(found, dict):
        raise refusal
    return found
