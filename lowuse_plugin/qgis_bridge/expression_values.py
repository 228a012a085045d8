# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A value for each parcel by a QGIS expression, on what the workspace itself holds.

The features are made from the store's own reading: a layer may show an older state. Neither
project nor layers are in the context, so that an expression gives the same on every PC; what
measures by settings of the project is refused (D10).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store

TABLE = "parcel"
_AT_ONCE = 5000
_REPORT_EVERY = 500
_MOST_FAILURES = 200
"""So many parcels are named; an expression that fails everywhere fails for one reason."""
_MEASURING = frozenset({"$area", "$length", "$perimeter", "area", "perimeter"})
_GROUPS = frozenset(
    {
        "Arrays", "Color", "Conditionals", "Conversions", "Date and Time", "Fuzzy Matching",
        "General", "GeometryGroup", "Maps", "Math", "Record and Attributes", "String", "deprecated",
    }
)  # fmt: skip
"""Groups of functions that only compute; others read layers, files, forms, or are somebody's."""
_FORBIDDEN = frozenset(
    {
        "display_expression", "env", "eval", "eval_template", "get_feature", "get_feature_by_id",
        "is_layer_visible", "is_selected", "layer_property", "maptip", "num_selected",
        "represent_attributes", "represent_value", "sqlite_fetch_and_increment",
    }
)  # fmt: skip
"""Functions of these groups that read layers or run code all the same."""
_OVERLAY = "overlay_"
_EVERY = QgsFeatureRequest.ALL_ATTRIBUTES
_WHOLE_BELOW = 1e15
_FULL_WIDTH = frozenset("（），；：“”‘’＋－＊／＝＜＞％。　")
_SEARCHED = frozenset({"plane_area_m2", "ellipsoid_area_m2"})
"""Computed columns that an expression may read."""
_TYPES = {
    "REAL": QMetaType.Type.Double,
    "INTEGER": QMetaType.Type.LongLong,
    "DATE": QMetaType.Type.QDate,
}


@dataclass
class ExpressionValues:
    """What an expression gives."""

    texts: list[str | None] = field(default_factory=list)
    """One a parcel, as text that a field reads; None where it gives nothing or fails."""
    uuids: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(parcel, what QGIS says), the first of them."""
    failed: int = 0


def expression_fields() -> QgsFields:
    """Return the fields of an expression: every column of parcels under its name, titled."""
    fields = QgsFields()
    specs = schema.shipped().tables[TABLE].columns
    editable = {spec.name for spec in editable_columns(TABLE)}
    for spec in specs.values():
        if spec.name in editable or spec.name in _SEARCHED:
            one = QgsField(spec.name, _TYPES.get(spec.type, QMetaType.Type.QString))
            one.setAlias(f"{spec.title}（{spec.unit}）" if spec.unit else spec.title)
            fields.append(one)
    return fields


def titles() -> dict[str, str]:
    """Return the names of columns by what people call them in an expression: their titles."""
    specs = schema.shipped().tables[TABLE].columns
    found = {}
    for name in expression_fields().names():
        spec = specs[name]
        found[spec.title] = name
        found[f"{spec.title}（{spec.unit}）" if spec.unit else spec.title] = name
    return found


def titled_fields() -> QgsFields:
    """Return the fields under their titles, for people who choose one from a list."""
    fields, specs = QgsFields(), schema.shipped().tables[TABLE].columns
    for one in expression_fields():
        fields.append(QgsField(specs[one.name()].title, one.type()))
    return fields


def _fields_of(expression: QgsExpression) -> QgsFields:
    """Return every column under its name, and under the titles that an expression uses."""
    fields, used = expression_fields(), expression.referencedColumns()
    for title, name in titles().items():
        if title in used or _EVERY in used:
            fields.append(QgsField(title, fields.field(name).type()))
    return fields


def context_of(fields: QgsFields) -> QgsExpressionContext:
    """Return a context that knows QGIS's own variables and our fields, no project, no layer."""
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    scope = QgsExpressionContextScope("parcel")
    scope.setFields(fields)
    context.appendScope(scope)
    context.setFields(fields)
    return context


def check_expression(text: str) -> QgsExpression:
    """Return an expression that can be evaluated for parcels.

    Raises:
        LowUseError: ``EXPRESSION_INVALID``, ``EXPRESSION_FULL_WIDTH``, ``EXPRESSION_AREA``,
            ``EXPRESSION_FORBIDDEN``, ``EXPRESSION_UNKNOWN_FIELD``.
    """
    expression = QgsExpression(text)
    if not text.strip() or expression.hasParserError():
        signs = _full_width(text)
        if signs:
            raise LowUseError("EXPRESSION_FULL_WIDTH", signs=" ".join(signs))
        raise LowUseError("EXPRESSION_INVALID", detail=expression.parserErrorString() or "?")
    used = {str(name).casefold() for name in expression.referencedFunctions()}
    if used & _MEASURING:
        raise LowUseError("EXPRESSION_AREA", function=min(used & _MEASURING))
    forbidden = [name for name in sorted(used) if not _only_computes(name)]
    if forbidden:
        raise LowUseError("EXPRESSION_FORBIDDEN", function=forbidden[0])
    known = {name.casefold() for name in (*expression_fields().names(), *titles(), _EVERY)}
    unknown = [c for c in sorted(expression.referencedColumns()) if c.casefold() not in known]
    if unknown:
        raise LowUseError("EXPRESSION_UNKNOWN_FIELD", fields="、".join(unknown))
    return expression


def evaluate(store: Store, uuids: Sequence[str], text: str, progress: Progress) -> ExpressionValues:
    """Return what an expression gives for each parcel; may run in any thread.

    Raises:
        LowUseError: As :func:`check_expression`; ``PARCELS_UNKNOWN``.
        CancelledError: The user asked to stop.
    """
    from lowuse_plugin.services.importing.matching import existing_rows  # noqa: PLC0415

    expression = check_expression(text)
    fields = _fields_of(expression)
    context = context_of(fields)
    expression.prepare(context)
    result = ExpressionValues()
    for start in range(0, len(uuids), _AT_ONCE):
        part = uuids[start : start + _AT_ONCE]
        with store.read() as reading:
            rows = existing_rows(reading, part)
        for at, feature in enumerate(_features(rows, fields)):
            if (start + at) % _REPORT_EVERY == 0:
                progress.step(start + at, len(uuids))
            context.setFeature(feature)
            value = expression.evaluate(context)
            text = None
            if expression.hasEvalError():
                _fail(result, rows, at, expression.evalErrorString())
            else:
                try:
                    text = _text(value)
                except TypeError:
                    _fail(result, rows, at, tr("the result is no text, number or date"))
            result.texts.append(text)
        result.uuids += part
    return result


def _full_width(text: str) -> list[str]:
    """Return signs of a Chinese keyboard outside of texts, which no expression understands."""
    outside = "".join(text.split("'")[::2])
    return [sign for sign in dict.fromkeys(outside) if sign in _FULL_WIDTH]


def _only_computes(name: str) -> bool:
    """Tell whether a function takes nothing but its arguments into account."""
    if name in _FORBIDDEN or name.startswith(_OVERLAY):
        return False
    index = QgsExpression.functionIndex(name)
    groups = set(QgsExpression.Functions()[index].groups()) if index >= 0 else set[str]()
    return index < 0 or bool(groups & _GROUPS)


def _fail(result: ExpressionValues, rows: ColumnTable, at: int, detail: str) -> None:
    result.failed += 1
    if len(result.failures) < _MOST_FAILURES:
        names = ("parcel_code", "unit_code", "map_number")
        label = next((str(rows[n].values[at]) for n in names if rows[n].valid[at]), "")
        result.failures.append((label or str(rows["uuid"].values[at]), detail))


def _features(rows: ColumnTable, fields: QgsFields) -> Iterator[QgsFeature]:
    named = titles()
    columns = [named.get(name, name) for name in fields.names()]
    known = {name: _attributes(rows[name]) for name in set(columns)}
    lists = [known[name] for name in columns]
    shapes = rows["geom"].to_list()
    for number, (shape, values) in enumerate(
        zip(shapes, zip(*lists, strict=True), strict=True), start=1
    ):
        feature = QgsFeature(fields, number)
        feature.setAttributes(list(values))
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            feature.setGeometry(geometry)
        yield feature


def _attributes(column: Column) -> list[object]:
    """Return values as QGIS takes them; a missing one is NULL."""
    if column.kind == "date":
        return [
            NULL if text is None else QDate.fromString(text, "yyyy-MM-dd")
            for text in column.to_list()
        ]
    return [NULL if value is None else value for value in column.to_list()]


def _text(value: object) -> str | None:  # noqa: PLR0911  one line a type
    """Return a result as text that a field of any type reads.

    Raises:
        TypeError: It is a shape, a list, a span of time or the like, which no field holds.
    """
    if value is None or value == NULL:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _WHOLE_BELOW
        return str(int(value)) if whole else repr(value)
    if isinstance(value, QDateTime):
        return str(value.date().toString("yyyy-MM-dd"))
    if isinstance(value, QDate):
        return str(value.toString("yyyy-MM-dd"))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    raise TypeError(type(value).__name__)
