# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy packs: the shipped one, and what is said of a faulty one."""

from __future__ import annotations

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.folder import read_pack
from lowuse_plugin.domain.policy.pack import find_policy, list_policies, parse_subsidy_policy
from lowuse_plugin.domain.policy.source import Source

FILE = "jiangfu-2022-10.toml"


@pytest.fixture(scope="module")
def content() -> str:
    return paths.resource("policy", FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("far", "tier"),
    [
        ("1.49999999", None),
        ("1.5", 1),
        ("1.50000001", 1),
        ("1.99999999", 1),
        ("2.0", 1),
        ("2.00000001", 2),
        ("2.5", 2),
        ("2.50000001", 3),
        ("3.0", 3),
        ("3.00000001", 4),
        ("12", 4),
    ],
)
def test_tiers_are_closed_on_the_right_and_the_lowest_bound_belongs_to_them(
    far: str, tier: int | None
) -> None:
    found = find_policy("jiangfu-2022-10").tier_of(Fraction(far))
    assert (found.tier if found else None) == tier


@pytest.mark.parametrize(
    ("district", "city"),
    [
        ("440703", Fraction(1, 2)),
        ("440704", Fraction(1, 2)),
        ("440705", Fraction(1, 5)),
        ("440781", Fraction(1, 5)),
        ("440783", Fraction(1, 5)),
        ("440784", Fraction(1, 5)),
        ("440785", Fraction(1, 5)),
    ],
)
def test_xinhui_is_a_district_and_yet_in_the_two_to_eight_group(
    district: str, city: Fraction
) -> None:
    assert find_policy("jiangfu-2022-10").share_of(district).city == city


def test_a_place_that_the_document_does_not_name_has_no_share() -> None:
    with pytest.raises(LowUseError) as refused:
        find_policy("jiangfu-2022-10").share_of("440700")
    assert refused.value.code == "INPUT_NOT_ALLOWED"
    assert refused.value.params["expected"] == "440703|440704|440705|440781|440783|440784|440785"


def test_the_pack_carries_the_words_of_the_document(content: str) -> None:
    policy = find_policy("jiangfu-2022-10")
    assert (policy.valid_from, policy.valid_to) == (date(2022, 4, 1), date(2027, 3, 31))
    assert policy.land_over_m2 == 20_000
    assert policy.land_area.text == "单个项目改造土地面积超过30亩"
    assert [tier.rate_yuan_per_m2 for tier in policy.tiers] == [50, 60, 70, 80]
    assert policy.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert not policy.example


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('at_least = "1.5"', 'at_least = "one and a half"', "floor_area_ratio.at_least"),
        ('at_least = "1.5"', "at_least = 1.5", "floor_area_ratio.at_least"),
        ('city = "1/5"', 'city = "1/0"', "shares[1].city"),
        ('city = "1/5"', 'city = "1/1_0"', "shares[1].city"),
        ('up_to = "2.5"', 'up_to = "2.0"', "tiers[1].up_to"),
        ('up_to = "2.0"', 'up_to = "1.5"', "tiers[0].up_to"),
        ('rate_yuan_per_m2 = "80"', 'rate_yuan_per_m2 = "80"\nup_to = "4"', "tiers[3].up_to"),
        ('over_m2 = "20000"', 'over_m2 = "20000.1"', "land_area.over_m2"),
        ("from = 2022-04-01", "from = 2027-04-01", "validity.to"),
        ("to = 2027-03-31", 'to = "2027-03-31"', "validity.to"),
        ('none = "pass"', 'none = "ok"', "three_old.effects.none"),
        ('default = "net"', 'default = "all"', "switches.far_land.default"),
        ("default = false", "default = 0", "switches.include_underground.default"),
        ('title = "容积率分母"', "", "switches.far_land.title"),
        ('reading = "A-06"', "reading = 6", "switches.far_land.reading"),
        ('net = "净用地面积', 'gros = "净用地面积', "switches.far_land.values"),
        ("[switches.far_land]", "[switches.far_lot]", "switches.far_lot"),
        ('clause = "A-21', 'claus = "A-21', "receiver.claus"),
        ('clause = "A-21', 'clause = 1 # "', "receiver.clause"),
        ('floor_share = "0.002"', "floor_share = 0.002", "near_boundary.floor_share"),
        ('kind = "subsidy"', 'kind = "other"', "kind"),
        ("example = false", "", "example"),
        ("tier = 1", "tier = true", "tiers[0].tier"),
        ('joint_acceptance = "竣工联合验收意见书", ', "", "acceptance.kind_names.joint_acceptance"),
        ('types = ["industrial_upgrade"]', "types = [1]", "project.types"),
        ('planning_verification = "规划条件核实"', "planning_verification = 1", "other_kinds"),
        ('rate_yuan_per_m2 = "50"', 'rate_yuan_per_m2 = "-50"', "tiers[0].rate_yuan_per_m2"),
        ('rate_yuan_per_m2 = "50"', 'rate_yuan_per_m2 = "0"', "tiers[0].rate_yuan_per_m2"),
        ("tier = 2", "tier = 1", "tiers[1].tier"),
        ("tier = 1", "tier = 0", "tiers[0].tier"),
        ('city = "1/2"', 'city = "3/2"', "shares[0].city"),
        ('city = "1/5"', 'city = "-1/5"', "shares[1].city"),
        ('"440703", "440704"]', '"440703", "440703"]', "shares[0].districts"),
        ('["440705", "440781"', '["440704", "440705", "440781"', "shares[1].districts"),
        ('"440783", ', "", "shares"),
        ('"440705", "440781"', '"440705", "440100", "440781"', "shares[1].districts"),
        ('["440703", "440704"]', "[]", "shares[0].districts"),
        ('types = ["industrial_upgrade"]', "types = []", "project.types"),
        ('types = ["industrial_upgrade"]', 'types = ["industry"]', "project.types"),
        ('use_before_pass = ["industry"]', 'use_before_pass = ["factory"]', "use_before_pass"),
        ('use_before_pass = ["industry"]', 'use_before_pass = ["mining"]', "use_before_fail"),
        ('use_after_pass = ["industry"]', 'use_after_pass = ["commercial"]', "use_after_fail"),
        ('sources = ["approval",', 'sources = ["paper",', "land_area.sources"),
        ('trial_sources = ["plane"]', 'trial_sources = ["air"]', "land_area.trial_sources"),
        ('at_least = "1.5"', 'at_least = "0"', "floor_area_ratio.at_least"),
        ('boundary_error_m2 = "1"', 'boundary_error_m2 = "-1"', "three_old.boundary_error_m2"),
        ('_share = "0.001"', '_share = "1.001"', "three_old.boundary_error_share"),
        (', settled = "exclude"', "", "three_old.effects.settled"),
        ('settled = "exclude"', 'settled = "exclude", done = "pass"', "three_old.effects.done"),
        (
            "{ planning_verification",
            "{ joint_acceptance",
            "acceptance.other_kinds.joint_acceptance",
        ),
        ("kind_names = {", 'kind_names = { old = "旧", ', "acceptance.kind_names.old"),
        ("example = false", "example = false\nremark = 1", "remark"),
        ("[validity]", "[validity]\nuntil = 1", "validity.until"),
        ("[project]", "[project]\ntype = 1", "project.type"),
        ("[land_area]", "[land_area]\nunder_mu = 1", "land_area.under_mu"),
        ("[floor_area_ratio]", "[floor_area_ratio]\nat_most = 1", "floor_area_ratio.at_most"),
        ("[acceptance]", "[acceptance]\nkind = 1", "acceptance.kind"),
        ("[three_old]", "[three_old]\neffect = 1", "three_old.effect"),
        ("[duplicate]", "[duplicate]\nfoo = 1", "duplicate.foo"),
        ("[cross_district]", "[cross_district]\nfoo = 1", "cross_district.foo"),
        ("[mixed_use]", "[mixed_use]\nfoo = 1", "mixed_use.foo"),
        ("[receiver]", "[receiver]\nfoo = 1", "receiver.foo"),
        ("tier = 3", "tier = 3\nrate = 1", "tiers[2].rate"),
        ('city = "1/2"', 'city = "1/2"\nsplit = 1', "shares[0].split"),
        ("[near_boundary]", "[near_boundary]\nfloor = 1", "near_boundary.floor"),
        ("[switches.phased]", "[switches.phased]\nby = 1", "switches.phased.by"),
        ('land_mu = "0.1"', 'land_mu = "-0.1"', "near_boundary.land_mu"),
        ('far = "0.01"', 'far = "-0.01"', "near_boundary.far"),
        ('floor_share = "0.002"', 'floor_share = "1.002"', "near_boundary.floor_share"),
    ],
)
def test_a_faulty_pack_is_refused_with_file_key_and_what_was_expected(
    content: str, old: str, new: str, key: str
) -> None:
    assert old in content
    with pytest.raises(LowUseError) as refused:
        parse_subsidy_policy(content.replace(old, new, 1), "试验.toml")
    assert refused.value.code == "POLICY_INVALID"
    assert refused.value.params["file"] == "试验.toml"
    assert str(refused.value.params["key"]).endswith(key)
    assert refused.value.params["expected"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('city = "1/2"', 'city = "1"'),
        ('city = "1/2"', 'city = "0"'),
        ("tier = 4", "tier = 9"),
        ('boundary_error_share = "0.001"', 'boundary_error_share = "0"'),
        ('boundary_error_share = "0.001"', 'boundary_error_share = "1"'),
        ("issued_on = 2022-03-28", ""),
    ],
)
def test_a_value_at_its_bound_and_what_may_be_left_out_are_sound(
    content: str, old: str, new: str
) -> None:
    assert old in content
    assert parse_subsidy_policy(content.replace(old, new, 1), FILE).id == "jiangfu-2022-10"


def test_what_was_expected_names_the_words_that_there_are(content: str) -> None:
    for old, new, expected in (
        ('"440783", ', "", "with 440783"),
        ('["440705"', '["440703", "440705"', "440703 once"),
        ('rate_yuan_per_m2 = "50"', 'rate_yuan_per_m2 = "0"', "> 0"),
        ('city = "1/2"', 'city = "2"', "≥ 0, ≤ 1"),
        ("tier = 3", "tier = 2", "> 2"),
        ("[receiver]", "[receiver]\nwho = 1", "one of clause|text"),
    ):
        with pytest.raises(LowUseError) as refused:
            parse_subsidy_policy(content.replace(old, new, 1), FILE)
        assert refused.value.params["expected"] == expected


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[receiver]", "[receiver]\nwho-else = 1", "who-else = 1"),
        ("tier = 3", "tier = 2 # again", "tier = 2 # again"),
        (', settled = "exclude"', "", "effects = {"),
        ('"440783", ', "", "[[shares]]"),
    ],
)
def test_an_office_is_told_the_line_of_what_is_wrong(
    content: str, old: str, new: str, line: str
) -> None:
    text = content.replace(old, new, 1)
    with pytest.raises(LowUseError) as refused:
        read_pack(text, "试验.toml")
    number = 1 + next(i for i, each in enumerate(text.splitlines()) if each.startswith(line))
    assert refused.value.params["file"] == f"试验.toml:{number}"


@pytest.mark.parametrize("items", [[], [1], [{}, 1]])
def test_a_list_of_tables_is_not_empty_and_holds_tables_only(items: list[object]) -> None:
    with pytest.raises(LowUseError) as refused:
        Source("试验.toml", {"tiers": items}).sections("tiers")
    assert refused.value.params["key"] == "tiers"


def test_a_policy_of_one_day_is_valid(content: str) -> None:
    text = content.replace("from = 2022-04-01", "from = 2027-03-31")
    policy = parse_subsidy_policy(text, FILE)
    assert policy.valid_from == policy.valid_to


def test_a_file_that_is_no_toml_is_refused(folder: Path) -> None:
    (folder / "坏.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(LowUseError) as refused:
        list_policies(folder)
    assert refused.value.code == "POLICY_INVALID"
    assert refused.value.params["file"] == "坏.toml"


def test_a_file_that_is_not_utf_8_is_refused(folder: Path) -> None:
    (folder / "坏.toml").write_bytes("id = '政策'".encode("gb18030"))
    with pytest.raises(LowUseError) as refused:
        list_policies(folder)
    assert refused.value.params["expected"] == "UTF-8"


def test_several_packs_stand_side_by_side(folder: Path, content: str) -> None:
    later = content.replace('id = "jiangfu-2022-10"', 'id = "later"').replace('"50"', '"55"')
    (folder / "a 旧.toml").write_text(content, encoding="utf-8")
    (folder / "b 新.toml").write_text(later, encoding="utf-8")
    assert list(list_policies(folder)) == ["jiangfu-2022-10", "later"]
    assert find_policy("later", folder).tiers[0].rate_yuan_per_m2 == 55
    assert find_policy("jiangfu-2022-10", folder).tiers[0].rate_yuan_per_m2 == 50


def test_one_id_in_two_files_is_refused(folder: Path, content: str) -> None:
    (folder / "a.toml").write_text(content, encoding="utf-8")
    (folder / "b.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LowUseError) as refused:
        list_policies(folder)
    assert refused.value.code == "POLICY_TWICE"
    assert (refused.value.params["file"], refused.value.params["other"]) == ("b.toml", "a.toml")


def test_an_unknown_id_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(LowUseError) as refused:
        find_policy("jiangfu-2030-1")
    assert refused.value.code == "POLICY_UNKNOWN"
    assert refused.value.params["expected"] == "jiangfu-2022-10"
