# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of projects as a file gives it, before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectList:
    """Projects as a file gives them."""

    file_name: str
    sha256: str
    rows: Sequence[Mapping[str, object]]
    """Columns of the table ``project``, and ``parcels``: parcel codes or map numbers."""
