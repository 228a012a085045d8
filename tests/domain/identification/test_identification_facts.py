# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The quantities behind the rules: days, taxes, agreed figures, and why one is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from lowuse_plugin.domain.identification.enterprises import EnterpriseLinks, allocation
from lowuse_plugin.domain.identification.evaluate import Evaluation, evaluate
from lowuse_plugin.domain.identification.inputs import read_parcel
from lowuse_plugin.domain.identification.rules import find_rule_set, parse_rule_set

RULES = find_rule_set("sample")
ON = date(2025, 6, 30)


def judged(on: date = ON, **facts: Any) -> Evaluation:
    given = {"use_code": "0601", "plane_area_m2": "20000", **facts}
    return evaluate(*read_parcel(given), RULES, on=on)


def value(name: str, on: date = ON, **facts: Any) -> Any:
    return judged(on, **facts).facts[name].to_list()[0]


def rule(code: str, on: date = ON, **facts: Any) -> str:
    return next(line.outcome for line in judged(on, **facts).explain(0) if line.code == code)


def lacking(code: str, **facts: Any) -> list[tuple[str, str]]:
    line = next(line for line in judged(**facts).explain(0) if line.code == code)
    return [(each.code, each.quantity) for each in line.missing]


# -- days and years


@pytest.mark.parametrize(
    ("built", "on", "years"),
    [
        ("2024-07-01", "2025-06-30", 0), ("2024-06-30", "2025-06-30", 1),
        ("2024-06-29", "2025-06-30", 1), ("2024-05-31", "2025-06-30", 1),
        ("2024-12-01", "2025-06-30", 0), ("2024-02-29", "2025-02-27", 0),
        ("2024-02-29", "2025-02-28", 1), ("2024-02-29", "2028-02-28", 3),
        ("2024-02-29", "2028-02-29", 4), ("2024-02-28", "2028-02-28", 4),
        ("2026-01-01", "2025-06-30", 0), ("1969-12-31", "1999-12-31", 30),
    ],
)  # fmt: skip
def test_a_year_is_full_on_the_same_day(built: str, on: str, years: int) -> None:
    assert value("years_since_built", date.fromisoformat(on), built_on=built) == years


@pytest.mark.parametrize(
    ("built", "expected"),
    [("1995-07-01", "clear"), ("1995-06-30", "hit"), ("1995-06-29", "hit"), (None, "unknown")],
)
def test_buildings_of_thirty_years(built: str | None, expected: str) -> None:
    assert rule("S-14", built_on=built) == expected


L1 = {"built_on": "2009-12-30", "planned_use": "工业用地", "upgrade_needed": "yes"}


@pytest.mark.parametrize(
    ("built", "expected", "flags"),
    [
        ("2009-12-30", ("register",), ()),
        ("2009-12-31", ("register",), ("BOUNDARY_DAY:L-1",)),
        ("2010-01-01", (), ()),
    ],
)
def test_the_last_day_counts_and_is_marked_for_a_person(
    built: str, expected: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    found = judged(**{**L1, "built_on": built})
    assert (found.other(0), found.flags(0)) == (expected, flags)
    assert found.other_outputs() == [" ".join(expected)]
    assert found.flag_texts() == [" ".join(flags)]
    line = next(line for line in found.explain(0) if line.code == "L-1")
    assert (line.flag, line.value.split("; ")[0]) == ("BOUNDARY_DAY" if flags else "", built)
    assert (line.threshold.split("; ")[0], line.example) == ("<= 2009-12-31", False)
    on_day = [c.boundary_day for c in found.conditions(0)[CODES.index("L-1")]]
    assert on_day == [bool(flags), False, False, False]


CODES = [rule.code for rule in RULES.rules]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"planned_use": "待定"}, "unknown"), ({"planned_use": "0701"}, "clear"),
        ({"planned_use": None}, "unknown"), ({"upgrade_needed": "no"}, "clear"),
        ({"upgrade_needed": "unknown"}, "unknown"), ({"upgrade_needed": None}, "unknown"),
        ({"built_on": None}, "unknown"), ({"actual_use": "0701"}, "clear"),
        ({"use_code": "0701"}, "clear"), ({"use_code": "0701", "land_class": "0601"}, "hit"),
        ({"use_code": None}, "unknown"), ({"use_code": None, "actual_use": "厂房"}, "hit"),
    ],
)  # fmt: skip
def test_the_register_asks_for_each_of_its_facts(changed: dict[str, Any], expected: str) -> None:
    assert rule("L-1", **{**L1, **changed}) == expected


def test_land_without_lawful_procedure_needs_words_in_its_contract() -> None:
    assert rule("L-3", **L1, lawful_procedure="no") == "hit"
    assert rule("L-3", **L1, lawful_procedure="yes") == "clear"
    assert rule("L-3", **L1) == "unknown"
    day = {**L1, "built_on": "2009-12-31", "lawful_procedure": "no"}
    assert judged(**day).flag_texts() == ["BOUNDARY_DAY:L-1 BOUNDARY_DAY:L-3"]


L2 = {
    "agreement_on": "2006-08-30",
    "agreement_signer": "town",
    "county_consent": "yes",
    "scope_and_price": "yes",
    "conversion_approved": "yes",
    "in_use": "yes",
    "upgrade_needed": "yes",
}


def test_all_six_facts_lead_to_the_supply_procedure() -> None:
    assert (rule("L-2", **L2), judged(**L2).other(0)) == ("hit", ("supply",))


@pytest.mark.parametrize(
    "fact", ["scope_and_price", "conversion_approved", "in_use", "upgrade_needed"]
)
def test_each_fact_may_be_false_missing_or_not_found_out(fact: str) -> None:
    for said, expected in (("no", "clear"), (None, "unknown"), ("unknown", "unknown")):
        assert rule("L-2", **{**L2, fact: said}) == expected
    assert lacking("L-2", **{**L2, fact: None}) == [("NO_VALUE", fact)]


@pytest.mark.parametrize(
    ("signer", "consent", "expected"),
    [
        ("county", None, "hit"), ("county", "no", "hit"), ("town", "no", "clear"),
        ("town", None, "unknown"), ("town", "unknown", "unknown"), (None, "yes", "unknown"),
    ],
)  # fmt: skip
def test_who_signed_decides_whether_the_county_has_to_agree(
    signer: str | None, consent: str | None, expected: str
) -> None:
    assert rule("L-2", **{**L2, "agreement_signer": signer, "county_consent": consent}) == expected


@pytest.mark.parametrize(
    ("signed", "expected", "flags"),
    [
        ("2006-08-30", "hit", ()), ("2006-08-31", "hit", ("BOUNDARY_DAY:L-2",)),
        ("2006-09-01", "clear", ()), (None, "unknown", ()),
    ],
)  # fmt: skip
def test_the_day_of_the_agreement(
    signed: str | None, expected: str, flags: tuple[str, ...]
) -> None:
    facts = {**L2, "agreement_on": signed}
    assert (rule("L-2", **facts), judged(**facts).flags(0)) == (expected, flags)


def test_a_boundary_day_of_a_rule_that_is_not_hit_is_no_matter() -> None:
    assert judged(**{**L2, "agreement_on": "2006-08-31", "in_use": "no"}).flags(0) == ()


# -- idle land and transfers


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2025-06-29", "clear"), ("2025-06-30", "hit"), ("2025-07-01", "hit")],
)
def test_land_is_idle_a_year_after_the_agreed_start(on: str, expected: str) -> None:
    facts = {"agreed_start_on": "2024-06-30", "built_area_share_pct": "0"}
    found = judged(date.fromisoformat(on), **facts)
    assert rule("X-1", date.fromisoformat(on), **facts) == expected
    assert ("idle" in found.other(0)) is (expected == "hit")


@pytest.mark.parametrize(
    ("facts", "started"),
    [
        ({}, None), ({"built_area_share_pct": "0"}, "no"), ({"built_area_share_pct": "0.1"}, "yes"),
        ({"actual_start_on": "2025-06-30"}, "yes"), ({"actual_start_on": "2025-07-01"}, "no"),
        ({"actual_start_on": "2025-06-30", "built_area_share_pct": "0"}, "yes"),
        ({"built_area_share_pct": "-1"}, None),
    ],
)  # fmt: skip
def test_an_empty_day_of_the_start_is_not_that_nothing_was_built(
    facts: dict[str, Any], started: str | None
) -> None:
    assert value("started", **facts) == started


STOPPED = {"actual_start_on": "2022-01-01", "stopped_since": "2024-06-30"}


@pytest.mark.parametrize(
    ("facts", "second", "third"),
    [
        ({"built_area_share_pct": "33.33"}, "hit", "unknown"),
        ({"built_area_share_pct": "33.34"}, "clear", "unknown"),
        ({"investment_done_pct": "24.99"}, "unknown", "hit"),
        ({"investment_done_pct": "25"}, "unknown", "clear"),
        ({"built_area_share_pct": "10", "stopped_since": "2024-07-01"}, "clear", "clear"),
        ({"built_area_share_pct": "10", "stopped_since": None}, "unknown", "unknown"),
    ],
)
def test_land_is_idle_where_little_was_built_and_building_stopped(
    facts: dict[str, Any], second: str, third: str
) -> None:
    found = [rule(code, **{**STOPPED, **facts}) for code in ("X-2", "X-3")]
    assert found == [second, third]


def test_idle_land_is_never_low_efficiency() -> None:
    good = {
        "far": "2", "industry_kind": "permitted", "operating_state": "normal",
        "safety_state": "compliant", "idle": "yes",
        "enterprises": [{"tax_wan": {"2023": "600", "2024": "600"}}],
    }  # fmt: skip
    found = judged(**good).to_json(0)
    assert (found["outcome"], found["hits"], found["outputs"]) == ("not_suspected", [], ["idle"])
    assert "S-09" not in [near["code"] for near in found["why_not"]]
    missing = judged(**{**good, "idle": None}).to_json(0)
    assert (missing["outcome"], missing["unknown"]) == ("not_suspected", found["unknown"])


@pytest.mark.parametrize(
    ("done", "ownership", "expected"),
    [
        ("24.99", "state", "hit"), ("25", "state", "clear"), ("25.01", "state", "clear"),
        (None, "state", "unknown"), ("24.99", "collective", "clear"), ("24.99", None, "unknown"),
    ],
)  # fmt: skip
def test_transfer_by_notice_is_shown_only_where_the_investment_is_known(
    done: str | None, ownership: str | None, expected: str
) -> None:
    facts = {"investment_done_pct": done, "ownership": ownership}
    assert rule("N-1", **facts) == expected
    assert ("notice_transfer" in judged(**facts).other(0)) is (expected == "hit")
    assert rule("N-1", **facts, use_code="0604") == "exempt"


# -- taxes of enterprises


def firm(**years: Any) -> dict[str, Any]:
    return {name: {"2023": given, "2024": given} for name, given in years.items()}


def test_a_tax_that_is_kept_elsewhere_counts_by_its_figure_per_mu() -> None:
    # 8 万元/亩 on 60,000 m² = 90 亩 are 720 万元; a third of the land: 240 万元 on 30 亩.
    per_mu = {**firm(tax_wan_per_mu="8", tax_land_m2="60000"), "share": "0.333333333333"}
    assert value("tax_wan_per_mu", enterprises=[per_mu]) == pytest.approx(8, abs=1e-8)
    stated = {**per_mu, "tax_wan": {"2024": "900"}}
    assert value("tax_wan_per_mu", enterprises=[stated]) == pytest.approx(10, abs=1e-8)
    assert value("tax_wan_per_mu_before", enterprises=[stated]) == pytest.approx(8, abs=1e-8)
    assert value("tax_wan_per_mu", enterprises=[firm(tax_wan_per_mu="8")]) is None


def test_taxes_of_several_enterprises_are_added() -> None:
    # 甲: half of 300; 乙: all of 60 → 210 万元 on 30 亩.
    two = [{**firm(tax_wan="300"), "share": "0.5"}, firm(tax_wan="60")]
    assert value("tax_wan_per_mu", enterprises=two) == 7


def test_rented_land_is_weighed_by_floor() -> None:
    def links(floor: list[float | None]) -> EnterpriseLinks:
        floors = np.array([np.nan if f is None else f for f in floor])
        none = np.full(2, np.nan)
        return EnterpriseLinks(
            np.array([0, 1]), np.array([0, 0]), none, np.array([10.0, 30.0]), floors
        )

    assert allocation(links([600.0, 200.0])).tolist() == [0.75, 0.25]
    assert allocation(links([600.0, None])).tolist() == [0.25, 0.75]  # owns the second: by land
    assert allocation(links([None, None])).tolist() == [0.25, 0.75]
    with np.errstate(all="raise"):
        assert np.isnan(allocation(links([0.0, 0.0]))).all()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["yes", None], "yes"), (["no", "no"], "no"), (["no", None], None),
        (["no", "unknown"], None), ([], None), (["no", "yes"], "yes"),
    ],
)  # fmt: skip
def test_one_listed_enterprise_is_enough(words: list[str | None], expected: str | None) -> None:
    firms = [{"dishonest": word} for word in words]
    assert value("dishonest", enterprises=firms) == expected


def test_a_figure_names_its_year_and_who_supplied_it() -> None:
    firms = [
        firm(tax_wan="10", source_unit="蓬江区税务局"),
        {**firm(tax_wan="10"), "source_unit": {"2023": "江海区税务局"}, "grade": {"2024": "D"}},
    ]
    lines = {line.code: line for line in judged(enterprises=firms).explain(0)}
    assert (lines["S-02"].source, lines["S-02"].year) == ("蓬江区税务局、江海区税务局", 2024)
    assert (lines["S-13"].source, lines["S-13"].unit) == ("蓬江区税务局", "万元/亩")
    assert (lines["S-01"].source, lines["S-01"].year) == ("不动产登记、竣工测绘", None)
    only_before = judged(enterprises=[firm(tax_wan="10")]).explain(0)
    assert next(line.source for line in only_before if line.code == "S-02") == "税务"
    assert next(line.year for line in judged().explain(0) if line.code == "S-02") is None


BEFORE = """id = "b"
kind = "identification"
title = "b"
document_no = ""
valid_from = 2024-01-01
example = true
logic = "any"
area_basis = ["plane_area_m2"]
max_age_years = 5
[scopes]
[[rules]]
code = "B"
text = "b"
clause = "b"
source = "税务"
scope = "all"
missing = "incomplete"
conditions = [{ quantity = "tax_per_mu_y2", operator = "<", threshold = "10" }]
"""


def test_a_figure_of_the_year_before_names_that_year() -> None:
    given = read_parcel({"plane_area_m2": "2000", "enterprises": [firm(tax_wan="1")]})
    [line] = evaluate(*given, parse_rule_set(BEFORE, "b"), on=ON).explain(0)
    assert (line.year, line.value, line.threshold) == (2023, "0.333333", "< 10 万元/亩")


# -- what cannot be divided


@pytest.mark.parametrize("faulty", ["-0.01", "-300"])
def test_a_tax_below_zero_is_missing_and_says_so(faulty: str) -> None:
    firms = [firm(tax_wan=faulty)]
    assert value("tax_wan_per_mu", enterprises=firms) is None
    assert lacking("S-13", enterprises=firms) == [("BELOW_ZERO", "tax_wan_per_mu")]
    assert rule("S-13", enterprises=[firm(tax_wan="0")]) == "hit"


def test_nothing_is_divided_by_zero() -> None:
    taxes = [firm(tax_wan="300")]
    with np.errstate(all="raise"):
        assert value("tax_contract_pct", enterprises=taxes, contract_tax_wan_per_mu="0") is None
        assert value("far", floor_area_m2="5", plane_area_m2="0") is None
    assert value("tax_contract_pct", enterprises=taxes, contract_tax_wan_per_mu="20") == 50
    assert value("investment_contract_pct", investment_wan="3000",
                 contract_investment_wan_per_mu="400") == 25  # fmt: skip
    assert value("investment_contract_pct", investment_wan="3000",
                 contract_investment_wan_per_mu="0") is None  # fmt: skip


@pytest.mark.parametrize(
    ("code", "facts", "reasons"),
    [
        ("S-01", {"floor_area_m2": "-5"}, [("BELOW_ZERO", "far")]),
        ("S-01", {"far": "1.2", "use_code": None}, [("NO_USE", "use_group")]),
        ("S-01", {"floor_area_m2": "5", "plane_area_m2": None}, [("NO_LAND_AREA", "far")]),
        ("S-01", {}, [("NO_VALUE", "far")]),
        ("S-03", {"investment_wan": "9"}, [("NO_THRESHOLD", "contract_investment_wan_per_mu")]),
        ("S-03", {"investment_wan": "9", "contract_investment_wan_per_mu": "0"},
         [("ZERO_AGREED", "contract_investment_wan_per_mu")]),
        ("S-03", {"investment_wan": "9", "contract_investment_wan_per_mu": "-1"},
         [("BELOW_ZERO", "contract_investment_wan_per_mu")]),
        ("S-03", {"contract_investment_wan_per_mu": "100"},
         [("NO_VALUE", "investment_wan_per_mu")]),
        ("S-10", {}, [("NO_ENTERPRISE", "grade")]),
        ("S-10", {"enterprises": [firm(tax_wan="1")]}, [("NO_YEAR", "grade")]),
        ("S-13", {"enterprises": [firm(tax_wan="1")], "plane_area_m2": None},
         [("NO_LAND_AREA", "tax_wan_per_mu")]),
        ("S-13", {"enterprises": [{"grade": {"2024": "A"}}]}, [("NO_YEAR", "tax_wan_per_mu")]),
        ("S-13", {"enterprises": [firm(tax_wan="1"), {}]}, [("NO_YEAR", "tax_wan_per_mu")]),
        ("S-02", {"enterprises": [{"tax_wan": {"2024": "1"}}]},
         [("NO_YEAR", "tax_wan_per_mu_before")]),
        ("S-06", {}, [("NO_VALUE", "operating_state")]),
    ],
)  # fmt: skip
def test_what_is_missing_says_why(
    code: str, facts: dict[str, Any], reasons: list[tuple[str, str]]
) -> None:
    assert lacking(code, **facts) == reasons


@pytest.mark.parametrize(
    ("code", "firms", "year", "reason"),
    [
        ("S-13", [{}], 2024, "NO_YEAR"),  # nothing at all: the last full year
        ("S-02", [{"tax_wan": {"2024": "1"}}], 2023, "NO_YEAR"),
        ("S-02", [{"tax_wan": {"2023": "1"}}], 2022, "NO_YEAR"),
        ("S-13", [{"tax_wan": {"2024": "0"}}, {}], 2024, "NO_YEAR"),  # nothing paid is known
        ("S-13", [{"tax_wan": {"2024": "-1"}}, {}], 2024, "BELOW_ZERO"),
    ],
)
def test_a_missing_figure_names_its_year(
    code: str, firms: list[Any], year: int, reason: str
) -> None:
    line = next(each for each in judged(enterprises=firms).explain(0) if each.code == code)
    assert [(each.code, each.years) for each in line.missing] == [(reason, (year,))]


CONTRACT = BEFORE.replace("tax_per_mu_y2", "tax_contract_pct").replace('"10"', '"50", unit = "%"')


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "NO_ENTERPRISE"),
        ({"enterprises": [firm(tax_wan="1")]}, "NO_THRESHOLD"),
        ({"enterprises": [firm(tax_wan="1")], "contract_tax_wan_per_mu": "0"}, "ZERO_AGREED"),
    ],
)
def test_a_share_of_an_agreed_figure_says_which_of_both_is_missing(
    facts: dict[str, Any], reason: str
) -> None:
    given = read_parcel({"plane_area_m2": "2000", **facts})
    [line] = evaluate(*given, parse_rule_set(CONTRACT, "b"), on=ON).explain(0)
    assert [each.code for each in line.missing] == [reason]


def test_a_threshold_of_zero_has_no_distance() -> None:
    nothing = BEFORE.replace("tax_per_mu_y2", "far").replace('"<"', '"<="').replace('"10"', '"0"')
    found = evaluate(*read_parcel({"far": "0.5"}), parse_rule_set(nothing, "b"), on=ON)
    assert (found.outcomes(), found.why_not(0)) == (["not_suspected"], ())
    assert evaluate(*read_parcel({"far": "0"}), parse_rule_set(nothing, "b"), on=ON).codes(0, 1)


LISTED = BEFORE.replace(
    'quantity = "tax_per_mu_y2", operator = "<", threshold = "10"',
    'quantity = "dishonest", operator = "in", values = ["yes"]',
)


@pytest.mark.parametrize(("firms", "reason"), [([], "NO_ENTERPRISE"), ([{}], "NO_VALUE")])
def test_nobody_is_listed_where_nobody_is_known(firms: list[Any], reason: str) -> None:
    given = read_parcel({"plane_area_m2": "2000", "enterprises": firms})
    [line] = evaluate(*given, parse_rule_set(LISTED, "b"), on=ON).explain(0)
    assert [each.code for each in line.missing] == [reason]


def test_numbers_that_are_none_are_missing() -> None:
    for faulty in (float("inf"), float("nan")):
        parcels, links, years = read_parcel({"use_code": "0601", "far": "1"})
        parcels["far"].values[0] = faulty
        found = evaluate(parcels, links, years, RULES, on=ON)
        assert found.outcomes() == ["incomplete"]
        assert [m.code for m in found.explain(0)[0].missing] == ["BELOW_ZERO"]


def test_why_not_lists_the_clear_rules_the_nearest_first() -> None:
    facts = {"far": "1.5", "building_density_pct": "31.2", "enterprises": [firm(tax_wan="315")]}
    found = judged(**facts).to_json(0)["why_not"]
    assert [(near["code"], near["distance_pct"]) for near in found] == [
        ("S-05", "4"), ("S-02", "5"), ("S-01", "50"), ("S-13", "250"),
    ]  # fmt: skip
