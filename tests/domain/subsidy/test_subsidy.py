# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The subsidy of one project: every condition below, at and above its threshold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, find_policy, parse_subsidy_policy
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.facts import Acceptance
from lowuse_plugin.domain.subsidy.input import read_acceptances, read_project, read_switches

POLICY = find_policy("jiangfu-2022-10")
TODAY = date(2025, 1, 1)
PLANT: dict[str, Any] = {
    "district": "440703",
    "land_area_m2": "24000",
    "floor_area_m2": "52800",  # 2.2: far from every bound
    "project_type": "industrial_upgrade",
    "use_before": "0601",
    "use_after": "0601",
    "accepted_on": "2024-06-30",
    "three_old": {"status": "none"},
}


def result(
    *,
    today: date = TODAY,
    policy: SubsidyPolicy = POLICY,
    switches: dict[str, Any] | None = None,
    **facts: Any,
) -> dict[str, Any]:
    project = read_project({**PLANT, **facts}, policy)
    chosen = read_switches(switches or {}, policy)
    return assess(project, policy, switches=chosen, today=today).to_json()


def refusal(**facts: Any) -> LowUseError:
    with pytest.raises(LowUseError) as refused:
        result(**facts)
    return refused.value


def amounts(found: dict[str, Any]) -> dict[str, str | None]:
    return {reading["name"]: reading["amount_yuan"] for reading in found["readings"]}


def traced(found: dict[str, Any], clause: str) -> list[str]:
    return [line["outcome"] for line in found["trace"] if line["clause"].startswith(clause)]


# --- a clear case


def test_a_clear_case_is_eligible_and_every_figure_is_exact() -> None:
    found = result()
    assert (found["status"], found["reasons"], found["warnings"]) == ("eligible", [], [])
    assert (found["far"], found["tier"], found["rate_yuan_per_m2"]) == ("2.20000000", 2, "60")
    assert found["amount_yuan"] == "3168000.00"
    assert (found["city_share_yuan"], found["district_share_yuan"]) == ("1584000.00",) * 2
    assert {line["outcome"] for line in found["trace"]} == {"pass"}
    assert "parts" not in found


def test_the_city_bears_a_fifth_in_xinhui() -> None:
    found = result(district="440705")
    assert (found["city_share_yuan"], found["district_share_yuan"]) == ("633600.00", "2534400.00")


def test_every_condition_is_traced_with_clause_words_value_and_threshold() -> None:
    trace = result()["trace"]
    assert [line["clause"].split()[0] for line in trace] == [
        "E-1", "E-1", "E-1", "E-2", "E-3", "江府〔2022〕10号", "E-4", "E-5", "E-6", "E-7",
    ]  # fmt: skip
    area, tier = trace[3], trace[5]
    assert area["text"] == "单个项目改造土地面积超过30亩"
    assert area["value"] == "24,000.00 m² (36.0000 亩)"
    assert area["threshold"] == "> 20,000.00 m² (30.00 亩)"
    assert (tier["value"], tier["threshold"]) == ("2.20000000", "> 2.0, ≤ 2.5")
    assert trace[0]["value"] == "industrial_upgrade"
    assert trace[1]["value"] == "0601 工业用地"


# --- tiers and money


@pytest.mark.parametrize(
    ("floor", "tier", "amount"),
    [
        ("36000.00", 1, "1800000.00"),
        ("36000.01", 1, "1800000.50"),
        ("48000.00", 1, "2400000.00"),
        ("60000.00", 2, "3600000.00"),
        ("72000.00", 3, "5040000.00"),
        ("96000.00", 4, "7680000.00"),
    ],
)
def test_a_bound_belongs_to_the_tier_below_and_the_whole_area_is_paid(
    floor: str, tier: int, amount: str
) -> None:
    found = result(floor_area_m2=floor)
    assert (found["status"], found["tier"], found["amount_yuan"]) == ("eligible", tier, amount)


@pytest.mark.parametrize(
    ("floor", "exact", "rounded"),
    [
        ("48000.01", "2880000.60", "2400000.50"),
        ("60000.01", "4200000.70", "3600000.60"),
        ("72000.01", "5760000.80", "5040000.70"),
    ],
)
def test_a_hundredth_of_a_metre_over_a_bound_goes_to_a_person_with_both_amounts(
    floor: str, exact: str, rounded: str
) -> None:
    found = result(floor_area_m2=floor)
    assert (found["status"], found["reasons"]) == ("review", ["FAR_ROUNDING_SENSITIVE"])
    assert found["amount_yuan"] == exact
    assert amounts(found) == {"floor_gross": exact, "floor_gross_two_decimals": rounded}
    assert traced(found, "E-3") == ["pass"]


def test_a_hundredth_of_a_metre_below_the_lowest_bound_pays_only_by_two_decimals() -> None:
    found = result(floor_area_m2="35999.99")
    assert (found["status"], found["reasons"]) == ("review", ["FAR_ROUNDING_SENSITIVE"])
    assert (found["far"], found["tier"], found["amount_yuan"]) == ("1.49999958", None, None)
    assert amounts(found)["floor_gross_two_decimals"] == "1799999.50"
    assert traced(found, "E-3") == ["depends", "depends"]


def test_a_ratio_below_the_lowest_bound_under_every_reading_is_ineligible() -> None:
    found = result(floor_area_m2="35000")
    assert (found["status"], found["reasons"]) == ("ineligible", ["FAR_BELOW_1_5"])
    assert (found["rate_yuan_per_m2"], found["city_share_yuan"]) == (None, None)
    assert set(amounts(found).values()) == {None}
    assert traced(found, "E-3") == ["fail", "fail"]


def test_no_floor_area_is_a_ratio_of_zero() -> None:
    assert result(floor_area_m2="0")["reasons"] == ["FAR_BELOW_1_5"]


def test_three_decimals_are_rounded_half_up_to_the_fen() -> None:
    found = result(floor_area_m2="52800.00025")
    assert found["amount_yuan"] == "3168000.02"
    assert found["city_share_yuan"] == "1584000.01"


def test_the_lowest_tier_shows_its_closed_bound_and_the_highest_has_no_upper_one() -> None:
    low = result(floor_area_m2="40000")["trace"][5]
    high = result(floor_area_m2="96000")["trace"][5]
    assert (low["threshold"], high["threshold"]) == ("≥ 1.5, ≤ 2.0", "> 3.0")
    assert result(floor_area_m2="30000")["trace"][5]["threshold"] == "≥ 1.5"


# --- the next tier


@pytest.mark.parametrize(
    ("floor", "far", "extra", "yuan"),
    [
        ("48000.00", "2.00000042", "0.01", "480000.60"),
        ("47999.99", "2.00000042", "0.02", "480001.10"),
        ("35999.99", "1.50000000", "0.01", "1800000.00"),
        ("35999.985", "1.50000021", "0.02", "1800000.25"),
        ("52800.00", "2.50000042", "7200.01", "1032000.70"),
    ],
)
def test_the_smallest_step_to_the_next_tier_lies_on_the_grid_of_a_hundredth(
    floor: str, far: str, extra: str, yuan: str
) -> None:
    assert result(floor_area_m2=floor)["next_tier"] == {
        "far": far,
        "extra_floor_area_m2": extra,
        "extra_yuan": yuan,
    }


def test_there_is_no_next_tier_above_the_highest_nor_where_nothing_can_be_paid() -> None:
    assert "next_tier" not in result(floor_area_m2="96000")
    assert "next_tier" not in result(land_area_m2="20000", floor_area_m2="40000")
    assert "next_tier" not in result(project_type="three_old")
    assert "next_tier" in result(floor_area_m2="30000")


# --- E-1


@pytest.mark.parametrize("use", ["0601", "061", "221", "M2", "工业", None, "0604", "M0"])
@pytest.mark.parametrize("kind", ["industrial_upgrade", "three_old"])
def test_only_the_upgrading_of_industrial_land_is_paid(kind: str, use: str | None) -> None:
    found = result(project_type=kind, use_before=use)
    if kind != "industrial_upgrade":
        assert found["status"] == "ineligible"
        assert found["reasons"][0] == "NOT_INDUSTRIAL"
        assert (found["amount_yuan"], found["tier"], found["far"]) == (None, None, "2.20000000")
    elif use in (None, "0604", "M0"):
        assert (found["status"], found["reasons"]) == ("review", ["REVIEW_USE_BEFORE"])
    else:
        assert found["status"] == "eligible"


@pytest.mark.parametrize(
    ("use", "status", "reasons"),
    [
        ("0601", "eligible", []),
        ("0803", "review", ["REVIEW_USE_AFTER"]),
        ("0804", "review", ["REVIEW_USE_AFTER"]),
        ("0805", "review", ["REVIEW_USE_AFTER"]),
        ("0806", "review", ["REVIEW_USE_AFTER"]),
        ("0807", "review", ["REVIEW_USE_AFTER"]),
        ("0808", "review", ["REVIEW_USE_AFTER"]),
        ("0604", "review", ["REVIEW_USE_AFTER"]),
        ("M0", "review", ["REVIEW_USE_AFTER"]),
        ("工业、仓储", "review", ["REVIEW_USE_AFTER"]),
        ("不详", "review", ["REVIEW_USE_AFTER"]),
        (None, "review", ["REVIEW_USE_AFTER"]),
        ("0702", "ineligible", ["NOT_INDUSTRIAL"]),
        ("商业", "ineligible", ["NOT_INDUSTRIAL"]),
    ],
)
def test_the_use_after_passes_goes_to_a_person_or_fails(
    use: str | None, status: str, reasons: list[str]
) -> None:
    found = result(use_after=use)
    assert (found["status"], found["reasons"]) == (status, reasons)


def test_an_unknown_use_is_traced_as_unknown_and_a_known_doubtful_one_as_review() -> None:
    assert result(use_after="不详")["trace"][2]["outcome"] == "unknown"
    assert result(use_after="不详")["trace"][2]["value"] == "不详"
    assert result(use_after=None)["trace"][2]["value"] == ""
    assert result(use_after="0804")["trace"][2]["outcome"] == "review"


def test_housing_was_no_industrial_land_before() -> None:
    assert result(use_before="0701")["reasons"] == ["NOT_INDUSTRIAL"]


def test_village_parks_are_paid_like_others() -> None:
    assert result(village_park=True)["status"] == "eligible"


# --- E-2


@pytest.mark.parametrize(
    ("land", "status"),
    [("19999.99", "ineligible"), ("20000.00", "ineligible"), ("20000.01", "eligible")],
)
def test_more_than_thirty_mu_is_more_than_twenty_thousand_square_metres(
    land: str, status: str
) -> None:
    found = result(land_area_m2=land, floor_area_m2="44000")
    assert found["status"] == status
    assert found["reasons"] == ([] if status == "eligible" else ["AREA_NOT_OVER_30MU"])
    assert found["warnings"] == ["NEAR_BOUNDARY"]


def test_the_net_land_does_not_decide_the_thirty_mu() -> None:
    found = result(net_land_area_m2="19000", floor_area_m2="41500", land_area_m2="20500")
    assert (found["status"], found["far"]) == ("eligible", "2.18421053")


def test_a_plane_area_serves_a_trial_only() -> None:
    found = result(land_area_source="plane")
    assert (found["status"], found["reasons"]) == ("trial", ["AREA_PLANE_ONLY"])
    assert found["amount_yuan"] == "3168000.00"
    small = result(land_area_source="plane", land_area_m2="20000", floor_area_m2="44000")
    assert small["reasons"] == ["AREA_NOT_OVER_30MU"]


def test_another_legal_area_that_changes_the_result_goes_to_a_person() -> None:
    found = result(
        land_area_m2="20010", floor_area_m2="44000", other_land_areas={"certificate": "20000.00"}
    )
    assert (found["status"], found["reasons"]) == ("review", ["AREA_BASIS_SENSITIVE"])
    assert found["amount_yuan"] == "2640000.00"
    assert amounts(found)["floor_gross_certificate"] is None
    assert traced(found, "E-2") == ["depends"]


def test_another_legal_area_that_changes_nothing_is_silent() -> None:
    found = result(other_land_areas={"registered": "24010"})
    assert (found["status"], found["reasons"], found["warnings"]) == ("eligible", [], [])


def test_the_plane_area_of_the_shape_only_warns() -> None:
    found = result(land_area_m2="20600", floor_area_m2="44000", other_land_areas={"plane": "20000"})
    assert (found["status"], found["warnings"]) == ("eligible", ["AREA_BASIS_SENSITIVE"])
    by_tier = result(other_land_areas={"plane": "20500"})
    assert by_tier["warnings"] == ["AREA_BASIS_SENSITIVE"]
    assert result(other_land_areas={"plane": "23900"})["warnings"] == []
    by_net = result(net_land_area_m2="21000", other_land_areas={"plane": "23900"})
    assert by_net["warnings"] == []


# --- E-3: sources of the ratio


def test_a_stated_ratio_wins_and_keeps_its_decimals() -> None:
    found = result(stated_far="2.2037")
    assert (found["far"], found["status"]) == ("2.20370000", "eligible")
    assert list(amounts(found)) == ["stated", "floor_gross", "floor_gross_two_decimals"]


def test_stated_and_computed_on_two_sides_of_a_bound_go_to_a_person() -> None:
    found = result(stated_far="2.00", floor_area_m2="50000")
    assert (found["status"], found["reasons"]) == ("review", ["FAR_SOURCE_CONFLICT"])
    assert (found["tier"], found["amount_yuan"]) == (1, "2500000.00")
    assert amounts(found)["floor_gross"] == "3000000.00"


def test_the_ratio_counts_high_halls_twice_and_the_reward_does_not() -> None:
    found = result(far_floor_area_m2="58000")
    assert (found["status"], found["far"]) == ("eligible", "2.41666667")
    assert found["amount_yuan"] == "3168000.00"


def test_counted_and_real_floor_area_in_two_tiers_go_to_a_person() -> None:
    found = result(far_floor_area_m2="62400")
    assert (found["status"], found["reasons"]) == ("review", ["FAR_SOURCE_CONFLICT"])
    assert (found["far"], found["amount_yuan"]) == ("2.60000000", "3696000.00")
    assert amounts(found)["floor_gross"] == "3168000.00"


def test_net_and_gross_land_in_two_tiers_go_to_a_person() -> None:
    found = result(net_land_area_m2="21000")
    assert (found["status"], found["reasons"]) == ("review", ["AREA_BASIS_SENSITIVE"])
    assert (found["far"], found["tier"]) == ("2.51428571", 3)
    assert amounts(found) == {
        "floor_net": "3696000.00",
        "floor_net_two_decimals": "3696000.00",
        "floor_gross": "3168000.00",
        "floor_gross_two_decimals": "3168000.00",
    }


def test_a_stated_ratio_beside_agreeing_computed_ones_is_silent() -> None:
    found = result(stated_far="2.2", net_land_area_m2="23000", far_floor_area_m2="53000")
    assert (found["status"], found["reasons"]) == ("eligible", [])
    assert found["readings"][0]["name"] == "stated"
    assert len(found["readings"]) == len(set(amounts(found))) == 9


def test_a_person_may_choose_another_reading_and_the_first_stays_visible() -> None:
    found = result(
        far_floor_area_m2="62400",
        net_land_area_m2="23500",
        switches={"far_source": "floor", "far_land": "gross"},
    )
    assert (found["far"], found["amount_yuan"]) == ("2.20000000", "3168000.00")
    assert found["readings"][0]["name"] == "floor_gross"
    assert amounts(found)["far_floor_net"] == "3696000.00"
    assert found["status"] == "review"


def test_underground_floors_are_rewarded_only_by_choice() -> None:
    assert result(underground_floor_area_m2="1000")["amount_yuan"] == "3168000.00"
    chosen = result(underground_floor_area_m2="1000", switches={"include_underground": True})
    assert chosen["amount_yuan"] == "3228000.00"
    assert result(switches={"include_underground": True})["amount_yuan"] == "3168000.00"


# --- E-4 and E-5


def test_without_acceptance_it_is_a_trial_with_its_amount() -> None:
    found = result(accepted_on=None)
    assert (found["status"], found["reasons"]) == ("trial", ["NOT_ACCEPTED"])
    assert found["amount_yuan"] == "3168000.00"
    assert traced(found, "E-4") == traced(found, "E-5") == ["trial"]


@pytest.mark.parametrize(
    ("today", "status"),
    [(date(2024, 6, 29), "trial"), (date(2024, 6, 30), "eligible"), (date(2024, 7, 1), "eligible")],
)
def test_an_acceptance_counts_from_its_day(today: date, status: str) -> None:
    assert result(today=today)["status"] == status


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2022-03-31", "ineligible"),
        ("2022-04-01", "eligible"),
        ("2027-03-31", "eligible"),
        ("2027-04-01", "ineligible"),
    ],
)
def test_first_and_last_day_of_the_validity_are_included(on: str, status: str) -> None:
    found = result(accepted_on=on, applied_on="2027-03-31", today=date(2027, 12, 31))
    assert found["status"] == status
    assert found["reasons"] == ([] if status == "eligible" else ["OUT_OF_VALIDITY"])


@pytest.mark.parametrize(
    ("applied", "today", "reasons"),
    [
        ("2027-03-31", date(2027, 5, 1), []),
        ("2027-04-01", date(2027, 5, 1), ["APPLIED_AFTER_EXPIRY"]),
        (None, date(2027, 3, 31), []),
        (None, date(2027, 4, 1), ["APPLIED_AFTER_EXPIRY"]),
    ],
)
def test_an_application_after_the_last_day_goes_to_a_person(
    applied: str | None, today: date, reasons: list[str]
) -> None:
    found = result(applied_on=applied, today=today)
    assert found["reasons"] == reasons
    assert found["status"] == ("review" if reasons else "eligible")


def acceptance(kind: str, on: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **more}


def test_the_joint_acceptance_decides_before_filing_and_report() -> None:
    found = result(
        accepted_on=None,
        acceptances=[
            acceptance("five_party_report", "2024-01-10"),
            acceptance("竣工联合验收意见书", "2024-03-10", number="联 7 号"),
            acceptance("completion_filing", "2024-02-10"),
        ],
    )
    assert found["status"] == "eligible"
    assert found["trace"][6]["value"] == "2024-03-10 竣工联合验收意见书 联 7 号"


def test_planning_and_land_verification_are_no_acceptance() -> None:
    found = result(
        accepted_on=None,
        acceptances=[
            acceptance("planning_verification", "2024-01-10"),
            acceptance("土地核验", "2024-02-10"),
        ],
    )
    assert found["reasons"] == ["NOT_ACCEPTED"]


def test_kinds_on_two_sides_of_the_validity_go_to_a_person() -> None:
    kinds = [
        acceptance("joint_acceptance", "2027-04-02"),
        acceptance("five_party_report", "2027-03-20"),
    ]
    found = result(
        accepted_on=None, acceptances=kinds, applied_on="2027-03-30", today=date(2027, 6, 1)
    )
    assert (found["status"], found["reasons"]) == ("review", ["ACCEPTANCE_DATE_SENSITIVE"])
    assert found["amount_yuan"] is None
    assert amounts(found) == {
        "floor_gross": None,
        "floor_gross_two_decimals": None,
        "accepted_by_five_party_report": "3168000.00",
        "accepted_by_joint_acceptance": None,
    }
    chosen = result(
        accepted_on=None,
        acceptances=kinds,
        applied_on="2027-03-30",
        today=date(2027, 6, 1),
        switches={"acceptance_kind": "five_party_report"},
    )
    assert (chosen["status"], chosen["amount_yuan"]) == ("review", "3168000.00")


def test_kinds_outside_the_validity_on_both_sides_are_out() -> None:
    found = result(
        accepted_on=None,
        acceptances=[
            acceptance("joint_acceptance", "2027-04-02"),
            acceptance("five_party_report", "2022-03-20"),
        ],
        today=date(2027, 6, 1),
    )
    assert (found["status"], found["reasons"]) == ("ineligible", ["OUT_OF_VALIDITY"])


def test_kinds_of_which_one_is_still_to_come_go_to_a_person() -> None:
    found = result(
        accepted_on=None,
        acceptances=[
            acceptance("joint_acceptance", "2025-01-02"),
            acceptance("five_party_report", "2024-12-20"),
        ],
    )
    assert (found["status"], found["reasons"]) == ("review", ["ACCEPTANCE_DATE_SENSITIVE"])
    assert found["amount_yuan"] == "3168000.00"


def test_a_single_date_stands_beside_the_documents_unless_it_is_theirs() -> None:
    documents = [acceptance("joint_acceptance", "2024-06-30")]
    assert result(acceptances=documents)["trace"][7]["value"].startswith("竣工联合验收意见书")
    other = result(acceptances=[acceptance("joint_acceptance", "2024-07-01")])
    assert "竣工验收 2024-06-30" in other["trace"][7]["value"]
    assert other["trace"][6]["value"] == "2024-07-01 竣工联合验收意见书"


def test_acceptance_of_a_phase_is_none_of_the_whole() -> None:
    found = result(
        accepted_on=None,
        acceptances=[acceptance("joint_acceptance", "2024-01-10", interim=True)],
    )
    assert (found["status"], found["reasons"]) == ("trial", ["NOT_ACCEPTED", "REVIEW_PHASED"])


def test_two_acceptances_of_one_kind_look_like_phases_and_the_last_decides() -> None:
    found = result(
        accepted_on=None,
        acceptances=[
            acceptance("joint_acceptance", "2024-05-10"),
            acceptance("joint_acceptance", "2024-01-10"),
        ],
    )
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_PHASED"])
    assert found["trace"][6]["value"].startswith("2024-05-10")


# --- E-6


@pytest.mark.parametrize(
    ("status", "outcome", "reasons"),
    [
        ("none", "eligible", []),
        ("unknown", "review", ["THREE_OLD_UNKNOWN"]),
        ("register", "review", ["REVIEW_THREE_OLD"]),
        ("annual_plan", "review", ["REVIEW_THREE_OLD"]),
        ("approved", "ineligible", ["EXCLUDED_THREE_OLD"]),
        ("settled", "ineligible", ["EXCLUDED_THREE_OLD"]),
    ],
)
def test_the_register_asks_and_only_approval_or_settlement_excludes(
    status: str, outcome: str, reasons: list[str]
) -> None:
    found = result(three_old={"status": status})
    assert (found["status"], found["reasons"]) == (outcome, reasons)
    assert found["amount_yuan"] == (None if outcome == "ineligible" else "3168000.00")
    assert ("under_three_old" in amounts(found)) == (reasons == ["REVIEW_THREE_OLD"])


def test_what_is_not_told_is_unknown() -> None:
    assert result(three_old=None)["reasons"] == ["THREE_OLD_UNKNOWN"]
    assert result(three_old={})["reasons"] == ["THREE_OLD_UNKNOWN"]


@pytest.mark.parametrize(
    ("overlap", "reasons"),
    [
        ("0.01", []),
        ("24.00", []),
        ("24.01", ["REVIEW_THREE_OLD_PARTIAL"]),
        ("23975.99", ["REVIEW_THREE_OLD_PARTIAL"]),
        ("23976.00", ["EXCLUDED_THREE_OLD"]),
        ("24000.00", ["EXCLUDED_THREE_OLD"]),
    ],
)
def test_an_overlap_of_a_thousandth_is_boundary_error_and_a_part_goes_to_a_person(
    overlap: str, reasons: list[str]
) -> None:
    found = result(three_old={"status": "approved", "overlap_m2": overlap})
    assert found["reasons"] == reasons
    assert ("outside_three_old" in amounts(found)) == (reasons == ["REVIEW_THREE_OLD_PARTIAL"])


@pytest.mark.parametrize("status", ["approved", "settled"])
def test_a_stage_that_excludes_without_any_land_contradicts_itself(status: str) -> None:
    facts = {"status": status, "overlap_m2": "0", "document": "江三旧〔2024〕3号"}
    found = result(three_old=facts)
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_THREE_OLD"])
    assert found["amount_yuan"] == "3168000.00"
    assert amounts(found)["under_three_old"] is None
    assert result(three_old={**facts, "finding": "applicable"})["status"] == "eligible"
    unaccepted = result(accepted_on=None, three_old=facts)
    assert unaccepted["status"] == "trial"


@pytest.mark.parametrize("overlap", ["0", "0.5", "24"])
def test_a_sliver_of_the_register_is_no_second_reading(overlap: str) -> None:
    found = result(three_old={"status": "register", "overlap_m2": overlap})
    assert (found["status"], found["reasons"]) == ("eligible", [])
    assert "under_three_old" not in amounts(found)


@pytest.mark.parametrize("status", ["approved", "settled"])
def test_approval_with_its_document_is_the_signed_finding_and_without_one_says_so(
    status: str,
) -> None:
    signed = result(three_old={"status": status, "document": "江三旧〔2024〕3号"})
    assert (signed["status"], signed["reasons"]) == ("ineligible", ["EXCLUDED_THREE_OLD"])
    assert (signed["warnings"], signed["notes"]) == ([], [])
    bare = result(three_old={"status": status})
    assert (bare["status"], bare["reasons"]) == ("ineligible", ["EXCLUDED_THREE_OLD"])
    assert bare["warnings"] == ["THREE_OLD_DOCUMENT_MISSING"]
    assert bare["notes"] == [
        {"code": "THREE_OLD_DOCUMENT_MISSING", "field": "project.three_old.document",
         "value": status, "expected": "文号"}
    ]  # fmt: skip
    assert bare["trace"][8]["value"] == f"{status} 文号未填"
    for other in ("none", "register", "annual_plan", "unknown"):
        assert result(three_old={"status": other})["warnings"] == []
    assert result(three_old={"status": "register"})["trace"][8]["value"] == "register"


def test_boundary_error_is_at_least_a_square_metre() -> None:
    facts = {"land_area_m2": "900", "floor_area_m2": "1980"}
    found = result(**facts, three_old={"status": "approved", "overlap_m2": "1.00"})
    assert found["reasons"] == ["AREA_NOT_OVER_30MU"]
    more = result(**facts, three_old={"status": "approved", "overlap_m2": "1.01"})
    assert more["reasons"] == ["AREA_NOT_OVER_30MU", "REVIEW_THREE_OLD_PARTIAL"]


def test_a_part_in_the_register_shows_the_amount_of_the_land_outside() -> None:
    found = result(
        three_old={"status": "register", "overlap_m2": "2000", "entered_on": "2020-05-01"}
    )
    assert found["reasons"] == ["REVIEW_THREE_OLD_PARTIAL"]
    assert amounts(found)["outside_three_old"] == "2904000.00"  # 22,000/24,000 of 3,168,000
    assert "重叠 2000.00 m² 入库 2020-05-01" in found["trace"][8]["value"]


@pytest.mark.parametrize(("overlap", "amount"), [("3999.99", "2640001.32"), ("4000.00", None)])
def test_the_land_outside_is_paid_only_above_thirty_mu(overlap: str, amount: str | None) -> None:
    found = result(three_old={"status": "register", "overlap_m2": overlap})
    assert amounts(found)["outside_three_old"] == amount


def test_an_overlap_contradicts_that_the_project_is_not_in_it() -> None:
    part = result(three_old={"status": "none", "overlap_m2": "2000"})
    assert part["reasons"] == ["REVIEW_THREE_OLD_PARTIAL"]
    whole = result(three_old={"status": "none", "overlap_m2": "24000"})
    assert whole["reasons"] == ["REVIEW_THREE_OLD"]
    assert amounts(whole)["under_three_old"] is None
    assert result(three_old={"status": "none", "overlap_m2": "24"})["reasons"] == []


def test_data_older_than_the_acceptance_says_so() -> None:
    old = result(three_old={"status": "none", "as_of": "2024-06-29"})
    assert (old["reasons"], old["warnings"]) == (["THREE_OLD_UNKNOWN"], ["THREE_OLD_DATA_OLD"])
    assert old["notes"] == [
        {"code": "THREE_OLD_DATA_OLD", "field": "project.three_old.as_of", "value": "2024-06-29",
         "expected": "≥ 2024-06-30"}
    ]  # fmt: skip
    assert "（早于竣工验收，不能说明未纳入）" in old["trace"][8]["value"]
    for facts in (
        {"status": "none", "as_of": "2024-06-30"},
        {"status": "none"},
        {"status": "register", "as_of": "2024-06-29"},
        {"status": "none", "as_of": "2024-06-29", "finding": "applicable", "document": "1"},
    ):
        found = result(three_old=facts)
        assert found["warnings"] == []
        assert "早于竣工验收" not in found["trace"][8]["value"] or "finding" in facts
    trial = result(accepted_on=None, three_old={"status": "none", "as_of": "2020-01-01"})
    assert trial["warnings"] == []


@pytest.mark.parametrize(
    ("typed", "registered", "status", "reasons"),
    [
        ("0601", ["0601"], "eligible", []),
        ("0601", [], "eligible", []),
        ("0601", ["不详"], "eligible", []),
        ("0601", ["0501"], "review", ["REVIEW_USE_BEFORE"]),
        ("0601", ["0601", "0801"], "review", ["REVIEW_USE_BEFORE"]),
        ("0601", ["0701"], "review", ["REVIEW_USE_BEFORE"]),
        ("0701", ["0901"], "ineligible", ["NOT_INDUSTRIAL"]),
        ("0701", ["0601"], "review", ["REVIEW_USE_BEFORE"]),
        ("0604", ["0604"], "review", ["REVIEW_USE_BEFORE"]),
        (None, ["0601"], "review", ["REVIEW_USE_BEFORE"]),
    ],
)
def test_the_registered_uses_of_the_parcels_can_contradict_the_stated_one(
    typed: str | None, registered: list[str], status: str, reasons: list[str]
) -> None:
    uses = [{"use": use} for use in registered]
    found = result(use_before=typed, registered_uses=uses)
    assert (found["status"], found["reasons"]) == (status, reasons)


def test_both_uses_are_shown() -> None:
    uses = [{"use": "0601", "standard": ""}, {"use": "0701"}, {"use": "0701"}]
    found = result(registered_uses=uses)
    assert found["trace"][1]["value"] == "0601 工业用地（宗地登记 0601 工业用地、07 住宅用地）"
    assert found["trace"][1]["outcome"] == "review"
    assert "宗地登记" not in found["trace"][2]["value"]
    assert result(use_before=None, registered_uses=uses)["trace"][1]["outcome"] == "unknown"


def test_an_unknown_status_stays_unknown_whatever_overlaps() -> None:
    assert result(three_old={"overlap_m2": "0"})["reasons"] == ["THREE_OLD_UNKNOWN"]
    assert result(three_old={"overlap_m2": "2000"})["reasons"] == [
        "THREE_OLD_UNKNOWN",
        "REVIEW_THREE_OLD_PARTIAL",
    ]


@pytest.mark.parametrize(
    ("as_of", "reasons"),
    [("2024-06-29", ["THREE_OLD_UNKNOWN"]), ("2024-06-30", []), ("2024-07-01", [])],
)
def test_a_layer_older_than_the_acceptance_does_not_show_that_nothing_is_there(
    as_of: str, reasons: list[str]
) -> None:
    assert result(three_old={"status": "none", "as_of": as_of})["reasons"] == reasons


def test_day_of_the_layer_and_document_number_are_shown() -> None:
    facts = {"status": "none", "as_of": "2024-07-01", "document": "江三旧〔2024〕3号"}
    assert (
        result(three_old=facts)["trace"][8]["value"] == "none 数据时点 2024-07-01 江三旧〔2024〕3号"
    )
    assert result(three_old={"status": "none"})["trace"][8]["value"] == "none"


def test_a_stale_layer_does_not_soften_what_it_shows() -> None:
    found = result(three_old={"status": "approved", "as_of": "2020-01-01"})
    assert found["reasons"] == ["EXCLUDED_THREE_OLD"]
    unaccepted = result(accepted_on=None, three_old={"status": "none", "as_of": "2020-01-01"})
    assert unaccepted["reasons"] == ["NOT_ACCEPTED"]


# --- E-7, A-13


def test_what_was_paid_before_goes_to_a_person() -> None:
    found = result(already_paid=True)
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_DUPLICATE"])


def part(district: str, land: str, floor: str | None) -> dict[str, Any]:
    return {"district": district, "land_area_m2": land, "floor_area_m2": floor}


def test_a_project_in_two_districts_is_split_by_floor_area_each_with_its_own_share() -> None:
    found = result(
        district_parts=[part("440703", "12000", "17600"), part("440705", "12000", "35200")]
    )
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_CROSS_DISTRICT"])
    assert found["parts"] == [
        {
            "district": "440703",
            "amount_yuan": "1056000.00",
            "city_share_yuan": "528000.00",
            "district_share_yuan": "528000.00",
        },
        {
            "district": "440705",
            "amount_yuan": "2112000.00",
            "city_share_yuan": "422400.00",
            "district_share_yuan": "1689600.00",
        },
    ]
    assert (found["city_share_yuan"], found["district_share_yuan"]) == ("950400.00", "2217600.00")


def test_without_floor_areas_the_land_splits_it() -> None:
    found = result(district_parts=[part("440703", "6000", None), part("440705", "18000", "35200")])
    assert [p["amount_yuan"] for p in found["parts"]] == ["792000.00", "2376000.00"]


def test_three_parts_add_up_to_the_amount_to_the_fen() -> None:
    found = result(
        floor_area_m2="52800.01",
        district_parts=[
            part("440703", "8000", None), part("440704", "8000", None), part("440705", "8000", None)
        ],
    )  # fmt: skip
    assert found["amount_yuan"] == "3168000.60"
    assert [p["amount_yuan"] for p in found["parts"]] == ["1056000.20"] * 3
    uneven = result(
        floor_area_m2="52800.005",
        district_parts=[part("440703", "8000", None), part("440704", "16000", None)],
    )
    assert [p["amount_yuan"] for p in uneven["parts"]] == ["1056000.10", "2112000.20"]


def test_one_part_is_no_crossing() -> None:
    found = result(district_parts=[part("440703", "24000", "52800")])
    assert found["status"] == "eligible"
    assert "parts" not in found


def test_an_unpaid_crossing_project_has_no_parts() -> None:
    found = result(
        accepted_on="2022-03-31",
        district_parts=[part("440703", "12000", None), part("440705", "12000", None)],
    )
    assert found["status"] == "ineligible"
    assert "parts" not in found


# --- status and warnings


def test_a_failing_condition_comes_before_a_trial_and_a_trial_before_a_review() -> None:
    failing = result(accepted_on=None, three_old={"status": "settled"}, already_paid=True)
    assert failing["status"] == "ineligible"
    assert failing["reasons"] == ["NOT_ACCEPTED", "EXCLUDED_THREE_OLD", "REVIEW_DUPLICATE"]
    trial = result(accepted_on=None, already_paid=True)
    assert trial["status"] == "trial"


@pytest.mark.parametrize(
    ("land", "floor", "near"),
    [
        ("20066.67", "44000", False),
        ("20066.66", "44000", True),
        ("19933.34", "44000", True),
        ("19933.33", "44000", False),
        ("24000", "48240.00", True),
        ("24000", "48240.24", False),
        ("24000", "47760.00", True),
        ("24000", "47759.76", False),
        ("24000", "36240", True),
        ("24000", "36264", False),
        ("24000", "60240", True),
        ("24000", "72240", True),
        ("24000", "72264", False),
    ],
)
def test_a_result_within_measuring_distance_of_a_bound_is_flagged(
    land: str, floor: str, near: bool
) -> None:
    found = result(land_area_m2=land, floor_area_m2=floor)
    assert ("NEAR_BOUNDARY" in found["warnings"]) is near


def test_exactly_a_tenth_of_a_mu_is_near() -> None:
    tenth = Fraction(200, 3)
    over = result(land_area_m2=20_000 + tenth, floor_area_m2="44000")
    assert over["warnings"] == ["NEAR_BOUNDARY"]


def test_what_rests_on_an_example_pack_says_so() -> None:
    example = parse_subsidy_policy(
        POLICY.content.replace("example = false", "example = true"), "示例.toml"
    )
    assert result(policy=example)["warnings"] == ["EXAMPLE_RULES"]


# --- refusals


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"land_area_m2": "0"}, "INPUT_NOT_POSITIVE", "project.land_area_m2"),
        ({"land_area_m2": "-1"}, "INPUT_NEGATIVE", "project.land_area_m2"),
        ({"land_area_m2": None}, "INPUT_MISSING", "project.land_area_m2"),
        ({"land_area_m2": "30亩"}, "INPUT_NOT_A_NUMBER", "project.land_area_m2"),
        ({"floor_area_m2": ""}, "INPUT_MISSING", "project.floor_area_m2"),
        ({"floor_area_m2": True}, "INPUT_NOT_A_NUMBER", "project.floor_area_m2"),
        ({"net_land_area_m2": "0"}, "INPUT_NOT_POSITIVE", "project.net_land_area_m2"),
        ({"net_land_area_m2": "24000.01"}, "NET_LAND_ABOVE_GROSS", "project.net_land_area_m2"),
        ({"project_type": None}, "INPUT_MISSING", "project.project_type"),
        ({"project_type": "工改工"}, "INPUT_NOT_ALLOWED", "project.project_type"),
        ({"district": "440700"}, "INPUT_NOT_ALLOWED", "district"),
        ({"land_area_source": "guess"}, "INPUT_NOT_ALLOWED", "project.land_area_source"),
        ({"other_land_areas": {"guess": "1"}}, "INPUT_NOT_ALLOWED",
         "project.other_land_areas.guess"),
        ({"acceptances": [{"kind": "joint_acceptance"}]}, "INPUT_MISSING",
         "project.acceptances[0].on"),
        ({"acceptances": [{"kind": "party", "on": "2024-01-01"}]}, "INPUT_NOT_ALLOWED",
         "project.acceptances[0].kind"),
        ({"accepted_on": "2024-02-30"}, "INPUT_NOT_A_DATE", "project.accepted_on"),
        ({"three_old": {"status": "maybe"}}, "INPUT_NOT_ALLOWED", "project.three_old.status"),
        ({"three_old": "none"}, "INPUT_NOT_A_MAPPING", "project.three_old"),
        ({"district_parts": [part("440705", "1", None)]}, "INPUT_NOT_ALLOWED",
         "project.district_parts"),
        ({"district_parts": [part("440703", "1", None)] * 2}, "INPUT_NOT_ALLOWED",
         "project.district_parts"),
        ({"district_parts": [part("440703", "0", None)]}, "INPUT_NOT_POSITIVE",
         "project.district_parts[0].land_area_m2"),
    ],
)  # fmt: skip
def test_input_that_cannot_be_read_is_refused_with_its_field(
    facts: dict[str, Any], code: str, field: str
) -> None:
    error = refusal(**facts)
    assert (error.code, error.params["field"]) == (code, field)


@pytest.mark.parametrize(
    ("second", "refused"), [("26400.02", False), ("26400.03", True), ("26399.98", False),
                            ("26399.97", True)]
)  # fmt: skip
def test_floor_areas_of_the_parts_may_miss_the_whole_by_a_hundredth_each(
    second: str, refused: bool
) -> None:
    parts = [part("440703", "12000", "26400.00"), part("440705", "12000", second)]
    if refused:
        error = refusal(district_parts=parts)
        assert error.code == "PARTS_DO_NOT_ADD_UP"
        assert error.params["expected"] == "52800.0"
    else:
        assert result(district_parts=parts)["status"] == "review"


def test_the_net_land_may_be_all_of_the_land() -> None:
    assert result(net_land_area_m2="24000")["status"] == "eligible"


@pytest.mark.parametrize(
    ("switches", "code", "field"),
    [
        ({"rounding": "two"}, "SWITCH_UNKNOWN", "rounding"),
        ({"far_source": "guess"}, "INPUT_NOT_ALLOWED", "far_source"),
        ({"far_source": "stated"}, "SWITCH_WITHOUT_FACT", "far_source"),
        ({"acceptance_kind": "completion_filing"}, "SWITCH_WITHOUT_FACT", "acceptance_kind"),
        ({"include_underground": "yes"}, "INPUT_NOT_A_FLAG", "include_underground"),
    ],
)
def test_a_choice_that_is_not_offered_or_has_no_figure_is_refused(
    switches: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(LowUseError) as refused:
        result(switches=switches)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


def test_choosing_a_kind_of_acceptance_without_any_is_a_trial() -> None:
    found = result(accepted_on=None, switches={"acceptance_kind": "completion_filing"})
    assert found["status"] == "trial"


@pytest.mark.parametrize(
    ("second", "refused"), [("12000.02", False), ("12000.03", True), ("11999.98", False),
                            ("11999.97", True)]
)  # fmt: skip
@pytest.mark.parametrize("floors", [True, False])
def test_land_of_the_parts_may_miss_the_whole_by_a_hundredth_each(
    second: str, refused: bool, floors: bool
) -> None:
    parts = [part("440703", "12000.00", "26400"), part("440705", second, "26400")]
    if not floors:
        parts = [{**one, "floor_area_m2": None} for one in parts]
    if refused:
        error = refusal(district_parts=parts)
        assert error.code == "PARTS_DO_NOT_ADD_UP"
        assert error.params["expected"] == "24000.0"
    else:
        assert result(district_parts=parts)["status"] == "review"


def test_acceptances_are_read_without_the_rest_of_the_project() -> None:
    """The area of a phase, which only the whole floor area can judge, is left out."""
    phase = {"kind": "竣工联合验收意见书", "on": "2024-06-30", "interim": True}
    other = {"kind": "planning_verification", "on": "2024-05-01"}
    assert other["kind"] in POLICY.other_acceptance_kinds
    listed = [{**phase, "floor_area_m2": "20000", "number": "1 号"}, other]
    expected = Acceptance("joint_acceptance", date(2024, 6, 30), "1 号", True)
    assert read_acceptances(listed, POLICY) == (expected,)
    for bad in ("坏", 5, ["坏"], [{"kind": "joint_acceptance"}]):
        with pytest.raises(LowUseError, match="INPUT_"):
            read_acceptances(bad, POLICY)
