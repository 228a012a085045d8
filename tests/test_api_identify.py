# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Identification through the Python interface."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lowuse_plugin import api
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set

LOT: dict[str, Any] = {
    "use_code": "0601",
    "registered_area_m2": "20000",
    "floor_area_m2": "19999.99",
    "enterprises": [{"uscc": "91440703MA4UXXXX1A", "tax_wan": {"2022": "300", "2023": "300"}}],
}


def test_the_result_is_plain_json_with_every_rule() -> None:
    found = api.identify(LOT, on="2024-06-30")
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert (found["outcome"], found["hits"]) == ("suspected", ["S-01"])
    assert len(found["rules"]) == len(find_rule_set("sample").rules)
    assert set(found["rules"][0]) == {
        "code", "text", "outcome", "value", "threshold", "unit", "source", "year", "clause",
        "document_no", "output", "example", "flag", "missing", "note",
    }  # fmt: skip


def test_missing_data_is_incomplete() -> None:
    found = api.identify({"use_code": "0601"}, on="2024-06-30")
    assert found["outcome"] == "incomplete"
    assert len(found["unknown"]) == 13  # all but those for something else than low efficiency


def test_land_for_shops_is_not_judged_by_rules_for_industry() -> None:
    found = api.identify({"use_code": "05"}, on="2024-06-30")
    assert (found["outcome"], len(found["exempt"])) == ("not_suspected", 12)


def test_the_example_rules_say_so() -> None:
    assert api.identify(LOT)["warnings"] == ["EXAMPLE_RULES"]


def test_an_unknown_rule_set_is_refused() -> None:
    with pytest.raises(LowUseError) as refused:
        api.identify(LOT, rules="none")
    assert refused.value.code == "POLICY_UNKNOWN"


@pytest.mark.parametrize(
    ("parcel", "on", "code", "field"),
    [
        ("lot", None, "INPUT_NOT_A_MAPPING", "parcel"),
        ({**LOT, "idle": "maybe"}, None, "INPUT_NOT_ALLOWED", "parcel.idle"),
        (LOT, "2024-13-01", "INPUT_NOT_A_DATE", "on"),
    ],
)
def test_unreadable_input_names_its_field(parcel: Any, on: Any, code: str, field: str) -> None:
    with pytest.raises(LowUseError) as refused:
        api.identify(parcel, on=on)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)
