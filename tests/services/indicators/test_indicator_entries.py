# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules and yearly figures of indicators: entered, changed, refused, undone (Y-01, Y-03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.indicators.result import TypedFigure
from lowuse_plugin.domain.indicators.rules import (
    CODES,
    IndicatorRule,
    parse_indicator_rules,
    rule_for,
    shipped_rules,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.indicators.figures import (
    list_indicator_figures,
    retire_indicator_figure,
    save_indicator_figure,
)
from lowuse_plugin.services.indicators.rules import (
    list_indicator_rules,
    retire_indicator_rule,
    save_indicator_rule,
)
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import new_workspace

ON = date(2025, 6, 30)
RULE = IndicatorRule(
    None, 0, "industry_of_block", "65", "", "第八条", "江府〔2025〕1号", date(2025, 1, 1)
)
FIGURE = TypedFigure(
    None, 0, "industry_of_quota", "440704", 2025, Fraction("1234567.89"), Fraction("4000000"),
    "年度计划台账", ON,
)  # fmt: skip


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def own(store: WorkspaceStore) -> list[IndicatorRule]:
    return [each for each in list_indicator_rules(store) if not each.ships]


def test_the_codes_are_those_of_the_schema() -> None:
    assert tuple(shipped().codes["indicator"].values) == CODES


def test_the_clauses_with_a_figure_ship_and_the_others_have_no_limit() -> None:
    limits = {each.indicator: (each.least, each.document_no) for each in shipped_rules()}
    of_document = (Fraction(3, 10), "江府〔2022〕10号")
    assert limits == dict.fromkeys(
        ("industry_of_construction", "industry_of_quota", "industry_of_supply"), of_document
    )
    assert not any(each.example for each in shipped_rules())


@pytest.mark.parametrize(
    ("code", "district", "judged"),
    [
        ("industry_of_construction", "440700", True),
        ("industry_of_construction", "440704", False),
        ("industry_of_quota", "440704", True),
        ("industry_inside", "440700", False),
    ],
)
def test_the_shipped_rules_judge_what_their_clause_speaks_of(
    code: str, district: str, judged: bool
) -> None:
    assert (rule_for(shipped_rules(), code, district, ON) is not None) == judged


@pytest.mark.parametrize(
    ("on", "judged"),
    [
        (date(2022, 3, 31), False),
        (date(2022, 4, 1), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
    ],
)
def test_the_shipped_rules_hold_as_long_as_their_document(on: date, judged: bool) -> None:
    assert (rule_for(shipped_rules(), "industry_of_quota", "440704", on) is not None) == judged


def test_the_rule_of_a_district_goes_before_one_for_all_and_ours_before_the_shipped(
    store: WorkspaceStore,
) -> None:
    save_indicator_rule(store, replace(RULE, indicator="industry_of_quota"), by="张三")
    stricter = replace(RULE, indicator="industry_of_quota", district="440704", least_pct="70")
    save_indicator_rule(store, stricter, by="张三")
    rules = list_indicator_rules(store)
    for district, least in (("440704", "70"), ("440705", "65"), ("440700", "65")):
        found = rule_for(rules, "industry_of_quota", district, ON)
        assert found is not None
        assert found.least_pct == least


def test_a_rule_is_entered_changed_retired_and_undone(store: WorkspaceStore) -> None:
    save_indicator_rule(store, replace(RULE, least_pct=" 65% "), by="张三")
    [first] = own(store)
    assert (first.least, first.entered_by) == (Fraction(65, 100), "张三")
    changed = save_indicator_rule(
        store, replace(first, least_pct="66.67"), by="李四", reason="更正"
    )
    [second] = own(store)
    assert (second.least, second.version) == (Fraction(6667, 10000), 2)
    undo_save(store, changed.transaction_id)
    [third] = own(store)
    assert third.least_pct == "65"
    retire_indicator_rule(store, first.uuid or "", third.version, by="张三", reason="办法废止")
    assert own(store) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"least_pct": "0"}, "INDICATOR_RULE_UNFIT"),
        ({"least_pct": "100.1"}, "INDICATOR_RULE_UNFIT"),
        ({"least_pct": "1e1"}, "INDICATOR_RULE_UNFIT"),
        ({"indicator": "far"}, "INDICATOR_RULE_UNFIT"),
        ({"district": "440100"}, "INDICATOR_RULE_UNFIT"),
        ({"document_no": " "}, "INDICATOR_RULE_WITHOUT_DOCUMENT"),
        ({"valid_from": None}, "INDICATOR_RULE_WITHOUT_DOCUMENT"),
        ({"valid_to": date(2025, 1, 1)}, "INDICATOR_RULE_DAYS_TURNED"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(
    store: WorkspaceStore, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        save_indicator_rule(store, replace(RULE, **changes), by="张三")
    assert caught.value.code == code
    assert own(store) == []


def test_an_example_needs_no_document(store: WorkspaceStore) -> None:
    blank = replace(RULE, example=True, document_no="", clause="", valid_from=None)
    save_indicator_rule(store, blank, by="张三")
    assert [each.example for each in own(store)] == [True]


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        (None, date(2026, 1, 1), True),
        (date(2026, 1, 1), date(2026, 1, 1), False),
        (date(2026, 1, 2), date(2026, 1, 1), True),
    ],
)
def test_one_day_has_one_rule(
    store: WorkspaceStore, first: date | None, second: date, twice: bool
) -> None:
    save_indicator_rule(store, replace(RULE, valid_to=first), by="张三")
    later = replace(RULE, valid_from=second, least_pct="70")
    if not twice:
        save_indicator_rule(store, later, by="张三")
        assert len(own(store)) == 2
        return
    with pytest.raises(LowUseError) as caught:
        save_indicator_rule(store, later, by="张三")
    assert caught.value.code == "INDICATOR_RULE_TWICE"


def test_who_did_not_see_the_newest_rule_is_told(store: WorkspaceStore) -> None:
    save_indicator_rule(store, RULE, by="张三")
    [seen] = own(store)
    save_indicator_rule(store, replace(seen, least_pct="70"), by="李四", reason="更正")
    with pytest.raises(ConflictError) as caught:
        save_indicator_rule(store, replace(seen, least_pct="60"), by="张三", reason="更正")
    assert caught.value.code == "INDICATOR_RULE_CHANGED_MEANWHILE"
    with pytest.raises(LowUseError, match="REASON_MISSING"):
        save_indicator_rule(store, seen, by="张三", reason=" ")


def test_figures_are_kept_as_they_were_typed(store: WorkspaceStore) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    [kept] = list_indicator_figures(store)
    assert (kept.numerator_m2, kept.denominator_m2) == (Fraction("1234567.89"), 4_000_000)
    assert (kept.source, kept.as_of, kept.entered_by) == ("年度计划台账", ON, "张三")
    save_indicator_figure(store, replace(kept, numerator_m2=Fraction(1)), by="李四", reason="更正")
    [changed] = list_indicator_figures(store)
    assert (changed.numerator_m2, changed.entered_by) == (1, "李四")
    retire_indicator_figure(store, kept.uuid or "", 2, by="张三", reason="重复")
    assert list_indicator_figures(store) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"indicator": "industry_inside"}, "INDICATOR_FIGURE_UNFIT"),
        ({"district": ""}, "INDICATOR_FIGURE_UNFIT"),
        ({"year": 25}, "INDICATOR_FIGURE_UNFIT"),
        ({"numerator_m2": None}, "INDICATOR_FIGURE_UNFIT"),
        ({"numerator_m2": Fraction(-1)}, "INDICATOR_FIGURE_UNFIT"),
        ({"numerator_m2": Fraction(1, 3)}, "INDICATOR_FIGURE_UNFIT"),
        ({"denominator_m2": Fraction(0)}, "INDICATOR_FIGURE_UNFIT"),
        ({"denominator_m2": Fraction("1234567.88")}, "INDICATOR_FIGURE_ABOVE_WHOLE"),
        ({"source": " "}, "INDICATOR_FIGURE_WITHOUT_SOURCE"),
        ({"as_of": None}, "INDICATOR_FIGURE_WITHOUT_SOURCE"),
    ],
)
def test_figures_that_say_nothing_are_refused(
    store: WorkspaceStore, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        save_indicator_figure(store, replace(FIGURE, **changes), by="张三")
    assert caught.value.code == code
    assert list_indicator_figures(store) == ()


def test_a_year_of_a_district_has_one_figure(store: WorkspaceStore) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    save_indicator_figure(store, replace(FIGURE, year=2024), by="张三")
    with pytest.raises(LowUseError) as caught:
        save_indicator_figure(store, FIGURE, by="李四")
    assert caught.value.code == "INDICATOR_FIGURE_TWICE"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('least_pct = "30"', 'least_pct = "130"', "least_pct"),
        ('indicator = "industry_of_quota"', 'indicator = "quota"', "indicator"),
        ("valid_to = 2027-04-01", "valid_to = 2022-04-01", "valid_to"),
    ],
)
def test_a_slip_in_a_shipped_document_is_named(old: str, new: str, key: str) -> None:
    path = paths.resource("policy", "jiangfu-2022-10-indicators.toml")
    text = path.read_text(encoding="utf-8").replace(old, new)
    with pytest.raises(LowUseError) as caught:
        parse_indicator_rules(text, path.name)
    assert caught.value.code == "POLICY_INVALID"
    assert key in caught.value.params["key"]
