# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Suspected parcels that are tagged already: a run counts them, the lists count them as tagged."""

from __future__ import annotations

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store

_CLOSED = "WORKSPACE_CLOSED"


def suspected_tagged(store: Store) -> int:
    """Return how many parcels are suspected and carry a tag that counts.

    Args:
        store: The workspace, after a run over all of it; nothing is counted where somebody closed
            it meanwhile, since no list shows other counts then.

    Raises:
        LowUseError: What the store says.
    """
    try:
        with store.read() as reading:
            [row] = reading.table("suspected_tagged").to_rows()
    except LowUseError as error:
        if error.code != _CLOSED:
            raise
        return 0
    return int(row["parcels"])
