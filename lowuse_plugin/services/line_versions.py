# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The versions of the control line in a workspace, and which of them is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.control_line import LineVersion, version_in_force
from lowuse_plugin.domain.ports import Store


@dataclass(frozen=True)
class LineInForce:
    """The version in force, as panels say it before they check."""

    version: LineVersion
    example: bool
    """It is a 示例 and may not enter a submission (D8)."""


def line_in_force(store: Store, on: date) -> LineInForce | None:
    """Return the version in force on a day; None in a workspace without any control line.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.control_line.version_in_force`.
    """
    with store.read() as reading:
        stated = reading.table("check_line_versions")
    if not len(stated):
        return None
    version = version_in_force(line_versions(stated), on)
    return LineInForce(version, is_example(stated, version))


def line_versions(stated: ColumnTable) -> list[LineVersion]:
    """Return the rows of ``check_line_versions`` as versions."""
    return [
        LineVersion.stated(row["uuid"], row["version"], row["valid_from"], row["valid_to"])
        for row in stated.to_rows()
    ]


def is_example(stated: ColumnTable, version: LineVersion) -> bool:
    """Tell whether one of the versions is a 示例."""
    chosen = stated["uuid"].values == version.key
    return bool((stated["example"].values & stated["example"].valid)[chosen].any())
