# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The switches of the subsidy: what a person may choose, and what stays beside it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import Switches, chosen, parse_subsidy_policy
from lowuse_plugin.domain.policy.switches import value_key
from lowuse_plugin.domain.subsidy.input import read_switches
from tests.domain.subsidy.subsidy_case import POLICY, amounts, refusal, result, traced

SPECS = {spec.name: spec for spec in POLICY.switch_specs}


def refused(switches: dict[str, Any], **facts: Any) -> tuple[str, object, object]:
    error = refusal(switches=switches, **facts)
    return error.code, error.params["field"], error.params["value"]


# --- the pack


def test_every_switch_is_offered_with_its_entry_of_the_register_and_chinese_words() -> None:
    assert list(SPECS) == [field.name for field in fields(Switches)]
    assert {name: spec.reading for name, spec in SPECS.items()} == {
        "far_source": "A-05", "far_land": "A-06", "include_underground": "A-08",
        "acceptance_kind": "A-16", "land_basis": "A-04", "far_rounding": "A-07",
        "reward_floor": "A-08", "include_retained": "A-08", "phased": "A-15",
    }  # fmt: skip
    for spec in SPECS.values():
        assert not spec.title.isascii()
        assert all(words and not words.isascii() for words in spec.values.values())
        assert spec.default_key in spec.values
        assert value_key(getattr(POLICY.switches, spec.name)) == spec.default_key
        assert spec.is_flag is (set(spec.values) == {"true", "false"})


def test_the_defaults_are_those_of_the_register() -> None:
    assert POLICY.switches == Switches()
    assert POLICY.switches.include_retained
    assert not POLICY.switches.include_underground


def test_what_differs_from_the_pack_is_named() -> None:
    assert chosen(POLICY, POLICY.switches) == ()
    other = read_switches({"far_land": "gross", "include_retained": False}, POLICY)
    assert chosen(POLICY, other) == ("far_land", "include_retained")
    assert chosen(POLICY, read_switches({"far_land": "net"}, POLICY)) == ()


def test_an_older_pack_names_defaults_only_or_leaves_a_switch_out() -> None:
    head, _, tail = POLICY.content.partition("[switches.land_basis]")
    near = tail[tail.index("[near_boundary]") :].replace('floor_share = "0.002"', "")
    for section in ("mixed_use", "receiver"):
        start = head.index(f"[{section}]")
        head = head[:start] + head[head.index("\n\n", start) + 2 :]
    text = f'{head}[switches]\nfar_land = "gross"\ninclude_underground = true\n\n{near}'
    old = parse_subsidy_policy(text, "旧.toml")
    assert (old.switches.far_land, old.switches.include_underground) == ("gross", True)
    assert old.switches.far_rounding == "exact"
    specs = {spec.name: spec for spec in old.switch_specs}
    assert list(specs["far_land"].values) == ["net", "gross"]
    assert specs["far_land"].default_key == "gross"
    assert list(specs["include_underground"].values) == ["true", "false"]
    assert specs["include_underground"].default_key == "true"
    assert list(specs["land_basis"].values) == [
        "first_present", "approval", "certificate", "registered",
    ]  # fmt: skip
    assert (old.mixed_use, old.receiver) == (old.project, old.acceptance)
    assert old.near_floor_share == 0
    assert result(policy=old)["amount_yuan"] == "3168000.00"


def test_the_choice_is_stored_with_the_result() -> None:
    assert result()["switches"] == dict(vars(POLICY.switches))
    assert result(switches={"far_rounding": "two_decimals"})["switches"]["far_rounding"] == (
        "two_decimals"
    )


# ---


AREAS = {"certificate": "20000.00", "registered": "20500"}


def test_the_source_that_comes_first_in_the_register_decides() -> None:
    found = result(
        land_area_m2="20500",
        land_area_source="registered",
        floor_area_m2="44000",
        other_land_areas={"certificate": "20000.00", "approval": "20010"},
    )
    assert found["readings"][0]["name"] == "floor_gross_approval"
    assert traced(found, "E-2")[0]["value"] == "20,010.00 m² (30.0150 亩) approval"
    assert (found["status"], found["amount_yuan"]) == ("review", "2640000.00")


def test_an_area_without_a_source_is_the_one_that_is_meant() -> None:
    found = result(land_area_m2="20010", floor_area_m2="44000", other_land_areas=AREAS)
    assert found["readings"][0]["name"] == "floor_gross"


def test_a_chosen_basis_decides_and_the_others_stay_beside_it() -> None:
    facts = {
        "land_area_m2": "20010",
        "land_area_source": "approval",
        "floor_area_m2": "44000",
        "other_land_areas": AREAS,
    }
    found = result(**facts, switches={"land_basis": "certificate"})
    assert (found["status"], found["reasons"]) == ("review", ["AREA_BASIS_SENSITIVE"])
    assert (found["amount_yuan"], found["edges"]["land"]["over_m2"]) == (None, "0.00")
    assert found["warnings"] == ["NEAR_BOUNDARY"]
    assert amounts(found)["floor_gross"] == "2640000.00"
    assert amounts(found)["floor_gross_registered"] == "2640000.00"
    named = result(**facts, switches={"land_basis": "approval"})
    assert named["readings"][0]["name"] == "floor_gross"


def test_a_basis_that_is_not_known_cannot_be_chosen() -> None:
    assert refused({"land_basis": "approval"}) == ("SWITCH_WITHOUT_FACT", "land_basis", "approval")
    assert refused({"land_basis": "plane"}, other_land_areas={"plane": "24000"})[0] == (
        "INPUT_NOT_ALLOWED"
    )


def test_a_plane_area_beside_a_better_one_never_decides() -> None:
    found = result(land_area_source="plane", other_land_areas={"registered": "24000"})
    assert (found["status"], found["readings"][0]["name"]) == ("eligible", "floor_gross_registered")
    assert list(amounts(found)) == [
        "floor_gross_registered", "floor_gross_registered_two_decimals",
    ]  # fmt: skip


def test_the_same_source_twice_is_one_area() -> None:
    found = result(land_area_source="approval", other_land_areas={"approval": "20001"})
    assert list(amounts(found)) == ["floor_gross", "floor_gross_two_decimals"]


def test_the_chosen_basis_is_what_three_old_and_the_bound_are_measured_on() -> None:
    facts = {"land_area_source": "approval", "other_land_areas": {"certificate": "30000"}}
    found = result(
        **facts,
        floor_area_m2="66000",
        switches={"land_basis": "certificate"},
        three_old={"status": "register", "overlap_m2": "30.00"},
    )
    assert traced(found, "E-6")[0]["outcome"] == "pass"
    assert traced(found, "E-6")[0]["threshold"].endswith("≤ 30.00 m²")
    part = result(
        **facts,
        floor_area_m2="66000",
        switches={"land_basis": "certificate"},
        three_old={"status": "register", "overlap_m2": "10000"},
    )
    assert amounts(part)["outside_three_old"] is None  # 20,000 m² outside: not more than 30 亩


def test_the_land_outside_three_old_is_paid_only_where_the_project_is() -> None:
    part = {"status": "register", "overlap_m2": "2000"}
    assert amounts(result(three_old=part, use_after="0701"))["outside_three_old"] is None
    kinds = [
        {"kind": "joint_acceptance", "on": "2027-04-02"},
        {"kind": "five_party_report", "on": "2027-03-20"},
    ]
    found = result(
        accepted_on=None, acceptances=kinds, three_old=part, applied_on="2027-03-30",
        today=date(2027, 6, 1),
    )  # fmt: skip
    assert (found["status"], found["amount_yuan"]) == ("review", None)
    assert amounts(found)["outside_three_old"] is None


# ---


def test_a_ratio_with_two_decimals_may_be_chosen_and_the_exact_one_stays() -> None:
    found = result(floor_area_m2="48000.01", switches={"far_rounding": "two_decimals"})
    assert (found["status"], found["reasons"]) == ("review", ["FAR_ROUNDING_SENSITIVE"])
    assert (found["far"], found["tier"], found["amount_yuan"]) == ("2.00000000", 1, "2400000.50")
    assert list(amounts(found).items()) == [
        ("floor_gross_two_decimals", "2400000.50"), ("floor_gross", "2880000.60"),
    ]  # fmt: skip


def test_a_stated_ratio_keeps_its_decimals_whatever_is_chosen() -> None:
    found = result(stated_far="2.0037", switches={"far_rounding": "two_decimals"})
    assert (found["far"], found["readings"][0]["name"]) == ("2.00370000", "stated")


# ---


def test_what_is_rewarded_may_be_chosen_and_each_other_choice_stays_beside_it() -> None:
    facts = {
        "far_floor_area_m2": "58000",
        "retained_floor_area_m2": "2800",
        "underground_floor_area_m2": "1000",
    }
    assert result(**facts)["reward_readings"] == [
        {"name": "real", "floor_area_m2": "52800.00", "amount_yuan": "3168000.00"},
        {"name": "far_floor", "floor_area_m2": "58000.00", "amount_yuan": "3480000.00"},
        {"name": "real_with_underground", "floor_area_m2": "53800.00", "amount_yuan": "3228000.00"},
        {"name": "real_without_retained", "floor_area_m2": "50000.00", "amount_yuan": "3000000.00"},
    ]
    chosen_all = result(
        **facts,
        switches={
            "reward_floor": "far_floor",
            "include_underground": True,
            "include_retained": False,
        },
    )
    assert chosen_all["amount_yuan"] == "3372000.00"  # 58,000 + 1,000 − 2,800 = 56,200
    assert [line["name"] for line in chosen_all["reward_readings"]] == [
        "far_floor_with_underground_without_retained",
        "real_with_underground_without_retained",
        "far_floor_without_retained",
        "far_floor_with_underground",
    ]
    assert chosen_all["status"] == "eligible"


def test_a_choice_that_changes_nothing_or_has_no_figure_is_not_shown() -> None:
    assert [line["name"] for line in result()["reward_readings"]] == ["real"]
    old = result(retained_floor_area_m2="52800")["reward_readings"][1]
    assert (old["name"], old["amount_yuan"]) == ("real_without_retained", "0.00")
    same = result(far_floor_area_m2="52800", retained_floor_area_m2="0")
    assert [line["name"] for line in same["reward_readings"]] == ["real"]
    unpaid = result(land_area_m2="20000", floor_area_m2="44000", retained_floor_area_m2="1")
    assert [line["amount_yuan"] for line in unpaid["reward_readings"]] == [None, None]


def test_the_rewarded_floor_area_needs_its_figure() -> None:
    assert refused({"reward_floor": "far_floor"}) == (
        "SWITCH_WITHOUT_FACT", "reward_floor", "far_floor",
    )  # fmt: skip
    assert refused({"include_retained": False}) == (
        "SWITCH_WITHOUT_FACT", "include_retained", "false",
    )  # fmt: skip


def test_retained_buildings_cannot_exceed_what_they_are_taken_off() -> None:
    facts = {"far_floor_area_m2": "50000", "retained_floor_area_m2": "50000"}
    switches = {"reward_floor": "far_floor", "include_retained": False}
    assert result(**facts, switches=switches)["amount_yuan"] == "0.00"
    more = {**facts, "retained_floor_area_m2": "50000.01"}
    error = refusal(**more, switches=switches)
    assert (error.code, error.params["expected"]) == ("PART_ABOVE_WHOLE", "50000.0")
    shown = result(**more, switches={"include_retained": False})["reward_readings"]
    assert [line["name"] for line in shown] == ["real_without_retained", "real"]


# ---


def phase(on: str, floor: str | None = None, kind: str = "joint_acceptance") -> dict[str, Any]:
    return {"kind": kind, "on": on, "interim": True, "floor_area_m2": floor, "number": "联 1 号"}


BY_PHASE = {"phased": "by_phase"}


def phases(*given: dict[str, Any], **more: Any) -> dict[str, Any]:
    return result(accepted_on=None, acceptances=list(given), **more)


def test_phases_count_only_by_choice() -> None:
    found = phases(phase("2024-01-10", "20000"))
    assert (found["status"], found["reasons"]) == ("trial", ["NOT_ACCEPTED", "REVIEW_PHASED"])
    assert "by_phase" not in amounts(found)


def test_accepted_phases_are_paid_at_the_rate_of_the_whole_and_go_to_a_person() -> None:
    given = [phase("2024-01-10", "20000"), phase("2024-05-10", "12800"), phase("2025-01-02", "1")]
    found = phases(*given, switches=BY_PHASE)
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_PHASED"])
    assert (found["tier"], found["amount_yuan"]) == (2, "1968000.00")  # 32,800 × 60
    assert found["readings"][0]["tier"] == 2
    assert list(amounts(found).items())[:2] == [
        ("by_phase", "1968000.00"), ("floor_gross", "3168000.00"),
    ]  # fmt: skip
    assert traced(found, "E-4")[0]["value"] == (
        "2024-01-10 竣工联合验收意见书 联 1 号（分期 20000.00 m²）; "
        "2024-05-10 竣工联合验收意见书 联 1 号（分期 12800.00 m²）"
    )


def test_a_phase_without_its_floor_area_gives_no_amount() -> None:
    found = phases(phase("2024-01-10"), phase("2024-05-10", "12800"), switches=BY_PHASE)
    assert (found["status"], found["reasons"]) == (
        "review", ["REVIEW_PHASED", "PHASE_FLOOR_AREA_MISSING"],
    )  # fmt: skip
    assert (found["amount_yuan"], found["tier"], found["rate_yuan_per_m2"]) == (None, None, None)
    assert (found["readings"][0]["name"], found["readings"][0]["tier"]) == ("by_phase", None)
    assert amounts(found)["by_phase"] is None
    assert amounts(found)["floor_gross"] == "3168000.00"
    assert "建筑面积未填" in traced(found, "E-4")[0]["value"]


def test_phases_of_another_kind_do_not_count_twice() -> None:
    given = [phase("2024-01-10", "20000"), phase("2024-02-10", "20000", "five_party_report")]
    assert phases(*given, switches=BY_PHASE)["amount_yuan"] == "1200000.00"
    other = {**BY_PHASE, "acceptance_kind": "five_party_report"}
    assert phases(*given, switches=other)["amount_yuan"] == "1200000.00"
    early = phases(phase("2022-03-10", "9000", "five_party_report"), given[0], switches=BY_PHASE)
    assert early["amount_yuan"] == "1200000.00"
    assert [name for name in amounts(early) if name.startswith("accepted_by")] == []


def test_only_phases_accepted_in_the_validity_are_paid() -> None:
    found = phases(phase("2022-03-31", "20000"), phase("2022-04-01", "12800"), switches=BY_PHASE)
    assert found["reasons"] == ["REVIEW_PHASED", "ACCEPTANCE_DATE_SENSITIVE"]
    assert found["amount_yuan"] == "768000.00"
    out = phases(phase("2022-03-31", "20000"), phase("2022-03-30"), switches=BY_PHASE)
    assert (out["status"], out["amount_yuan"]) == ("ineligible", None)
    assert out["reasons"] == ["REVIEW_PHASED", "OUT_OF_VALIDITY"]
    assert amounts(out)["by_phase"] is None


def test_a_project_that_is_not_paid_is_not_paid_by_phase() -> None:
    found = phases(phase("2024-01-10", "20000"), switches=BY_PHASE, use_after="0701")
    assert (found["status"], found["amount_yuan"]) == ("ineligible", None)
    assert set(amounts(found).values()) == {None}


def test_phases_below_the_lowest_ratio_are_not_paid() -> None:
    found = phases(phase("2024-01-10", "20000"), switches=BY_PHASE, floor_area_m2="35999.99")
    assert (found["amount_yuan"], amounts(found)["by_phase"]) == (None, None)


def test_the_acceptance_of_the_whole_ends_the_phases() -> None:
    whole = {"kind": "joint_acceptance", "on": "2024-12-10"}
    found = phases(phase("2024-01-10", "20000"), whole, switches=BY_PHASE)
    assert (found["reasons"], found["amount_yuan"]) == (["REVIEW_PHASED"], "3168000.00")
    assert "by_phase" not in amounts(found)
    later = phases(phase("2024-01-10", "20000"), {**whole, "on": "2025-02-01"}, switches=BY_PHASE)
    assert later["amount_yuan"] == "1200000.00"
    assert later["reasons"] == ["ACCEPTANCE_DATE_SENSITIVE", "REVIEW_PHASED"]


def test_a_phase_counts_from_its_day() -> None:
    assert phases(phase("2025-01-01", "20000"), switches=BY_PHASE)["amount_yuan"] == "1200000.00"


def test_without_any_accepted_phase_it_is_a_trial() -> None:
    found = phases(phase("2025-01-02", "20000"), switches=BY_PHASE)
    assert (found["status"], found["amount_yuan"]) == ("trial", "3168000.00")


@pytest.mark.parametrize(("second", "refused"), [("32800.00", False), ("32800.01", True)])
def test_phases_of_one_kind_cannot_exceed_the_whole(second: str, refused: bool) -> None:
    given = [phase("2024-01-10", "20000"), phase("2024-05-10", second)]
    if not refused:
        assert phases(*given, switches=BY_PHASE)["amount_yuan"] == "3168000.00"
        return
    with pytest.raises(LowUseError) as error:
        phases(*given, switches=BY_PHASE)
    assert (error.value.code, error.value.params["field"]) == (
        "PART_ABOVE_WHOLE", "project.acceptances",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "facts", "field"),
    [
        ({"reward_floor": "far_floor"}, {"far_floor_area_m2": "60000"}, "reward_floor"),
        ({"include_retained": False}, {"retained_floor_area_m2": "10000"}, "include_retained"),
        ({"include_underground": True}, {"underground_floor_area_m2": "1"}, "include_underground"),
        (
            {"reward_floor": "far_floor", "include_retained": False},
            {"far_floor_area_m2": "60000", "retained_floor_area_m2": "1"},
            "reward_floor",
        ),
    ],
)
def test_phases_are_not_paid_on_a_floor_area_that_only_the_whole_states(
    choice: dict[str, Any], facts: dict[str, Any], field: str
) -> None:
    given = phase("2024-01-10", "20000")
    with pytest.raises(LowUseError) as refused:
        phases(given, switches={**BY_PHASE, **choice}, **facts)
    assert (refused.value.code, refused.value.params["field"]) == ("SWITCH_WITHOUT_FACT", field)
    whole = {"kind": "joint_acceptance", "on": "2024-06-30"}
    assert phases(given, whole, switches={**BY_PHASE, **choice}, **facts)["amount_yuan"]
    same = {name: "52800" if name == "far_floor_area_m2" else "0" for name in facts}
    assert phases(given, switches={**BY_PHASE, **choice}, **same)["amount_yuan"] == "1200000.00"


def test_the_rewarded_area_of_phases_is_theirs() -> None:
    found = phases(phase("2024-01-10", "20000"), switches=BY_PHASE, retained_floor_area_m2="10000")
    assert found["reward_readings"] == [
        {"name": "real", "floor_area_m2": "20000.00", "amount_yuan": "1200000.00"}
    ]
    unknown = phases(phase("2024-01-10"), switches=BY_PHASE)
    assert unknown["reward_readings"] == [
        {"name": "real", "floor_area_m2": "52800.00", "amount_yuan": None}
    ]


# --- what a document settles

BASIS = "江自然函〔2024〕5号"
HAIR = {"floor_area_m2": "48000.01"}  # 2.0000004: tier 2 exactly, tier 1 with two decimals


@pytest.mark.parametrize(
    ("choice", "facts", "code", "amount"),
    [
        ({"far_rounding": "exact"}, HAIR, "FAR_ROUNDING_SENSITIVE", "2880000.60"),
        ({"far_rounding": "two_decimals"}, HAIR, "FAR_ROUNDING_SENSITIVE", "2400000.50"),
        ({"far_source": "stated"}, {"stated_far": "1.90"}, "FAR_SOURCE_CONFLICT", "2640000.00"),
        ({"far_source": "floor"}, {"stated_far": "1.90"}, "FAR_SOURCE_CONFLICT", "3168000.00"),
        ({"far_source": "floor"}, {"far_floor_area_m2": "61000"}, "FAR_SOURCE_CONFLICT",
         "3168000.00"),
        ({"far_land": "net"}, {"net_land_area_m2": "20000"}, "AREA_BASIS_SENSITIVE", "3696000.00"),
        ({"far_land": "gross"}, {"net_land_area_m2": "20000"}, "AREA_BASIS_SENSITIVE",
         "3168000.00"),
        ({"land_basis": "approval"}, {"other_land_areas": {"registered": "19999"}},
         "AREA_BASIS_SENSITIVE", "3168000.00"),
        ({"land_basis": "certificate"}, {"other_land_areas": {"certificate": "20000.01"}},
         "AREA_BASIS_SENSITIVE", "3696000.00"),
    ],
)  # fmt: skip
def test_a_choice_with_a_document_settles_what_was_open(
    choice: dict[str, Any], facts: dict[str, Any], code: str, amount: str
) -> None:
    given = {"land_area_source": "approval", **facts}
    bare = result(**given, switches=choice)
    assert (bare["status"], bare["reasons"], bare["amount_yuan"]) == ("review", [code], amount)
    assert "decided" not in bare
    settled = result(**given, switches=choice, document=BASIS)
    assert (settled["status"], settled["reasons"], settled["amount_yuan"]) == (
        "eligible", [], amount,
    )  # fmt: skip
    assert amounts(settled) == amounts(bare)  # the other readings stay listed
    assert traced(settled, "tier")[0]["value"] == settled["far"]  # the chosen one is judged
    assert settled["decided"] == {"switches": list(choice), "document": BASIS}
    said = [line["value"] for line in settled["trace"] if BASIS in line["value"]]
    ((name, value),) = choice.items()
    spec = next(spec for spec in POLICY.switch_specs if spec.name == name)
    assert len(said) == 1
    assert said[0].endswith(f"（依据 {BASIS} 裁定 {spec.title}：{spec.values[value]}）")


def test_a_document_without_a_choice_settles_nothing() -> None:
    found = result(**HAIR, document=BASIS)
    assert (found["status"], found["reasons"]) == ("review", ["FAR_ROUNDING_SENSITIVE"])
    assert "decided" not in found


def test_a_settled_reading_leaves_the_other_questions_open() -> None:
    facts = {**HAIR, "stated_far": "2.60"}
    found = result(**facts, switches={"far_rounding": "two_decimals"}, document=BASIS)
    assert found["reasons"] == ["FAR_SOURCE_CONFLICT"]
    # By two decimals net and gross disagree: 44,999.99 / 22,500 and / 24,000 are 2.00 and 1.87,
    # both tier 1; 60,000 / 24,000 is 2.5, / 20,000 is 3.0: tiers 2 and 3.
    land = {"floor_area_m2": "60000", "net_land_area_m2": "20000"}
    found = result(**land, switches={"far_rounding": "two_decimals"}, document=BASIS)
    assert found["reasons"] == ["AREA_BASIS_SENSITIVE"]
    two = {"far_rounding": "two_decimals", "far_land": "gross"}
    assert result(**land, switches=two, document=BASIS)["reasons"] == []
    stated = {**land, "stated_far": "2.50"}
    found = result(**stated, switches={"far_land": "net"}, document=BASIS)
    assert found["reasons"] == ["FAR_SOURCE_CONFLICT"]
    assert result(**stated, switches={"far_land": "gross"}, document=BASIS)["reasons"] == []
    # Without a net area there is only the gross one: nothing to settle, nothing that hides.
    assert result(switches={"far_land": "net"}, document=BASIS)["status"] == "eligible"
    rounded = result(**HAIR, switches={"far_land": "net"}, document=BASIS)
    assert rounded["reasons"] == ["FAR_ROUNDING_SENSITIVE"]


def test_a_settled_basis_below_the_bound_is_no_subsidy() -> None:
    facts = {"land_area_source": "approval", "other_land_areas": {"registered": "19999"}}
    found = result(**facts, switches={"land_basis": "registered"}, document=BASIS)
    assert (found["status"], found["reasons"]) == ("ineligible", ["AREA_NOT_OVER_30MU"])


def test_a_document_settles_which_acceptance_decides() -> None:
    kinds = [
        {"kind": "joint_acceptance", "on": "2022-04-02"},
        {"kind": "five_party_report", "on": "2022-03-01"},
    ]
    facts: dict[str, Any] = {"accepted_on": None, "acceptances": kinds}
    joint, report = ({"acceptance_kind": each["kind"]} for each in kinds)
    assert result(**facts, switches=joint)["reasons"] == ["ACCEPTANCE_DATE_SENSITIVE"]
    found = result(**facts, switches=joint, document=BASIS)
    assert (found["status"], found["reasons"]) == ("eligible", [])
    assert BASIS in traced(found, "E-5")[0]["value"]
    out = result(**facts, switches=report, document=BASIS)
    assert (out["status"], out["reasons"]) == ("ineligible", ["OUT_OF_VALIDITY"])
    pending = [kinds[0], {"kind": "five_party_report", "on": "2025-06-01"}]
    facts = {"accepted_on": None, "acceptances": pending}
    assert result(**facts, switches=joint)["reasons"] == ["ACCEPTANCE_DATE_SENSITIVE"]
    assert result(**facts, switches=joint, document=BASIS)["status"] == "eligible"
    trial = result(accepted_on=None, switches={"acceptance_kind": "first_present"}, document=BASIS)
    assert trial["status"] == "trial"


def test_a_document_settles_that_phases_are_paid_but_not_what_is_missing_of_them() -> None:
    found = phases(phase("2024-01-10", "20000"), switches=BY_PHASE, document=BASIS)
    assert (found["status"], found["reasons"]) == ("eligible", [])
    assert found["amount_yuan"] == "1200000.00"
    assert BASIS in traced(found, "E-4")[0]["value"]
    lacking = phases(phase("2024-01-10"), switches=BY_PHASE, document=BASIS)
    assert lacking["reasons"] == ["PHASE_FLOOR_AREA_MISSING"]
    both = {**BY_PHASE, "acceptance_kind": "joint_acceptance"}
    given = [phase("2022-03-31", "20000"), phase("2022-04-01", "12800")]
    assert phases(*given, switches=both, document=BASIS)["reasons"] == ["ACCEPTANCE_DATE_SENSITIVE"]
