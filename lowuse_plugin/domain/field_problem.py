# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Something about one field of a row: a refusal, or what is only to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldProblem:
    """Something about one field."""

    column: str
    code: str
    """Published code of a sentence."""
    params: Mapping[str, object]
    refused: bool
    """It cannot be saved so; else it is only to be looked at."""
