# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a parcel is what it is, from a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.explanation import Explanation, Missing, Reason
from lowuse_plugin.domain.identification.rules import parse_rule_set
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.identification.explain_parcel import explain
from lowuse_plugin.services.identification.identify import identify
from tests.services.parcels.parcel_workspace import ON, RULES, parcel_workspace


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with parcel_workspace(folder) as opened:
        yield opened


def rule(found: Explanation, code: str) -> Reason:
    return next(reason for reason in found.rules if reason.code == code)


def test_a_hit_names_value_threshold_source_and_clause(store: Store) -> None:
    found = explain(store, "a", ON)
    assert (found.state, found.outcome) == ("current", "suspected")
    assert found.standard is not None
    assert (found.standard.id, found.standard.example) == ("sample", True)
    [hit] = found.of("hit")
    assert (hit.code, hit.clause, hit.source) == ("S-01", "示例 1", "不动产登记、竣工测绘")
    [comparison] = hit.children
    assert (comparison.field, comparison.outcome) == ("far", "met")
    assert (comparison.value, comparison.operator, comparison.threshold) == ("0.25", "<", "1.0")


def test_a_missing_tax_names_its_year(store: Store) -> None:
    reason = rule(explain(store, "a", ON), "S-02")
    assert (reason.outcome, reason.blocking) == ("unknown", True)
    assert reason.missing == Missing("NO_YEAR", (2024,))
    assert reason.children[1].value == "8"  # 360 × 2/3 ÷ 30 亩 in 2023


def test_where_no_enterprise_is_known_that_is_what_is_missing(store: Store) -> None:
    assert rule(explain(store, "d", ON), "S-02").missing == Missing("NO_ENTERPRISE")


def test_land_of_unknown_use_leaves_the_rules_of_a_scope_unknown(store: Store) -> None:
    found = explain(store, "c", ON)
    assert found.outcome == "incomplete"
    assert rule(found, "S-01").missing == Missing("NO_USE")


def test_an_agreed_figure_that_is_missing_is_told_from_a_missing_value(store: Store) -> None:
    store.write([Update("parcel", "b", 1, {"investment_wan": 300.0})], reason="补")
    identify(store, rules=RULES, on=ON)
    reason = rule(explain(store, "b", ON), "S-03")
    assert (reason.children[0].value, reason.missing) == ("20", Missing("NO_THRESHOLD"))


def test_what_is_not_suspected_names_the_nearest_threshold(store: Store) -> None:
    store.write(
        [Insert("enterprise_year", "n", {"enterprise_uuid": "e", "year": 2025, "tax_wan": "900"})],
        reason="补",
    )
    on = date(2026, 6, 30)
    store.write([Update("enterprise_year", "e2024", 1, {"tax_wan": "900"})], reason="补")
    identify(store, rules=RULES, on=on)
    found = explain(store, "b", on)
    assert (found.state, found.outcome) == ("current", "not_suspected")
    assert found.nearest is not None
    [comparison] = found.nearest.children
    assert (found.nearest.code, comparison.field, comparison.value) == ("S-01", "far", "1.5")


def test_what_is_no_low_efficiency_stands_apart(store: Store) -> None:
    facts = {"idle": "yes", "built_on": "2009-12-31", "planned_use": "0601",
             "upgrade_needed": "yes"}  # fmt: skip
    store.write([Update("parcel", "b", 1, facts)], reason="补")
    identify(store, rules=RULES, on=ON)
    found = explain(store, "b", ON)
    assert [(rule.code, rule.output) for rule in found.further("hit")] == [
        ("S-09", "idle"), ("L-1", "register"),
    ]  # fmt: skip
    assert "S-09" not in [rule.code for rule in found.of("hit")]
    legacy = rule(found, "L-1")
    assert (legacy.flag, legacy.example, legacy.document_no) == (
        "BOUNDARY_DAY", False, "江府〔2022〕10号",
    )  # fmt: skip
    assert [child.flag for child in legacy.children] == ["BOUNDARY_DAY", "", "", ""]


def test_the_distances_come_nearest_first(store: Store) -> None:
    store.write([Update("parcel", "b", 1, {"building_density_pct": 31.2})], reason="补")
    found = explain(store, "b", ON)
    assert [(near.rule.code, round(near.relative, 6)) for near in found.why_not[:2]] == [
        ("S-05", 0.04), ("S-01", 0.5),
    ]  # fmt: skip
    assert found.nearest == found.why_not[0].rule


def test_points_are_told(store: Store) -> None:
    text = RULES.content.replace('logic = "any"', 'logic = "score"\nscore_at_least = "2"')
    identify(store, rules=parse_rule_set(text, "分"), on=ON)
    found = explain(store, "a", ON)
    assert (found.state, found.score, found.score_at_least) == ("current", 1.0, "2")
    assert found.score_most == 2.0  # S-01 hits, S-02 lacks a year
    assert rule(found, "S-01").weight == "1"


def test_land_outside_the_scope_of_a_rule_is_exempt_and_says_of_what_use(store: Store) -> None:
    store.write([Update("parcel", "b", 1, {"use_code": "0701"})], reason="改")
    identify(store, rules=RULES, on=ON)
    reason = rule(explain(store, "b", ON), "S-01")
    assert (reason.outcome, reason.children) == ("exempt", ())
    assert reason.value == "住宅用地"


def test_a_result_that_the_parcel_or_a_tax_outgrew_is_outdated(store: Store) -> None:
    store.write([Update("parcel", "a", 1, {"far": 1.2})], reason="改")
    found = explain(store, "a", ON)
    assert (found.state, found.outcome) == ("outdated", "incomplete")
    store.write([Update("enterprise_year", "e2024", 1, {"tax_wan": "900"})], reason="补")
    assert explain(store, "b", ON).state == "outdated"
    identify(store, rules=RULES, on=ON)
    assert explain(store, "a", ON).state == "current"


def test_without_a_stored_result_nothing_is_claimed(folder: Path) -> None:
    with parcel_workspace(folder, results=False) as store:
        found = explain(store, "a", ON)
        assert (found.state, found.outcome, found.rules) == ("not_assessed", "", ())
        assert explain(store, "gone", ON).state == "not_assessed"


@pytest.mark.parametrize(("on", "applies"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True)])
def test_the_line_that_was_checked_may_not_be_in_force(
    store: Store, on: date, applies: bool
) -> None:
    found = explain(store, "d", on)
    assert found.control is not None
    assert (found.control.version, found.control_in_force) == ("2024", applies)
