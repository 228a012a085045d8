# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions over what the workspace holds: right values, named failures, nothing from layers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsUnitTypes, qgsfunction

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import SilentProgress
from lowuse_plugin.qgis_bridge.expression_values import (
    check_expression,
    evaluate,
    expression_fields,
)
from lowuse_plugin.services.rows.bulk_change import propose_texts
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.rows.bulk_workspace import NAMES, five_parcels, li_changes, shown


@pytest.fixture
def store(qgis_app: object, folder: Path) -> Iterator[WorkspaceStore]:
    with five_parcels(folder) as opened:
        yield opened


def values(store: WorkspaceStore, text: str) -> list[str | None]:
    return evaluate(store, NAMES, text, SilentProgress()).texts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"registered_area_m2" / 2', ["5000", "10000", "15000", "20000", None]),
        ('"registered_area_m2" / 10000 + 0.5', ["1.5", "2.5", "3.5", "4.5", None]),
        ("coalesce(\"town\", '潮连街道')", ["棠下镇", "棠下镇", "潮连街道", "棠下镇", "棠下镇"]),
        ("right(\"parcel_code\", 2)", ["01", "02", "03", "04", "05"]),
        ("\"registered_area_m2\" > 15000", ["0", "1", "1", "1", None]),
        ("make_date(2021, 3, 5)", ["2021-03-05"] * 5),
        ("to_datetime('2021-03-05 08:30:00')", ["2021-03-05"] * 5),
        ("to_date('')", [None] * 5),
        ("length('甲乙')", ["2"] * 5),
        ("x(centroid($geometry)) - x(centroid($geometry))", ["0"] * 5),
        ("num_points(@geometry)", ["5"] * 5),
        ("attribute('map_number')", ["T-1", "T-2", "T-3", "T-4", "T-4"]),
        ("NULL", [None] * 5),
        ('"登记面积" / 2', ["5000", "10000", "15000", "20000", None]),
        ("登记面积 / 2", ["5000", "10000", "15000", "20000", None]),
        ('"登记面积（m²）" + "registered_area_m2"', ["20000", "40000", "60000", "80000", None]),
        ("attribute('图斑编号')", ["T-1", "T-2", "T-3", "T-4", "T-4"]),
        ("'（登记面积）'", ["（登记面积）"] * 5),
    ],
)  # fmt: skip
def test_every_column_and_the_shape_are_there(
    store: WorkspaceStore, expression: str, expected: list[str | None]
) -> None:
    assert values(store, expression) == expected


def test_the_values_are_those_of_now_and_not_of_a_layer(store: WorkspaceStore) -> None:
    li_changes(store, "a", town="杜阮镇")
    assert values(store, '"town"')[0] == "杜阮镇"


def test_the_settings_of_the_project_change_nothing(store: WorkspaceStore) -> None:
    before = values(store, '"plane_area_m2"')
    QgsProject.instance().setEllipsoid("EPSG:7030")
    QgsProject.instance().setAreaUnits(QgsUnitTypes.AreaUnit.AreaHectares)
    assert values(store, '"plane_area_m2"') == before == ["10000"] * 5


@pytest.mark.parametrize("text", ["$area", "$AREA / 2", "round($perimeter)", "area($geometry)"])
def test_areas_that_are_not_ours_are_refused_with_the_field_to_use(
    store: WorkspaceStore, text: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        check_expression(text)
    assert caught.value.code == "EXPRESSION_AREA"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eval('$area')", "EXPRESSION_FORBIDDEN"),
        ("get_feature('x', 'a', 1)", "EXPRESSION_FORBIDDEN"),
        ("sum(\"registered_area_m2\")", "EXPRESSION_FORBIDDEN"),
        ("overlay_within('x')", "EXPRESSION_FORBIDDEN"),
        ("file_exists('/etc/passwd')", "EXPRESSION_FORBIDDEN"),
        ("sqlite_fetch_and_increment('a','b','c','d',map())", "EXPRESSION_FORBIDDEN"),
        ("env('HOME')", "EXPRESSION_FORBIDDEN"),
        ("\"没有\" + 1", "EXPRESSION_UNKNOWN_FIELD"),
        ("1 +", "EXPRESSION_INVALID"),
        ("round（\"登记面积\"，2）", "EXPRESSION_FULL_WIDTH"),
        ("round('（'", "EXPRESSION_INVALID"),
        ("", "EXPRESSION_INVALID"),
        ("unknown_function(1)", "EXPRESSION_INVALID"),
    ],
)  # fmt: skip
def test_what_reads_elsewhere_or_is_none_is_refused(qgis_app: object, text: str, code: str) -> None:
    with pytest.raises(LowUseError, match=code):
        check_expression(text)


def test_somebodys_own_function_is_refused(qgis_app: object) -> None:
    @qgsfunction(args=0, group="我的", register=True)
    def my_function(_values: object, _feature: object, _parent: object) -> int:
        return 1

    from qgis.core import QgsExpression  # noqa: PLC0415

    try:
        with pytest.raises(LowUseError, match="EXPRESSION_FORBIDDEN"):
            check_expression("my_function()")
    finally:
        QgsExpression.unregisterFunction("my_function")


def test_a_failure_names_its_parcel(store: WorkspaceStore) -> None:
    found = evaluate(store, NAMES, "to_date(\"map_number\")", SilentProgress())  # fmt: skip
    assert found.failed == 5
    assert found.failures[0][0] == "440704001001GB00001"
    assert "T-1" in found.failures[0][1]
    assert found.texts == [None] * 5


@pytest.mark.parametrize(
    "text",
    [
        "$geometry",
        "centroid($geometry)",
        "array(1, 2)",
        "map('a', 1)",
        "to_interval('2 days')",
        "make_time(8, 0, 0)",
    ],
)
def test_what_no_field_can_hold_is_a_failure(store: WorkspaceStore, text: str) -> None:
    found = evaluate(store, NAMES, text, SilentProgress())
    assert found.texts == [None] * 5
    assert found.failed == 5
    assert found.failures[0] == ("440704001001GB00001", "the result is no text, number or date")


def test_stopping_stops(store: WorkspaceStore) -> None:
    class Stopped:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        evaluate(store, NAMES, "1", Stopped())


def test_fields_read_in_chinese(qgis_app: object) -> None:
    fields = expression_fields()
    assert fields.field("registered_area_m2").alias() == "登记面积（m²）"
    assert fields.indexOf("training_columns") < 0


def test_results_become_changes_of_a_field(store: WorkspaceStore) -> None:
    found = evaluate(store, NAMES, "if(\"registered_area_m2\" > 20000, '是', NULL)",
                     SilentProgress())  # fmt: skip
    changes = propose_texts(store, found.uuids, "idle", found.texts, clears=False)
    assert shown(changes) == [(n, "闲置土地", "未查明", "是") for n in "cd"]
