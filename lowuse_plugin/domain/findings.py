# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check found and a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)
"""Worst first."""


@dataclass(frozen=True)
class Finding:
    """One thing that was found, as a code with what its sentence names."""

    code: str
    """Published code; its sentence stands with those of errors."""
    severity: str
    params: Mapping[str, object] = field(default_factory=dict)
    parcel_uuid: str = ""
    """Parcel to look at, empty where it is about none."""
    label: str = ""
    """How people know the parcel."""
    clause: str = ""
    """Citation of the rule that it offends."""
