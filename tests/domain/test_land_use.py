# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Land-use codes of several standards."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.land_use import canonical_use, groups, load, match_column


@pytest.mark.parametrize(
    ("code", "standard"),
    [
        ("0601", None),
        ("0601", "GB/T 21010-2017"),
        ("061", None),
        ("221", None),
        ("221", "2001"),
        ("21", None),
        ("1001", None),
        ("100102", "234-2023"),
        ("M", None),
        ("M2", "GB 50137-2011"),
        ("工业", None),
        ("工业用地", "GB/T 21010-2017"),
        ("厂房", None),
        (" ０６０１ ", None),
        ("0601 工业用地", None),
        ("工业用地(0601)", None),
        ("工业用地（0601）", None),
        ("601", None),
        ("61.0", None),
        ("工业、厂房", None),
        ("0601 某某", None),
        ("9999 工业用地", None),
    ],
)
def test_old_codes_and_words_for_industry_are_0601(code: str, standard: str | None) -> None:
    found = canonical_use(code, standard)
    assert found is not None
    assert (found.code, found.industrial, found.group) == ("0601", True, "industry")


@pytest.mark.parametrize(
    ("code", "standard", "canonical", "group"),
    [
        ("0604", None, "0604", "storage"),
        ("063", None, "0604", "storage"),
        ("110102", None, "0604", "storage"),
        ("1002", "234-2023", "0602", "mining"),
        ("0602", None, "0602", "mining"),
        ("1003", "234-2023", "0603", "salt"),
        ("1001", "GB/T 21010-2017", "10", "transport"),
        ("21", "2001", "05", "commercial"),
        ("0702", None, "07", "residential"),
        ("0804", None, "0804", "science"),
        ("0804", "234-2023", "0803", "education"),
        ("商业", None, "05", "commercial"),
        ("06", None, "06", "industrial_storage"),
        ("M1/W1", None, "mixed", "mixed"),
        ("0904", None, "0904", "special"),
        ("0904", "GB/T 21010-2017", "0904", "special"),
        ("0904", "234-2023", "05", "commercial"),
        ("094", None, "0904", "special"),
        ("1503", None, "0904", "special"),
        ("A9", None, "0904", "special"),
        ("宗教用地", None, "0904", "special"),
        ("0905", "GB/T 21010-2017", "09", "special"),
        ("095", None, "09", "special"),
    ],
)
def test_other_land_is_not_taken_for_industry(
    code: str, standard: str | None, canonical: str, group: str
) -> None:
    found = canonical_use(code, standard)
    assert found is not None
    assert (found.code, found.group, found.industrial) == (canonical, group, False)


def test_new_industrial_land_is_industrial_and_a_group_of_its_own() -> None:
    found = canonical_use("M0")
    assert found is not None
    assert (found.code, found.group, found.industrial) == ("M0", "new_industry", True)


@pytest.mark.parametrize(
    ("code", "standard"),
    [
        ("", None),
        ("  ", None),
        ("不详", None),
        ("、", None),
        ("9999", None),
        ("0901", None),
        ("0604 工业用地", None),
        ("工业用地、不详", None),
        ("0601", "234-2023"),
        ("221", "GB/T 21010-2017"),
    ],
)
def test_what_is_in_no_table_or_contradicts_itself_is_unknown(
    code: str, standard: str | None
) -> None:
    assert canonical_use(code, standard) is None


@pytest.mark.parametrize("code", ["21", "1001", "601", "0904", "M1、仓库"])
def test_doubt_is_noted(code: str) -> None:
    found = canonical_use(code)
    assert found is not None
    assert found.note


@pytest.mark.parametrize(("code", "standard"), [("0601", None), ("1001", "234-2023")])
def test_a_clear_code_has_no_note(code: str, standard: str | None) -> None:
    found = canonical_use(code, standard)
    assert found is not None
    assert found.note == ""


def test_a_match_says_by_which_standard_it_was_read() -> None:
    read = [canonical_use(code) for code in ("0601", "061", "221", "M1", "厂房")]
    assert [match.standard if match else None for match in read] == [
        "GB/T 21010-2017",
        "GB/T 21010-2007",
        "2001",
        "GB 50137-2011",
        "words",
    ]


def test_a_column_is_matched_row_by_row_with_its_standards() -> None:
    codes = column("text", ["0601", None, "1001", "1001", "?"])
    standards = column("text", [None, None, "234-2023", "GB/T 21010-2017", None])
    found = match_column(codes, standards)
    assert [match.code if match else None for match in found] == ["0601", None, "0601", "10", None]
    assert groups(codes, standards).to_list() == ["industry", None, "industry", "transport", None]
    assert groups(codes).to_list() == ["industry", None, "industry", "industry", None]


def test_a_table_that_names_no_canonical_code_is_refused(folder: Path) -> None:
    text = paths.resource("policy", "land_use.toml").read_text(encoding="utf-8")
    path = folder / "用途.toml"
    path.write_text(text.replace('"061" = "0601"', '"061" = "0699"'), encoding="utf-8")
    with pytest.raises(LowUseError) as refused:
        load(path)
    assert refused.value.params["key"] == "standards.GB/T 21010-2007.061"
