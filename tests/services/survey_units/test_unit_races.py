# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A colleague who only adds rows between somebody's reading and saving: the guards look again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, Insert, Store
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.procedure import advance_units
from lowuse_plugin.services.survey.units import UnitDraft, change_unit
from lowuse_plugin.services.survey_units.details import (
    LegacyLand,
    LegacyRow,
    read_unit_details,
    save_unit_details,
    set_unit_details,
)
from lowuse_plugin.services.tagging.parcels import Decision, tag_units
from tests.services.history.two_people import Overtaken
from tests.services.survey.survey_office import (
    TODAY,
    ZHANG,
    box,
    change,
    forward,
    state_of,
    survey_workspace,
    take_to,
    unit_rows,
)

SIX = LegacyLand("1", Fraction(6_000))
Act = Callable[[Store], object]


def legacy_row(uuid: str, kind: str, area: float) -> Change:
    values = {"survey_unit_uuid": "u0", "legacy_kind": kind, "area_m2": area}
    return Insert("legacy_land", uuid, values)


def tag_row(state: str) -> Change:
    return Insert(
        "tag", "later",
        {"survey_unit_uuid": "u0", "state": state, "low_efficiency_kind": "1", "is_primary": 1,
         "example": 0, "decided_on": "2025-05-19", "decided_by": "李四"},
    )  # fmt: skip


STEP = Insert(
    "survey_step", "s9",
    {"survey_unit_uuid": "u0", "action": "return", "from_state": "08", "to_state": "08",
     "done_by": "李四", "done_on": "2025-05-19"},
)  # fmt: skip


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder) as opened:
        yield opened


def overtaken(store: Store, rows: Sequence[Change], act: Act) -> str:
    """Return how an act is refused before whose saving a colleague adds rows."""
    meanwhile = Overtaken(store, [lambda: store.write(list(rows), reason="同事")])
    with pytest.raises(LowUseError) as error:
        act(meanwhile)
    assert meanwhile.saves == 0
    return error.value.code


def save(store: Store) -> object:
    return save_unit_details(store, "u0", 1, {}, [LegacyRow("", 0, SIX)], by=ZHANG)


def set_many(store: Store) -> object:
    return set_unit_details(store, ["u0"], {}, [SIX], by=ZHANG)


def tag(store: Store) -> object:
    return tag_units(store, ["u0"], Decision("李四", date(2025, 5, 18), text="停产", legacy=(SIX,)))


@pytest.mark.parametrize(
    ("rows", "code"),
    [([legacy_row("l", "1", 10_001)], "LEGACY_ABOVE_UNIT"), ([tag_row("tagged")], "UNIT_CHANGED"),
     ([STEP], "SURVEY_CHANGED"), (unit_rows(5, geom=box(60)), "UNIT_OVERLAP")],
)  # fmt: skip
def test_the_county_identifies_what_stands_when_it_is_saved(
    store: Store, rows: list[Change], code: str
) -> None:
    take_to(store, "08")
    found = overtaken(store, rows, lambda s: advance_units(s, ["u0"], forward("10"), today=TODAY))
    assert found == code
    assert state_of(store)[0] == "08"


@pytest.mark.parametrize("act", [save, set_many, tag])
def test_legacy_land_of_two_people_stays_within_the_unit(store: Store, act: Act) -> None:
    assert overtaken(store, [legacy_row("l", "2", 6_000)], act) == "LEGACY_ABOVE_UNIT"


@pytest.mark.parametrize(
    ("act", "code"),
    [(save, "UNIT_AREA_DECIDED"), (set_many, "UNIT_AREA_DECIDED"), (tag, "UNIT_DECIDED")],
)
def test_in_an_older_workspace_a_tag_says_that_the_county_decided(
    store: Store, act: Act, code: str
) -> None:
    change(store, "survey_unit", "u0", survey_state=None)
    [unit] = read_unit_details(store, unit="u0")
    again = act if act is not save else lambda s: save_unit_details(
        s, "u0", unit.version, {}, [LegacyRow("", 0, SIX)], by=ZHANG)  # fmt: skip
    assert overtaken(store, [tag_row("identified")], again) == code


def test_legacy_land_alone_is_saved_on_the_unit_as_it_was_read(store: Store) -> None:
    def smaller() -> object:
        return change_unit(store, "u0", 1, UnitDraft(shape=box(0, 0, 50)), "缩小")

    meanwhile = Overtaken(store, [smaller])
    with pytest.raises(LowUseError) as above:
        set_many(meanwhile)
    assert (above.value.code, above.value.params["area"]) == ("LEGACY_ABOVE_UNIT", "5,000.00")
    change_unit(store, "u0", 2, UnitDraft(shape=box(0)), "恢复")

    take_to(store, "08")
    decided = Overtaken(store, [lambda: advance_units(store, ["u0"], forward("10"), today=TODAY)])
    with pytest.raises(LowUseError) as late:
        set_many(decided)
    assert late.value.code == "UNIT_AREA_DECIDED"
    assert read_unit_details(store, unit="u0")[0].legacy == ()


def test_what_comes_back_is_compared_with_what_a_colleague_added(store: Store) -> None:
    set_many(store)
    [row] = read_unit_details(store, unit="u0")[0].legacy
    with store.read() as reading:
        before = reading.head().seq
    less = set_unit_details(store, ["u0"], {}, [LegacyLand("1", Fraction(1_000))])
    assert less.receipt is not None
    transaction = less.receipt.transaction_id
    more = [legacy_row("l", "2", 6_000)]
    assert overtaken(store, more, lambda s: undo_save(s, transaction)) == "LEGACY_ABOVE_UNIT"
    change(store, "legacy_land", "l", retired_at="2025-06-01T00:00:00Z", retired_reason="试")
    with store.read() as reading:
        shown = read_restorable(reading, "legacy_land", row.uuid, before, store.info.crs)
    more = [legacy_row("k", "3", 6_000)]
    found = overtaken(store, more, lambda s: restore_row(s, shown, {"legacy"}, reason="改回"))
    assert found == "LEGACY_ABOVE_UNIT"
