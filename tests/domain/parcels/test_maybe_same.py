# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holders that may be one: a question where something speaks for it, none where it is settled."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.names import holder_key
from lowuse_plugin.domain.parcels.maybe_same import KnownHolder, find_alike


def known(name: str, number: str = "") -> KnownHolder:
    return KnownHolder(holder_key(name), number)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("江门甲厂有限公司", "江门甲厂", "COMPANY_FORM_DIFFERS"),
        ("江门甲厂有限公司", "江门甲厂股份有限公司", "COMPANY_FORM_DIFFERS"),
        ("江门甲厂有限公司", "江门市新会区甲厂有限公司", "PLACE_DIFFERS"),
        ("广东江门市甲厂", "甲厂", "PLACE_DIFFERS"),
        ("新会佛宏机械有限公司", "新会沸宏机械有限公司", "ONE_LETTER_DIFFERS"),
        ("华新电子科技厂", "华新电子技厂", "ONE_LETTER_DIFFERS"),
    ],
)
def test_names_that_nearly_agree_are_asked_about(one: str, other: str, why: str) -> None:
    assert find_alike([known(one), known(other)]) == {(0, 1): why}
    assert find_alike([known(other), known(one)]) == {(0, 1): why}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新会甲厂有限公司", "台山甲厂有限公司"),
        ("江门华新第一机械厂", "江门华新第二机械厂"),
        ("企业 000001 有限公司", "企业 000002 有限公司"),
        ("张三", "张三丰"),
        ("张小明", "张小红"),
        ("甲乙机械厂", "丙丁塑料厂"),
        ("恒一厂", "恒二厂"),
    ],
)
def test_names_that_are_two_are_not(one: str, other: str) -> None:
    assert find_alike([known(one), known(other)]) == {}


def test_two_numbers_are_two_holders_whatever_the_names() -> None:
    name, other = "江门甲厂有限公司", "江门甲厂"
    assert find_alike([known(name, "91440703MA4UAAAA1A"), known(other, "91440703MA4UBBBB1B")]) == {}
    assert find_alike([known(name, "91440703MA4UAAAA1A"), known(name, "91440703MA4UBBBB1B")]) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("MA4UXXXX1", "91440703MA4UXXXX1A"),
        ("440701800101123", "44070119800101123X"),
    ],
)
def test_an_older_writing_of_a_number_is_asked_about(old: str, new: str) -> None:
    pair = [known("甲", old), known("甲", new)]
    assert find_alike(pair) == {(0, 1): "SAME_NAME_OLD_NUMBER"}
    assert find_alike([known("甲", old), known("乙", new)]) == {}


def test_a_name_without_number_beside_two_that_have_one_is_asked_about_both() -> None:
    holders = [known("甲厂", "1"), known("甲厂", "2"), known("甲厂")]
    why = "SAME_NAME_NUMBER_MISSING"
    assert find_alike(holders) == {(0, 2): why, (1, 2): why}


def test_nobody_is_like_nobody() -> None:
    assert find_alike([known("不详"), known("无"), known("", "1"), known("", "2")]) == {}
