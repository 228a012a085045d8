# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that propose low-efficiency land, three-valued and the same for one parcel or many."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.evaluate import (
    EXEMPT,
    HIT,
    UNKNOWN,
    Evaluation,
    evaluate,
)
from lowuse_plugin.domain.identification.facts import (
    EnterpriseLinks,
    EnterpriseYears,
    allocation,
    no_links,
    no_years,
)
from lowuse_plugin.domain.identification.inputs import read_parcel
from lowuse_plugin.domain.identification.rules import find_rule_set, parse_rule_set

RULES = find_rule_set("sample")
CODES = [rule.code for rule in RULES.rules]
LOW = [rule.code for rule in RULES.rules if rule.proposes]
ON = date(2024, 6, 30)
# 30 亩, every rule clear and not near its threshold.
GOOD: dict[str, Any] = {
    "use_code": "0601",
    "plane_area_m2": "20000",
    "floor_area_m2": "40000",
    "footprint_area_m2": "10000",
    "investment_wan": "9000",
    "contract_investment_wan_per_mu": "300",
    "contract_tax_wan_per_mu": "20",
    "industry_code": "3311",
    "industry_kind": "permitted",
    "operating_state": "normal",
    "safety_state": "compliant",
    "idle": "no",
    "enterprises": [
        {"uscc": "甲", "tax_wan": {"2022": "600", "2023": "600"}, "grade": {"2023": "B"}}
    ],
}


def evaluation(on: int = 2024, **facts: Any) -> Evaluation:
    table, links, years = read_parcel({**GOOD, **facts})
    return evaluate(table, links, years, RULES, on=date(on, 6, 30))


def outcome(**facts: Any) -> str:
    return evaluation(**facts).outcomes()[0]


def rule(code: str, **facts: Any) -> str:
    lines = evaluation(**facts).to_json(0)["rules"]
    return next(line["outcome"] for line in lines if line["code"] == code)


def taxes(first: str | None, second: str | None) -> list[dict[str, Any]]:
    return [{"uscc": "甲", "tax_wan": {"2022": first, "2023": second}}]


def test_a_parcel_that_hits_nothing_and_lacks_nothing_is_not_suspected() -> None:
    found = evaluation().to_json(0)
    assert found["outcome"] == "not_suspected"
    assert (found["hits"], found["exempt"], found["unknown"]) == ([], [], ["S-11", "S-14"])
    assert found["warnings"] == ["EXAMPLE_RULES"]
    assert [line["code"] for line in found["rules"]] == CODES


@pytest.mark.parametrize(
    ("code", "below", "at", "above"),
    [
        ("S-01", {"floor_area_m2": "19999.99"}, {"floor_area_m2": "20000"},
         {"floor_area_m2": "20000.01"}),
        ("S-02", {"enterprises": taxes("299.9999", "299.9999")},
         {"enterprises": taxes("299.9999", "300")}, {"enterprises": taxes("300", "299.9999")}),
        ("S-03", {"investment_wan": "6299.99"}, {"investment_wan": "6300"},
         {"investment_wan": "6300.01"}),
        ("S-04", {"enterprises": taxes("600", "299.99")}, {"enterprises": taxes("600", "300")},
         {"enterprises": taxes("600", "300.01")}),
        ("S-05", {"footprint_area_m2": "5999.99"}, {"footprint_area_m2": "6000"},
         {"footprint_area_m2": "6000.01"}),
        ("S-12", {"floor_area_m2": "1999.99"}, {"floor_area_m2": "2000"},
         {"floor_area_m2": "2000.01"}),
    ],
)  # fmt: skip
def test_a_rule_hits_below_its_threshold_and_not_at_it(
    code: str, below: dict[str, Any], at: dict[str, Any], above: dict[str, Any]
) -> None:
    assert [rule(code, **facts) for facts in (below, at, above)] == ["hit", "clear", "clear"]
    assert outcome(**below) == "suspected"


@pytest.mark.parametrize(
    ("code", "field", "hits", "clear"),
    [
        ("S-06", "operating_state", ["stopped", "half_stopped"], ["normal", "building", "vacant"]),
        ("S-07", "industry_kind", ["restricted", "eliminated", "prohibited"], ["encouraged"]),
        ("S-08", "safety_state", ["failing"], ["rectifying", "compliant"]),
        ("S-09", "idle", ["yes"], ["no"]),
        ("S-11", "legacy_kind", ["1", "2", "3", "4", "9"], []),
        ("S-12", "operating_state", ["vacant"], ["normal"]),
    ],
)
def test_a_rule_on_words_hits_its_words_only(
    code: str, field: str, hits: list[str], clear: list[str]
) -> None:
    assert {rule(code, **{field: word}) for word in hits} == {"hit"}
    assert {rule(code, **{field: word}) for word in clear} <= {"clear"}


@pytest.mark.parametrize(
    ("missing", "codes"),
    [
        ({"floor_area_m2": None}, ["S-01", "S-12"]),
        ({"enterprises": []}, ["S-02"]),
        ({"operating_state": None}, ["S-06", "S-12"]),
        ({"industry_kind": None}, ["S-07"]),
        ({"safety_state": None}, ["S-08"]),
    ],
)
def test_missing_data_is_unknown_and_never_clear(missing: dict[str, Any], codes: list[str]) -> None:
    found = evaluation(**missing).to_json(0)
    assert found["outcome"] == "incomplete"
    assert set(codes) <= set(found["unknown"])
    assert found["hits"] == []


@pytest.mark.parametrize(
    "missing",
    [
        {"investment_wan": None},
        {"contract_investment_wan_per_mu": None},
        {"contract_tax_wan_per_mu": None},
        {"footprint_area_m2": None},
    ],
)
def test_a_rule_that_may_lack_its_data_leaves_the_parcel_complete(missing: dict[str, Any]) -> None:
    assert outcome(**missing) == "not_suspected"
    assert len(evaluation(**missing).to_json(0)["unknown"]) == 3


def test_a_hit_is_a_hit_whatever_else_is_missing() -> None:
    assert outcome(operating_state="stopped", enterprises=[], safety_state=None) == "suspected"


def test_one_year_above_settles_two_years_even_if_the_other_is_missing() -> None:
    assert rule("S-02", enterprises=taxes(None, "600")) == "clear"
    assert rule("S-02", enterprises=taxes(None, "10")) == "unknown"
    assert rule("S-02", enterprises=taxes("10", None)) == "unknown"
    assert rule("S-02", enterprises=taxes("600", None)) == "clear"


def test_a_tax_of_zero_is_known_and_low() -> None:
    assert rule("S-02", enterprises=taxes("0", "0")) == "hit"


def test_only_production_land_is_judged_by_rules_for_it() -> None:
    shop = evaluation(use_code="0501", floor_area_m2="100").to_json(0)
    assert shop["outcome"] == "not_suspected"
    assert shop["exempt"] == [code for code in LOW if code != "S-11"]
    assert shop["rules"][0]["value"] == "商服用地"
    assert outcome(use_code="0501", legacy_kind="1") == "suspected"


def test_land_of_unknown_use_is_incomplete_not_exempt() -> None:
    found = evaluation(use_code="不详", floor_area_m2="100").to_json(0)
    assert (found["outcome"], found["exempt"], found["hits"]) == ("incomplete", [], [])


def test_the_name_of_the_use_serves_where_the_code_is_missing() -> None:
    assert rule("S-01", use_code=None, use_name="厂房", floor_area_m2="100") == "hit"
    assert rule("S-01", use_code=None, actual_use="仓库", floor_area_m2="100") == "hit"


@pytest.mark.parametrize(
    ("industry", "expected"),
    [
        ("2511", "exempt"),
        ("C25", "exempt"),
        (" c2511 ", "exempt"),
        ("3731", "exempt"),
        ("C3720", "hit"),
        ("3720", "hit"),
        (None, "hit"),
    ],
)
def test_industries_with_special_needs_are_exempt(industry: str | None, expected: str) -> None:
    assert rule("S-01", industry_code=industry, floor_area_m2="100") == expected


def test_an_exempt_rule_says_why() -> None:
    line = evaluation(industry_code="2511").to_json(0)["rules"][0]
    assert (line["outcome"], line["value"]) == ("exempt", "2511")
    assert "25" in line["threshold"]


@pytest.mark.parametrize(("industry", "note"), [(None, True), ("C", True), ("3720", False)])
def test_a_rule_says_that_an_unknown_industry_counts_as_not_exempt(
    industry: str | None, note: bool
) -> None:
    lines = evaluation(industry_code=industry, floor_area_m2="100").to_json(0)["rules"]
    assert (lines[0]["outcome"], lines[0]["note"]) == ("hit", "INDUSTRY_UNKNOWN" * note)
    assert lines[5]["note"] == ""  # exempts nothing


def test_faulty_negative_figures_are_missing() -> None:
    assert rule("S-01", floor_area_m2="-5") == "unknown"
    assert rule("S-01", plane_area_m2="0") == "unknown"
    assert rule("S-01", plane_area_m2="0", registered_area_m2="10000") == "clear"
    assert rule("S-01", floor_area_m2="0") == "hit"
    assert rule("S-01", plane_area_m2="-3", registered_area_m2="10000") == "clear"


def test_the_area_of_the_shape_comes_before_the_registered_one() -> None:
    assert rule("S-01", floor_area_m2="20000", registered_area_m2="30000") == "clear"
    assert (
        rule("S-01", plane_area_m2=None, registered_area_m2="30000", floor_area_m2="20000") == "hit"
    )


def test_a_stated_ratio_or_density_comes_before_a_computed_one() -> None:
    assert rule("S-01", far="0.9") == "hit"
    assert rule("S-01", far_floor_area_m2="100") == "hit"
    assert rule("S-05", building_density_pct="29.99") == "hit"


def test_tax_of_several_enterprises_is_added_and_one_missing_makes_it_missing() -> None:
    two = [
        {"uscc": "甲", "tax_wan": {"2022": "150", "2023": "150"}},
        {"uscc": "乙", "tax_wan": {"2022": "149.99", "2023": "149.99"}},
    ]
    assert rule("S-02", enterprises=two) == "hit"
    two[1]["tax_wan"] = {"2022": "150", "2023": "150"}
    assert rule("S-02", enterprises=two) == "clear"
    two[1]["tax_wan"] = {"2022": None, "2023": None}
    assert rule("S-02", enterprises=two) == "unknown"


def test_a_share_is_the_part_of_the_enterprise_that_is_on_the_parcel() -> None:
    half = [{"uscc": "甲", "share": "0.5", "tax_wan": {"2022": "599.98", "2023": "599.98"}}]
    assert rule("S-02", enterprises=half) == "hit"
    half[0]["tax_wan"] = {"2022": "600", "2023": "600"}
    assert rule("S-02", enterprises=half) == "clear"


def test_only_full_years_that_are_not_too_old_count() -> None:
    this_year = [{"uscc": "甲", "tax_wan": {"2023": "10", "2024": "10"}}]
    assert rule("S-02", enterprises=this_year) == "unknown"
    assert rule("S-02", enterprises=this_year, on=2025) == "hit"
    low = taxes("10", "10")
    assert rule("S-02", enterprises=low, on=2028) == "hit"
    assert rule("S-02", enterprises=low, on=2029) == "unknown"


def test_the_two_years_are_consecutive() -> None:
    gap = [{"uscc": "甲", "tax_wan": {"2021": "10", "2023": "10"}}]
    assert rule("S-02", enterprises=gap) == "unknown"


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        (["D", "A"], "hit"),
        (["C", "A"], "clear"),
        (["A", "A"], "clear"),
        (["C", None], "unknown"),
        (["D", None], "hit"),
        ([None, None], "unknown"),
    ],
)
def test_the_worst_grade_counts(grades: list[str | None], expected: str) -> None:
    enterprises = [
        {"uscc": str(i), "tax_wan": {"2023": "600"}, "grade": {"2023": grade}}
        for i, grade in enumerate(grades)
    ]
    assert rule("S-10", enterprises=enterprises) == expected


def test_value_and_threshold_are_shown() -> None:
    lines = {
        line["code"]: line
        for line in evaluation(enterprises=taxes("240", "250")).to_json(0)["rules"]
    }
    assert (lines["S-02"]["value"], lines["S-02"]["threshold"]) == ("8.333333; 8", "< 10 万元/亩")
    assert lines["S-03"]["threshold"] == "< 210 万元/亩"
    assert lines["S-02"]["source"] == "税务"
    assert lines["S-02"]["clause"] == "示例 2"


def test_a_value_just_off_its_threshold_does_not_read_like_it() -> None:
    close = evaluation(floor_area_m2="19999.998")  # ÷ 20,000 m² are 0.9999999
    [comparison] = close.conditions(0)[0]
    assert (comparison.outcome, comparison.value) == ("met", "0.9999999")
    assert (comparison.operator, comparison.threshold) == ("<", "1.0")
    [line] = [line for line in close.explain(0) if line.code == "S-01"]
    assert (line.value, line.threshold) == ("0.9999999", "< 1")


def test_why_not_names_the_threshold_that_is_nearest() -> None:
    nearest = evaluation(footprint_area_m2="6060").to_json(0)["nearest"]
    assert nearest == {
        "code": "S-05", "value": "30.3", "threshold": "30", "distance_pct": "1"}  # fmt: skip
    assert "nearest" not in evaluation(use_code="0501").to_json(0)


def near(found: dict[str, Any]) -> tuple[str, str, str] | None:
    nearest = found.get("nearest")
    return None if nearest is None else (nearest["code"], nearest["value"], nearest["threshold"])


def why_not(content: str, **facts: Any) -> tuple[str, str, str] | None:
    table, links, years = read_parcel({**GOOD, **facts})
    found = evaluate(table, links, years, parse_rule_set(content, "试验.toml"), on=ON)
    return near(found.to_json(0))


def test_why_not_looks_from_both_sides_of_a_threshold() -> None:
    denser = RULES.content.replace(
        'quantity = "building_density_pct", operator = "<", threshold = "30"',
        'quantity = "building_density_pct", operator = ">", threshold = "60"',
    )
    facts = {"footprint_area_m2": "1200", "floor_area_m2": "20400"}  # 6 %, ratio 1.02
    found = why_not(denser, **facts)
    assert found is not None
    assert found[:2] == ("S-01", "1.02")
    other = why_not(denser, footprint_area_m2="11900")
    assert other == ("S-05", "59.5", "60")


def test_why_not_takes_the_furthest_condition_of_a_rule_that_needs_all() -> None:
    low = {"investment_wan": None, "footprint_area_m2": None, "contract_tax_wan_per_mu": None}
    one = evaluation(**low, floor_area_m2="200000", enterprises=taxes("330", "299"))
    assert one.nearest(0) is not None
    assert near(one.to_json(0)) == ("S-02", "11", "10")
    far_below = evaluation(**low, floor_area_m2="200000", enterprises=taxes("330", "30"))
    assert near(far_below.to_json(0)) == ("S-02", "11", "10")
    unknown = evaluation(**low, floor_area_m2="200000", enterprises=taxes(None, "330"))
    assert near(unknown.to_json(0)) == ("S-02", "11", "10")
    two = evaluation(**low, floor_area_m2="200000", enterprises=taxes("360", "303"))
    assert near(two.to_json(0)) == ("S-02", "12", "10")


def test_a_share_of_nothing_that_was_agreed_is_unknown_and_says_so() -> None:
    found = evaluation(contract_tax_wan_per_mu="0").to_json(0)
    line = found["rules"][3]
    assert (line["outcome"], line["threshold"]) == ("unknown", "")
    assert line["missing"] == [
        {"code": "ZERO_AGREED", "quantity": "contract_tax_wan_per_mu", "years": []}
    ]
    assert found["nearest"]["code"] != "S-04"


def test_why_not_names_no_rule_that_needs_a_word_too() -> None:
    both = RULES.content.replace('match = "any"', 'match = "all"')
    low = {"investment_wan": None, "footprint_area_m2": None, "enterprises": []}
    assert why_not(both, **low, industry_code="2511") is None
    found = why_not(RULES.content, **low, industry_code="2511")
    assert found == ("S-12", "2", "0.1")


# --- many parcels


def test_many_parcels_give_what_each_gives_alone() -> None:
    rng = np.random.default_rng(7)
    parcels = []
    for _ in range(60):
        facts = dict(GOOD)
        facts["use_code"] = str(rng.choice(["0601", "061", "0501", "?"]))
        facts["floor_area_m2"] = str(rng.choice(["", "100", "19999.99", "40000"]))
        facts["operating_state"] = str(rng.choice(["", "normal", "vacant", "stopped"]))
        facts["enterprises"] = taxes(*rng.choice(["", "10", "299.99", "300", "600"], 2))
        parcels.append(facts)
    single = [read_parcel(facts) for facts in parcels]
    table = ColumnTable(
        {
            name: column(single[0][0][name].kind, [t[name].to_list()[0] for t, _, _ in single])
            for name in single[0][0]
        }
    )
    count = len(parcels)
    links = EnterpriseLinks(
        np.arange(count), np.arange(count), np.full(count, np.nan), np.full(count, np.nan)
    )
    years = EnterpriseYears(
        np.repeat(np.arange(count), 2),
        np.concatenate([y.year for _, _, y in single]),
        np.concatenate([y.tax_wan for _, _, y in single]),
        [None] * (2 * count),
    )
    together = evaluate(table, links, years, RULES, on=ON)
    alone = [evaluate(t, e, y, RULES, on=ON) for t, e, y in single]
    assert together.outcomes() == [found.outcomes()[0] for found in alone]
    assert together.letters() == [found.letters()[0] for found in alone]
    assert [together.to_json(i) for i in range(count)] == [found.to_json(0) for found in alone]
    assert set(together.outcomes()) == {"suspected", "not_suspected", "incomplete"}


def test_letters_stand_in_the_order_of_the_rules() -> None:
    found = evaluation(operating_state="stopped", industry_code="2511")
    assert found.letters()[0][:14] == "ENNNEHNNNNUNNU"
    assert (found.by_rule[5, 0], found.by_rule[0, 0], found.by_rule[10, 0]) == (
        HIT,
        EXEMPT,
        UNKNOWN,
    )


def test_no_parcels_are_no_trouble() -> None:
    empty = ColumnTable({"use_code": column("text", [])})
    found = evaluate(empty, no_links(), no_years(), RULES, on=ON)
    assert (found.outcomes(), found.letters()) == ([], [])


def test_columns_that_are_absent_are_missing_data() -> None:
    table = ColumnTable({"use_code": column("text", ["0601"])})
    assert evaluate(table, no_links(), no_years(), RULES, on=ON).outcomes() == ["incomplete"]


def links(
    parcel: list[int], enterprise: list[int], share: list[Any], land: list[Any]
) -> EnterpriseLinks:
    def real(values: list[Any]) -> Any:
        return np.array([np.nan if v is None else v for v in values], np.float64)

    return EnterpriseLinks(
        np.array(parcel, np.int64), np.array(enterprise, np.int64), real(share), real(land)
    )


@pytest.mark.parametrize(
    ("share", "land", "expected"),
    [
        ([None, None], [10.0, 30.0], [0.25, 0.75]),
        ([0.4, None], [10.0, 30.0], [0.4, 0.6]),
        ([0.4, 0.6], [None, None], [0.4, 0.6]),
        ([None], [None], [1.0]),
        ([1.0, None], [10.0, 30.0], [1.0, 0.0]),
    ],
)
def test_tax_of_one_enterprise_is_divided_over_its_land(
    share: list[Any], land: list[Any], expected: list[float]
) -> None:
    found = allocation(links(list(range(len(share))), [0] * len(share), share, land))
    assert found.tolist() == pytest.approx(expected)


def test_unknown_land_among_several_leaves_the_division_unknown() -> None:
    found = allocation(links([0, 1, 2], [0, 0, 1], [None] * 3, [10.0, None, 5.0]))
    assert np.isnan(found[:2]).all()
    assert found[2] == 1.0


def test_land_of_an_enterprise_outside_the_table_takes_its_part_of_the_tax() -> None:
    table, _, _ = read_parcel(GOOD)
    shared = links([0, -1], [0, 0], [None, None], [20000.0, 20000.0])
    years = EnterpriseYears(
        np.array([0, 0]), np.array([2022, 2023]), np.array([599.9, 599.9]), [None, None]
    )
    found = evaluate(table, shared, years, RULES, on=ON)
    assert found.facts["tax_wan_per_mu"].values[0] == pytest.approx(599.9 / 60)
    assert "S-02" in found.codes(0, HIT)


# --- rule sets


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('logic = "any"', 'logic = "none"', "logic"),
        ('operator = "<", threshold = "1.0"', 'operator = "=", threshold = "1.0"',
         "rules[0].conditions[0].operator"),
        ('quantity = "far"', 'quantity = "ratio"', "rules[0].conditions[0].quantity"),
        ('scope = "production"', 'scope = "shops"', "rules[0].scope"),
        ('missing = "incomplete"', 'missing = "no"', "rules[0].missing"),
        ('code = "S-02"', 'code = "S-01"', "rules[1].code"),
        ('area_basis = ["plane_area_m2"', 'area_basis = ["drawn_area"', "area_basis"),
        ('match = "any"', 'match = "one"', "rules[11].match"),
        ("max_age_years = 5", "max_age_years = 5.5", "max_age_years"),
        ("max_age_years = 5", "max_age_years = 0", "max_age_years"),
        ('times = "contract_tax_wan_per_mu"', 'times = "far2"', "rules[3].conditions[0].times"),
    ],
)  # fmt: skip
def test_a_faulty_rule_set_is_refused_with_its_key(old: str, new: str, key: str) -> None:
    text = paths.resource("policy", "sample-identification.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LowUseError) as refused:
        parse_rule_set(text.replace(old, new, 1), "试验.toml")
    assert (refused.value.code, refused.value.params["key"]) == ("POLICY_INVALID", key)


def test_the_shipped_set_has_twelve_rules_and_is_an_example() -> None:
    assert len(LOW) >= 12
    assert RULES.example
    assert "示例" in RULES.title


def test_figures_of_the_last_year_alone_can_be_asked_for() -> None:
    text = RULES.content.replace("max_age_years = 5", "max_age_years = 1")
    rules = parse_rule_set(text, "试验.toml")
    table, links, years = read_parcel({**GOOD, "enterprises": taxes("10", "10")})
    assert evaluate(table, links, years, rules, on=ON).codes(0, HIT) == ["S-02", "S-04", "S-13"]
    assert "S-02" in evaluate(table, links, years, rules, on=date(2025, 6, 30)).codes(0, UNKNOWN)


def test_a_rule_set_is_found_by_its_id_only() -> None:
    with pytest.raises(LowUseError) as refused:
        find_rule_set("jiangfu-2022-10")
    assert (refused.value.code, refused.value.params["expected"]) == ("POLICY_UNKNOWN", "sample")


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"operating_state": "开工"}, "INPUT_NOT_ALLOWED", "parcel.operating_state"),
        ({"floor_area_m2": "很多"}, "INPUT_NOT_A_NUMBER", "parcel.floor_area_m2"),
        ({"enterprises": [{"tax_wan": {"2023": "x"}}]}, "INPUT_NOT_A_NUMBER",
         "parcel.enterprises[0].tax_wan.2023"),
        ({"enterprises": [{"share": "-1"}]}, "INPUT_NEGATIVE", "parcel.enterprises[0].share"),
        ({"enterprises": [{"tax_wan": {"去年": "1"}}]}, "INPUT_NOT_A_NUMBER",
         "parcel.enterprises[0].tax_wan"),
    ],
)  # fmt: skip
def test_a_parcel_that_cannot_be_read_is_refused_with_its_field(
    facts: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(LowUseError) as refused:
        evaluation(**facts)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)
