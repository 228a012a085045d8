# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What attribute tables, identify and the legend say of a row: words, units, one class each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.themes import PAST
from tests.qgis.layers.layer_desk import LayerDesk, workspace
from tests.services.boundaries.geometry_workspace import add, parcel

GONE = {"retired_at": "2026-03-02T18:30:00.000Z", "retired_reason": "登记"}
"""Half past two on the third of March in the office."""


@pytest.fixture
def shown(
    qgis_new_project: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LayerDesk]:
    """Every layer there is, over five parcels."""
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    desk = LayerDesk()
    desk.session.open(workspace(folder, parcels=5))
    desk.settle()
    [register] = add(
        desk.session.store, "reference_layer", [{"name": "园区", "kind": "industrial_park"}]
    )
    area = {"reference_layer_uuid": register, "geom": parcel(0, 10)["geom"]}
    add(desk.session.store, "reference_area", [area])
    desk.session.catch_up()
    desk.settle()
    desk.layers.apply_theme(PAST)
    desk.settle()
    yield desk
    desk.stop()
    QgsProject.instance().clear()


def said(layer: QgsVectorLayer, feature: QgsFeature, name: str) -> str:
    """What the attribute table shows of a value."""
    index = layer.fields().lookupField(name)
    setup = layer.fields().field(index).editorWidgetSetup()
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    return formatter.representValue(layer, index, setup.config(), None, feature[name])


def called(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    """What QGIS calls a row."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression(layer.displayExpression()).evaluate(context)


def drawn_as(layer: QgsVectorLayer, feature: QgsFeature) -> list[str]:
    """Labels of every class of the legend that a row is counted in."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    rules = layer.renderer().rootRule().children()
    met = [
        rule.label()
        for rule in rules
        if not rule.isElse() and QgsExpression(rule.filterExpression()).evaluate(context)
    ]
    return met or [rule.label() for rule in rules if rule.isElse()]


def only(layer: QgsVectorLayer) -> QgsFeature:
    [feature] = layer.getFeatures()
    return feature


def test_every_column_that_is_shown_has_a_title_of_its_own(shown: LayerDesk) -> None:
    assert set(shown.layers.by_role) == set(roles.ROLES)
    for [layer] in shown.layers.by_role.values():
        hidden = {c.name for c in layer.attributeTableConfig().columns() if c.hidden}
        fields = layer.fields()
        names = [field.name() for field in fields if field.name() not in hidden]
        titles = [layer.attributeAlias(fields.lookupField(name)) for name in names]
        assert all(titles), layer.name()
        assert len(set(titles)) == len(titles), layer.name()
        assert layer.wkbType() == QgsWkbTypes.Type.MultiPolygon


def test_areas_have_a_unit_and_two_places_and_yes_and_no_are_words(shown: LayerDesk) -> None:
    store = shown.session.store
    unit = {"district": "440704", "geom": parcel(0, 10)["geom"], "area_m2": 28113.27447}
    [uuid] = add(store, "survey_unit", [{**unit, "unit_number": "440704202600001"}])
    tag = {"survey_unit_uuid": uuid, "state": "tagged", "is_primary": 1, "example": 1}
    add(store, "tag", [{**tag, "decided_on": "2025-01-01", "decided_by": "甲"}])
    shown.session.catch_up()
    layer = shown.layers.layer(roles.SURVEY_UNITS)
    feature = only(layer)
    assert said(layer, feature, "area_m2").replace(",", "") == "28113.27"
    assert layer.attributeAlias(layer.fields().lookupField("area_m2")) == "地块面积（m²）"
    assert said(layer, feature, "example") == "是"
    assert called(layer, feature) == "440704202600001"  # it has no name
    line = shown.layers.layer(roles.CONTROL_LINE)
    assert called(line, only(line)) == f"#{only(line)['fid']}"


def test_a_layer_that_an_earlier_version_dressed_says_yes_and_no_too(
    shown: LayerDesk, folder: Path
) -> None:
    line = shown.layers.layer(roles.CONTROL_LINE)
    index = line.fields().lookupField("example")
    line.setEditorWidgetSetup(
        index, QgsEditorWidgetSetup("ValueMap", {"map": [{"是": "1"}, {"否": "0"}]})
    )
    assert said(line, only(line), "example") == "(true)"
    project = folder / "项目.qgz"
    shown.save_as(project)
    shown.reopen(project)
    line = shown.layers.layer(roles.CONTROL_LINE)
    assert said(line, only(line), "example") == "是"
    assert not shown.project.isDirty()


def test_an_amount_is_said_in_yuan(shown: LayerDesk) -> None:
    layer = shown.layers.layer(roles.PROJECTS)
    feature = QgsFeature(layer.fields())
    feature["amount_yuan"] = 2_140_000.0
    assert said(layer, feature, "amount_yuan").replace(",", "") == "2140000.00"
    fields = layer.fields()
    assert layer.attributeAlias(fields.lookupField("amount_yuan")) == "测算金额（元）"
    assert layer.expressionField(fields.lookupField("amount_yuan")) == '"amount_fen" / 100.0'
    hidden = {c.name for c in layer.attributeTableConfig().columns() if c.hidden}
    assert {"amount_fen", "approved_fen", "paid_fen"} <= hidden


@pytest.mark.parametrize(
    ("status", "tier", "expected"),
    [
        ("eligible", 1, "符合，一档"),
        ("eligible", 4, "符合，四档"),
        ("eligible", None, "符合，不分档"),
        ("eligible", 5, "符合，不分档"),
        ("review", 2, "待复核"),
        (None, None, "未测算"),
    ],
)
def test_a_project_is_counted_in_one_class(
    shown: LayerDesk, status: str | None, tier: int | None, expected: str
) -> None:
    layer = shown.layers.layer(roles.PROJECTS)
    feature = QgsFeature(layer.fields())
    feature["subsidy_status"], feature["tier"] = status, tier
    assert drawn_as(layer, feature) == [expected]


def test_history_is_told_apart_by_what_became_of_it_and_not_by_how_the_reason_is_worded(
    shown: LayerDesk,
) -> None:
    store = shown.session.store
    *olds, new = shown.uuids()
    kinds = ("merge", "split", "redraw")
    add(
        store, "lineage",
        [
            {"old_parcel_uuid": old, "new_parcel_uuid": new, "kind": kind,
             "happened_on": "2026-03-03"}
            for old, kind in zip(olds, kinds, strict=False)
        ],
    )  # fmt: skip
    undone = {**GONE, "retired_reason": "撤销宗地合并 HB1：登记有误"}
    changes = [Update("parcel", old, 1, GONE) for old in olds[:3]]
    store.write([*changes, Update("parcel", olds[3], 1, undone)], reason="试")
    shown.session.catch_up()
    layer = shown.layers.layer(roles.HISTORY)
    found = {feature["uuid"]: feature for feature in layer.getFeatures()}
    assert [drawn_as(layer, found[old]) for old in olds] == [
        ["合并前宗地"], ["分割前宗地"], ["界址调整前宗地"], ["其他历史宗地"],
    ]  # fmt: skip
    assert said(layer, found[olds[0]], "became") == "合并"
    assert found[olds[0]]["retired_on"] == "2026-03-03"
    assert layer.attributeAlias(layer.fields().lookupField("retired_on")) == "转为历史日期"
