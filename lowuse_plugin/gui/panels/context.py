# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What every panel is given."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.gui import QgsMapCanvas

from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.parcel_book import ParcelBook
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks


@dataclass(frozen=True)
class PanelContext:
    """The shared parts; panels know no other panel."""

    session: WorkspaceSession
    tasks: Tasks
    messages: Messages
    current: CurrentParcel
    book: ParcelBook
    layers: MapLayers
    canvas: QgsMapCanvas
