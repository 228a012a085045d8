# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Further incentives of the document, told from a second pack (Y-22 … Y-25, E18)."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.domain.subsidy.incentives import (
    IncentivePack,
    IncentiveResult,
    assess_incentives,
    list_incentives,
    parse_incentives,
)

FILE = "jiangfu-2022-10-incentives.toml"
ON = date(2025, 1, 1)


def shipped() -> IncentivePack:
    (path,) = list_incentives().values()
    return parse_incentives(path.read_text(encoding="utf-8"), path.name)


PACK = shipped()
DENSER: dict[str, Any] = {
    "use_before": "0601",
    "fits_plans": True,
    "source_lawful": True,
    "title_clear": True,
    "fits_surroundings": True,
    "use_kept": True,
    "rebuilt": True,
}
SALE: dict[str, Any] = {
    "use_before": "工业",
    "public_sale": True,
    "conditions_change": True,
    "published": True,
    "approved": True,
}
TERM: dict[str, Any] = {
    "use_before": "0601",
    "in_use": True,
    "rebuilt": True,
    "fits_industry_plans": True,
    "term_extended": True,
    "term_approved": True,
    "term_years": "50",
    "term_years_maximum": "50",
}


def of(code: str, facts: dict[str, Any]) -> IncentiveResult:
    return next(found for found in assess_incentives(PACK, facts, ON) if found.code == code)


def test_nothing_known_leaves_everything_open() -> None:
    found = assess_incentives(PACK, {}, ON)
    assert [(one.code, one.outcome, one.conclusion) for one in found] == [
        ("Y-22", "missing", ""), ("Y-23", "missing", ""), ("Y-24", "missing", ""),
        ("Y-25", "missing", ""),
    ]  # fmt: skip
    assert {outcome for one in found for *_, outcome in one.checks} == {"missing"}


def test_denser_building_on_industrial_land_costs_no_further_land_price() -> None:
    found = of("Y-22", DENSER)
    assert (found.outcome, found.conclusion) == ("applies", "不需增缴土地价款")
    assert found.checks[1] == (
        "在符合国土空间规划和产业、生态环境要求", "Y-22 江府〔2022〕10号 二(三)5(1)", "pass",
    )  # fmt: skip


@pytest.mark.parametrize("fact", DENSER)
def test_each_of_its_conditions_can_fail_and_can_be_missing(fact: str) -> None:
    failing = "0701" if fact == "use_before" else False
    failed = of("Y-22", {**DENSER, fact: failing})
    assert (failed.outcome, failed.conclusion) == ("not", "")
    assert [outcome for *_, outcome in failed.checks].count("fail") == 1
    for nothing in (None, "", {}):
        facts = {**DENSER, fact: nothing}
        if nothing == {}:
            facts = {name: value for name, value in DENSER.items() if name != fact}
        missing = of("Y-22", facts)
        assert (missing.outcome, missing.conclusion) == ("missing", "")
        assert [outcome for *_, outcome in missing.checks].count("missing") == 1


def test_a_condition_that_fails_outweighs_one_that_is_missing() -> None:
    facts = {name: value for name, value in DENSER.items() if name != "title_clear"}
    assert of("Y-22", {**facts, "use_kept": False}).outcome == "not"


@pytest.mark.parametrize(
    ("use", "outcome"),
    [
        ("0803", "applies"), ("0804", "applies"), ("0805", "applies"), ("0806", "applies"),
        ("0807", "applies"), ("0808", "applies"), ("0601", "not"), ("0701", "not"),
        ("不详", "missing"), ("", "missing"),
    ],
)  # fmt: skip
def test_each_of_the_six_uses_settles_the_difference(use: str, outcome: str) -> None:
    found = of("Y-23", {"use_before": "0601", "use_after": use})
    assert found.outcome == outcome
    assert found.conclusion.startswith("按新用途核缴土地价款差额") == (outcome == "applies")


@pytest.mark.parametrize("fact", SALE)
def test_changed_planning_conditions_need_a_supplementary_contract(fact: str) -> None:
    assert of("Y-24", SALE).conclusion == "签订土地出让补充合同"
    assert of("Y-24", {**SALE, fact: "0701" if fact == "use_before" else False}).outcome == "not"


@pytest.mark.parametrize(
    ("years", "most", "outcome"),
    [
        ("49.99", "50", "applies"), ("50", "50", "applies"), ("50.01", "50", "not"),
        (None, "50", "missing"), ("50", None, "missing"),
    ],
)  # fmt: skip
def test_a_longer_term_is_paid_for_and_never_beyond_the_statutory_maximum(
    years: str | None, most: str | None, outcome: str
) -> None:
    facts = {**TERM, "term_years": years, "term_years_maximum": most}
    assert of("Y-25", facts).outcome == outcome


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"use_kept": "yes"}, "INPUT_NOT_A_FLAG", "use_kept"),
        ({"term_years": "long"}, "INPUT_NOT_A_NUMBER", "term_years"),
        ({"term_years": "-1"}, "INPUT_NEGATIVE", "term_years"),
        ({"use_after": True}, "INPUT_NOT_TEXT", "use_after"),
        ({"no_such": True}, "INPUT_NOT_ALLOWED", "no_such"),
    ],
)
def test_facts_that_cannot_be_read_name_their_field(
    facts: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(LowUseError) as refused:
        assess_incentives(PACK, facts, ON)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


# --- the pack


def test_every_condition_carries_words_of_its_clause() -> None:
    text = paths.resource("policy", FILE).read_text(encoding="utf-8")
    assert PACK.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (PACK.valid_from, PACK.valid_to) == (date(2022, 4, 1), date(2027, 3, 31))
    for incentive in PACK.incentives:
        for condition in incentive.conditions:
            clause = find_clause(condition.clause.clause, condition.clause.text)
            assert clause is not None
            assert clause.id == incentive.code
            assert condition.clause.text
    assert {spec.kind for spec in PACK.facts.values()} == {"flag", "use", "number"}
    assert PACK.facts["term_years"].unit == "年"
    assert PACK.facts["rebuilt"].unit == ""


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "incentives"', 'kind = "subsidy"', "kind"),
        ("from = 2022-04-01", "from = 2027-04-01", "validity.to"),
        ('fact = "use_kept"', 'fact = "use_lost"', "incentives[0].conditions[5].fact"),
        ('kind = "number"', 'kind = "text"', "facts.term_years.kind"),
        ('at_most = "term_years_maximum"', 'at_most = "use_kept"',
         "incentives[3].conditions[6].at_most"),
        ('at_most = "term_years_maximum"', "is = true", "incentives[3].conditions[6].at_most"),
        ("is = true", "is = 1", "incentives[0].conditions[1].is"),
        ("is = true", "", "incentives[0].conditions[1].is"),
        ('groups = ["industry"]', 'groups = ["industry"]\nnot_groups = ["mining"]',
         "incentives[0].conditions[0].groups|not_groups"),
        ('groups = ["industry"]', "groups = [1]", "incentives[0].conditions[0].groups"),
        ('code = "Y-22"', "code = 22", "incentives[0].code"),
        ('groups = ["industry"]', "groups = []", "incentives[0].conditions[0].groups"),
        ('groups = ["industry"]', 'groups = ["mill"]', "incentives[0].conditions[0].groups"),
        ("example = false", "example = false\nfoo = 1", "foo"),
        ("[validity]", "[validity]\nfoo = 1", "validity.foo"),
        ('kind = "number", unit', 'kind = "number", units', "facts.term_years.units"),
        ('code = "Y-23"', 'code = "Y-23"\nfoo = 1', "incentives[1].foo"),
        ("is = true", "is = true\nfoo = 1", "incentives[0].conditions[1].foo"),
    ],
)  # fmt: skip
def test_a_faulty_pack_is_refused_with_its_key(old: str, new: str, key: str) -> None:
    assert old in PACK.content
    with pytest.raises(LowUseError) as refused:
        parse_incentives(PACK.content.replace(old, new, 1), "试验.toml")
    assert (refused.value.code, refused.value.params["key"]) == ("POLICY_INVALID", key)


def test_a_pack_of_one_day_is_valid_and_a_use_may_be_ruled_out() -> None:
    text = PACK.content.replace("from = 2022-04-01", "from = 2027-03-31")
    text = text.replace('groups = ["industry"]', 'not_groups = ["residential"]', 1)
    pack = parse_incentives(text, "试验.toml")
    assert pack.valid_from == pack.valid_to
    for use, outcome in (("0604", "applies"), ("0701", "not")):
        found = assess_incentives(pack, {**DENSER, "use_before": use}, pack.valid_to)[0]
        assert found.outcome == outcome


def test_a_condition_may_ask_for_no() -> None:
    text = PACK.content.replace("is = true", "is = false", 1)
    pack = parse_incentives(text, "试验.toml")
    assert assess_incentives(pack, DENSER, ON)[0].outcome == "not"
    assert assess_incentives(pack, {**DENSER, "fits_plans": False}, ON)[0].outcome == "applies"


def test_a_further_pack_is_found_beside_the_shipped_one(folder: Path) -> None:
    (folder / "一.toml").write_text(
        PACK.content.replace("jiangfu-2022-10-incentives", "own"), encoding="utf-8"
    )
    assert list(list_incentives(folder)) == ["own"]
    assert list(list_incentives()) == ["jiangfu-2022-10-incentives"]


@pytest.mark.parametrize(
    ("on", "outcome", "conclusion"),
    [
        ("2022-03-31", "not_in_force", ""),
        ("2022-04-01", "applies", "不需增缴土地价款"),
        ("2027-03-31", "applies", "不需增缴土地价款"),
        ("2027-04-01", "not_in_force", ""),
    ],
)
def test_nothing_applies_before_or_after_the_document(
    on: str, outcome: str, conclusion: str
) -> None:
    found = assess_incentives(PACK, DENSER, date.fromisoformat(on))[0]
    assert (found.outcome, found.conclusion) == (outcome, conclusion)
    failing = assess_incentives(PACK, {**DENSER, "use_kept": False}, date.fromisoformat(on))[0]
    assert failing.outcome == "not"
