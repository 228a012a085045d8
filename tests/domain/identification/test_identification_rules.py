# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Standards as text: what is refused with file, line and field, and how rules are put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.evaluate import (
    CLEAR,
    EXEMPT,
    HIT,
    PARCEL_OUTCOMES,
    UNKNOWN,
    all_of,
    any_of,
    evaluate,
    points_of,
)
from lowuse_plugin.domain.identification.inputs import read_parcel
from lowuse_plugin.domain.identification.rules import (
    find_rule_set,
    parse_kept_rule_set,
    parse_rule_set,
)
from lowuse_plugin.domain.identification.source import rules_of
from lowuse_plugin.domain.quantities import find_quantity, parse_quantities, quantities, word_of
from lowuse_plugin.domain.toml_lines import line_of

ON = date(2024, 6, 30)
HEAD = """id = "t"
kind = "identification"
title = "试验"
document_no = "文号"
valid_from = 2024-01-01
example = true
logic = "any"
area_basis = ["plane_area_m2"]
max_age_years = 5

[scopes]
production = ["industry"]
"""
RULE = """
[[rules]]
code = "R-1"
text = "容积率低"
clause = "示例 1"
source = "登记"
scope = "all"
missing = "incomplete"
conditions = [
  { quantity = "far", operator = "<", threshold = "1.0" },
  { quantity = "tax_per_mu_y1", operator = "<", threshold = "10", unit = "万元/亩" },
]
"""
TEXT = HEAD + RULE


def refused(text: str) -> tuple[str, str, str]:
    with pytest.raises(LowUseError) as error:
        parse_rule_set(text, "甲.toml")
    assert error.value.code == "POLICY_INVALID"
    given = error.value.params
    return str(given["file"]), str(given["key"]), str(given["expected"])


# -- the published list


def test_an_unknown_quantity_is_refused_with_its_line_and_what_there_is() -> None:
    file, key, expected = refused(TEXT.replace("tax_per_mu_y1", "tax_per_head"))
    assert (file, key) == ("甲.toml:23", "rules[0].conditions[1].quantity")
    assert TEXT.splitlines()[22].startswith('  { quantity = "tax_per_mu_y1"')
    assert "far|building_density_pct" in expected
    assert expected.endswith("instead of tax_per_head")


def test_names_of_the_issue_are_other_names_of_the_list() -> None:
    assert parse_rule_set(TEXT, "t").rules[0].conditions[1].quantity == "tax_wan_per_mu"
    second = find_quantity("tax_per_mu_y2")
    assert second is not None
    assert second.name == "tax_wan_per_mu_before"
    assert find_quantity("nothing") is None


def test_words_of_a_quantity_are_shown() -> None:
    assert word_of("industry_kind", "eliminated") == "淘汰类"
    assert word_of("planned_use", "industry") == "工业"
    assert (word_of("industry_kind", "x"), word_of("nothing", "x")) == ("x", "x")


def test_what_is_not_there_has_no_line() -> None:
    assert refused(TEXT.replace('title = "试验"\n', ""))[:2] == ("甲.toml", "title")


def test_every_quantity_names_its_columns_by_their_titles() -> None:
    assert len(quantities()) > 40
    density = quantities()["building_density_pct"]
    assert (density.title, density.kind, density.unit) == ("建筑密度", "number", "%")
    assert density.inputs[:2] == ("建筑密度", "建筑占地面积")
    table, links, years = read_parcel({"use_code": "0601"})
    found = evaluate(table, links, years, parse_rule_set(TEXT, "t"), on=ON)
    assert set(quantities()) <= set(found.facts)
    kinds = {"number": "real", "text": "text", "date": "date"}
    for name, quantity in quantities().items():
        assert found.facts[name].kind == kinds[quantity.kind]
        assert len(found.facts[name]) == 1


QUANTITY = """kind = "quantities"
[land_use_words]
industry = "工业"
[quantities.far]
title = "容积率"
kind = "number"
inputs = ["parcel.far"]
clause = "P-11"
"""


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("parcel.far", "parcel.farr", "quantities.far.inputs"),
        ("parcel.far", "lot.far", "quantities.far.inputs"),
        ('"number"', '"text"', "quantities.far.kind"),
        ('"number"', '"money"', "quantities.far.kind"),
        ('"number"\n', '"number"\nland_use = true\n', "quantities.far.kind"),
        ('"number"\n', '"number"\noutput = "x"\n', "quantities.far.output"),
        ('"number"\n', '"number"\naliases = ["far"]\n', "quantities.far"),
        ('"number"\n', '"number"\nunits = "x"\n', "quantities.far.units"),
    ],
)
def test_a_faulty_list_is_refused(old: str, new: str, key: str) -> None:
    assert parse_quantities(QUANTITY, "q")["far"].inputs == ("容积率",)
    with pytest.raises(LowUseError) as error:
        parse_quantities(QUANTITY.replace(old, new), "q")
    assert error.value.params["key"] == key


# -- the format


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ('unit = "万元/亩"', 'unit = "元/m²"', 23, "rules[0].conditions[1].unit"),
        ('threshold = "1.0"', 'threshold = "低"', 22, "rules[0].conditions[0].threshold"),
        ('threshold = "1.0"', 'threshold = "1/0"', 22, "rules[0].conditions[0].threshold"),
        ('threshold = "1.0"', 'threshold = "1.0", day = 2024-01-01', 22,
         "rules[0].conditions[0].day"),
        ('"<", threshold = "1.0"', '"in", threshold = "1.0"', 22,
         "rules[0].conditions[0].operator"),
        ('threshold = "1.0"', 'threshold = "1", times = "contract_tax_wan_per_mu"', 22,
         "rules[0].conditions[0].times"),
        ('threshold = "1.0"', 'threshold = "1", times = "far"', 22, "rules[0].conditions[0].times"),
        ("valid_from = 2024-01-01", "valid_from = 2024-01-01T08:00:00", 5, "valid_from"),
        ("valid_from = 2024-01-01", "valid_from = 2024-01-01\nvalid_to = 2023-12-31", 6,
         "valid_to"),
        ('logic = "any"', 'logic = "any"\nscore_at_least = "1"', 8, "score_at_least"),
        ('logic = "any"', 'logic = "score"\nscore_at_least = "1.1"', 8, "score_at_least"),
        ('logic = "any"', 'logic = "score"\nscore_at_least = "0"', 8, "score_at_least"),
        ('code = "R-1"', 'code = "R 1"', 15, "rules[0].code"),
        ('code = "R-1"', 'code = "R:1"', 15, "rules[0].code"),
        ('code = "R-1"', 'code = "R-1"\nweight = "-1"', 16, "rules[0].weight"),
        ('code = "R-1"', 'code = "R-1"\nwieght = "1"', 16, "rules[0].wieght"),
        ('code = "R-1"', 'code = "R-1"\nweight = "1000001"', 16, "rules[0].weight"),
        ('code = "R-1"', 'code = "R-1"\nexempt_industries = ["化工"]', 16,
         "rules[0].exempt_industries"),
        ('threshold = "1.0"', 'threshold = "1000000000001"', 22,
         "rules[0].conditions[0].threshold"),
        ('code = "R-1"', 'code = "R-1"\noutput = "nice"', 16, "rules[0].output"),
        ('production = ["industry"]', 'production = ["factories"]', 12, "scopes.production"),
        ('title = "试验"', "title = 试验", 3, ""),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_line_and_field(old: str, new: str, line: int, key: str) -> None:
    assert old in TEXT
    file, found, _ = refused(TEXT.replace(old, new, 1))
    assert file == f"甲.toml:{line}"
    assert found == key or not key


def test_bounds_themselves_are_allowed() -> None:
    one_day = TEXT.replace(
        "valid_from = 2024-01-01", "valid_from = 2024-01-01\nvalid_to = 2024-01-01"
    )
    assert parse_rule_set(one_day, "t").is_in_force(date(2024, 1, 1))
    points = TEXT.replace('logic = "any"', 'logic = "score"\nscore_at_least = "1"')
    assert parse_rule_set(points, "t").score_at_least == 1


def test_a_unit_is_that_of_the_quantity() -> None:
    taxes = TEXT.replace('unit = "万元/亩"', 'unit = "元/m²"')
    assert refused(taxes)[2] == "万元/亩 instead of 元/m²"
    ratio = TEXT.replace('threshold = "1.0"', 'threshold = "1.0", unit = "%"')
    assert refused(ratio)[2] == "no unit instead of %"


def test_a_set_has_a_rule_for_low_efficiency() -> None:
    _, key, expected = refused(TEXT.replace('code = "R-1"', 'code = "R-1"\noutput = "register"'))
    assert (key, expected) == ("rules", "at least one of output low_efficiency")


def test_land_that_is_registered_as_idle_is_no_matter_of_low_efficiency() -> None:
    idle = TEXT.replace(
        '{ quantity = "far", operator = "<", threshold = "1.0" }',
        '{ quantity = "idle", operator = "in", values = ["yes"] }',
    )
    file, key, expected = refused(idle)
    assert (file, key) == ("甲.toml:22", "rules[0].conditions[0].quantity")
    assert "output idle" in expected
    more = RULE.replace('"R-1"', '"R-2"\noutput = "idle"').replace(
        '{ quantity = "far", operator = "<", threshold = "1.0" }',
        '{ quantity = "idle", operator = "in", values = ["yes"] }',
    )
    assert parse_rule_set(TEXT + more, "t").rules[1].output == "idle"


def test_words_and_days_are_checked() -> None:
    old = '{ quantity = "far", operator = "<", threshold = "1.0" }'
    for new, key in (
        ('{ quantity = "industry_kind", operator = "in", values = ["old"] }', "values"),
        ('{ quantity = "upgrade_needed", operator = "in", values = ["unknown"] }', "values"),
        ('{ quantity = "industry_kind", operator = "<", values = ["restricted"] }', "operator"),
        ('{ quantity = "built_on", operator = "<=", day = "2009" }', "day"),
        ('{ quantity = "built_on", operator = "<", day = 2009-12-31, boundary_day = true }',
         "operator"),
        ('{ quantity = "built_on", operator = "<=", threshold = "1" }', "threshold"),
    ):  # fmt: skip
        assert refused(TEXT.replace(old, new))[1] == f"rules[0].conditions[0].{key}"


def test_a_kept_set_of_the_first_version_is_still_explained() -> None:
    first = TEXT.replace("quantity =", "field =").replace("tax_per_mu_y1", "tax_wan_per_mu")
    rule = parse_kept_rule_set(first, "t").rules[0]
    assert [c.quantity for c in rule.conditions] == ["far", "tax_wan_per_mu"]
    assert (rule.output, rule.weight, rule.example) == ("low_efficiency", 1, True)
    assert refused(first) == ("甲.toml:22", "rules[0].conditions[0].field", "quantity")


def test_no_old_word_makes_idle_land_low_efficient() -> None:
    old = '{ field = "idle", operator = "in", values = ["yes"] }'
    idle = RULE.replace('"R-1"', '"R-2"').replace(
        '{ quantity = "far", operator = "<", threshold = "1.0" }', old
    )
    assert refused(TEXT + idle)[1] == "rules[1].conditions[0].field"
    kept = parse_kept_rule_set(TEXT + idle, "t")
    assert [rule.output for rule in kept.rules] == ["low_efficiency", "idle"]


@pytest.mark.parametrize(
    "condition",
    ['quantity = "started", operator = "in", values = ["no"]',
     'quantity = "agreed_start_on", operator = "<", day = 2020-01-01',
     'quantity = "years_since_agreed_start", operator = ">=", threshold = "1"',
     'quantity = "actual_start_on", operator = "<", day = 2020-01-01',
     'quantity = "built_area_share", operator = "<", threshold = "1/3"',
     'quantity = "stopped_since", operator = "<", day = 2020-01-01',
     'quantity = "years_stopped", operator = ">=", threshold = "1"'],
)  # fmt: skip
def test_only_a_rule_for_idle_land_asks_for_its_start_and_stop(condition: str) -> None:
    text = TEXT.replace('quantity = "far", operator = "<", threshold = "1.0"', condition)
    assert "output idle" in refused(text)[2]
    more = RULE.replace('"R-1"', '"R-2"\noutput = "idle"')
    more = more.replace('quantity = "far", operator = "<", threshold = "1.0"', condition)
    assert parse_rule_set(TEXT + more, "t").rules[1].output == "idle"


def test_a_rule_takes_document_and_example_of_its_set_unless_it_names_its_own() -> None:
    own = TEXT.replace('code = "R-1"', 'code = "R-1"\nexample = false\ndocument_no = "乙"')
    rule, plain = parse_rule_set(own, "t").rules[0], parse_rule_set(TEXT, "t").rules[0]
    assert (rule.example, rule.document_no) == (False, "乙")
    assert (plain.example, plain.document_no) == (True, "文号")


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2025, 1, 1), True),
     (date(2025, 1, 2), False)],
)  # fmt: skip
def test_a_set_is_in_force_from_its_first_to_its_last_day(day: date, holds: bool) -> None:
    text = TEXT.replace("valid_from = 2024-01-01", "valid_from = 2024-01-01\nvalid_to = 2025-01-01")
    rules = parse_rule_set(text, "t")
    assert rules.is_in_force(day) is holds
    assert parse_rule_set(TEXT, "t").is_in_force(day) is (day >= date(2024, 1, 1))
    table, links, years = read_parcel({"use_code": "0601"})
    warned = "RULES_NOT_IN_FORCE" in evaluate(table, links, years, rules, on=day).warnings()
    assert warned is not holds


def test_a_standard_is_found_by_id_file_and_text(tmp_path: Path) -> None:
    path = tmp_path / "甲.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert rules_of(str(path)) == rules_of(TEXT)
    assert rules_of("sample") is find_rule_set("sample")
    with pytest.raises(LowUseError) as error:
        rules_of(str(tmp_path / "乙.toml"))
    assert error.value.code == "POLICY_NOT_READ"
    path.write_text(TEXT.replace("far", "fra"), encoding="utf-8")
    with pytest.raises(LowUseError) as error:
        rules_of(str(path))
    assert error.value.params["file"] == "甲.toml:22"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("a", 1), ("list[0].x", 3), ("list[1].x", 5), ("list[2]", 2), ("t.b", 8), ("t", 7),
        ("rules[0].code", 11), ("rules[0].more[1].z", 15), ("rules[1].code", 17),
        ("rules[1].more[0].z", 19), ("rules[1].more[0].q", 18), ("rules", 10), ("x", None),
        ("", None), ("nothing (at line 4, column 2)", 4), ("words", 20),
    ],
)  # fmt: skip
def test_a_key_is_found_on_its_line(key: str, line: int | None) -> None:
    text = "\n".join([
        'a = "[[t]] # {"', "list = [", "  { x = 1 },", "  # { a remark", "  { x = [2] }]", "",
        "[t]", "b = 1", "", "[[rules]]", "code = 1", "[[rules.more]]", "z = 0", "[[rules.more]]",
        "z = 1", "[[rules]]", "code = 2", "[[rules.more]]", "z = 2", "words = ['{', \"}\"]",
    ])  # fmt: skip
    wanted = "rules[1].more[0].words" if key == "words" else key
    assert line_of(text, wanted) == line


# -- how rules are put together


LETTERS = {"N": CLEAR, "H": HIT, "U": UNKNOWN, "E": EXEMPT}


def table(*parcels: str) -> Any:
    return np.array([[LETTERS[letter] for letter in each] for each in parcels], np.uint8).T


def said(outcome: Any) -> list[str]:
    return [PARCEL_OUTCOMES[code][0] for code in outcome.tolist()]


BOTH = ["".join(pair) for pair in product("HNUE", repeat=2)]


@pytest.mark.parametrize(
    ("logic", "expected"),
    # HH HN HU HE  NH NN NU NE  UH UN UU UE  EH EN EU EE; s suspected, n not, i incomplete
    [(any_of, "sssssninsiiisnin"), (all_of, "snisnnnninii" + "snin")],
)
def test_two_rules_that_need_their_data(logic: Any, expected: str) -> None:
    found = said(logic(table(*BOTH), np.array([True, True])))
    assert dict(zip(BOTH, found, strict=True)) == dict(zip(BOTH, expected, strict=True))


@pytest.mark.parametrize(
    ("logic", "parcel", "expected"),
    [
        (any_of, "NU", "n"), (any_of, "UN", "i"), (any_of, "HU", "s"), (any_of, "EU", "n"),
        (all_of, "HU", "s"), (all_of, "UH", "i"), (all_of, "NU", "n"), (all_of, "EU", "n"),
        (all_of, "UU", "i"),
    ],
)  # fmt: skip
def test_the_second_rule_may_lack_its_data(logic: Any, parcel: str, expected: str) -> None:
    assert said(logic(table(parcel), np.array([True, False]))) == [expected]


@pytest.mark.parametrize(
    ("parcel", "expected", "least", "most"),
    [
        ("HHN", "s", 5, 5),  # at the threshold
        ("HHH", "s", 5.5, 5.5),
        ("HNH", "n", 3.5, 3.5),
        ("HUN", "i", 3, 5),  # the most are just enough
        ("HHU", "s", 5, 5),  # enough whatever the third says
        ("UNH", "n", 0.5, 3.5),  # never enough
        ("UUN", "i", 0, 5),
        ("HEU", "n", 3, 3),  # the third may lack its data and gives nothing
        ("EEE", "n", 0, 0),
    ],
)
def test_points_are_an_interval_while_data_is_missing(
    parcel: str, expected: str, least: float, most: float
) -> None:
    weights = [Fraction(3), Fraction(2), Fraction(1, 2)]
    blocking = np.array([True, True, False])
    found = points_of(table(parcel), blocking, weights, Fraction(5))
    assert (said(found[0]), found[1].tolist(), found[2].tolist()) == ([expected], [least], [most])


def test_points_are_exact() -> None:
    tenths = [Fraction(1, 10)] * 3  # in binary fractions 0.1 + 0.1 + 0.1 is not 0.3
    found = points_of(table("HHH"), np.array([True] * 3), tenths, Fraction(3, 10))
    assert said(found[0]) == ["s"]


@pytest.mark.parametrize(
    ("weights", "needed"),
    [
        (["0.12345678901234567891"] * 2, "0.24691357802469135782"),
        (["9000000000000000000"] * 2, "18000000000000000000"),  # twice that wraps in 64 bits
    ],
)
def test_points_of_many_digits_are_exact(weights: list[str], needed: str) -> None:
    points, enough = [Fraction(weight) for weight in weights], Fraction(needed)
    blocking = np.array([True, True])
    for parcel, expected in (("HH", "s"), ("HU", "i"), ("HN", "n")):
        found = points_of(table(parcel), blocking, points, enough)
        assert said(found[0]) == [expected]
        assert found[1][0] == pytest.approx(float(sum(points[: parcel.count("H")])))
    above = enough + Fraction(1, 10**20)
    assert said(points_of(table("HH"), blocking, points, above)[0]) == ["n"]


@pytest.mark.parametrize(("operator", "outcome"), [("<", "not_suspected"), (">=", "suspected")])
def test_a_third_is_a_third(operator: str, outcome: str) -> None:
    third = TEXT.replace('"<", threshold = "1.0"', f'"{operator}", threshold = "1/3"')
    third = "\n".join(line for line in third.splitlines() if "tax_per_mu_y1" not in line)
    found = evaluated(third, plane_area_m2="30000", floor_area_m2="10000")
    assert found["outcome"] == outcome


def evaluated(text: str, **facts: Any) -> dict[str, Any]:
    given, links, years = read_parcel({"use_code": "0601", "plane_area_m2": "20000", **facts})
    return evaluate(given, links, years, parse_rule_set(text, "t"), on=ON).to_json(0)


POINTS = """
[[rules]]
code = "R-{place}"
text = "t"
clause = "c"
source = "s"
scope = "all"
missing = "incomplete"
weight = "{weight}"
conditions = [{{ quantity = "{name}", operator = "<", threshold = "1" }}]
"""


def scored(*weights: str, at_least: str) -> str:
    rules = "".join(
        POINTS.format(place=place, weight=weight, name=name)
        for place, (weight, name) in enumerate(zip(weights, ("far", "contract_far"), strict=True))
    )
    return HEAD.replace('"any"', f'"score"\nscore_at_least = "{at_least}"') + rules


@pytest.mark.parametrize(
    ("far", "contract", "outcome", "points"),
    [
        ("0.5", "0.5", "suspected", ("2.5", "2.5")),
        ("0.5", None, "incomplete", ("1.5", "2.5")),
        ("2", None, "not_suspected", ("0", "1")),
        ("2", "0.5", "not_suspected", ("1", "1")),
    ],
)
def test_a_set_of_points_says_how_many(
    far: str, contract: str | None, outcome: str, points: Sequence[str]
) -> None:
    found = evaluated(scored("1.5", "1", at_least="2"), far=far, contract_far=contract)
    assert (found["outcome"], found["score"], found["score_most"]) == (outcome, *points)


def test_a_set_of_all_needs_every_rule() -> None:
    text = scored("1", "1", at_least="1").replace('"score"\nscore_at_least = "1"', '"all"')
    assert evaluated(text, far="0.5", contract_far="0.5")["outcome"] == "suspected"
    assert evaluated(text, far="0.5", contract_far="2")["outcome"] == "not_suspected"
    found = evaluated(text, far="0.5")
    assert (found["outcome"], "score" in found) == ("incomplete", False)


def test_the_shipped_documents_are_no_examples() -> None:
    real = [rule for rule in find_rule_set("sample").rules if not rule.example]
    assert [rule.code for rule in real] == ["N-1", "L-1", "L-2", "L-3"]
    assert {rule.document_no for rule in real} == {"江府〔2022〕10号"}
    outputs = schema.shipped().codes["rule_output"].values
    assert {rule.output for rule in find_rule_set("sample").rules} == set(outputs)


def test_what_a_workspace_keeps_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse_kept_rule_set(TEXT, "kept once")
    monkeypatch.setattr("lowuse_plugin.domain.identification.rules.located", None)
    assert parse_kept_rule_set(TEXT, "kept once") is first
