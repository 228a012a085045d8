# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a table as a sheet takes them from the clipboard."""

from __future__ import annotations

from collections.abc import Iterable


def sheet_text(lines: Iterable[Iterable[str]]) -> str:
    """Return lines of cells: columns apart by tabs, and no tab within a cell."""
    return "\n".join("\t".join(cell.replace("\t", " ") for cell in line) for line in lines)
