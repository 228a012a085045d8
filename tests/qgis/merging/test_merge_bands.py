# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Marks of a merge on the map: drawn when something changed, and gone with the map or before."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip

from lowuse_plugin.domain.merging.steps import MergeStepInput
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.merging.bands import OLD, MergeBands
from lowuse_plugin.gui.merging.scenario_bands import LOOKS, ScenarioBands, ScenarioShape
from lowuse_plugin.gui.warm_up import MODULES
from lowuse_plugin.gui.widgets.merging.case_reading import Holding, holdings_of
from lowuse_plugin.services.merging.cases import propose_merge, read_case
from lowuse_plugin.services.merging.steps import withdraw
from tests.services.merging.merge_office import workspace

CRS = "EPSG:4526"
SQUARE = shapely.to_wkb(shapely.box(38_400_000, 2_500_000, 38_400_010, 2_500_010))


@pytest.fixture
def canvas(qgis_app: object) -> QgsMapCanvas:
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    return canvas


def test_bands_are_released_when_the_map_went_first(canvas: QgsMapCanvas) -> None:
    bands = MergeBands(canvas)
    bands.mark([SQUARE], CRS)
    sip.delete(canvas)
    bands.release()
    bands.release()
    assert bands.counts() == {}


def test_scenarios_are_released_when_the_map_went_first(canvas: QgsMapCanvas) -> None:
    bands = ScenarioBands(canvas)
    bands.show([ScenarioShape("A", SQUARE)], CRS)
    sip.delete(canvas)
    bands.release()
    bands.release()


def test_a_scenario_has_the_look_of_its_column_though_another_one_has_no_outline(
    canvas: QgsMapCanvas,
) -> None:
    bands = ScenarioBands(canvas)
    bands.show([ScenarioShape("A", SQUARE), ScenarioShape("C", SQUARE)], CRS)
    assert bands.drawn == {
        "A": (LOOKS[0].brush, LOOKS[0].line),
        "C": (LOOKS[2].brush, LOOKS[2].line),
    }
    assert bands._bands[1].strokeColor() == LOOKS[2].colour
    bands.release()


def test_what_is_seen_already_is_not_drawn_again(
    canvas: QgsMapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    bands = MergeBands(canvas)
    bands.mark([SQUARE], CRS)
    drawn: list[bool] = []
    real = bands._to_map
    monkeypatch.setattr(bands, "_to_map", lambda: drawn.append(True) or real())
    bands.set_visible(True)
    assert drawn == []
    bands.set_visible(False)
    assert (drawn, bands.counts()) == ([True], {})
    bands.set_visible(True)
    assert bands.counts() == {OLD: 1}
    bands.release()


def test_shapes_follow_the_map_into_another_crs(canvas: QgsMapCanvas) -> None:
    bands = MergeBands(canvas)
    bands.mark([SQUARE, SQUARE], CRS)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    assert bands.counts() == {OLD: 2}
    bands.go_to()
    centre = canvas.extent().center()
    assert (round(centre.x()), round(centre.y())) == (113, 23)  # degrees of Jiangmen
    bands.release()


def test_cases_that_hold_parcels_are_found_by_these(qgis_app: object, folder: Path) -> None:
    with workspace(folder) as store:
        one = propose_merge(store, ("a", "b"), by="陈经办")[0]
        other = propose_merge(store, ("c", "d"), by="陈经办")[0]
        number = read_case(store, one).case_no
        held = holdings_of(store, ("b", "c", "a"))
        assert {each.uuid: each.held for each in held} == {one: 2, other: 1}
        assert holdings_of(store, ("a",)) == (Holding(one, number, "proposed", ("a", "b"), 1),)
        step = MergeStepInput("陈经办", office_today(), opinion="不办了")
        withdraw(store, one, step, seen=read_case(store, one).row_version)
        assert holdings_of(store, ("a", "b")) == ()


def test_the_panel_of_merging_is_prepared_in_the_background() -> None:
    pages = ("preview_view", "case_page")
    assert {f"lowuse_plugin.gui.widgets.merging.{page}" for page in pages} < set(MODULES)
    assert "lowuse_plugin.gui.panels.merging_view" in MODULES
    assert "lowuse_plugin.services.merging.state" in MODULES
