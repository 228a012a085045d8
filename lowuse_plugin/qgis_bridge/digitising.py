# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's settings of snapping and topological editing: borrowed while boundaries are drawn.

They belong to the user. What he had is kept in the project too, so that it comes back even when
the project was saved and QGIS ended in between.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import Qgis, QgsProject, QgsSnappingConfig, QgsTolerance, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

_SCOPE, _SNAPPING, _TOPOLOGY = "lowuse", "/snapping_before", "/topology_before"
_TOLERANCE_PX = 12.0


class Digitising:
    """Sets snapping for a layer, and gives the user's own settings back."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project

    @property
    def borrowed(self) -> bool:
        """Whether the user's settings are put aside."""
        return bool(self._project.readEntry(_SCOPE, _SNAPPING)[0])

    def borrow(self, edited: QgsVectorLayer, others: Iterable[QgsVectorLayer]) -> None:
        """Snap to corners and edges of these layers, and move common points together.

        Args:
            edited: The layer in which is drawn.
            others: Layers that only show where boundaries run.
        """
        self._put_aside()
        config = QgsSnappingConfig(self._project)
        config.setEnabled(True)
        config.setMode(Qgis.SnappingMode.AdvancedConfiguration)
        config.setIntersectionSnapping(True)
        config.setSelfSnapping(True)
        config.clearIndividualLayerSettings()
        for layer in (edited, *others):
            config.setIndividualLayerSettings(layer, _corners_and_edges())
        self._project.setSnappingConfig(config)
        self._project.setTopologicalEditing(True)

    def give_back(self) -> None:
        """Restore what the user had; harmless when nothing was borrowed."""
        text, found = self._project.readEntry(_SCOPE, _SNAPPING)
        if not found or not text:
            return
        document = QDomDocument()
        document.setContent(text)
        config = QgsSnappingConfig(self._project)
        config.readProject(document)
        self._project.setSnappingConfig(config)
        self._project.setTopologicalEditing(self._project.readBoolEntry(_SCOPE, _TOPOLOGY)[0])
        self._project.removeEntry(_SCOPE, _SNAPPING)
        self._project.removeEntry(_SCOPE, _TOPOLOGY)

    def _put_aside(self) -> None:
        if self.borrowed:
            return
        document = QDomDocument("qgis")
        document.appendChild(document.createElement("qgis"))
        self._project.snappingConfig().writeProject(document)
        self._project.writeEntry(_SCOPE, _SNAPPING, document.toString())
        self._project.writeEntry(_SCOPE, _TOPOLOGY, self._project.topologicalEditing())


def _corners_and_edges() -> QgsSnappingConfig.IndividualLayerSettings:
    types = Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment
    return QgsSnappingConfig.IndividualLayerSettings(
        True, types, _TOLERANCE_PX, QgsTolerance.UnitType.Pixels
    )
