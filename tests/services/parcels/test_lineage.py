# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of descent of a real workspace: a merge, then a split, read from every end."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.lineage import LineageBranch, LineageTree
from lowuse_plugin.domain.ports import Change, Insert, Receipt, Store, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.revocation import revoke_merge
from lowuse_plugin.services.parcels.lineage import ParcelThen, lineage_of, parcels_then
from lowuse_plugin.services.parcels.retire import retire_parcels
from tests.services.boundaries.geometry_workspace import add, multipolygon, new_workspace, parcel
from tests.services.merging import merge_office

MERGED, CUT = "2026-03-02", "2026-05-06"
AT = "2026-03-02T02:00:00.000Z"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_workspace(folder) as opened:
        yield opened


def link(old: str, new: str, kind: str, on: str, **more: Any) -> Insert:
    values = {"old_parcel_uuid": old, "new_parcel_uuid": new, "kind": kind, "happened_on": on}
    return Insert("lineage", str(uuid.uuid4()), {**values, **more})


def merge(store: Store, olds: Sequence[str], new: str, box: tuple[float, ...]) -> Receipt:
    """Join parcels: what a registration writes into these tables."""
    retired = {"retired_at": AT, "retired_reason": "合并登记"}
    versions = {}
    with store.read() as reading:
        for old in olds:
            versions[old] = int((reading.row("parcel", old) or {})["row_version"])
    changes = [Update("parcel", old, versions[old], retired) for old in olds]
    made = Insert("parcel", new, {"geom": multipolygon(*box), "parcel_code": "丙",
                                  "registered_area_m2": 300.0, "district": "440704"})  # fmt: skip
    rows = [
        link(old, new, "merge", MERGED, document_no="江〔2026〕1号", done_by="张三", area_m2=area)
        for old, area in zip(olds, (100.0, 200.0), strict=True)
    ]
    return store.write([*changes, made, *rows], reason="合并登记")


def split(store: Store, old: str, new: str) -> Receipt:
    """Cut the eastern ten metres off."""
    part = {"geom": multipolygon(20, 0, 30, 10), "plane_area_m2": 100.0, "district": "440704",
            "map_number": "丁"}  # fmt: skip
    return store.write(
        [
            Update("parcel", old, 1, {"geom": multipolygon(0, 0, 20, 10),
                                      "registered_area_m2": 200.0}),
            Insert("parcel", new, part),
            link(old, new, "split", CUT, area_m2=100.0),
        ],
        reason="分割",
    )  # fmt: skip


@pytest.fixture
def family(store: Store) -> dict[str, str]:
    """甲 (100 m²) and 乙 (200 m²) became 丙, of which 丁 (100 m²) was cut off."""
    rows = [
        parcel(0, 10, parcel_code="甲", registered_area_m2=100.0, holder_name="甲厂"),
        parcel(10, 30, parcel_code="乙", plane_area_m2=200.0),
        parcel(50, 60, parcel_code="戊"),
    ]
    a, b, alone = add(store, "parcel", rows)
    merge(store, [a, b], "c", (0, 0, 30, 10))
    split(store, "c", "d")
    return {"甲": a, "乙": b, "丙": "c", "丁": "d", "戊": alone}


def read(store: Store, parcel_uuid: str, **more: Any) -> LineageTree:
    with store.read() as reading:
        return lineage_of(reading, parcel_uuid, **more)


def then(store: Store, family: dict[str, str], before: int | None) -> dict[str, ParcelThen]:
    """How each stood, by its label of today."""
    with store.read() as reading:
        found = {each.uuid: each for each in parcels_then(reading, list(family.values()), before)}
    return {label: found[parcel_uuid] for label, parcel_uuid in family.items()}


def outline(branch: LineageBranch) -> Any:
    """A branch in words: role, label, and what stands below each event."""
    below = [
        (event.first.kind, event.first.on.isoformat(), [outline(each) for each in branches])
        for event, branches in branch.events
    ]
    return (branch.role, branch.node.label, *([below] if below else []))


def test_the_same_family_is_seen_from_every_member(store: Store, family: dict[str, str]) -> None:
    for label in "甲乙丙丁":
        tree = read(store, family[label])
        assert {node.label for node in tree.nodes} == set("甲乙丙丁")
        assert [(e.kind, e.area_m2) for e in tree.edges] == [
            ("merge", 100.0), ("merge", 200.0), ("split", 100.0),
        ]  # fmt: skip
        assert tree.complete


def test_a_parcel_that_nothing_happened_to_has_no_events(
    store: Store, family: dict[str, str]
) -> None:
    tree = read(store, family["戊"])
    assert tree.is_empty
    assert [node.label for node in tree.nodes] == ["戊"]


def test_nodes_say_since_when_until_when_and_how_large(
    store: Store, family: dict[str, str]
) -> None:
    nodes = {node.label: node for node in read(store, family["丙"]).nodes}
    assert [(nodes[x].state, nodes[x].until) for x in "甲乙丙丁"] == [
        ("history", date(2026, 3, 2)), ("history", date(2026, 3, 2)),
        ("current", None), ("current", None),
    ]  # fmt: skip
    assert nodes["丙"].since == date(2026, 3, 2)
    assert nodes["丁"].since == date(2026, 5, 6)
    assert nodes["甲"].since is None  # entered after the day on which it became history
    assert [(nodes[x].area_m2, nodes[x].registered) for x in "甲乙丙丁"] == [
        (100.0, True), (200.0, False), (200.0, True), (100.0, False),
    ]  # fmt: skip
    assert (nodes["甲"].holder, nodes["甲"].reason) == ("甲厂", "合并登记")


def test_the_tree_from_the_middle_from_an_old_and_from_a_new_end(
    store: Store, family: dict[str, str]
) -> None:
    tree = read(store, family["丙"])
    assert outline(tree.unrolled()) == (
        "", "丙", [
            ("merge", MERGED, [("from", "甲"), ("from", "乙")]),
            ("split", CUT, [("to", "丁")]),
        ],
    )  # fmt: skip
    assert outline(tree.unrolled(family["甲"])) == (
        "", "甲", [
            ("merge", MERGED, [("to", "丙", [("split", CUT, [("to", "丁")])]), ("with", "乙")]),
        ],
    )  # fmt: skip
    assert outline(tree.unrolled(family["丁"])) == (
        "", "丁", [
            ("split", CUT, [("from", "丙", [("merge", MERGED, [("from", "甲"), ("from", "乙")])])]),
        ],
    )  # fmt: skip
    assert tree.parents("c") == (family["甲"], family["乙"])
    assert tree.children("c") == ("d",)


def test_an_event_says_document_person_and_case(store: Store, family: dict[str, str]) -> None:
    merged, cut = read(store, family["丁"]).events
    first = merged.first
    assert (first.document, first.by, first.on) == ("江〔2026〕1号", "张三", date(2026, 3, 2))
    assert merged.olds == (family["甲"], family["乙"])
    assert merged.news == ("c",)
    assert (cut.olds, cut.news) == (("c",), ("d",))


def test_two_splits_of_one_save_are_two_events(store: Store) -> None:
    a, b = add(store, "parcel", [parcel(0, 10, parcel_code="甲"), parcel(20, 30, parcel_code="乙")])
    parts = [Insert("parcel", name, {"geom": multipolygon(x, 0, x + 1, 1), "district": "440704"})
             for name, x in (("a1", 0), ("a2", 1), ("b1", 20))]  # fmt: skip
    links = [link(a, "a1", "split", CUT), link(a, "a2", "split", CUT), link(b, "b1", "split", CUT)]
    store.write([*parts, *links], reason="分割")
    [event] = read(store, a).events
    assert event.news == ("a1", "a2")
    assert read(store, b).children(b) == ("b1",)
    [(_, branches)] = read(store, a).unrolled("a1").events
    assert [branch.role for branch in branches] == ["from", "beside"]


def test_how_parcels_stood_before_each_event(store: Store, family: dict[str, str]) -> None:
    merged, cut = read(store, family["丙"]).events
    first = then(store, family, merged.seq)
    assert {x: first[x].state for x in "甲乙丙丁戊"} == {
        "甲": "current", "乙": "current", "丙": "not_yet", "丁": "not_yet", "戊": "current",
    }  # fmt: skip
    assert shapely.area(shapely.from_wkb(first["甲"].wkb)) == pytest.approx(100)
    second = then(store, family, cut.seq)
    assert {x: second[x].state for x in "甲乙丙丁"} == {
        "甲": "history", "乙": "history", "丙": "current", "丁": "not_yet",
    }  # fmt: skip
    assert shapely.area(shapely.from_wkb(second["丙"].wkb)) == pytest.approx(300)
    assert second["丙"].values["registered_area_m2"] == 300.0
    now = then(store, family, None)
    assert now["丙"].values["registered_area_m2"] == 200.0
    assert shapely.area(shapely.from_wkb(now["丙"].wkb)) == pytest.approx(200)
    assert now["丁"].state == "current"


def test_what_was_undone_never_happened(store: Store) -> None:
    a, b = add(store, "parcel", [parcel(0, 10, parcel_code="甲"), parcel(10, 30, parcel_code="乙")])
    receipt = merge(store, [a, b], "c", (0, 0, 30, 10))
    undo_save(store, receipt.transaction_id)
    assert read(store, a).is_empty
    with store.read() as reading:
        assert not len(reading.table("lineage_links"))


def test_a_revoked_merge_is_told_with_its_day(store: Store) -> None:
    a, b = add(store, "parcel", [parcel(0, 10, parcel_code="甲"), parcel(10, 30, parcel_code="乙")])
    case = {"district": "440704", "case_no": "4407042026001", "state": "registered"}
    store.write([Insert("merge_case", "case", case)], reason="立案")
    merge(store, [a, b], "c", (0, 0, 30, 10))
    with store.read() as reading:
        rows = reading.table("lineage_edges", parcels=json.dumps([a]), most=9).to_rows()
    said: list[Change] = [
        Update("lineage", row["uuid"], 1, {"merge_case_uuid": "case"}) for row in rows
    ]
    said.append(Update("merge_case", "case", 1, {"new_parcel_uuid": "c"}))
    store.write(said, reason="立案")
    gone = {"retired_at": "2026-04-01T02:00:00.000Z", "retired_reason": "撤销合并"}
    back = {"retired_at": None, "retired_reason": None}
    store.write(
        [
            *(Update("lineage", row["uuid"], 2, gone) for row in rows),
            Update("parcel", "c", 1, gone),
            *(Update("parcel", each, 2, back) for each in (a, b)),
            Update("merge_case", "case", 2, {"state": "revoked"}),
        ],
        reason="撤销合并",
    )
    tree = read(store, a)
    [event] = tree.events
    assert (event.first.revoked_on, event.first.case_no) == (date(2026, 4, 1), "4407042026001")
    assert not tree.children(a)
    states = {node.label: node.state for node in tree.nodes}
    assert states == {"甲": "current", "乙": "current", "丙": "history"}


def test_a_net_that_closes_ends(store: Store) -> None:
    """丙 came of 甲 and 乙; 甲 came of 丙: nonsense that a foreign copy may hold."""
    a, b = add(store, "parcel", [parcel(0, 10, parcel_code="甲"), parcel(10, 30, parcel_code="乙")])
    merge(store, [a, b], "c", (0, 0, 30, 10))
    store.write([link("c", a, "redraw", CUT)], reason="误")
    tree = read(store, a)
    assert len(tree.edges) == 3
    top = tree.unrolled()
    below = [each for _, branches in top.events for each in branches]
    assert [(each.node.label, each.again) for each in below] == [
        ("丙", False), ("乙", False), ("丙", True),
    ]  # fmt: skip


def test_a_long_line_is_read_to_a_bound_and_says_so(store: Store) -> None:
    uuids = [f"p{number}" for number in range(6)]
    made = [Insert("parcel", each, {"geom": multipolygon(0, 0, 1, 1), "district": "440704"})
            for each in uuids]  # fmt: skip
    links = [link(old, new, "redraw", CUT)
             for old, new in pairwise(uuids)]  # fmt: skip
    store.write([*made, *links], reason="试")
    assert read(store, "p0").complete
    short = read(store, "p0", most=3)
    assert [node.uuid for node in short.nodes] == ["p0", "p1", "p2"]
    assert not short.complete


def test_a_parcel_that_was_no_more_before_it_was_entered_does_not_say_since_when_it_was(
    store: Store,
) -> None:
    old, new = add(store, "parcel", [parcel(0, 10), parcel(20, 30)])
    retire_parcels(store, [old], reason="早已注销", on=date(1950, 1, 1))
    retire_parcels(store, [new], reason="注销")
    [node] = read(store, old).nodes
    assert (node.since, node.until) == (None, date(1950, 1, 1))
    [node] = read(store, new).nodes
    assert node.since == node.until is not None


def test_an_unknown_parcel_is_refused(store: Store) -> None:
    with pytest.raises(LowUseError) as error:
        read(store, "nobody")
    assert error.value.code == "LINEAGE_PARCEL_UNKNOWN"


# -- a merge as it is carried out -----------------------------------------------------------------


@pytest.fixture
def merging(folder: Path) -> Iterator[Store]:
    with merge_office.workspace(folder) as opened:
        yield opened


def test_a_registered_merge_and_its_revocation(merging: Store) -> None:
    case = merge_office.up_to_survey(merging)
    new = merge_office.register(merging, case)
    tree = read(merging, "a")
    [event] = tree.events
    assert (event.olds, event.news) == (("a", "b"), (new,))
    assert (event.first.on, event.first.case) == (merge_office.REGISTERED, case)
    assert event.first.case_no
    nodes = tree.by_uuid
    assert (nodes["a"].state, nodes["a"].until) == ("history", merge_office.REGISTERED)
    assert (nodes[new].state, nodes[new].since) == ("current", merge_office.REGISTERED)
    assert nodes[new].label == merge_office.NEW_CODE
    [(unrolled, members)] = tree.unrolled(new).events
    assert unrolled.first.registered is not None  # what was really registered stands in the tree
    assert [each.node.uuid for each in members] == ["a", "b"]
    with merging.read() as reading:
        before = {each.uuid: each.state for each in parcels_then(reading, list(nodes), event.seq)}
    assert before == {"a": "current", "b": "current", new: "not_yet"}
    revoke_merge(merging, case, by="黄科长", on=merge_office.TODAY, reason="登记有误",
                 today=merge_office.TODAY)  # fmt: skip
    tree = read(merging, "a")
    [event] = tree.events
    assert event.first.revoked_on is not None
    assert not tree.children("a")
    states = {node.uuid: node.state for node in tree.nodes}
    assert states == {"a": "current", "b": "current", new: "history"}


def test_a_registration_that_is_undone_leaves_no_descent(merging: Store) -> None:
    case = merge_office.up_to_survey(merging)
    merge_office.register(merging, case)
    with merging.read() as reading:
        newest = reading.table("lineage_edges", parcels='["a"]', most=9).to_rows()[-1]
    undo_save(merging, newest["transaction_id"])
    assert read(merging, "a").is_empty


def test_an_area_that_other_software_wrote_is_not_told(store: Store) -> None:
    """The line of the log keeps the area of a registration as JSON; this is none."""
    old, new = add(store, "parcel", [parcel(0, 10), parcel(0, 20)])
    made = replace(link(old, new, "merge", MERGED), source={"area": "500.15 m²"})
    store.write([made], reason="他软件")
    [edge] = read(store, new).edges
    assert edge.registered is None
