# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rows of a list pass its filters, with a table that can be read at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.parcels.filters import (
    ANY,
    AREA,
    DISTRICT,
    HIT,
    KIND,
    MISSING,
    NOTHING,
    OTHER_KIND,
    OUTPUT,
    RULE,
    RULE_DATA,
    SHAPE,
    SURVEY_STATE,
    TOWN,
    UNKNOWN,
    Distinct,
    ParcelFilter,
    choices,
    distinct,
    passing,
    rule_of,
    rule_value,
)

A, B = "set-a", "set-b"


class Rows:
    """Five parcels, p to t; t was never judged. Set b has two rules of a the other way round."""

    table = ColumnTable(
        {
            "district": column("text", ["440703", "440703", "440704", "440704", "440705"]),
            "town": column("text", ["荷塘", None, "外海", "外海", None]),
            "low_efficiency_kind": column("text", ["1", "2", None, "1", None]),
            "other_kinds": column("text", ["3 5", None, None, "2", None]),
            "survey_state": column("text", ["00", "10", None, "90", None]),
            "other_outputs": column("text", ["idle", None, "register idle", None, None]),
            "rule_outcomes": column("text", ["HNU", "NNN", "NHE", "HU", None]),
            "rule_set_uuid": column("text", [A, A, A, B, None]),
            "parcel_code": column("text", ["1", "2", "3", None, "5"]),
            "holder_name": column("text", ["甲", "乙", "丙", "丁", "戊"]),
            "area_m2": column("real", [1.0, None, 3.0, 4.0, 5.0]),
            "use_code": column("text", ["0601"] * 5),
            "min_x": column("real", [0.0, 0.0, 0.0, None, 0.0]),
        }
    )
    rules: Mapping[str, Sequence[str]] = {A: ("far", "tax", "stop"), B: ("tax", "far")}

    def distinct(self, name: str) -> Distinct:
        return distinct(self.table[name])


def shown(wanted: Mapping[str, Sequence[str]], *, also_secondary: bool = False) -> str:
    made = ParcelFilter({key: frozenset(values) for key, values in wanted.items()}, also_secondary)
    return "".join(name for name, here in zip("pqrst", passing(Rows(), made), strict=True) if here)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "pqrst"),
        ({DISTRICT: ["440703"]}, "pq"),
        ({DISTRICT: ["440703", "440705"]}, "pqt"),
        ({TOWN: ["外海"]}, "rs"),
        ({TOWN: ["外海", NOTHING]}, "qrst"),
        ({SURVEY_STATE: ["10", "90"]}, "qs"),
        ({OUTPUT: ["idle"]}, "pr"),
        ({OUTPUT: ["register"]}, "r"),
        ({OUTPUT: ["supply"]}, ""),
        ({KIND: ["2"]}, "q"),
        ({OTHER_KIND: ["2"]}, "s"),
        ({OTHER_KIND: [ANY]}, "ps"),
        ({MISSING: [RULE_DATA]}, "ps"),
        ({MISSING: [AREA]}, "q"),
        ({MISSING: [AREA, SHAPE]}, "qs"),
        # Criteria must all hold.
        ({DISTRICT: ["440704"], KIND: ["1"]}, "s"),
        ({DISTRICT: ["440703"], OUTPUT: ["register"]}, ""),
    ],
)
def test_any_value_of_a_criterion_and_every_criterion(
    wanted: Mapping[str, Sequence[str]], found: str
) -> None:
    assert shown(wanted) == found


def test_a_kind_may_be_a_further_one_where_that_is_wanted() -> None:
    assert shown({KIND: ["2"]}, also_secondary=True) == "qs"
    assert shown({KIND: ["5"]}, also_secondary=False) == ""
    assert shown({KIND: ["5"]}, also_secondary=True) == "p"


@pytest.mark.parametrize(
    ("code", "letter", "found"),
    [
        ("far", HIT, "p"),  # s has U there: its set counts tax first
        ("far", UNKNOWN, "s"),
        ("tax", HIT, "rs"),
        ("stop", UNKNOWN, "p"),
        ("stop", HIT, ""),
        ("unheard-of", HIT, ""),
    ],
)
def test_a_rule_is_looked_up_in_the_rule_set_that_judged(
    code: str, letter: str, found: str
) -> None:
    assert shown({RULE: [rule_value(code, letter)]}) == found


def test_one_of_several_rules_will_do() -> None:
    assert shown({RULE: [rule_value("far", HIT), rule_value("tax", HIT)]}) == "prs"
    assert rule_of(rule_value("S-01 a", HIT)) == ("S-01 a", HIT)


def test_choices_are_what_occurs_with_its_number() -> None:
    rows = Rows()
    assert choices(rows, DISTRICT) == {"440703": 2, "440704": 2, "440705": 1}
    assert choices(rows, TOWN) == {"荷塘": 1, NOTHING: 2, "外海": 2}
    assert choices(rows, OTHER_KIND) == {"3": 1, "5": 1, "2": 1, ANY: 2}
    assert choices(rows, OUTPUT) == {"idle": 2, "register": 1}
    assert choices(rows, MISSING) == {RULE_DATA: 2, "code": 1, AREA: 1, SHAPE: 1}
    assert choices(rows, RULE) == {
        rule_value("far", HIT): 1,
        rule_value("far", UNKNOWN): 1,
        rule_value("tax", HIT): 2,
        rule_value("stop", UNKNOWN): 1,
    }
    among = passing(rows, ParcelFilter({DISTRICT: frozenset({"440704"})}))
    assert choices(rows, TOWN, among) == {"外海": 2}


def test_a_filter_without_values_does_not_count() -> None:
    made = ParcelFilter().with_values(TOWN, ["外海"]).with_values(KIND, ["1"])
    assert made.active == (TOWN, KIND)
    assert made.with_values(TOWN, ()).active == (KIND,)
    assert made.with_values(TOWN, ()).with_values(KIND, ()) == ParcelFilter()
