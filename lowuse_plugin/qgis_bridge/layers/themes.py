# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The states of work as map themes (J14): a theme is a style of the parcels and what is visible.

The styles stand in QGIS's style manager and the themes in QGIS's own list, so that layouts and the
eye button know them too. Layers and themes of the user are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qgis.core import QgsMapThemeCollection, QgsProject, QgsVectorLayer

from lowuse_plugin.qgis_bridge.layers.dress import put_on
from lowuse_plugin.qgis_bridge.layers.roles import (
    CONTROL_LINE,
    HISTORY,
    PARCELS,
    PROJECTS,
    REFERENCE,
    SURVEY_AREAS,
    SURVEY_UNITS,
    THREE_OLD,
)

Layers = Mapping[str, list[QgsVectorLayer]]


class Theme(NamedTuple):
    """One state of work."""

    key: str
    title: str
    """Name of the theme and of the style of the parcels: it is saved in projects and printed."""
    style: str
    """Style file of the parcels."""
    visible: frozenset[str]
    """Roles that are shown."""
    needs: str = ""
    """Role that is only made when a person asks for it; without it there is no such theme."""


SURVEY, CONTROL, MERGE, SUBSIDY = "survey", "control", "merge", "subsidy"
PAST = "past"

THEMES: Mapping[str, Theme] = {
    theme.key: theme
    for theme in (
        Theme(
            SURVEY,
            "低效摸查",
            "parcels_survey",
            frozenset({PARCELS, SURVEY_UNITS, SURVEY_AREAS}),
        ),
        Theme(CONTROL, "控制线套合", "parcels_control", frozenset({PARCELS, CONTROL_LINE})),
        Theme(MERGE, "合并候选", "parcels_merge", frozenset({PARCELS, CONTROL_LINE})),
        Theme(
            SUBSIDY,
            "奖补测算",
            "parcels_subsidy",
            frozenset({PROJECTS, PARCELS, CONTROL_LINE, THREE_OLD}),
        ),
        Theme(PAST, "历史宗地", "parcels_plain", frozenset({PARCELS, HISTORY}), needs=HISTORY),
    )
}
"""Every theme, in the order in which it is offered."""

_USUAL = THEMES[SURVEY]


def add_styles(parcels: QgsVectorLayer) -> None:
    """Give a dressed layer of parcels one named style a theme; the usual one is current."""
    manager = parcels.styleManager()
    manager.renameStyle(manager.currentStyle(), _USUAL.title)
    for theme in THEMES.values():
        if theme is not _USUAL and not theme.needs:
            put_on(parcels, theme.style)
            manager.addStyleFromLayer(theme.title)
    put_on(parcels, _USUAL.style)


def current_theme(parcels: QgsVectorLayer | None) -> str:
    """Return the key of the theme whose style the parcels have, empty if it is none of ours."""
    if parcels is None:
        return ""
    style = parcels.styleManager().currentStyle()
    return next((theme.key for theme in THEMES.values() if theme.title == style), "")


def apply_theme(project: QgsProject, layers: Layers, theme: Theme) -> None:
    """Show our layers as a theme says; what the user has beside them stays as it is."""
    for parcels in layers.get(PARCELS, ()):
        _use_style(parcels, theme)
    root = project.layerTreeRoot()
    for role, members in layers.items():
        for layer in members:
            node = root.findLayer(layer.id())
            if node is None:
                continue
            if role != REFERENCE:
                node.setItemVisibilityChecked(role in theme.visible)
            if role in theme.visible:
                node.parent().setItemVisibilityCheckedParentRecursive(True)


def _use_style(parcels: QgsVectorLayer, theme: Theme) -> None:
    manager = parcels.styleManager()
    if theme.title in manager.styles():
        manager.setCurrentStyle(theme.title)
        return
    # The user removed the style, or it is newer than the project.
    manager.addStyleFromLayer(theme.title)
    manager.setCurrentStyle(theme.title)
    put_on(parcels, theme.style)


def enter(project: QgsProject, layers: Layers, new: Iterable[QgsVectorLayer]) -> None:
    """Put our layers into the themes of the project.

    A theme that is not there yet is made, with what the user has beside our layers as it is shown
    now. In one that is there only layers that are new to the project are added: what the user
    changed in it stays.

    Args:
        project: The project.
        layers: All our layers by role.
        new: Those among them that have just been made.
    """
    fresh = {layer.id() for layer in new}
    collection = project.mapThemeCollection()
    for theme in THEMES.values():
        if theme.needs and theme.needs not in layers:
            continue
        known = collection.hasMapTheme(theme.title)
        record = collection.mapThemeState(theme.title) if known else _beside(project, layers)
        for role, members in layers.items():
            for layer in members:
                if role in theme.visible | {REFERENCE} and (not known or layer.id() in fresh):
                    record.addLayerRecord(_layer_record(layer, role, theme))
        if known:
            collection.update(theme.title, record)
        else:
            collection.insert(theme.title, record)


def _beside(project: QgsProject, layers: Layers) -> QgsMapThemeCollection.MapThemeRecord:
    """Return what the user shows now, our layers left out."""
    ours = {layer.id() for members in layers.values() for layer in members}
    record = QgsMapThemeCollection.MapThemeRecord()
    for node in project.layerTreeRoot().findLayers():
        layer = node.layer()
        if layer is not None and layer.id() not in ours and node.isVisible():
            record.addLayerRecord(_plain_record(layer))
    return record


def _plain_record(layer: QgsVectorLayer) -> QgsMapThemeCollection.MapThemeLayerRecord:
    record = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    record.usingCurrentStyle = True
    record.currentStyle = layer.styleManager().currentStyle()
    return record


def _layer_record(
    layer: QgsVectorLayer, role: str, theme: Theme
) -> QgsMapThemeCollection.MapThemeLayerRecord:
    record = _plain_record(layer)
    if role == PARCELS:
        record.currentStyle = theme.title
    return record
