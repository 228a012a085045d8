# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The first of many names, for sentences that have to stay readable."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

_MOST = 5


def first_of(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and one that says how many more there are."""
    more = len(lines) - _MOST
    rest = [tr("and {count} more", count=f"{more:,}")] if more > 0 else []
    return [*lines[:_MOST], *rest]


def first_names(names: Sequence[str]) -> str:
    """Return the first names and how many more there are."""
    more = len(names) - _MOST
    shown = listed(names[:_MOST])
    return tr("{names} and {count} more", names=shown, count=f"{more:,}") if more > 0 else shown
