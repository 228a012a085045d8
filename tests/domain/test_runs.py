# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers that follow one another."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.runs import runs


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([1, 2, 3, 5, 8, 9], [(1, 3), (5, 5), (8, 9)]),
        ([3, 2, 1], [(3, 3), (2, 2), (1, 1)]),
        ([4, 4, 5], [(4, 4), (4, 5)]),
    ],
)
def test_a_run_is_its_first_and_last_number(
    numbers: list[int], found: list[tuple[int, int]]
) -> None:
    assert runs(iter(numbers)) == found
