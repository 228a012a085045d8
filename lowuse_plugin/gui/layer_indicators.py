# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small signs in the layer tree (N15): a workspace is not open, a control line has expired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsLayerTreeNode, QgsProject
from qgis.gui import QgsLayerTreeView, QgsLayerTreeViewIndicator
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.projects.link import ProjectLink

NOT_OPEN, EXPIRED = "not_open", "expired"


class Sign(NamedTuple):
    """What stands at a node."""

    kind: str
    node: QgsLayerTreeNode
    indicator: QgsLayerTreeViewIndicator


class LayerIndicators(QObject):
    """Keeps the signs right while layers, workspace and day change."""

    open_wanted = pyqtSignal(str)
    """Id of the workspace whose sign 未打开 was clicked."""

    def __init__(
        self,
        view: QgsLayerTreeView,
        project: QgsProject,
        map_layers: MapLayers,
        link: ProjectLink,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._project = project
        self._map_layers = map_layers
        self._link = link
        self._today = today
        self._signs: list[Sign] = []
        project.layerTreeRoot().willRemoveChildren.connect(self._before_removal)
        map_layers.layers_changed.connect(self.update)
        map_layers.facts_changed.connect(self.update)
        link.groups_changed.connect(self.update)
        self.update()

    def stop(self) -> None:
        """Take every sign away."""
        self._project.layerTreeRoot().willRemoveChildren.disconnect(self._before_removal)
        self._map_layers.layers_changed.disconnect(self.update)
        self._map_layers.facts_changed.disconnect(self.update)
        self._link.groups_changed.disconnect(self.update)
        self._clear()

    @property
    def signs(self) -> list[tuple[str, str]]:
        """What is shown: kind and name of the node."""
        return [(sign.kind, sign.node.name()) for sign in self._signs]

    def update(self) -> None:
        """Look at every group and layer again."""
        self._clear()
        for kind, node, store_id in self._wanted():
            indicator = self._indicator(kind, store_id)
            self._view.addIndicator(node, indicator)
            self._signs.append(Sign(kind, node, indicator))

    def _wanted(self) -> Iterator[tuple[str, QgsLayerTreeNode, str]]:
        root = self._project.layerTreeRoot()
        for store_id in self._link.stores():
            if store_id == self._map_layers.store_id:
                continue
            group = roles.group_of(self._project, store_id)
            if group is not None:
                yield NOT_OPEN, group, store_id
                continue
            for members in roles.layers_of(self._project, store_id).values():
                for layer in members:
                    yield NOT_OPEN, root.findLayer(layer.id()), store_id
        facts = self._map_layers.facts
        if facts is not None and facts.line_has_expired(self._today()):
            for layer in self._map_layers.by_role.get(roles.CONTROL_LINE, ()):
                yield EXPIRED, root.findLayer(layer.id()), self._map_layers.store_id

    def _indicator(self, kind: str, store_id: str) -> QgsLayerTreeViewIndicator:
        indicator = QgsLayerTreeViewIndicator(self)
        if kind == NOT_OPEN:
            indicator.setIcon(QgsApplication.getThemeIcon("/mIndicatorBadLayer.svg"))
            indicator.setToolTip(
                tr("Not open: the layers show what they showed last. Click to open the workspace.")
            )
            indicator.clicked.connect(partial(self._clicked, store_id))
        else:
            indicator.setIcon(QgsApplication.getThemeIcon("/mIconWarning.svg"))
            indicator.setToolTip(tr("Expired: this version of the control line no longer holds."))
        return indicator

    def _clicked(self, store_id: str, *_index: object) -> None:
        self.open_wanted.emit(store_id)

    def _before_removal(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        """Take the signs of nodes that go: the view would keep them for nodes that are no more."""
        going = {node for child in parent.children()[first : last + 1] for node in _inside(child)}
        for sign in [sign for sign in self._signs if sign.node in going]:
            self._remove(sign)

    def _clear(self) -> None:
        for sign in list(self._signs):
            self._remove(sign)

    def _remove(self, sign: Sign) -> None:
        self._signs.remove(sign)
        self._view.removeIndicator(sign.node, sign.indicator)
        self._view.viewport().update()  # QGIS draws a new sign at once, but not that one is gone
        sign.indicator.deleteLater()


def _inside(node: QgsLayerTreeNode) -> Iterator[QgsLayerTreeNode]:
    yield node
    if isinstance(node, QgsLayerTreeGroup):
        for child in node.children():
            yield from _inside(child)
