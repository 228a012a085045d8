# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Unrolling lines of descent: wide ones, long ones, and nets that close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lowuse_plugin.domain.parcels.area_adjustment import AreaAdjustment
from lowuse_plugin.domain.parcels.lineage import (
    LineageBranch,
    LineageEdge,
    LineageEvent,
    LineageNode,
    LineageTree,
)

ON = date(2026, 3, 2)


def edge(old: int, new: int, kind: str, save: int, **more: Any) -> LineageEdge:
    return LineageEdge(str(old), str(new), kind, ON, "", "", "", seq=save, save=str(save), **more)


def tree(edges: Iterable[LineageEdge]) -> LineageTree:
    kept = tuple(edges)
    uuids = dict.fromkeys(end for each in kept for end in (each.old, each.new))
    nodes = [LineageNode(each, each, "current", None, None, None, "") for each in uuids]
    return LineageTree("0", tuple(nodes), kept)


def walked(branch: LineageBranch) -> list[tuple[int, str]]:
    return [
        (depth, str(found.seq) if isinstance(found, LineageEvent) else found.node.uuid)
        for depth, found in branch.walked()
    ]


def test_a_line_longer_than_calls_nest_is_unrolled_to_its_end() -> None:
    found = walked(tree(edge(i, i + 1, "redraw", i + 1) for i in range(3000)).unrolled())
    assert found[:5] == [(0, "0"), (0, "1"), (1, "1"), (1, "2"), (2, "2")]
    assert found[-1] == (3000, "3000")
    assert len(found) == 6001


class _NeverCompared(AreaAdjustment):
    """Refuses to be compared: each part of a split holds all parts."""

    def __hash__(self) -> int:
        raise AssertionError


def test_a_split_into_many_parts_is_told_once_and_compares_nothing() -> None:
    shared = _NeverCompared.__new__(_NeverCompared)
    top = tree(edge(0, i, "split", 1, adjustment=shared) for i in range(1, 1001)).unrolled("1")
    [(event, branches)] = top.events
    assert len(event.edges) == 1000
    assert [each.role for each in branches[:2]] == ["from", "beside"]
    assert len(branches) == 1000
    assert not any(each.events for each in branches)


def test_a_net_that_closes_has_each_parcel_in_full_once() -> None:
    edges = [edge(0, 1, "split", 1), edge(0, 2, "split", 1), edge(1, 3, "merge", 2),
             edge(2, 3, "merge", 2)]  # fmt: skip
    assert walked(tree(edges).unrolled()) == [
        (0, "0"), (0, "1"), (1, "1"), (1, "2"), (2, "3"), (2, "2"), (1, "2"), (1, "2"), (2, "3"),
        (2, "1"),
    ]  # fmt: skip
