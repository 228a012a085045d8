# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a table as a sheet takes them from the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LESS = re.compile("^−(?=[0-9,.]+$)")
"""The sign with which a loss is shown; a sheet takes a number only with a hyphen."""


def sheet_text(lines: Iterable[Iterable[str]]) -> str:
    """Return lines of cells: columns apart by tabs, and no tab within a cell."""
    return "\n".join("\t".join(map(_cell, line)) for line in lines)


def _cell(text: str) -> str:
    return _LESS.sub("-", text.replace("\t", " "))
