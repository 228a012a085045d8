# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a layer of a workspace wears: Chinese titles, code lists, our style, notes, metadata.

What the user changed stays: a style is put on once, a note only over a note of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from qgis.core import (
    QgsAttributeTableConfig,
    QgsEditorWidgetSetup,
    QgsLayerMetadata,
    QgsLayerNotesUtils,
    QgsMapLayer,
    QgsVectorLayer,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.fonts import FontChoice, choose_fonts
from lowuse_plugin.qgis_bridge.layers.roles import HISTORY, NOTE, PARCELS, PROJECTS, Role
from lowuse_plugin.qgis_bridge.layers.style_files import read_style

if TYPE_CHECKING:
    from lowuse_plugin.domain.schema import ColumnSpec

_HIDDEN = {"fid", "uuid", "project_uuid", "row_version", "change_id", "import_package_uuid"}
"""Columns for machines."""
_LOOK = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Rendering
)
_LABEL = 'coalesce("parcel_code", "unit_code", "map_number", \'#\' || "fid")'
_PROJECT_LABEL = "coalesce(\"project_code\" || ' ', '') || \"name\""
_OF_PROJECTS = {
    "subsidy_status": ("subsidy_case", "status", "奖补测算"),
    "stale_status": ("subsidy_case", "status", "需重算的结果"),
    "tier": ("subsidy_case", "tier", "档次"),
    "amount_fen": ("subsidy_case", "amount_fen", "测算金额（分）"),
    "claim_state": ("subsidy_claim", "state", "办理状态"),
    "approved_fen": ("subsidy_claim", "approved_fen", "审定金额（分）"),
    "paid_fen": ("payment", "cumulative_fen", "已拨付金额（分）"),
}
"""Column of the view of projects → table and column that it comes from, and its title there."""
_DISPLAYED = {PARCELS: _LABEL, HISTORY: _LABEL, PROJECTS: _PROJECT_LABEL}

_READ_ONLY = "只读显示副本，随工作库自动更新；修改请使用低效用地面板。"


def dress(layer: QgsVectorLayer, role: Role) -> None:
    """Give a new layer its titles, code lists and style."""
    layer.setReadOnly(True)
    columns = _columns(role)
    for index, field in enumerate(layer.fields()):
        column = columns.get(field.name())
        if column is not None:
            layer.setFieldAlias(index, column.title)
        layer.setEditorWidgetSetup(index, _widget(field.name(), column))
    if role.name in _DISPLAYED:
        layer.setDisplayExpression(_DISPLAYED[role.name])
    _hide(layer)
    put_on(layer, role.style)


def put_on(layer: QgsVectorLayer, style: str) -> None:
    """Give a layer the symbols and labels of a style file, and nothing else of it."""
    layer.importNamedStyle(read_style(style, _fonts()), _LOOK)


@cache
def _fonts() -> FontChoice | None:
    """Return the fonts of labels, None on a machine without Chinese ones: Qt replaces them."""
    try:
        return choose_fonts()
    except LowUseError:
        return None


def _columns(role: Role) -> Mapping[str, ColumnSpec]:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    tables = shipped().tables
    beside = dict(tables[role.beside].columns) if role.beside else {}
    if role.name == PROJECTS:
        beside = {
            name: replace(tables[table].columns[column], name=name, title=title)
            for name, (table, column, title) in _OF_PROJECTS.items()
        }
    return {**beside, **tables[role.table].columns}


def _widget(name: str, column: ColumnSpec | None) -> QgsEditorWidgetSetup:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    if name in _HIDDEN:
        return QgsEditorWidgetSetup("Hidden", {})
    if column is not None and column.domain:
        codes = shipped().codes[column.domain].values
        pairs = [{shown: value} for value, shown in codes.items()]
        return QgsEditorWidgetSetup("ValueMap", {"map": pairs})
    if column is not None and column.kind == "bool":
        return QgsEditorWidgetSetup("ValueMap", {"map": [{"是": "1"}, {"否": "0"}]})
    return QgsEditorWidgetSetup("TextEdit", {})


def _hide(layer: QgsVectorLayer) -> None:
    """Keep the columns for machines out of the attribute table."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.hidden or column.name in _HIDDEN
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def annotate(layer: QgsVectorLayer, role: Role, workspace: str, lines: tuple[str, ...]) -> None:
    """Write where the areas come from into notes and metadata (A14).

    Args:
        layer: The layer.
        role: Its role.
        workspace: Name of the file.
        lines: What is to be said.
    """
    said = (*lines, f"工作库：{workspace}", _READ_ONLY)
    text = "<br>".join(_escaped(line) for line in said)
    notes = QgsLayerNotesUtils.layerNotes(layer)
    if notes != layer.customProperty(NOTE, ""):
        return  # the user's own
    if notes != text:
        QgsLayerNotesUtils.setLayerNotes(layer, text)
        metadata = QgsLayerMetadata(layer.metadata())
        metadata.setTitle(role.title)
        metadata.setAbstract("\n".join(said))
        metadata.setCrs(layer.crs())
        layer.setMetadata(metadata)
    layer.setCustomProperty(NOTE, text)


def _escaped(text: str) -> str:
    """Return text as HTML: file names come from outside."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
