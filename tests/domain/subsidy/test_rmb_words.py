# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""人民币大写: the rule's own examples, every place of a zero, reading the words back."""

from __future__ import annotations

import random

import pytest

from lowuse_plugin.domain.subsidy.rmb_words import rmb_words


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        # The examples of 《正确填写票据和结算凭证的基本规定》.
        (1_409_50, "壹仟肆佰零玖元伍角整"),
        (6_007_14, "陆仟零柒元壹角肆分"),
        (1_680_32, "壹仟陆佰捌拾元零叁角贰分"),
        (107_000_53, "壹拾万柒仟元零伍角叁分"),
        (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
        (325_04, "叁佰贰拾伍元零肆分"),
        # Nothing, and less than one 元.
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (11, "壹角壹分"),
        (99, "玖角玖分"),
        (1_00, "壹元整"),
        (1_01, "壹元零壹分"),
        (1_10, "壹元壹角整"),
        (10_10, "壹拾元零壹角整"),
        # Zeros inside and at the end of a group.
        (10_00, "壹拾元整"),
        (11_00, "壹拾壹元整"),
        (100_00, "壹佰元整"),
        (101_00, "壹佰零壹元整"),
        (110_00, "壹佰壹拾元整"),
        (1_001_00, "壹仟零壹元整"),
        (1_010_00, "壹仟零壹拾元整"),
        (1_100_00, "壹仟壹佰元整"),
        # 万.
        (10_000_00, "壹万元整"),
        (10_001_00, "壹万零壹元整"),
        (10_010_00, "壹万零壹拾元整"),
        (10_100_00, "壹万零壹佰元整"),
        (11_000_00, "壹万壹仟元整"),
        (100_000_00, "壹拾万元整"),
        (1_000_001_00, "壹佰万零壹元整"),
        (10_100_000_00, "壹仟零壹拾万元整"),
        # What the subsidy pays.
        (2_400_000_00, "贰佰肆拾万元整"),
        (2_880_000_60, "贰佰捌拾捌万元零陆角整"),
        (576_000_12, "伍拾柒万陆仟元零壹角贰分"),
        # 亿 and more.
        (100_000_000_00, "壹亿元整"),
        (100_000_001_00, "壹亿零壹元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (101_000_000_00, "壹亿零壹佰万元整"),
        (110_000_000_00, "壹亿壹仟万元整"),
        (1_000_010_001_00, "壹拾亿零壹万零壹元整"),
        (1_000_000_000_000_00, "壹万亿元整"),
        (1_000_000_000_001_00, "壹万亿零壹元整"),
        (1_000_100_000_000_00, "壹万零壹亿元整"),
        (-2_880_000_60, "负贰佰捌拾捌万元零陆角整"),
        (-1, "负壹分"),
    ],
)
def test_known_words(fen: int, words: str) -> None:
    assert rmb_words(fen) == words


def read_back(words: str) -> int:
    """Return the 分 that a person reads, by a rule of its own: digits times their places."""
    if words.startswith("负"):
        return -read_back(words[1:])
    words = words.removesuffix("整")
    yuan, _, rest = words.partition("元") if "元" in words else ("", "", words)
    total = whole = group = 0
    digit = 0
    for sign in yuan:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in "拾佰仟":
            group += digit * {"拾": 10, "佰": 100, "仟": 1000}[sign]
            digit = 0
        else:
            group, digit = group + digit, 0
            if sign == "亿":
                total, whole, group = (whole + group) * 10**8, 0, 0
            else:
                whole, group = group * 10**4, 0
    fen = (total + whole + group + digit) * 100
    digit = 0
    for sign in rest:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        else:
            fen += digit * {"角": 10, "分": 1}[sign]
    return fen


def test_the_words_say_the_number() -> None:
    generator = random.Random(20221001)
    near = [10**k + d for k in range(14) for d in (-101, -1, 0, 1, 10, 101) if 10**k + d >= 0]
    sparse = [
        sum(generator.choice((0, 0, 1, 9)) * 10**k for k in range(generator.randint(1, 14)))
        for _ in range(4000)
    ]
    for fen in [*range(12_000), *near, *sparse]:
        words = rmb_words(fen)
        assert read_back(words) == fen, words
        assert "零零" not in words
        assert ("分" in words) != words.endswith("整")


@pytest.mark.parametrize("bad", ["零元零", "零万", "零亿", "零仟", "零角", "零分", "亿万"])
def test_no_zero_stands_before_a_unit(bad: str) -> None:
    values = [a * 10**k + b for k in range(13) for a in (1, 10, 11, 101) for b in (0, 1, 100, 1001)]
    assert not [value for value in values if bad in rmb_words(value).replace("零元整", "")]
