# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of a real workspace, and who listens to the current parcel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.services.parcels.listing import list_all
from tests.services.parcels.parcel_workspace import parcel_workspace


def parcel_table(folder: Path) -> ColumnTable:
    """The four parcels of :mod:`tests.services.parcels.parcel_workspace`."""
    with parcel_workspace(folder) as store, store.read() as reading:
        return list_all(reading)


class Ears:
    """Notes everything that a current parcel tells."""

    def __init__(self, current: CurrentParcel) -> None:
        self.heard: list[Any] = []
        current.current_changed.connect(lambda uuid: self.heard.append(("current", uuid)))
        current.selection_changed.connect(lambda s: self.heard.append(("selection", sorted(s))))
        current.reveal_requested.connect(lambda u, zoom: self.heard.append(("reveal", u, zoom)))

    def take(self) -> list[Any]:
        heard, self.heard = self.heard, []
        return heard
