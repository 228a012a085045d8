# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Suspected parcels that are tagged already: a run counts them, the lists count them as tagged."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store

_CLOSED = "WORKSPACE_CLOSED"


def suspected_tagged(store: Store, uuids: Sequence[str] | None = None) -> int:
    """Return how many parcels are suspected and carry a tag that counts.

    Args:
        store: The workspace, after a run; nothing is counted where somebody closed it meanwhile,
            since no list shows other counts then.
        uuids: The parcels that were evaluated; None for all.

    Raises:
        LowUseError: What the store says.
    """
    try:
        with store.read() as reading:
            parcels = None if uuids is None else json.dumps(list(uuids))
            [row] = reading.table("suspected_tagged", uuids=parcels).to_rows()
    except LowUseError as error:
        if error.code != _CLOSED:
            raise
        return 0
    return int(row["parcels"])
