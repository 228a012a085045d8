# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule of the control-line check as a file."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.domain.control_line.pack import (
    find_control_pack,
    list_control_packs,
    parse_control_pack,
    rests_on_example,
)
from lowuse_plugin.domain.errors import LowUseError

CONTENT = paths.resource("policy", "sample-control-rule.toml").read_text(encoding="utf-8")
OFFICE = (
    CONTENT.replace('id = "sample-control-rule"', 'id = "jiangmen-2027"')
    .replace("example = true", "example = false")
    .replace('document_no = ""', 'document_no = "江府〔2027〕1号"')
)


def test_the_shipped_pack_has_the_figures_of_a_25_and_says_that_they_are_examples() -> None:
    pack = find_control_pack()
    assert pack.rule == ControlRule(0.001, 100.0, 1.0)
    assert (pack.id, pack.example, pack.document_no) == ("sample-control-rule", True, "")
    assert pack.sha256 == hashlib.sha256(CONTENT.encode()).hexdigest()
    assert "sample-control-rule" in list_control_packs()


def test_a_pack_of_an_office_states_its_document() -> None:
    pack = parse_control_pack(OFFICE, "office.toml")
    assert (pack.id, pack.example, pack.document_no) == ("jiangmen-2027", False, "江府〔2027〕1号")


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('share = "0.001"', 'share = "0.5"', "tolerance.share"),
        ('share = "0.001"', 'share = "-0.1"', "tolerance.share"),
        ('m2 = "100"', "m2 = 100", "max_remainder.m2"),
        ('m = "1.0"', 'm = "一"', "thin_width.m"),
        ('m = "1.0"', 'metres = "1.0"', "thin_width.metres"),
        ("from = 2023-12-29", "from = 2023-12-29\nto = 2023-12-28", "validity.to"),
        ("jiangmen-2027", "sample-2027", "id"),
        ("江府〔2027〕1号", " ", "document_no"),
        ("example = false", "example = true", "id"),
        ('kind = "control_line"', 'kind = "subsidy"', "kind"),
        ("[thin_width]", "[thin]", "thin"),
    ],
)
def test_a_slip_in_a_pack_is_named(before: str, after: str, key: str) -> None:
    assert before in OFFICE
    with pytest.raises(LowUseError) as caught:
        parse_control_pack(OFFICE.replace(before, after), "office.toml")
    assert (caught.value.code, caught.value.params["file"]) == ("POLICY_INVALID", "office.toml")
    assert caught.value.params["key"] == key


def test_both_ends_of_the_validity_belong_to_it() -> None:
    pack = parse_control_pack(OFFICE.replace("from = 2023", "to = 2027-12-31\nfrom = 2023"), "a")
    days = [date(2023, 12, 28), date(2023, 12, 29), date(2027, 12, 31), date(2028, 1, 1)]
    assert [pack.valid_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("pack", "example"), [(None, True), ("sample-control-rule", True), ("jiangmen-2027", False)]
)
def test_a_stored_result_tells_by_its_pack_whether_it_is_an_example(
    pack: str | None, example: bool
) -> None:
    assert rests_on_example(pack) is example
