# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators with what stands behind them, judged only by a rule, ≥ without rounding (C10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.indicators.result import Indicator, IndicatorTable, TypedFigure
from lowuse_plugin.domain.indicators.rules import IndicatorRule
from lowuse_plugin.domain.ports import SilentProgress
from lowuse_plugin.services.control_line.versions import LineBlock
from lowuse_plugin.services.indicators.figures import save_indicator_figure
from lowuse_plugin.services.indicators.land import industrial_land, read_parcels
from lowuse_plugin.services.indicators.park_check import check_parks
from lowuse_plugin.services.indicators.rules import rules_of, save_indicator_rule
from lowuse_plugin.services.indicators.survey import measured_shares, read_surveys
from lowuse_plugin.services.indicators.table import indicators, indicators_of_blocks
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)
from tests.services.overlay.overlay_workspace import StopAt

ON = date(2024, 6, 30)
DISTRICTS = ("440703", "440704", "440705", "440781", "440783", "440784", "440785")


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def land(x0: float, x1: float, **changes: Any) -> dict[str, Any]:
    """A parcel whose stated area is the drawn one."""
    return parcel(x0, x1, **{"plane_area_m2": (x1 - x0) * 10, "plane_epsg": 4526, **changes})


def industry(store: WorkspaceStore) -> list[str]:
    """1,000 m² of industrial land, 400 m² of it inside the line; 200 m² of dwellings."""
    control_line(store, "2024", "2024-01-01")
    homes = land(40, 60, use_code="0701")
    return add(store, "parcel", [land(0, 30), land(90, 130), land(200, 230), homes])


def rule(store: WorkspaceStore, indicator: str, least: str, **changes: Any) -> None:
    given = {"clause": "第三条", "document_no": "江府〔2024〕1号", "valid_from": date(2024, 1, 1)}
    save_indicator_rule(
        store, IndicatorRule(None, 0, indicator, least, **{**given, **changes}), by="张三"
    )


def figure(code: str, district: str, top: str, whole: str, year: int = 2024) -> TypedFigure:
    return TypedFigure(
        None, 0, code, district, year, Fraction(top), Fraction(whole), "统计年报", ON
    )


def found(table: IndicatorTable, code: str, place: str = "440700") -> Indicator:
    [one] = [each for each in table.indicators if (each.code, each.place) == (code, place)]
    return one


def noted(one: Indicator, code: str) -> tuple[int, Fraction]:
    [note] = [each for each in one.notes if each.code == code]
    return note.count, note.m2


def survey(store: WorkspaceStore, classes: dict[str, float], **values: Any) -> str:
    """A layer of the land survey with one strip of 10 m depth a class."""
    row = {"name": "变更调查", "kind": "land_survey", "source": "县局", "as_of": "2023-12-31"}
    [layer] = add(store, "reference_layer", [{**row, **values}])
    areas, x = [], 1000.0
    for code, m2 in classes.items():
        shape = multipolygon(x, 0, x + m2 / 10, 10)
        areas.append({"reference_layer_uuid": layer, "class_code": code, "geom": shape})
        x += m2 / 10
    add(store, "reference_area", areas)
    return layer


def test_the_share_inside_names_both_areas_and_the_parcels(store: WorkspaceStore) -> None:
    first, second, third, _homes = industry(store)
    one = found(indicators(store, ON), "industry_inside")
    assert (one.numerator_m2, one.denominator_m2) == (400, 1000)
    assert one.share == Fraction(2, 5)
    assert set(one.parcels) == {first, second}
    assert set(one.denominator_parcels) == {first, second, third}
    assert (one.outcome, one.rule) == ("no_rule", None)


def test_areas_are_the_share_of_the_plane_area_of_the_parcel(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(90, 130)])
    one = found(indicators(store, ON), "industry_inside")
    assert (one.numerator_m2, one.denominator_m2) == (101, 404)


def test_every_district_has_its_own(store: WorkspaceStore) -> None:
    industry(store)
    add(store, "parcel", [land(0, 10, district="440705"), land(300, 330, district="440705")])
    table = indicators(store, ON)
    assert found(table, "industry_inside", "440704").share == Fraction(2, 5)
    assert found(table, "industry_inside", "440705").denominator_m2 == 300
    # Ten metres of it lie on the first parcel: ground counts once, for the parcel that came first.
    assert found(table, "industry_inside", "440705").numerator_m2 == 0
    assert noted(found(table, "industry_inside"), "overlapping") == (1, 100)


@pytest.mark.parametrize(
    ("least", "outcome"), [("39.99", "met"), ("40", "met"), ("40.01", "not_met")]
)
def test_a_rule_judges_from_its_figure_on(store: WorkspaceStore, least: str, outcome: str) -> None:
    industry(store)
    rule(store, "industry_inside", least)
    one = found(indicators(store, ON), "industry_inside")
    assert (one.outcome, one.clause) == (outcome, "第三条")


def test_a_third_is_not_a_third_rounded(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [land(0, 10), land(200, 220)])
    rule(store, "industry_inside", "33.34")
    assert found(indicators(store, ON), "industry_inside").outcome == "not_met"
    with_less = indicators(store, date(2023, 12, 31))
    assert found(with_less, "industry_inside").outcome == "missing"


@pytest.mark.parametrize(
    ("least", "outcome"),
    [("36.36", "met"), ("36.37", "missing"), ("45.45", "missing"), ("45.46", "not_met")],
)
def test_land_of_unknown_use_leaves_open_what_it_could_change(
    store: WorkspaceStore, least: str, outcome: str
) -> None:
    """400 of 1,000 m²; 100 m² more inside and 100 m² outside may be industrial: 4/11 … 5/11."""
    industry(store)
    gaps = [land(60, 70, use_code=None), land(300, 310, use_code="06")]
    unknown = add(store, "parcel", gaps)
    rule(store, "industry_inside", least)
    one = found(indicators(store, ON), "industry_inside")
    assert (one.lowest, one.highest) == (Fraction(4, 11), Fraction(5, 11))
    assert one.share == Fraction(2, 5)
    assert set(one.unknown_parcels) == set(unknown)
    assert noted(one, "unknown_use") == (2, 200)
    assert one.outcome == outcome


def test_a_block_is_measured_whole(store: WorkspaceStore) -> None:
    first, second, _third, _homes = industry(store)
    blocks = [each for each in indicators(store, ON).indicators if each.place_kind == "block"]
    [one] = blocks
    assert (one.numerator_m2, one.denominator_m2) == (400, 20_000)
    assert set(one.parcels) == {first, second}
    assert one.denominator_parcels == ()


def test_polygons_of_one_block_number_are_one_block(store: WorkspaceStore) -> None:
    [version] = add(store, "control_line_version", [{"version": "1", "valid_from": "2024-01-01"}])
    named = {"control_line_version_uuid": version, "block_code": "B1", "block_name": "东区"}
    other = {"control_line_version_uuid": version, "block_code": "B2"}
    shapes = [(0, 20, named), (20, 40, named), (500, 510, other)]
    add(store, "control_line", [{**row, "geom": multipolygon(a, 0, b, 10)} for a, b, row in shapes])
    add(store, "parcel", [land(0, 10)])
    table = indicators(store, ON)
    first, second = found(table, "industry_of_block", "B1"), found(table, "industry_of_block", "B2")
    assert (first.place_name, first.share) == ("B1 东区", Fraction(1, 4))
    assert (second.share, second.numerator_m2) == (0, 0)


def test_the_same_ground_counts_once(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [land(0, 50)] * 40)
    one = found(indicators(store, ON), "industry_inside")
    assert (one.numerator_m2, one.denominator_m2) == (500, 500)
    assert noted(one, "overlapping") == (39, 39 * 500)


def test_without_a_line_or_a_survey_it_says_what_is_missing(store: WorkspaceStore) -> None:
    add(store, "parcel", [land(0, 10)])
    table = indicators(store, ON)
    assert [each.code for each in found(table, "industry_inside").notes] == ["no_line"]
    assert found(table, "industry_inside").outcome == "missing"
    assert [each.code for each in found(table, "industry_of_construction").notes] == ["no_survey"]
    quota = found(table, "industry_of_quota", "440704")
    assert ([each.code for each in quota.notes], quota.outcome) == (["no_figure"], "missing")


@pytest.mark.parametrize(
    ("industrial", "outcome"), [(299.9, "not_met"), (300, "met"), (300.1, "met")]
)
def test_the_survey_gives_the_share_of_the_city(
    store: WorkspaceStore, industrial: float, outcome: str
) -> None:
    """Y-01: 0601 among settlements; roads, mining and fields do not count."""
    survey(
        store,
        {"0601": industrial, "0701": 500, "0508": 1000 - 500 - industrial, "1003": 70, "0602": 30,
         "0101": 900},
    )  # fmt: skip
    one = found(indicators(store, ON), "industry_of_construction")
    assert one.denominator_m2 == 1000
    assert float(one.numerator_m2 or 0) == pytest.approx(industrial)
    assert (one.outcome, one.clause) == (outcome, "Y-01 二(一)")
    assert (one.source, one.as_of) == ("变更调查（县局）", date(2023, 12, 31))
    assert one.example  # the reading of 城乡建设用地 is one
    assert not one.rule_example


def test_a_class_that_nobody_knows_leaves_open_what_it_could_change(
    store: WorkspaceStore,
) -> None:
    survey(store, {"0601": 320, "0701": 680, "9999": 100})
    one = found(indicators(store, ON), "industry_of_construction")
    assert noted(one, "unknown_class") == (1, 100)
    assert (one.lowest, one.highest) == (Fraction(320, 1100), Fraction(420, 1100))
    assert one.outcome == "missing"


def test_of_several_surveys_the_newest_of_the_year_counts(store: WorkspaceStore) -> None:
    survey(store, {"0601": 100, "0701": 900}, as_of="2022-12-31")
    survey(store, {"0601": 400, "0701": 600}, as_of="2024-03-01")
    assert found(indicators(store, ON), "industry_of_construction").share == Fraction(2, 5)
    before = found(indicators(store, ON, year=2023), "industry_of_construction")
    assert before.share == Fraction(1, 10)
    assert noted(before, "survey_older")[0] == 2022


def test_ground_that_two_areas_of_the_survey_claim_counts_once(store: WorkspaceStore) -> None:
    """200 m² of 0601 drawn twice and 800 m² of dwellings: 200 of 1,000, not 400 of 1,200."""
    layer = survey(store, {"0601": 200, "0701": 800})
    again = {"class_code": "0601", "geom": multipolygon(1000, 0, 1020, 10)}
    unknown = {"class_code": "9999", "geom": multipolygon(1090, 0, 1110, 10)}
    rows = [{"reference_layer_uuid": layer, **each} for each in (again, unknown)]
    add(store, "reference_area", rows)
    one = found(indicators(store, ON), "industry_of_construction")
    assert (one.numerator_m2, one.denominator_m2) == (200, 1000)
    # Half of the unknown area lies on dwellings; the other half may be anything.
    assert noted(one, "overlapping") == (2, 300)
    assert noted(one, "unknown_class") == (1, 100)
    assert one.outcome == "not_met"


def test_survey_layers_of_one_day_count_together(store: WorkspaceStore) -> None:
    """Two towns: 400 m² of industry, 600 m² and 1,000 m² of dwellings, 100 m² drawn in both."""
    survey(store, {"0601": 400, "0701": 600}, name="棠下镇", district="440704")
    [town] = add(store, "reference_layer", [
        {"name": "荷塘镇", "kind": "land_survey", "as_of": "2023-12-31", "district": "440704"}
    ])  # fmt: skip
    homes = {"class_code": "0701", "geom": multipolygon(1090, 0, 1200, 10)}
    add(store, "reference_area", [{"reference_layer_uuid": town, **homes}])
    survey(store, {"0601": 900}, name="上年", district="440704", as_of="2022-12-31")
    one = found(indicators(store, ON), "industry_of_construction", "440704")
    assert (one.numerator_m2, one.denominator_m2) == (400, 2000)
    assert noted(one, "overlapping") == (1, 100)
    assert one.source == "棠下镇（县局）；荷塘镇"
    [left] = [each for each in one.notes if each.code == "layers_left_out"]
    assert (left.count, left.names) == (1, ("上年",))


def test_survey_layers_without_a_day_serve_together_where_none_has_one(
    store: WorkspaceStore,
) -> None:
    survey(store, {"0601": 100}, name="甲", as_of=None)
    [other] = add(store, "reference_layer", [{"name": "乙", "kind": "land_survey"}])
    homes = {"class_code": "0701", "geom": multipolygon(2000, 0, 2030, 10)}
    add(store, "reference_area", [{"reference_layer_uuid": other, **homes}])
    one = found(indicators(store, ON), "industry_of_construction")
    assert (one.numerator_m2, one.denominator_m2, one.as_of) == (100, 400, None)
    survey(store, {"0601": 1, "0701": 9}, name="丙")
    dated = found(indicators(store, ON), "industry_of_construction")
    assert (dated.share, dated.source) == (Fraction(1, 10), "丙（县局）")
    [left] = [each for each in dated.notes if each.code == "layers_left_out"]
    assert left.names == ("甲", "乙")


def test_it_can_be_stopped_within_a_layer_of_the_survey(store: WorkspaceStore) -> None:
    survey(store, {"0601": 100, "0701": 900})
    with store.read() as reading:
        surveys = read_surveys(reading, 2024)
    with pytest.raises(CancelledError):
        measured_shares(surveys, 2024, store.info.crs, StopAt(1))


class ColleagueSaves:
    """Somebody else saves a parcel while the work goes on."""

    def __init__(self, store: WorkspaceStore) -> None:
        self.store = store
        self.saved: list[str] = []

    def step(self, done: int, total: int, message: str = "") -> None:
        if not self.saved:
            self.saved = add(self.store, "parcel", [parcel(90, 100)])


def test_a_colleague_saves_while_indicators_and_parks_are_computed(store: WorkspaceStore) -> None:
    industry(store)
    [park] = add(store, "reference_layer", [{"name": "园区", "kind": "industrial_park"}])
    area = {"reference_layer_uuid": park, "geom": multipolygon(0, 0, 40, 10)}
    add(store, "reference_area", [area])
    for compute in (
        lambda progress: indicators(store, ON, progress=progress),
        lambda progress: check_parks(store, progress=progress),
    ):
        colleague = ColleagueSaves(store)
        compute(colleague)
        assert len(colleague.saved) == 1


def test_a_typed_figure_goes_before_the_survey(store: WorkspaceStore) -> None:
    survey(store, {"0601": 100, "0701": 900})
    save_indicator_figure(
        store, figure("industry_of_construction", "440700", "31", "100"), by="张三"
    )
    one = found(indicators(store, ON), "industry_of_construction")
    assert (one.share, one.basis, one.source) == (Fraction(31, 100), "figures", "统计年报")


def test_the_city_is_judged_when_every_district_is_there(folder: Path) -> None:
    with create_workspace(folder / "市.gpkg", district="440700", actor=ACTOR) as city:
        for district in DISTRICTS[:-1]:
            save_indicator_figure(
                city, figure("industry_of_quota", district, "30", "100"), by="张三"
            )
        before = indicators(city, ON)
        one = found(before, "industry_of_quota")
        assert (one.share, one.outcome) == (Fraction(3, 10), "missing")
        [note] = [each for each in one.notes if each.code == "districts_missing"]
        assert note.names == ("440785",)
        assert found(before, "industry_of_quota", "440703").outcome == "met"
        save_indicator_figure(
            city, figure("industry_of_quota", "440785", "29.99", "100"), by="张三"
        )
        after = indicators(city, ON)
        assert found(after, "industry_of_quota").outcome == "not_met"
        assert found(after, "industry_of_quota").share == Fraction(20999, 70000)
        assert found(after, "industry_of_quota", "440785").outcome == "not_met"


def test_the_clause_ends_with_its_document(store: WorkspaceStore) -> None:
    for year in (2026, 2027):
        save_indicator_figure(
            store, figure("industry_of_supply", "440704", "40", "100", year), by="张三"
        )
    last = indicators(store, date(2027, 3, 31), year=2026)
    assert found(last, "industry_of_supply", "440704").outcome == "met"
    over = indicators(store, date(2027, 4, 1), year=2027)
    assert found(over, "industry_of_supply", "440704").outcome == "no_rule"


def test_a_drawn_line_gives_its_own_indicators_and_writes_nothing(store: WorkspaceStore) -> None:
    industry(store)
    drawn = LineBlock(multipolygon(-100, -100, 240, 100), 1, "N1", "扩大", "440704")
    with store.read() as reading:
        before = reading.head()
        parcels, rules = read_parcels(reading), rules_of(reading)
    land = industrial_land(parcels, SilentProgress())
    result = indicators_of_blocks(land, rules, [drawn], ON, crs=store.info.crs)
    shares = {each.key: each.share for each in result}
    assert shares["industry_inside/city/440700"] == 1
    assert shares["industry_of_block/block/N1"] == Fraction(1000, 340 * 200)
    with store.read() as reading:
        assert reading.head() == before


def test_a_draft_is_not_in_force(store: WorkspaceStore) -> None:
    industry(store)
    [draft] = add(
        store,
        "control_line_version",
        [{"version": "草案", "valid_from": "2024-02-01", "state": "draft"}],
    )
    add(store, "control_line", [
        {"control_line_version_uuid": draft, "geom": multipolygon(-9, -9, 999, 99)}
    ])  # fmt: skip
    table = indicators(store, ON)
    assert (table.line, found(table, "industry_inside").share) == ("2024", Fraction(2, 5))


def test_it_can_be_stopped(store: WorkspaceStore) -> None:
    industry(store)

    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        indicators(store, ON, progress=Stop())
