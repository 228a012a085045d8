# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every condition M-1 … M-12, three-valued, below, at and above its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import read_mappings
from lowuse_plugin.domain.merging.case import (
    Check,
    Holder,
    Judgement,
    MergeGeometry,
    MergeParcel,
    Verdict,
)
from lowuse_plugin.domain.merging.inputs import read_parcels
from lowuse_plugin.domain.merging.judging import judge_merge
from lowuse_plugin.domain.merging.matrix import matrix_rows
from lowuse_plugin.domain.merging.pack import shipped

TODAY = date(2024, 6, 28)
"""A Friday."""
JUDGED = Judgement("王科长", date(2024, 6, 1), "条件相近")
HOLDER = Holder("江门甲厂有限公司", "91440703MA4U00001A")
STATED = {
    "contract_far": "2.0",
    "contract_far_max": "3.0",
    "contract_density_pct": "50",
    "height_limit_m": "24",
    "contract_green_pct": "15",
    "contract_investment_wan_per_mu": "300",
    "contract_tax_wan_per_mu": "20",
}
COMPLETE = MergeParcel(
    id="a",
    parcel_code="440703001001GB00001",
    district="440703",
    ownership="state",
    right_type="3",
    right_nature="102",
    use="0601",
    use_standard="GB/T 21010-2017",
    holders=(HOLDER,),
    source_document="出让合同 1 号",
    seized="no",
    seized_checked_on=TODAY,
    mortgaged="no",
    right_ends_on=date(2050, 1, 1),
    registered_area_m2=Fraction(1000),
    conditions=STATED,
    judgements={"M-10": JUDGED, "M-11": JUDGED},
)
TOGETHER = MergeGeometry((), (), (), parts=1, compactness=0.7)


def judge(*changes: dict[str, Any], geometry: MergeGeometry = TOGETHER, **options: Any) -> Verdict:
    """Judge parcels a, b … that differ from the complete one in the given fields."""
    parcels = [replace(COMPLETE, id="abc"[i], **change) for i, change in enumerate(changes)]
    return judge_merge(parcels, geometry, **{"today": TODAY, **options})


def check(verdict: Verdict, code: str) -> Check:
    return next(item for item in verdict.checks if item.code == code)


def outcome(code: str, *changes: dict[str, Any], **options: Any) -> str:
    return check(judge(*changes, **options), code).outcome


def test_a_complete_pair_passes_every_condition_in_order() -> None:
    verdict = judge({}, {})
    assert [item.code for item in verdict.checks] == [f"M-{n}" for n in range(1, 13)]
    assert {item.outcome for item in verdict.checks} == {"pass"}
    assert (verdict.outcome, verdict.warnings) == ("pass", ())


def test_every_failure_is_listed_not_only_the_first() -> None:
    verdict = judge({"seized": "yes"}, {"right_nature": "101", "district": "440704"})
    failing = [item.code for item in verdict.checks if item.outcome == "fail"]
    assert failing == ["M-5", "M-7", "M-12"]
    assert verdict.outcome == "fail"


def test_nothing_known_is_missing_and_never_a_refusal() -> None:
    empty = [MergeParcel(id="a"), MergeParcel(id="b")]
    verdict = judge_merge(empty, TOGETHER, today=TODAY)
    assert "fail" not in {item.outcome for item in verdict.checks}
    missing = {item.code for item in verdict.checks if item.outcome == "missing"}
    assert missing == {"M-3", "M-4", "M-6", "M-7", "M-8", "M-9", "M-12"}
    assert verdict.outcome == "manual"


def test_one_parcel_is_no_merge() -> None:
    assert outcome("M-1", {}) == "fail"
    assert outcome("M-1", {}, {}) == "pass"


def test_unconnected_members_are_named() -> None:
    found = check(judge({}, {}, {}, geometry=replace(TOGETHER, unconnected=("c",))), "M-2")
    assert (found.outcome, found.detail["members"]) == ("fail", ["c"])


def test_a_wide_overlap_refuses_with_its_area_and_a_narrow_one_warns() -> None:
    wide = judge({}, {}, geometry=replace(TOGETHER, wide_overlaps=(("a", "b", 12.5),)))
    assert check(wide, "M-2").outcome == "fail"
    assert check(wide, "M-2").detail["pairs"] == [{"a": "a", "b": "b", "overlap_m2": 12.5}]
    narrow = judge({}, {}, geometry=replace(TOGETHER, narrow_overlaps=(("a", "b", 0.2),)))
    assert check(narrow, "M-2").outcome == "pass"
    assert narrow.warnings == ("OVERLAP_WITHIN_TOLERANCE",)


def test_a_gap_that_leaves_the_union_in_parts_warns() -> None:
    assert judge({}, {}, geometry=replace(TOGETHER, parts=2)).warnings == ("UNION_IN_PARTS",)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"ownership": "collective", "parcel_code": None}, "fail"),
        ({"ownership": "collective"}, "manual"),
        ({"ownership": "undetermined", "parcel_code": None}, "manual"),
        ({"ownership": None}, "pass"),
        ({"ownership": None, "parcel_code": None}, "missing"),
        ({"right_type": "4"}, "pass"),
        ({"right_type": "7"}, "fail"),
        ({"right_type": None}, "missing"),
        ({"use": "厂房", "use_standard": None}, "pass"),
        ({"use": "0701"}, "fail"),
        ({"use": "说不清"}, "missing"),
        ({"use": None}, "missing"),
    ],
)
def test_state_owned_industrial_land(change: dict[str, Any], expected: str) -> None:
    assert outcome("M-3", {}, change) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"source_document": None}, "missing"),
        ({"legacy_kind": "1"}, "fail"),
        ({"legacy_kind": "2"}, "pass"),
        ({"source_document": None, "judgements": {"M-4": JUDGED}}, "missing"),
        ({"judgements": {"M-4": replace(JUDGED, outcome="fail")}}, "fail"),
    ],
)
def test_lawful_source(change: dict[str, Any], expected: str) -> None:
    assert outcome("M-4", {}, change) == expected


@pytest.mark.parametrize(
    ("seized", "asked", "stage", "expected"),
    [
        ("yes", None, "screening", "fail"),
        ("unknown", TODAY, "screening", "manual"),
        ("no", None, "screening", "manual"),
        ("no", date(2024, 5, 30), "screening", "pass"),
        ("no", date(2024, 5, 29), "screening", "pass"),
        ("no", date(2024, 5, 28), "screening", "manual"),
        ("no", date(2024, 5, 29), "acceptance", "pass"),
        ("no", date(2024, 5, 28), "acceptance", "manual"),
        ("no", date(2024, 6, 28), "registration", "pass"),
        ("no", date(2024, 6, 27), "registration", "pass"),
        ("no", date(2024, 6, 26), "registration", "manual"),
        ("no", date(2024, 6, 29), "screening", "manual"),
    ],
)
def test_seizure_and_the_age_of_the_query(
    seized: str, asked: date | None, stage: str, expected: str
) -> None:
    change = {"seized": seized, "seized_checked_on": asked}
    assert outcome("M-5", {}, change, stage=stage) == expected


def test_a_query_on_friday_still_counts_on_monday_but_not_on_tuesday() -> None:
    friday, monday, tuesday = date(2024, 6, 28), date(2024, 7, 1), date(2024, 7, 2)
    asked = {"seized_checked_on": friday}
    assert outcome("M-5", asked, asked, stage="registration", today=monday) == "pass"
    assert outcome("M-5", asked, asked, stage="registration", today=tuesday) == "manual"


def test_a_mortgage_warns_and_waits_for_consent_only_at_registration() -> None:
    mortgaged = {"mortgaged": "yes"}
    assert judge({}, mortgaged).warnings == ("MORTGAGED",)
    assert outcome("M-5", {}, mortgaged) == "pass"
    assert outcome("M-5", {}, mortgaged, stage="registration") == "manual"
    consented = {**mortgaged, "judgements": {"M-5": JUDGED}}
    assert outcome("M-5", {}, consented, stage="registration") == "pass"
    assert outcome("M-5", {}, {"mortgaged": "unknown"}, stage="registration") == "missing"


def test_another_entry_warns() -> None:
    assert judge({}, {"other_entries": ("异议登记",)}).warnings == ("OTHER_ENTRY",)


OTHER = replace(HOLDER, id_number="91440703MA4U00002B")
UNNUMBERED = replace(HOLDER, id_number=None)


@pytest.mark.parametrize(
    ("holders", "expected", "warnings"),
    [
        ((HOLDER,), "pass", ()),
        ((replace(HOLDER, id_number="9144 0703ma4u00001a"),), "pass", ()),
        ((OTHER,), "fail", ()),
        ((replace(HOLDER, name="旧名"),), "pass", ("HOLDER_NAME_DIFFERS",)),
        ((UNNUMBERED,), "pass", ("HOLDER_BY_NAME",)),
        ((replace(UNNUMBERED, name="江门甲厂（有限公司）"),), "pass", ("HOLDER_BY_NAME",)),
        ((replace(UNNUMBERED, name="江门乙厂"),), "fail", ()),
        ((), "missing", ()),
        ((Holder("0/0"),), "missing", ()),
        ((HOLDER, OTHER), "fail", ()),
    ],
)
def test_same_holder_by_number_then_by_name(
    holders: tuple[Holder, ...], expected: str, warnings: tuple[str, ...]
) -> None:
    verdict = judge({}, {"holders": holders})
    assert (check(verdict, "M-6").outcome, verdict.warnings) == (expected, warnings)


ZHANG, NAMESAKE = Holder("张伟", "440701198001011111"), Holder("张伟", "440701199002022222")
LI = Holder("李四")


@pytest.mark.parametrize(
    ("one", "other", "expected", "warnings"),
    [
        ((ZHANG, LI), (NAMESAKE, LI), "fail", ()),
        ((ZHANG, LI), (LI, ZHANG), "pass", ("HOLDER_BY_NAME",)),
        ((ZHANG, LI), (Holder("张伟"), replace(LI, id_number="440701")), "pass",
         ("HOLDER_BY_NAME",)),
        ((ZHANG, Holder("张伟")), (Holder("张伟"), NAMESAKE), "pass", ("HOLDER_BY_NAME",)),
        ((Holder("不详", "91"), LI), (Holder("不详", "92"), LI), "fail", ()),
        ((Holder("不详", "91"), LI), (Holder("不详", "91"), LI), "pass", ("HOLDER_BY_NAME",)),
        ((Holder("不详", "91"),), (Holder("甲厂"),), "missing", ()),
        ((Holder("不详", "91"), LI), (Holder("甲厂"), LI), "missing", ()),
        ((Holder("不详", "91"),), (HOLDER,), "fail", ()),
        ((LI,), (LI, LI), "fail", ()),
        ((Holder("甲厂"), Holder("  ", "-")), (Holder("甲厂"), LI), "missing", ()),
    ],
)  # fmt: skip
def test_a_number_decides_between_two_that_have_one_and_a_name_between_the_rest(
    one: tuple[Holder, ...], other: tuple[Holder, ...], expected: str, warnings: tuple[str, ...]
) -> None:
    joint = [{"holders": side, "share_kind": "1"} for side in (one, other)]
    for pair in (joint, joint[::-1]):
        verdict = judge(*pair)
        assert (check(verdict, "M-6").outcome, verdict.warnings) == (expected, warnings)


def test_shares_are_those_of_the_same_holder_whatever_each_is_known_by() -> None:
    def shared(*shares: str, by: tuple[Holder, ...]) -> dict[str, Any]:
        held = [replace(who, share=share) for who, share in zip(by, shares, strict=True)]
        return {"holders": tuple(held), "share_kind": "2"}

    first = shared("1/3", "2/3", by=(ZHANG, LI))
    assert outcome("M-6", first, shared("2/3", "1/3", by=(LI, Holder("张伟")))) == "pass"
    assert outcome("M-6", first, shared("1/3", "2/3", by=(LI, Holder("张伟")))) == "fail"
    two = shared("1/3", "2/3", by=(Holder("张伟"), Holder("张伟")))
    assert outcome("M-6", two, shared("2/3", "1/3", by=(Holder("张伟"), Holder("张伟")))) == "pass"


def test_equality_by_name_does_not_pass_on_to_another_number() -> None:
    """a = b by name and b = c by name, but a and c are two firms."""
    changes: list[dict[str, Any]] = [{}, {"holders": (UNNUMBERED,)}, {"holders": (OTHER,)}]
    assert outcome("M-6", *changes) == "fail"


@pytest.mark.parametrize(
    ("shares", "kind", "expected"),
    [
        (("1/2", "50%"), "2", "pass"),
        (("1/3", "2/3"), "2", "fail"),
        ((None, "1/2"), "2", "missing"),
        ((None, None), "1", "missing"),
    ],
)
def test_co_owners_have_the_same_shares(
    shares: tuple[str | None, str | None], kind: str, expected: str
) -> None:
    halves = (replace(HOLDER, share="1/2"), replace(OTHER, share="0.5"))
    other = (replace(HOLDER, share=shares[0]), replace(OTHER, share=shares[1]))
    first = {"holders": halves, "share_kind": kind}
    assert outcome("M-6", first, {"holders": other, "share_kind": kind}) == expected


def test_joint_owners_need_no_shares_but_the_same_kind_of_sharing() -> None:
    joint = {"holders": (HOLDER, OTHER), "share_kind": "1"}
    assert outcome("M-6", joint, joint) == "pass"
    assert outcome("M-6", joint, {**joint, "share_kind": "2"}) == "fail"


@pytest.mark.parametrize(("nature", "expected"), [("102", "pass"), ("101", "fail")])
def test_same_right_nature(nature: str, expected: str) -> None:
    assert outcome("M-7", {}, {"right_nature": nature}) == expected


@pytest.mark.parametrize(
    ("use", "standard", "expected"),
    [
        ("0601", "GB/T 21010-2017", "pass"),
        ("061", "GB/T 21010-2007", "pass"),
        ("工业用地", "words", "pass"),
        ("0604", "GB/T 21010-2017", "fail"),
        ("说不清", "words", "missing"),
    ],
)
def test_same_use_also_across_standards(use: str, standard: str, expected: str) -> None:
    assert outcome("M-8", {}, {"use": use, "use_standard": standard}) == expected


def test_equal_words_of_one_standard_are_the_same_use_even_when_nobody_knows_them() -> None:
    unknown = {"use": "说不清", "use_standard": "words"}
    assert outcome("M-8", unknown, unknown) == "pass"


def test_the_same_digits_of_two_standards_are_not_the_same_use() -> None:
    """1001 is industry in the classification of 2023 and railway in that of 2017."""
    uses = [{"use": "1001", "use_standard": name} for name in ("234-2023", "GB/T 21010-2017")]
    assert outcome("M-8", *uses) == "fail"


def test_a_mapping_between_standards_is_shown() -> None:
    found = check(judge({}, {"use": "061", "use_standard": "GB/T 21010-2007"}), "M-8")
    assert "061" in str(found.detail["mapping"])


def test_two_codes_of_one_standard_differ_even_when_both_are_industry() -> None:
    change = [{"use": code, "use_standard": "234-2023"} for code in ("100101", "100102")]
    assert outcome("M-8", *change) == "fail"
    assert outcome("M-3", *change) == "pass"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"conditions": {**STATED, "contract_far": "2.00"}}, "pass"),
        ({"conditions": {**STATED, "contract_far": "2.5"}}, "manual"),
        ({"conditions": {}}, "missing"),
        ({"conditions": {**STATED, "contract_limits": "自持"}}, "missing"),
        ({"right_ends_on": date(2055, 1, 1)}, "manual"),
        ({"right_ends_on": None}, "missing"),
        ({"right_ends_on": date(2055, 1, 1), "judgements": {"M-9": JUDGED}}, "pass"),
        ({"conditions": {**STATED, "x": "1"}, "judgements": {"M-9": JUDGED}}, "pass"),
        ({"judgements": {"M-9": replace(JUDGED, outcome="fail")}}, "fail"),
    ],
)
def test_conditions_of_use(change: dict[str, Any], expected: str) -> None:
    assert outcome("M-9", {}, change) == expected


def test_members_whose_condition_is_missing_are_named() -> None:
    found = check(judge({}, {"conditions": {**STATED, "x": "1"}}), "M-9")
    assert found.detail["items"] == {"x": ["a"]}


def test_what_no_member_states_is_missing_and_named() -> None:
    without = {k: v for k, v in STATED.items() if k not in ("contract_far", "height_limit_m")}
    silent = {"conditions": without}
    found = check(judge(silent, silent), "M-9")
    assert (found.outcome, found.detail["reason"]) == ("missing", "CONDITIONS_UNSTATED")
    assert found.detail["findings"][0]["unstated"] == ["contract_far", "height_limit_m"]
    settled = {**silent, "judgements": {"M-9": JUDGED}}
    assert outcome("M-9", settled, silent) == "pass"


@pytest.mark.parametrize("code", ["M-10", "M-11"])
def test_what_only_a_person_can_judge_waits_for_a_judgement(code: str) -> None:
    without = {"judgements": {}}
    assert outcome(code, without, without) == "manual"
    against = {"judgements": {code: replace(JUDGED, outcome="fail")}}
    assert outcome(code, {}, against) == "fail"
    assert check(judge({}, {}), code).detail["judgement"]["by"] == "王科长"


@pytest.mark.parametrize(
    ("applicant", "stage", "expected"),
    [
        (None, "screening", "pass"),
        (None, "acceptance", "missing"),
        ("江门甲厂(有限公司)", "acceptance", "pass"),
        ("91440703MA4U00001A", "registration", "pass"),
        ("江门乙厂", "screening", "fail"),
    ],
)
def test_the_holder_applies(applicant: str | None, stage: str, expected: str) -> None:
    assert outcome("M-12", {}, {}, stage=stage, applicant=applicant) == expected


def test_two_counties_cannot_accept_one_application() -> None:
    assert outcome("M-12", {}, {"district": "440704"}) == "fail"
    assert outcome("M-12", {}, {"district": None}) == "missing"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"id": None}, "INPUT_MISSING", "parcels[1].id"),
        ({"id": "a"}, "INPUT_DUPLICATE_ID", "parcels[1].id"),
        ({"ownership": "国有"}, "INPUT_NOT_ALLOWED", "parcels[1].ownership"),
        ({"seized": "maybe"}, "INPUT_NOT_ALLOWED", "parcels[1].seized"),
        ({"seized_checked_on": "28.6.2024"}, "INPUT_NOT_A_DATE", "parcels[1].seized_checked_on"),
        ({"registered_area_m2": "-1"}, "INPUT_NEGATIVE", "parcels[1].registered_area_m2"),
        ({"registered_area_m2": "1e"}, "INPUT_NOT_A_NUMBER", "parcels[1].registered_area_m2"),
        ({"holders": "甲"}, "INPUT_NOT_A_LIST", "parcels[1].holders"),
        ({"holders": [{}]}, "INPUT_MISSING", "parcels[1].holders[0].name"),
        ({"conditions": []}, "INPUT_NOT_A_MAPPING", "parcels[1].conditions"),
        ({"judgements": {"M-7": {}}}, "INPUT_NOT_ALLOWED", "parcels[1].judgements"),
        (
            {"judgements": {"M-9": {"by": "王", "on": "2024-06-01"}}},
            "INPUT_MISSING",
            "parcels[1].judgements.M-9.reason",
        ),
    ],
)
def test_unreadable_input_names_its_field(change: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(LowUseError) as caught:
        read_parcels(read_mappings([{"id": "a"}, {"id": "b", **change}], "parcels"))
    assert (caught.value.code, caught.value.params["field"]) == (code, field)


def per_member(verdict: Verdict, code: str, members: str) -> dict[str, str]:
    rows = matrix_rows(verdict, tuple(members), shipped())
    return dict(next(row for row in rows if row.code == code).per_member)


@pytest.mark.parametrize(
    ("names", "failing"),
    [
        ("甲乙", "ab"),
        ("甲甲乙", "c"),
        ("甲乙丙", "abc"),
    ],
)
def test_who_stands_against_most_is_named(names: str, failing: str) -> None:
    changes = [{"holders": (Holder(name),)} for name in names]
    found = per_member(judge(*changes), "M-6", "abc"[: len(names)])
    assert "".join(key for key, outcome in found.items() if outcome == "fail") == failing


def test_a_bridge_by_name_between_two_numbers_is_not_to_blame() -> None:
    changes: list[dict[str, Any]] = [{}, {"holders": (UNNUMBERED,)}, {"holders": (OTHER,)}]
    assert per_member(judge(*changes), "M-6", "abc") == {"a": "fail", "b": "pass", "c": "fail"}


def test_a_difference_does_not_hide_what_is_missing() -> None:
    verdict = judge({}, {"right_nature": "101"}, {"right_nature": None})
    assert per_member(verdict, "M-7", "abc") == {"a": "fail", "b": "fail", "c": "missing"}
    verdict = judge({}, {"use": "0604"}, {"use": None})
    assert per_member(verdict, "M-8", "abc") == {"a": "fail", "b": "fail", "c": "missing"}


def test_overlap_and_separation_are_both_told() -> None:
    geometry = replace(TOGETHER, unconnected=("c",), wide_overlaps=(("a", "b", 12.5),))
    verdict = judge({}, {}, {}, geometry=geometry)
    reasons = [finding["reason"] for finding in check(verdict, "M-2").detail["findings"]]
    assert reasons == ["NOT_CONNECTED", "OVERLAP"]
    assert set(per_member(verdict, "M-2", "abc").values()) == {"fail"}


def test_a_refusing_judgement_on_entries_is_no_consent() -> None:
    against = {"M-5": replace(JUDGED, outcome="fail", reason="抵押权人不同意")}
    mortgaged = {"mortgaged": "yes", "judgements": against}
    for stage in ("screening", "registration"):
        found = check(judge({}, mortgaged, stage=stage), "M-5")
        assert (found.outcome, found.detail["reason"]) == ("fail", "JUDGED_AGAINST")


def test_consent_never_replaces_a_query() -> None:
    consented = {"seized": "unknown", "judgements": {"M-5": JUDGED}}
    assert outcome("M-5", {}, consented) == "manual"
    assert outcome("M-5", {}, {"seized": "yes", "judgements": {"M-5": JUDGED}}) == "fail"


def test_the_zones_of_members_are_compared() -> None:
    same = replace(TOGETHER, zones={"a": 38, "b": 38})
    assert check(judge({}, {}, geometry=same), "M-2").outcome == "pass"
    apart = replace(TOGETHER, zones={"a": 38, "b": 37})
    found = check(judge({}, {}, geometry=apart), "M-2")
    assert (found.outcome, found.detail["reason"]) == ("fail", "MERGE_TWO_ZONES")


def test_the_verdict_warns_outside_the_days_of_its_document() -> None:
    days = {date(2022, 3, 31): True, date(2022, 4, 1): False, date(2027, 3, 31): False}
    for day, warned in days.items():
        found = judge_merge([COMPLETE, replace(COMPLETE, id="b")], TOGETHER, today=day)
        assert ("MERGE_OUT_OF_VALIDITY" in found.warnings) is warned


def test_thousands_of_parcels_of_one_holder_are_compared_once() -> None:
    many = [replace(COMPLETE, id=str(i)) for i in range(3000)]
    stranger = replace(COMPLETE, id="x", holders=(OTHER,), use="0604")
    verdict = judge_merge([*many, stranger], TOGETHER, today=TODAY)
    rows = {row.code: row for row in matrix_rows(verdict, [p.id for p in many] + ["x"], shipped())}
    for code in ("M-6", "M-8"):
        assert [key for key, out in rows[code].per_member.items() if out == "fail"] == ["x"]
        assert len(rows[code].reasons) == 1


def test_a_pair_of_one_signature_is_compared_too() -> None:
    unknown = {"holders": (HOLDER, OTHER), "share_kind": "2"}
    assert outcome("M-6", unknown, unknown) == "missing"
    assert per_member(judge(unknown, unknown), "M-6", "ab") == {"a": "missing", "b": "missing"}


def test_members_in_two_units_of_the_plan_are_told_and_one_unit_is_not() -> None:
    def reasons(*units: str | None) -> list[str]:
        found = check(judge(*({"plan_unit": unit, "judgements": {}} for unit in units)), "M-11")
        return [each["reason"] for each in found.detail.get("findings", [found.detail])]

    assert reasons("一", "一") == ["JUDGEMENT_NEEDED"]
    assert reasons("一", None) == ["JUDGEMENT_NEEDED"]
    assert reasons("一", "一", "二") == ["JUDGEMENT_NEEDED", "PLAN_UNIT_DIFFERS"]
    differing = check(judge({"plan_unit": "一"}, {"plan_unit": "二"}), "M-11")
    assert (differing.outcome, differing.machine) == ("pass", "manual")


def test_everything_that_hinders_one_authority_is_told() -> None:
    crossing = replace(TOGETHER, crossing={"a": {"440703": 90.0, "440704": 10.0}})
    verdict = judge(
        {}, {"district": "440704"}, {"district": None},
        geometry=crossing, stage="acceptance", applicant="江门乙厂",
    )  # fmt: skip
    findings = check(verdict, "M-12").detail["findings"]
    told = [(each["outcome"], each["reason"], each["members"]) for each in findings]
    assert told == [
        ("fail", "MERGE_CROSSES_DISTRICT", ["a"]),
        ("fail", "APPLICANT_NOT_HOLDER", ["a", "b", "c"]),
        ("fail", "TWO_DISTRICTS", ["a", "b"]),
        ("missing", "DISTRICT_MISSING", ["c"]),
    ]
