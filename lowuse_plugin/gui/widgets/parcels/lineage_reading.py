# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 沿革 shows, read outside the interface thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.lineage import LineageTree
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.parcels.lineage import ParcelThen

TABLES = frozenset({"parcel", "lineage", "merge_case", "import_package"})
"""What a line of descent rests on."""


@dataclass(frozen=True)
class LineageState:
    """A line of descent, and how its parcels stand now."""

    tree: LineageTree
    now: Mapping[str, ParcelThen]
    crs: str


def read_lineage(store: Store, uuid: str) -> LineageState | None:
    """Return the line of descent of a parcel, None when there is no such parcel any more.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.services.parcels.lineage import lineage_of  # noqa: PLC0415

    try:
        with store.read() as reading:
            tree = lineage_of(reading, uuid)
    except LowUseError as error:
        if error.code == "LINEAGE_PARCEL_UNKNOWN":
            return None
        raise
    return LineageState(tree, read_moment(store, tree, None), store.info.crs)


def read_moment(store: Store, tree: LineageTree, before: int | None) -> dict[str, ParcelThen]:
    """Return how the parcels of a line stood before a line of the log, None for now.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.services.parcels.lineage import parcels_then  # noqa: PLC0415

    with store.read() as reading:
        found = parcels_then(reading, [node.uuid for node in tree.nodes], before)
    return {each.uuid: each for each in found}
