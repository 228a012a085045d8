# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A claim goes on while the facts of now are those that its calculation was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.claims import StepInput, replace_calculation
from lowuse_plugin.services.undo_save import undo_save
from lowuse_plugin.store.workspace import open_workspace
from tests.services.claim_workspace import (
    ACTOR,
    TODAY,
    advance,
    begin,
    bring_to,
    calculate,
    claim,
    claim_workspace,
    pay,
    project,
)
from tests.services.two_people import Overtaken

STALE = "CLAIM_CALCULATION_STALE"
WHY = StepInput("李四", date(2025, 5, 1), opinion="重新测算")
EAST, NORTH = 38_405_000.0, 2_490_000.0
At = Callable[[str], Store]


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    shape = shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([shape])))


def layer(uuid: str, x: float, status: str) -> Insert:
    """A 三旧 area of 120 × 260 m from a place on."""
    given = {"district": "440705", "as_of": "2024-12-01", "status": status, "register_no": uuid}
    return Insert("three_old_area", uuid, {**given, "geom": box(x, -10, x + 120, 250)})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A project whose 三旧 status comes from the layer, before its claim and in public."""
    drawn = {
        "geom": box(0, 0, 100, 240),
        "boundary_source": "drawn",
        "plane_area_m2": 24000.0,
        "plane_epsg": 4526,
    }
    folder = tmp_path_factory.mktemp("holds")
    with claim_workspace(folder, three_old_status=None, applied_on=None, **drawn) as made:
        made.write([layer("far", 9000, "register")], reason="试")
        calculate(made)
        path = made.path
    found = {"": path.read_bytes()}
    with open_workspace(path, actor=ACTOR) as store:
        bring_to(store, "publicity")
    found["publicity"] = path.read_bytes()
    return found


@pytest.fixture
def at(folder: Path, files: Mapping[str, bytes]) -> Iterator[At]:
    """Open a copy of the workspace before the claim, or with it in public."""
    opened: list[Store] = []

    def open_at(state: str) -> Store:
        copy = folder / "工作库.gpkg"
        copy.write_bytes(files[state])
        opened.append(open_workspace(copy, actor=ACTOR))
        return opened[-1]

    yield open_at
    for each in opened:
        each.close()


def blockers(store: Store, today: date = TODAY) -> list[str]:
    return [each.code for each in claim(store, today=today).blockers]


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def change(store: Store, table: str, uuid: str, **values: Any) -> str:
    with store.read() as reading:
        row = reading.row(table, uuid)
    assert row is not None
    written = [Update(table, uuid, int(row["row_version"] or 0), values)]
    return store.write(written, reason="改").transaction_id


def new_layer(store: Store) -> None:
    store.write([layer("over", -10, "approved")], reason="试")


def same_code(store: Store) -> None:
    store.write(project("q", name="乙厂"), reason="试")
    calculate(store, projects=["q"])


def other_holder(store: Store) -> None:
    change(store, "project", "p", right_holder_name="丙公司")


SPOILT = pytest.mark.parametrize("spoil", [new_layer, same_code, other_holder])


@SPOILT
def test_a_claim_stops_when_the_facts_are_others(at: At, spoil: Callable[[Store], None]) -> None:
    """A 三旧 approval came over it, the same project was calculated twice, the land was sold."""
    store = at("publicity")
    assert blockers(store) == []
    spoil(store)
    assert blockers(store) == [STALE]
    assert refused(lambda: advance(store)).code == STALE
    calculate(store, on=date(2025, 5, 1), projects=["p"])
    assert blockers(store) == ["CLAIM_CALCULATION_NEWER"]


@SPOILT
def test_no_claim_starts_when_the_facts_are_others(at: At, spoil: Callable[[Store], None]) -> None:
    store = at("")
    spoil(store)
    assert refused(lambda: begin(store)).code == STALE


def test_a_claim_stops_when_the_same_project_is_paid_elsewhere(at: At) -> None:
    """Both were known to each other when they were calculated; one is paid since."""
    store = at("")
    same_code(store)
    calculate(store, on=date(2025, 1, 1))
    for name in "pq":
        begin(store, name)
        advance(store, name, document_no="府办 3 号", opinion="不属重复")
    assert "CLAIM_MATERIALS_MISSING" in blockers(store)
    bring_to(store, "approved", "q")
    pay(store, 100, "q", district="440705")
    assert STALE in blockers(store)


def test_a_layer_that_a_colleague_loads_meanwhile_stops_the_step(at: At) -> None:
    store = at("publicity")
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: None, lambda: new_layer(other)])
        assert refused(lambda: advance(mine)).code == STALE
    assert claim(store).state == "publicity"


def test_what_was_changed_and_put_back_stops_nothing(at: At) -> None:
    store = at("publicity")
    undo_save(store, change(store, "project", "p", floor_area_m2="50000"))
    assert blockers(store) == []
    calculate(store, on=date(2025, 5, 1))
    found = claim(store)
    assert (found.blockers, found.replaceable) == ((), False)
    error = refused(lambda: replace_calculation(store, found, WHY, today=TODAY))
    assert error.code == "CLAIM_CALCULATION_SAME"
    advance(store)
    assert (claim(store).state, claim(store).notes) == ("approved", ())
