# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule a field: what the new parcel gets, and what of the members it does not keep."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import fields as merge_fields
from lowuse_plugin.domain.merging.fields import parse_merge_fields, read_merge_fields
from lowuse_plugin.domain.merging.values import (
    MemberValues,
    PreviewCell,
    ValueChoice,
    choices_text,
    kept_values,
    merge_cells,
    ranked_m2,
    read_choices,
)
from lowuse_plugin.paths import resource

SMALL, LARGE = "small", "large"


def cells(
    small: dict[str, Any], large: dict[str, Any], **choices: ValueChoice
) -> dict[str, PreviewCell]:
    members = [MemberValues(SMALL, 100.0, small), MemberValues(LARGE, 300.0, large)]
    return {cell.column: cell for cell in merge_cells(members, choices)}


def cell(
    column: str, small: Any = None, large: Any = None, choice: ValueChoice | None = None
) -> PreviewCell:
    choices = {column: choice} if choice else {}
    return cells({column: small}, {column: large}, **choices)[column]


def test_every_column_of_a_parcel_has_one_rule_or_is_measured() -> None:
    fields = merge_fields.shipped()
    columns = list(schema.shipped().tables["parcel"].columns)
    assert sorted([*fields.rules, *fields.measured]) == sorted(columns)
    assert list(fields.rules) == [name for name in columns if name in fields.rules]
    assert fields.rules["right_ends_on"].rule == "ask"
    assert {name for name, rule in fields.rules.items() if rule.anew} == {
        "parcel_code", "unit_code", "map_number", "certificate_no",
    }  # fmt: skip


def test_what_is_the_same_is_kept() -> None:
    found = cell("right_nature", "102", "102")
    assert (found.rule, found.value, found.lost, found.open) == ("same", "102", (), False)
    assert cell("far", 1, 1.0).value == 1.0
    assert cell("use_code", "0601 ", "0601").value == "0601"


def test_what_differs_is_asked_and_nothing_is_kept_meanwhile() -> None:
    found = cell("contract_far", 1.2, 2.0)
    assert (found.value, found.open, found.lost) == (None, True, ())
    assert dict(found.by_member) == {LARGE: 2.0, SMALL: 1.2}
    assert list(found.by_member) == [LARGE, SMALL]


def test_what_one_member_lacks_is_not_the_same_and_is_asked() -> None:
    found = cell("contract_far", None, 2.0)
    assert (found.value, found.open, found.missing) == (None, True, (SMALL,))
    for column, value in (("far", 1.5), ("urban_village", "yes"), ("built_on", "2001-01-01")):
        assert cell(column, value).open
    chosen = cell("contract_far", None, 2.0, ValueChoice("largest"))
    assert (chosen.value, chosen.open) == (2.0, False)
    nothing = cell("contract_far")
    assert (nothing.value, nothing.open, nothing.missing) == (None, False, ())


@pytest.mark.parametrize(
    ("small", "large", "expected"),
    [
        ("no", "no", "no"),
        ("yes", "no", "yes"),
        ("unknown", "no", "unknown"),
        ("yes", "unknown", "yes"),
        (None, "no", "unknown"),
        (None, None, None),
    ],
)
def test_a_burden_of_one_member_stays_on_the_land(small: Any, large: Any, expected: Any) -> None:
    assert cell("mortgaged", small, large).value == expected
    assert cell("seized", small, large).value == expected
    assert not cell("seized", small, large).open


def test_what_a_heavier_word_replaces_is_listed() -> None:
    assert cell("mortgaged", "yes", "no").lost == ("no",)


def test_the_oldest_query_counts() -> None:
    found = cell("seized_checked_on", "2025-03-01", "2025-05-01")
    assert (found.value, found.lost) == ("2025-03-01", ("2025-05-01",))


def test_the_largest_member_decides_and_the_other_value_is_lost_in_sight() -> None:
    found = cell("industry_code", "C34", "C31")
    assert (found.rule, found.value, found.lost) == ("largest", "C31", ("C34",))
    assert cell("industry_code", "C34", None).value == "C34"
    assert cell("industry_code", "C34", "  ").value == "C34"


def test_sums_are_exact_and_never_of_a_part() -> None:
    found = cell("registered_area_m2", 0.1, 0.2)
    assert (found.rule, found.value, found.lost) == ("sum", 0.3, ())
    partly = cell("floor_area_m2", 500.0, None)
    assert (partly.value, partly.open, partly.missing) == (None, True, (LARGE,))
    assert cell("floor_area_m2").open is False


def test_texts_stand_side_by_side_once_each() -> None:
    assert cell("address", "工业路1号", "工业路3号").value == "工业路3号；工业路1号"
    assert cell("source_document", "甲；乙", "乙").value == "乙；甲"
    assert cell("source_document", None, "乙").value == "乙"


def test_numbers_are_given_anew_and_the_old_ones_are_no_loss() -> None:
    found = cell("parcel_code", "440703001006GB00001", "440703001006GB00002")
    assert (found.value, found.anew, found.open, found.lost) == (None, True, False, ())


def test_the_end_of_the_right_is_never_merged_even_where_it_is_the_same() -> None:
    found = cell("right_ends_on", "2050-01-01", "2050-01-01")
    assert (found.rule, found.value, found.open) == ("ask", None, True)
    chosen = cell("right_ends_on", "2050-01-01", "2050-01-01", ValueChoice("same"))
    assert (chosen.value, chosen.open, chosen.chosen) == ("2050-01-01", False, True)


def test_the_start_of_the_right_is_asked_only_where_it_differs() -> None:
    assert cell("right_starts_on", "2000-01-01", "2000-01-01").value == "2000-01-01"
    assert cell("right_starts_on", "2000-01-01", "2001-01-01").open


def test_what_was_typed_is_kept_whatever_members_come_or_go() -> None:
    typed = {"height_limit_m": ValueChoice("typed", "24.5"), "remark": ValueChoice("typed", None)}
    kept = read_choices(choices_text(typed))
    assert kept == typed
    for members in ([("a", 24.0)], [("a", 24.0), ("b", 30.0)], [("c", None), ("b", 30.0)]):
        found = merge_cells(
            [MemberValues(u, 1.0, {"height_limit_m": v, "remark": "旧"}) for u, v in members], kept
        )
        by = {each.column: each for each in found}
        assert (by["height_limit_m"].value, by["height_limit_m"].rule) == (24.5, "typed")
        assert by["remark"].value is None
        assert by["remark"].lost == ("旧",)
    assert by["height_limit_m"].lost == (30.0,)


def test_what_was_typed_has_the_type_of_its_field() -> None:
    assert cell("map_number", choice=ValueChoice("typed", " 0601 ")).value == "0601"
    assert cell("far", choice=ValueChoice("typed", "1.50")).value == 1.5
    assert cell("far", choice=ValueChoice("typed", 1.5)).value == 1.5
    assert cell("far", 1.0, 2.0, ValueChoice("typed", " ")).lost == (2.0, 1.0)
    assert cell("far", choice=ValueChoice("typed", "about 2")).value == "about 2"


def test_a_chosen_rule_is_kept_without_a_value() -> None:
    text = choices_text({"far": ValueChoice("largest", 9.9)})
    assert text == '{"far": {"rule": "largest"}}'
    assert read_choices(None) == {}


def test_a_ratio_is_offered_from_the_sums() -> None:
    small = {"far": 1.0, "far_floor_area_m2": 1000.0, "registered_area_m2": 1000.0}
    large = {"far": 2.0, "far_floor_area_m2": 4000.0, "registered_area_m2": 2000.0}
    found = cells(small, large)["far"]
    assert (found.value, found.open, found.suggested) == (None, True, 1.6667)  # 5,000 ÷ 3,000
    del small["far_floor_area_m2"]
    assert cells(small, large)["far"].suggested is None


@pytest.mark.parametrize(
    ("column", "choice"),
    [
        ("right_nature", ValueChoice("sum")),
        ("right_ends_on", ValueChoice("join")),
        ("use_code", ValueChoice("join")),
        ("contract_far", ValueChoice("sum")),
        ("parcel_code", ValueChoice("join")),
        ("plane_area_m2", ValueChoice("typed", 1.0)),
        ("no_such_column", ValueChoice("typed", 1.0)),
        ("far", ValueChoice("guess")),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(column: str, choice: ValueChoice) -> None:
    with pytest.raises(LowUseError) as caught:
        cells({}, {}, **{column: choice})
    assert caught.value.code == "INPUT_NOT_ALLOWED"


def test_the_new_parcel_gets_what_is_decided() -> None:
    found = cells(
        {"district": "440703", "contract_far": 1.0, "registered_area_m2": 100.0},
        {"district": "440703", "contract_far": 2.0, "registered_area_m2": 300.0},
        parcel_code=ValueChoice("typed", "440703001006GB00009"),
    )
    assert kept_values(found.values()) == {
        "parcel_code": "440703001006GB00009",
        "district": "440703",
        "registered_area_m2": 400.0,
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('["yes", "unknown", "no"]', '["yes", "no"]', "MERGE_FIELD_ORDER", "heaviest.seized"),
        ('"source_document",', '"source_document", "far",', "MERGE_FIELD_RULE", "far"),
        ("[suggested.far]", "[suggested.fra]", "MERGE_FIELD_UNKNOWN", "suggested.fra"),
        ('above = "', 'above = "remark" # "', "MERGE_FIELD_NO_FIGURE", "suggested.far.remark"),
        ("[earliest]", "[latest]", "MERGE_RULES_PART", "latest"),
        ("[sum]\ncolumns", "[sum]\nlist", "MERGE_RULES_PART", "sum.list"),
        ('"seized_checked_on",', '"remark",', "MERGE_FIELD_RULE", "remark"),
        ("seized = [", "remark = [", "MERGE_FIELD_RULE", "remark"),
        ('kind = "merge_fields"', "", "MERGE_RULES_KIND", "kind"),
        ('title = "', 'title = 5 # "', "POLICY_INVALID", "title"),
    ],
)
def test_a_file_whose_rules_do_not_fit_is_refused(old: str, new: str, code: str, key: str) -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LowUseError) as caught:
        parse_merge_fields(text.replace(old, new), "own.toml")
    assert (caught.value.code, caught.value.params["key"]) == (code, key)


def test_a_field_under_a_rule_that_it_cannot_have_is_told_where_it_may_stand(
    tmp_path: Path,
) -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    moved = text.replace('"remark",', "").replace(
        "[sum]\ncolumns = [", '[sum]\ncolumns = ["remark",'
    )
    own.write_text(moved, encoding="utf-8")
    with pytest.raises(LowUseError) as caught:
        read_merge_fields(own)
    [line] = [at for at, each in enumerate(moved.splitlines(), 1) if '"remark"' in each]
    assert caught.value.params == {
        "file": f"own.toml:{line}", "key": "remark", "title": "备注", "part": "[sum] 合计",
        "parts": "[ask] 由人填写、[same] 一致则保留、[largest] 取最大宗地、[join] 逐项并列",
    }  # fmt: skip


def test_a_field_with_a_figure_to_offer_may_stand_under_another_rule() -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    moved = "\n".join(each for each in lines if not each.startswith('  "far",'))
    found = parse_merge_fields(moved.replace('  "town",', '  "town", "far",'), "own.toml")
    assert found.rules["far"].rule == "largest"


@pytest.mark.parametrize(
    ("slip", "code", "key", "on"),
    [
        (('"holder_name",', '"holder_nam",'), "MERGE_FIELD_UNKNOWN", "holder_nam", '"holder_nam"'),
        (
            ('"seized_checked_on",', '"seized_on",'),
            "MERGE_FIELD_UNKNOWN",
            "seized_on",
            '"seized_on"',
        ),
        (("seized = [", "seizure = ["), "MERGE_FIELD_UNKNOWN", "heaviest.seizure", "seizure = ["),
        (('  "town",', '  "town", "far",'), "MERGE_FIELD_TWICE", "far", '"town", "far"'),
        (('  "town",', '  "town", "town",'), "MERGE_FIELD_TWICE", "town", '"town", "town"'),
        (('"plan_unit",', ""), "MERGE_FIELD_MISSING", "plan_unit", ""),
    ],
)
def test_a_slip_in_a_name_says_which_slip_it_is_and_on_which_line(
    tmp_path: Path, slip: tuple[str, str], code: str, key: str, on: str
) -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    assert text.count(slip[0]) == 1
    own = tmp_path / "own.toml"
    own.write_text(text.replace(*slip), encoding="utf-8")
    with pytest.raises(LowUseError) as caught:
        read_merge_fields(own)
    assert (caught.value.code, caught.value.params["key"]) == (code, key)
    lines = [at for at, line in enumerate(own.read_text("utf-8").splitlines(), 1) if on in line]
    assert caught.value.params["file"] == (f"own.toml:{lines[0]}" if on else "own.toml")


@pytest.mark.parametrize("column", ["right_ends_on", "surveyed_area_m2"])
def test_what_is_never_merged_by_itself_is_moved_under_no_other_rule(column: str) -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    moved = text.replace(f'"{column}",', "").replace('  "far", ', f'  "far", "{column}", ')
    assert moved.index(f'"{column}"') > moved.index("[same]")
    with pytest.raises(LowUseError) as caught:
        parse_merge_fields(moved, "own.toml")
    found = caught.value
    assert (found.code, found.params["key"]) == ("MERGE_FIELD_ALWAYS_ASKED", column)


def test_a_text_that_breaks_off_names_the_line_and_one_of_another_encoding_says_so(
    tmp_path: Path,
) -> None:
    text = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    for written in (
        text.replace('"town", ', '"town  '),
        text.replace("]\n\n[sum]", "\n\n[sum]"),
    ):
        own.write_text(written, encoding="utf-8")
        with pytest.raises(LowUseError) as caught:
            read_merge_fields(own)
        assert caught.value.code == "MERGE_RULES_BROKEN"
        place, line = caught.value.params["file"].split(":")
        assert (place, int(line) > text[: text.index("[largest]")].count("\n")) == (
            "own.toml",
            True,
        )
    own.write_bytes(text.encode("gb18030"))
    with pytest.raises(LowUseError) as caught:
        read_merge_fields(own)
    assert (caught.value.code, caught.value.params) == (
        "MERGE_RULES_NOT_TEXT",
        {"file": "own.toml"},
    )


def test_the_file_that_the_office_gets_names_every_field_in_chinese() -> None:
    columns = schema.shipped().tables["parcel"].columns
    lines = resource("policy", "merge_fields.toml").read_text(encoding="utf-8").splitlines()
    named = {line.split('"')[1]: line for line in lines if line.startswith('  "')}
    named |= {
        line.split(" ")[0]: line for line in lines if line.startswith(("seized", "mortgaged"))
    }
    assert {key: line.rpartition("# ")[2] for key, line in named.items()} == {
        name: spec.title for name, spec in columns.items()
    }


def test_only_a_text_file_is_read_as_rules(tmp_path: Path) -> None:
    for name, code in (("规则.gpkg", "POLICY_INVALID"), ("没有.toml", "FILE_NOT_FOUND")):
        with pytest.raises(LowUseError) as caught:
            read_merge_fields(tmp_path / name)
        assert caught.value.code == code
    shipped = resource("policy", "merge_fields.toml").read_text(encoding="utf-8")
    own = tmp_path / "merge_fields.toml"
    own.write_text(shipped, encoding="utf-8-sig")  # as the editor of Windows saves it
    assert read_merge_fields(own).rules == merge_fields.shipped().rules


def test_of_equally_large_members_the_order_in_which_they_were_chosen_decides_nothing() -> None:
    members = [MemberValues("b", 5.0, {"town": "乙镇"}), MemberValues("a", 5.0, {"town": "甲镇"}),
               MemberValues("c", 4.0, {"town": "丙镇"})]  # fmt: skip
    for order in (members, members[::-1]):
        found = {each.column: each for each in merge_cells(order)}["town"]
        assert (found.value, list(found.by_member)) == ("甲镇", ["a", "b", "c"])


def test_a_registered_area_of_0_is_a_figure_and_not_that_of_the_drawing() -> None:
    assert ranked_m2(Fraction(0), 300.0) == 0
    assert ranked_m2(None, 300.0) == 300
    assert ranked_m2(None, None) == 0
