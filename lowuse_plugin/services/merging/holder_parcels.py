# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All parcels of the holders of some parcels, by number and else by the name that counts (A-35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lowuse_plugin.domain.parcels.holder_keys import UNKNOWN
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.merging.group_facts import holder_names, read_holdings


@dataclass(frozen=True)
class HolderParcels:
    """What somebody holds.

    Attributes:
        holders: Names as they stand on the chosen parcels, each once.
        parcels: All current parcels that one of them holds, alone or with others, in the order of
            the workspace; also those without a shape.
    """

    holders: tuple[str, ...]
    parcels: tuple[str, ...]


def parcels_of_holders(store: Store, uuids: Sequence[str]) -> HolderParcels:
    """Return what the holders of some parcels hold; nothing where nobody knows who they are.

    Args:
        store: The workspace; it is only read.
        uuids: The parcels; those that are not current count for nothing.
    """
    with store.read() as reading:
        parcels, links = reading.table("holder_parcels"), reading.table("merge_holders")
    holdings = read_holdings(parcels, links)
    chosen = np.flatnonzero(np.isin(parcels["uuid"].values.astype(str), list(uuids) or [""]))
    asked = holdings.person[np.isin(holdings.row, chosen)]
    persons = np.unique(asked[asked != UNKNOWN])
    rows = np.unique(holdings.row[np.isin(holdings.person, persons)])
    names = dict.fromkeys(name for name in holder_names(parcels, links, chosen) if name)
    found = parcels["uuid"].values[rows]
    return HolderParcels(tuple(names), tuple(str(uuid) for uuid in found.tolist()))
