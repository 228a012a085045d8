# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The signs by which papers name parcels."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.merging.sheet import circled_all


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([1, 2], "①②"),
        ([1, 2, 3], "①至③"),
        ([1, 3, 4, 5, 6, 8, 9], "①③至⑥⑧⑨"),
        ([19, 20, 21, 22, 30], "⑲至(22)(30)"),
    ],
)
def test_three_in_a_row_are_named_by_first_and_last(numbers: list[int], said: str) -> None:
    assert circled_all(numbers) == said


def test_signs_are_parted_where_a_sentence_names_them() -> None:
    assert circled_all([1, 2, 5, 6, 7], between="、") == "①、②、⑤至⑦"
