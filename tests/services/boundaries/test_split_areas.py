# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A split shares the registered area out, keeps how, and an undo takes all of it back (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.boundaries.cut_off import SplitGrounds
from lowuse_plugin.domain.boundaries.edits import EditedShape, Leaving
from lowuse_plugin.domain.boundaries.split_parts import part_key
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.area_adjustment import AreaAdjustment, AreaChoice
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.boundaries.read import open_boundaries
from lowuse_plugin.services.boundaries.save import save_boundaries
from lowuse_plugin.services.history.changes import read_step
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.lineage import lineage_of
from tests.services.boundaries.geometry_workspace import add, multipolygon, new_workspace, parcel


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_workspace(folder) as opened:
        yield opened


def drawn(store: Store, uuid: str, *box: float) -> EditedShape:
    [each] = open_boundaries(store, [uuid], neighbours=False).parcels
    return EditedShape(each.uuid, multipolygon(*box), each.uuid, each.version, each.wkb)


def part(key: str, old: str, *box: float) -> EditedShape:
    values = {"district": "440704"}
    return EditedShape(key, multipolygon(*box), values=values, split_from=old)


def row(store: Store, uuid: str) -> dict[str, Any]:
    with store.read() as reading:
        found = reading.row("parcel", uuid)
    assert found is not None
    return dict(found)


def choice(registered: str, reason: str = "", **typed: str) -> AreaChoice:
    return AreaChoice(
        Fraction(registered), {key: Fraction(m2) for key, m2 in typed.items()}, reason
    )


def in_three(store: Store, registered: float | None) -> tuple[str, list[EditedShape]]:
    """A square of 100 m², of which two parts of 30 and 30 m² are cut off; 40 m² stay."""
    [a] = add(store, "parcel", [parcel(0, 10, registered_area_m2=registered)])
    return a, [drawn(store, a, 0, 0, 4, 10), part("b", a, 4, 0, 7, 10), part("c", a, 7, 0, 10, 10)]


def adjustment_of(store: Store, uuid: str) -> AreaAdjustment:
    """Return what the line of descent of a parcel says."""
    with store.read() as reading:
        found = lineage_of(reading, uuid).edges[0].adjustment
    assert found is not None
    return found


def test_the_parts_together_have_what_was_registered(store: Store) -> None:
    # 99.95 by 40 : 30 : 30 is 39.98, 29.985, 29.985: the first of the equal remainders is 29.99.
    a, shapes = in_three(store, 99.95)
    grounds = SplitGrounds("协议 1 号", areas={a: choice("99.95")})
    saved = save_boundaries(store, shapes, reason="分割", grounds=grounds)
    b, c = saved.created["b"], saved.created["c"]
    shares = [row(store, each)["registered_area_m2"] for each in (a, b, c)]
    assert shares == [39.98, 29.99, 29.98]
    assert row(store, a)["surveyed_area_m2"] is None
    assert saved.emptied == ()  # what is shared out is not missing
    assert "registered_area_m2" not in saved.lacking
    for uuid in (a, b, c):
        kept = adjustment_of(store, uuid)
        assert [each.key for each in kept.parts] == [a, b, c]
        assert (kept.registered_m2, kept.method) == (Fraction("99.95"), "proportional")
        assert kept.residual_m2 == 0
        assert [each.adjustment_m2 for each in kept.parts] == [
            Fraction("-0.02"), Fraction("-0.01"), Fraction("-0.02"),
        ]  # fmt: skip
    with store.read() as reading:
        step = read_step(reading, saved.receipt.transaction_id)
    assert step is not None
    assert step.reason == (
        "分割；面积平差（按图形面积比例分摊）：登记面积 99.95 m²，图形合计 100.00 m²，"
        "闭合差 −0.05 m²，残差 0.00 m²"
    )
    undo_save(store, saved.receipt.transaction_id)
    assert row(store, a)["registered_area_m2"] == 99.95
    with store.read() as reading:
        assert lineage_of(reading, a).is_empty


def test_an_undone_split_can_be_brought_back(store: Store) -> None:
    a, shapes = in_three(store, 99.95)
    grounds = SplitGrounds("协议 1 号", areas={a: choice("99.95")})
    saved = save_boundaries(store, shapes, reason="分割", grounds=grounds)
    undone = undo_save(store, saved.receipt.transaction_id)
    undo_save(store, undone.receipt.transaction_id)
    b, c = saved.created["b"], saved.created["c"]
    rows = [row(store, each) for each in (a, b, c)]
    assert [each["registered_area_m2"] for each in rows] == [39.98, 29.99, 29.98]
    assert [each["plane_area_m2"] for each in rows] == pytest.approx([40, 30, 30], abs=0.1)
    assert [each["retired_at"] for each in rows] == [None] * 3


def test_a_split_does_not_come_back_onto_land_that_a_neighbour_took(store: Store) -> None:
    _a, shapes = in_three(store, None)
    saved = save_boundaries(store, shapes, reason="分割")
    undone = undo_save(store, saved.receipt.transaction_id)
    [other] = add(store, "parcel", [parcel(9, 20)])
    with pytest.raises(LowUseError) as error:
        undo_save(store, undone.receipt.transaction_id)
    assert error.value.code == "MERGE_LAND_TAKEN"
    assert str(error.value.params["parcels"]).endswith("10.00 m²")
    assert row(store, other)["retired_at"] is None


def test_what_a_person_types_stands_and_a_sum_that_differs_needs_a_reason(store: Store) -> None:
    a, shapes = in_three(store, 100.0)
    typed = dict(zip(map(part_key, shapes), ("40", "31", "29.5"), strict=True))
    with pytest.raises(LowUseError) as error:
        save_boundaries(
            store, shapes, reason="分割", grounds=SplitGrounds(areas={a: choice("100", **typed)})
        )
    assert error.value.code == "SPLIT_AREA_SUM"
    with store.read() as reading:
        assert not len(reading.table("lineage"))
    grounds = SplitGrounds(areas={a: choice("100", "重新勘测", **typed)})
    saved = save_boundaries(store, shapes, reason="分割", grounds=grounds)
    b, c = saved.created["b"], saved.created["c"]
    assert [row(store, e)["registered_area_m2"] for e in (a, b, c)] == [40.0, 31.0, 29.5]
    kept = adjustment_of(store, b)
    assert (kept.method, kept.reason, kept.residual_m2) == ("typed", "重新勘测", Fraction("0.5"))


def test_every_part_may_be_new(store: Store) -> None:
    a, shapes = in_three(store, 200.0)
    first = part("a", a, 0, 0, 4, 10)
    leaving = [Leaving(a, 1)]
    grounds = SplitGrounds(areas={a: choice("200")})
    saved = save_boundaries(store, [first, *shapes[1:]], leaving, reason="分割", grounds=grounds)
    shares = [row(store, saved.created[key])["registered_area_m2"] for key in ("a", "b", "c")]
    assert shares == [80.0, 60.0, 60.0]
    assert row(store, a)["registered_area_m2"] == 200.0  # history says what it was


def test_what_is_not_registered_is_not_guessed(store: Store) -> None:
    a, shapes = in_three(store, None)
    with pytest.raises(LowUseError) as error:
        save_boundaries(
            store, shapes, reason="分割", grounds=SplitGrounds(areas={a: choice("100")})
        )
    assert error.value.code == "SPLIT_REGISTERED_CHANGED"
    saved = save_boundaries(store, shapes, reason="分割")
    uuids = (a, saved.created["b"], saved.created["c"])
    assert {row(store, each)["registered_area_m2"] for each in uuids} == {None}
    with store.read() as reading:
        assert [edge.adjustment for edge in lineage_of(reading, a).edges] == [None, None]


def test_a_registered_area_that_a_colleague_changed_is_looked_at_again(store: Store) -> None:
    a, shapes = in_three(store, 100.0)
    store.write([Update("parcel", a, 1, {"registered_area_m2": 101.0})], reason="同事更正")
    grounds = SplitGrounds(areas={a: choice("100")})
    with pytest.raises(LowUseError) as error:
        save_boundaries(store, shapes, reason="分割", grounds=grounds)
    assert error.value.code == "SPLIT_REGISTERED_CHANGED"
    assert error.value.params == {"seen": "100.00 m²", "now": "101.00 m²"}
    again = replace(grounds, areas={a: choice("101")})
    assert save_boundaries(store, shapes, reason="分割", grounds=again).created
