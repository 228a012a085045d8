# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""By what a layer in which boundaries are drawn is known, whoever opens its project."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

TITLE = "编辑边界（未写入工作库）"
SCRATCH, DRAFT = "lowuse/scratch", "lowuse/draft"
"""On the layer: id of its workspace, and the drawing as text."""


def scratch_of(layer: QgsMapLayer | None) -> str:
    """Return the id of the workspace that a scratch layer belongs to; empty for other layers."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "memory":
        return ""
    return str(layer.customProperty(SCRATCH, ""))


def scratch_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the scratch layers of a project, of whatever workspace."""
    return [layer for layer in project.mapLayers().values() if scratch_of(layer)]
