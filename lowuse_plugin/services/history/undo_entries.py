# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that an undoing or a restoring brings back may not say what another one says by now."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.domain.ports import Reading, Row, Update
from lowuse_plugin.services.indicators.figures import FIGURES
from lowuse_plugin.services.indicators.rules import RULES
from lowuse_plugin.services.overlay.reference_layers import LAYERS
from lowuse_plugin.services.rows.entered_rows import EnteredRows

_KINDS: tuple[EnteredRows, ...] = (FIGURES, RULES, LAYERS)


def check_entries(reading: Reading, updates: Sequence[Update]) -> tuple[str, ...]:
    """Refuse rows that would come back beside another one; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        updates: What puts an older state back, one a row.

    Raises:
        LowUseError: ``INDICATOR_FIGURE_TWICE``, ``INDICATOR_RULE_TWICE``,
            ``REFERENCE_NAME_TAKEN``.
    """
    founded = []
    for kind in _KINDS:
        after: dict[str, Row] = {}
        leaving: dict[str, Row] = {}
        for update in updates:
            if update.table != kind.table:
                continue
            row = {**(reading.row(update.table, update.uuid) or {}), **update.values}
            if row.get("retired_at"):
                leaving[update.uuid] = row
            elif {"retired_at", *kind.identity} & update.values.keys():
                after[update.uuid] = row
        if after:
            kind.check(reading, {**leaving, **after})
            founded.append(kind.table)
    return tuple(founded)
