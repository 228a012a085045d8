# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Spellings of one name are one name; two names stay two."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.names import holder_key, id_key, name_key
from lowuse_plugin.domain.parcels.holder_keys import parcel_keys, person_keys
from lowuse_plugin.domain.parcels.shares import parse_share


@pytest.mark.parametrize(
    "spelling",
    [
        "江门甲厂（有限公司）",
        "江门甲厂(有限公司)",
        " 江门 甲厂〔有限公司〕",
        "江门甲厂有限公司",
        "江门甲厂・有限公司".replace("・", "·"),
    ],
)
def test_brackets_blanks_and_points_do_not_matter(spelling: str) -> None:
    assert name_key(spelling) == "江门甲厂有限公司"


def test_letters_are_half_width_and_upper_case() -> None:
    assert name_key("ＡＢc 公司") == "ABC公司"


def test_other_words_are_another_name() -> None:
    assert name_key("甲厂") != name_key("甲厂有限公司")


@pytest.mark.parametrize("placeholder", ["0/0", "无", " 不详 ", "", "/"])
def test_a_placeholder_names_nobody(placeholder: str) -> None:
    assert name_key(placeholder) == ""


def test_numbers_are_compared_without_blanks_hyphens_and_case() -> None:
    assert id_key(" 9144-0703ma4u xxxx1a") == "91440703MA4UXXXX1A"


def test_a_number_decides_and_a_name_alone_joins_the_one_number_it_has() -> None:
    keys = person_keys(
        column("text", ["甲厂", "甲厂有限公司", "甲厂", "乙厂", None, "0/0"]),
        column("text", ["91A", "91A", None, None, None, None]),
    )
    assert keys[0] == keys[1] == keys[2]
    assert keys[3] not in (keys[0], -1)
    assert keys[4:].tolist() == [-1, -1]


def test_two_people_of_one_name_stay_two_and_a_third_without_number_joins_neither() -> None:
    keys = person_keys(column("text", ["陈伟"] * 3), column("text", ["1", "2", None]))
    assert len(set(keys.tolist())) == 3


def test_parcels_are_equal_when_their_whole_set_of_holders_is() -> None:
    holdings = [(0, 5), (1, 5), (1, 6), (2, 6), (2, 5), (3, 5), (3, -1)]
    parcel, person = (column("int", values).values for values in zip(*holdings, strict=True))
    keys = parcel_keys(5, parcel, person).tolist()
    assert keys[1] == keys[2] not in (keys[0], -1)
    assert keys[3:] == [-1, -1]


@pytest.mark.parametrize(("text", "same"), [("1/2", "50%"), ("0.5", "50％"), ("1", "100%")])
def test_shares_are_numbers(text: str, same: str) -> None:
    assert parse_share(text) == parse_share(same)


@pytest.mark.parametrize("text", ["一半", "1/0", "1/2/3", ""])
def test_a_share_in_words_is_no_number(text: str) -> None:
    assert parse_share(text) is None


@pytest.mark.parametrize(
    "placeholder", ["(不详)", "未知。", "待补充", "暂 无", "0", "N/A", "—", "**"]
)
def test_what_stands_for_nobody_names_nobody_whatever_is_around_it(placeholder: str) -> None:
    assert name_key(placeholder) == ""


def test_the_long_form_of_a_company_is_its_short_form_and_no_other() -> None:
    assert (
        holder_key("江门甲厂有限责任公司")
        == holder_key("江门甲厂（有限公司）")
        == "江门甲厂有限公司"
    )
    assert holder_key("江门甲厂股份有限公司") == "江门甲厂股份有限公司"
    assert holder_key("江门甲厂") == "江门甲厂"
    assert name_key("江门甲厂有限责任公司") == "江门甲厂有限责任公司"
