# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layers of a project are ours, and what each is for.

A layer is known by its role and the id of its workspace, never by its name: both stand in custom
properties, and in its source, should somebody have pasted a foreign style over the properties.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import (
    QgsFeatureSource,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)

from lowuse_plugin.qgis_bridge.cache import store_of

if TYPE_CHECKING:
    from lowuse_plugin.domain.bounds import Bounds

ROLE, STORE_ID = "lowuse/role", "lowuse/store_id"
WORKSPACE = "lowuse/workspace"
"""Path of the workspace when the project was last with it; a hint, it may have moved."""
WORKSPACE_FROM_PROJECT = "lowuse/workspace_from_project"
"""The same, from the folder of the project file."""
NOTE = "lowuse/note"
"""The note that we wrote; a note that differs from it is the user's."""
GROUP = "lowuse/group"
"""On the layer-tree group: id of its workspace."""
OFFERED = "lowuse/offered"
"""On the group: roles that were put there once; one that is gone was removed by the user."""

PARCELS, CONTROL_LINE, THREE_OLD = "parcels", "control_line", "three_old"
SURVEY_UNITS, REFERENCE, PROJECTS = "survey_units", "reference", "projects"
SURVEY_AREAS, HISTORY = "survey_areas", "history"


class Role(NamedTuple):
    """What a layer of a workspace is for."""

    name: str
    table: str
    """Table of the schema: its columns, titles and code lists."""
    beside: str
    """Table from which the view takes further columns."""
    title: str
    """Name of a new layer; the user may change it."""
    style: str
    """Style file of a new layer in ``resources/styles``, without ``.qml``."""
    decides_rows: frozenset[str]
    """Tables by which rows come and go."""
    decides_looks: frozenset[str] = frozenset()
    """Tables by which rows are coloured."""
    optional: bool = False
    """Only made when there is something to show."""
    redrawn_anywhere: bool = False
    """What decides its looks has no place on the map: it is drawn again wherever one looks."""
    own_view: str = ""
    """View that it shows, where that is not named after the table."""
    on_demand: bool = False
    """Only made when a person asks for it."""
    redrawn_anywhere_by: frozenset[str] = frozenset()
    """Tables of which that is so, while others say where to look."""
    turns_with_the_day: bool = False
    """What it shows depends on what is in force today."""

    @property
    def view(self) -> str:
        """The view of the display copy that the layer shows."""
        return self.own_view or f"{self.table}_map"

    def is_redrawn_anywhere(self, changed: frozenset[str]) -> bool:
        """Tell whether a change of these tables may be seen wherever one looks."""
        return self.redrawn_anywhere or bool(changed & self.redrawn_anywhere_by)


_STATE = frozenset(
    {
        "parcel_state",
        "assessment",
        "survey_unit",
        "survey_unit_parcel",
        "tag",
        "control_check",
        "control_line",
        "control_line_version",
        "merge_case",
        "merge_member",
        "project",
        "project_parcel",
        "subsidy_case",
    }
)

_IN_FORCE = frozenset({"control_line_version"})
"""Another version in force makes parcels ones to be reviewed of which no row changed (A-27)."""

ROLES: Mapping[str, Role] = {
    role.name: role
    for role in (
        Role(
            PROJECTS,
            "project",
            "",
            "改造项目",
            "projects",
            frozenset({"project"}),
            frozenset({"project_parcel", "subsidy_case", "subsidy_claim", "payment", "parcel"}),
            redrawn_anywhere=True,
        ),
        Role(
            SURVEY_UNITS,
            "survey_unit",
            "tag",
            "地块",
            "survey_units",
            frozenset({"survey_unit", "tag"}),
        ),
        Role(
            SURVEY_AREAS,
            "survey_area",
            "",
            "调查区",
            "survey_areas",
            frozenset({"survey_area", "import_package"}),
        ),
        Role(
            CONTROL_LINE,
            "control_line",
            "control_line_version",
            "工业用地控制线",
            "control_line",
            frozenset({"control_line", "control_line_version", "import_package"}),
            redrawn_anywhere_by=_IN_FORCE,
            turns_with_the_day=True,
        ),
        Role(
            THREE_OLD,
            "three_old_area",
            "",
            "三旧图斑",
            "three_old",
            frozenset({"three_old_area", "import_package"}),
        ),
        Role(
            HISTORY,
            "parcel",
            "",
            "历史宗地",
            "parcels_history",
            frozenset({"parcel", "import_package"}),
            frozenset({"lineage"}),
            optional=True,
            own_view="parcel_history_map",
            on_demand=True,
        ),
        Role(
            PARCELS,
            "parcel",
            "parcel_state",
            "宗地",
            "parcels_survey",
            frozenset({"parcel", "import_package"}),
            _STATE,
            redrawn_anywhere_by=_IN_FORCE,
            turns_with_the_day=True,
        ),
        Role(
            REFERENCE,
            "reference_area",
            "reference_layer",
            "参考图斑",
            "reference",
            frozenset({"reference_area", "reference_layer", "import_package"}),
            optional=True,
        ),
    )
}
"""Every role, in the order of the layer tree: the first is drawn on top."""

_BEFORE_NOTES = frozenset({PARCELS, CONTROL_LINE, THREE_OLD, SURVEY_UNITS, REFERENCE})
"""Roles of the first version, for projects that say nothing of what they were offered."""
DESCRIBED = frozenset({"import_package", "control_line_version", "reference_layer"})
"""Tables that say where the areas come from."""

_READ_ANEW = "lowuseReadAnew"
_BY_VIEW = {role.view: role.name for role in ROLES.values()}


class Identity(NamedTuple):
    """Whose layer it is and what for."""

    store_id: str
    role: str


def identity(layer: QgsMapLayer | None) -> Identity | None:
    """Return what a layer is to us, None for a layer of the user."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return None
    role = _BY_VIEW.get(_parts(layer).get("layerName") or "")
    if role is None:
        return None
    store_id = store_of(layer.source()) or layer.customProperty(STORE_ID, "")
    return Identity(store_id, role) if store_id else None


def filter_of(layer: QgsMapLayer) -> str:
    """Return the filter that the user put on a layer, also when its file is gone."""
    return str(_parts(layer).get("subset") or "")


def _parts(layer: QgsMapLayer) -> dict[str, Any]:
    return QgsProviderRegistry.instance().decodeUri("ogr", layer.source())


def from_project(project: QgsProject, path: Path) -> str:
    """Return the path of a workspace from the folder of the project, empty if there is none."""
    home = project.homePath()
    if not home:
        return ""
    try:
        return Path(os.path.relpath(path, home)).as_posix()
    except ValueError:  # another drive of Windows
        return ""


def layers_of(project: QgsProject, store_id: str) -> dict[str, list[QgsVectorLayer]]:
    """Return the layers of a workspace by role; a user may have duplicated one."""
    found: dict[str, list[QgsVectorLayer]] = {}
    for layer, known in ours(project):
        if known.store_id == store_id:
            found.setdefault(known.role, []).append(layer)
    return found


def ours(project: QgsProject) -> Iterator[tuple[QgsVectorLayer, Identity]]:
    """Yield every layer of any workspace, in the order of the layer tree."""
    for node in project.layerTreeRoot().findLayers():
        known = identity(node.layer())
        if known is not None:
            yield node.layer(), known


def group_of(project: QgsProject, store_id: str) -> QgsLayerTreeGroup | None:
    """Return the group of a workspace, wherever the user has put it."""
    groups = project.layerTreeRoot().findGroups(True)
    return next((group for group in groups if group.customProperty(GROUP) == store_id), None)


def offered_in(project: QgsProject, store_id: str) -> frozenset[str]:
    """Return the roles that a project was offered once.

    One of them that is not there was removed by the user; any other one is new to the project.
    """
    group, present = group_of(project, store_id), layers_of(project, store_id).keys()
    if group is None and not present:
        return frozenset(ROLES)
    noted = group.customProperty(OFFERED) if group is not None else None
    if noted is None:
        noted = _BEFORE_NOTES if present else ()
    return frozenset({*noted, *present})


def unwanted(has_references: bool) -> set[str]:
    """Return roles that a project gets only when there is something to show, or when asked.

    Args:
        has_references: Whether the workspace has reference layers.
    """
    return {r.name for r in ROLES.values() if r.optional and (r.on_demand or not has_references)}


def place_in(group: QgsLayerTreeGroup, role: Role) -> int:
    """Return where a layer belongs: above the first of those that are drawn below it."""
    order = list(ROLES)
    below = set(order[order.index(role.name) + 1 :])
    for position, node in enumerate(group.children()):
        known = identity(node.layer()) if hasattr(node, "layer") else None
        if known is not None and known.role in below:
            return position
    return len(group.children())


def read_anew(layer: QgsVectorLayer) -> None:
    """Let a layer look at its file again; what is selected in it stays so.

    QGIS drops the selection with the data, and tells it as if the user had.
    """
    selected = layer.selectedFeatureIds()
    layer.setProperty(_READ_ANEW, True)
    try:
        layer.reload()
        layer.selectByIds(selected)
    finally:
        layer.setProperty(_READ_ANEW, False)


def show_today(by_role: Mapping[str, list[QgsVectorLayer]]) -> None:
    """Draw again what depends on the day, after another has begun."""
    for name, members in by_role.items():
        for layer in members if ROLES[name].turns_with_the_day else ():
            read_anew(layer)
            layer.triggerRepaint()


def meets(shown: QgsRectangle | None, bounds: Bounds | None) -> bool:
    """Tell whether a change is seen; one that has no place, or no map, may be anywhere."""
    if bounds is None or shown is None:
        return True
    return bool(shown.intersects(QgsRectangle(*bounds)))


def is_read_anew(layer: QgsVectorLayer) -> bool:
    """Tell whether what a layer says of its selection just now is nobody's choice."""
    return bool(layer.property(_READ_ANEW))


def is_empty(layer: QgsVectorLayer) -> bool:
    """Tell whether there is nothing to show; the extent would be looked for in every row."""
    return bool(layer.hasFeatures() == QgsFeatureSource.FeatureAvailability.NoFeaturesAvailable)
