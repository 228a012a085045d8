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
    QgsField,
    QgsLayerMetadata,
    QgsLayerNotesUtils,
    QgsMapLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.fonts import FontChoice, choose_fonts
from lowuse_plugin.qgis_bridge.layers.roles import (
    CONTROL_LINE,
    HISTORY,
    NOTE,
    PARCELS,
    PROJECTS,
    REFERENCE,
    SURVEY_AREAS,
    SURVEY_UNITS,
    THREE_OLD,
    Role,
)
from lowuse_plugin.qgis_bridge.layers.style_files import read_style

if TYPE_CHECKING:
    from lowuse_plugin.domain.schema import ColumnSpec

_IN_YUAN = {"amount_fen": "amount_yuan", "approved_fen": "approved_yuan", "paid_fen": "paid_yuan"}
"""Column of the view of projects → what people read instead: hundredths are for machines."""
_HIDDEN = {"fid", "uuid", "project_uuid", "rule_outcomes", "other_outputs", *_IN_YUAN}
"""Columns for machines."""
_LOOK = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Rendering
)
_LABEL = 'coalesce("parcel_code", "unit_code", "map_number", \'#\' || "fid")'
_DISPLAYED = {
    PARCELS: _LABEL,
    HISTORY: _LABEL,
    PROJECTS: "coalesce(\"project_code\" || ' ', '') || \"name\"",
    SURVEY_UNITS: 'coalesce("unit_name", "unit_number", \'#\' || "fid")',
    SURVEY_AREAS: 'coalesce("name", "area_number", \'#\' || "fid")',
    CONTROL_LINE: 'coalesce("block_name", "block_code", \'#\' || "fid")',
    THREE_OLD: 'coalesce("name", "register_no", \'#\' || "fid")',
    REFERENCE: 'coalesce("area_name", "area_code", "name", \'#\' || "fid")',
}
"""Role → what a row is called where QGIS shows one: a name may be missing."""
_OF_PROJECTS = {
    "subsidy_status": ("subsidy_case", "status", "奖补测算"),
    "stale_status": ("subsidy_case", "status", "需重算的结果"),
    "tier": ("subsidy_case", "tier", "档次"),
    "amount_fen": ("subsidy_case", "amount_fen", "测算金额"),
    "claim_state": ("subsidy_claim", "state", "办理状态"),
    "approved_fen": ("subsidy_claim", "approved_fen", "审定金额"),
    "paid_fen": ("payment", "cumulative_fen", "已拨付金额"),
}
"""Column of the view of projects → table and column that it comes from, and its title there."""
_OF_HISTORY = {"retired_on": "转为历史日期", "retired_reason": "转为历史原因"}
"""Columns that the view of history has beside those of the parcel, and beside its lineage."""
_TWO_PLACES, _FOUR_PLACES = 2, 4
_WIDTHS = {
    "parcel_code": 170, "unit_code": 250, "unit_number": 190, "block_code": 150,
    "register_no": 130, "retired_reason": 180, "holder_name": 180, "address": 200,
    "redeveloper": 180, "name": 180, "area_name": 150, "low_efficiency_kind": 180,
}  # fmt: skip
"""Columns of the attribute table that QGIS would cut short → width in pixels."""
_YES_NO = [{"是": "true"}, {"否": "false"}]
"""QGIS reads such a column as true and false, and looks for these words."""
_NEVER_FOUND = [{"是": "1"}, {"否": "0"}]
"""What stands in projects of earlier versions: the table shows “(true)”."""
_CHARACTER, _MARGIN = 13, 20
"""Pixels that a title needs."""

_READ_ONLY = "只读显示副本，随工作库自动更新；修改请使用低效用地面板。"


def dress(layer: QgsVectorLayer, role: Role) -> None:
    """Give a new layer its titles, code lists and style."""
    layer.setReadOnly(True)
    columns = _columns(role)
    for index, field in enumerate(layer.fields()):
        column = columns.get(field.name())
        if column is not None:
            layer.setFieldAlias(index, _title(column))
        layer.setEditorWidgetSetup(index, _widget(field.name(), column))
    if role.name == PROJECTS:
        _add_yuan(layer)
    layer.setDisplayExpression(_DISPLAYED[role.name])
    _arrange(layer)
    put_on(layer, role.style)


def mend(layer: QgsVectorLayer) -> None:
    """Let a layer that an earlier version has dressed say yes and no in words."""
    for index, field in enumerate(layer.fields()):
        if field.editorWidgetSetup().config().get("map") == _NEVER_FOUND:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": _YES_NO}))


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
    from lowuse_plugin.domain.schema import ColumnSpec, shipped  # noqa: PLC0415

    tables = shipped().tables
    beside = dict(tables[role.beside].columns) if role.beside else {}
    if role.name == PROJECTS:
        beside = {
            name: replace(tables[table].columns[column], name=name, title=title)
            for name, (table, column, title) in _OF_PROJECTS.items()
        }
    if role.name == HISTORY:
        beside = {name: ColumnSpec(name, "TEXT", title) for name, title in _OF_HISTORY.items()}
        beside["became"] = tables["lineage"].columns["kind"]
    return {**beside, **tables[role.table].columns}


def _title(column: ColumnSpec) -> str:
    """Return what stands above a column: a number without its unit says nothing."""
    return f"{column.title}（{column.unit}）" if column.unit else column.title


def _widget(name: str, column: ColumnSpec | None) -> QgsEditorWidgetSetup:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    if name in _HIDDEN:
        return QgsEditorWidgetSetup("Hidden", {})
    if column is not None and column.domain:
        codes = shipped().codes[column.domain].values
        pairs = [{shown: value} for value, shown in codes.items()]
        return QgsEditorWidgetSetup("ValueMap", {"map": pairs})
    if column is not None and column.kind == "bool":
        return QgsEditorWidgetSetup("ValueMap", {"map": _YES_NO})
    if column is not None and column.kind == "real" and column.unit == "m²":
        return _number(_TWO_PLACES)
    if name.endswith("_share"):
        return _number(_FOUR_PLACES)
    return QgsEditorWidgetSetup("TextEdit", {})


def _number(places: int) -> QgsEditorWidgetSetup:
    """Show a computed number with so many places; fifteen say no more."""
    return QgsEditorWidgetSetup("Range", {"Precision": places, "AllowNull": True})


def _add_yuan(layer: QgsVectorLayer) -> None:
    """Show amounts as people say them."""
    for name, shown in _IN_YUAN.items():
        field = QgsField(shown, QMetaType.Type.Double)
        field.setAlias(f"{_OF_PROJECTS[name][2]}（元）")
        field.setEditorWidgetSetup(_number(_TWO_PLACES))
        layer.addExpressionField(f'"{name}" / 100.0', field)


def _arrange(layer: QgsVectorLayer) -> None:
    """Keep the columns for machines out of the attribute table, and let long texts be read."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.hidden or column.name in _HIDDEN
        title = layer.attributeDisplayName(layer.fields().lookupField(column.name))
        wanted = max(_WIDTHS.get(column.name, 0), _CHARACTER * len(title) + _MARGIN)
        column.width = max(wanted, column.width)
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
