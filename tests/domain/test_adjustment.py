# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of an adjustment, the order of its states, and the comparison of what enters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentFigures
from lowuse_plugin.domain.adjustments.steps import shown_area
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right

CONTENT = paths.resource("policy", "adjustment_procedure.toml").read_text(encoding="utf-8")

EVEN = AdjustmentFigures(
    in_m2=10_000.0, out_m2=10_000.0, line_before_m2=50_000.0, line_after_m2=50_000.0,
    balanced=True, least_block_m2=None, parts_before=1, parts_after=1, smallest_before_m2=None,
    smallest_m2=None, small_m2=(), shared_m=0.0, compactness_before=None, compactness_after=None,
)  # fmt: skip


def test_what_ships_is_an_example() -> None:
    pack = chain.shipped()
    assert pack.example
    assert (pack.balanced, pack.least_block_m2, pack.publicity_days) == (True, 200_000.0, 15)
    assert set(pack.authorities) == {0, 1, 2}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("days = 15", "days = 0", "publicity.days"),
        ('least_m2 = "200000"', 'least_m2 = "-1"', "block.least_m2"),
        ('least_m2 = "200000"', "least_m2 = 200000", "block.least_m2"),
        ("on = true", 'on = "yes"', "balance.on"),
        ("level = 2", "level = 3", "authorities"),
        ('kind = "adjustment_procedure"', 'kind = "subsidy"', "kind"),
    ],
)
def test_a_slip_in_the_pack_is_named(old: str, new: str, key: str) -> None:
    assert old in CONTENT
    with pytest.raises(LowUseError) as caught:
        chain.parse_adjustment_procedure(CONTENT.replace(old, new), "own.toml")
    assert (caught.value.code, caught.value.params["key"]) == ("POLICY_INVALID", key)


def test_states_follow_one_another_and_a_decision_is_final() -> None:
    assert [chain.next_state(state) for state in chain.CHAIN] == [
        "publicised", "submitted", "decided", None,
    ]  # fmt: skip
    assert chain.next_state("refused") is None
    assert chain.earlier("submitted") == ("draft", "publicised")
    assert chain.earlier("decided") == ()
    assert not chain.is_open("decided")


def test_only_what_the_authority_says_needs_a_reviewer() -> None:
    assert chain.right_for("decide") is Right.DECIDE
    assert chain.right_for("refuse") is Right.DECIDE
    assert chain.right_for("advance") is Right.EDIT


@pytest.mark.parametrize(
    ("in_m2", "balance"), [(9_999.99, "short"), (10_000.0, "ok"), (10_000.01, "ok")]
)
def test_as_much_has_to_enter_as_leaves(in_m2: float, balance: str) -> None:
    assert replace(EVEN, in_m2=in_m2).balance == balance
    assert replace(EVEN, in_m2=in_m2, balanced=False).balance == "off"


def test_noise_of_the_plane_makes_no_case_short() -> None:
    assert replace(EVEN, in_m2=10_000.0 - 1e-9).balance == "ok"


def test_an_area_is_shown_as_small_as_it_is() -> None:
    assert shown_area(5_000.0) == "5,000.00"
    assert shown_area(0.002) == "0.002000"
