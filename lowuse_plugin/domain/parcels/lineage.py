# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a parcel comes from and what became of it (沿革): parcels, and what joins them.

What happened to several parcels at once is one event: a merge has several old parcels, a split
several new ones. A line of descent is a net, not a tree; it is unrolled into one from any parcel.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lowuse_plugin.domain.parcels.area_adjustment import AreaAdjustment
from lowuse_plugin.domain.parcels.registered_area import RegisteredArea

CURRENT, HISTORY, NOT_YET = "current", "history", "not_yet"
MERGE, SPLIT = "merge", "split"
FROM, TO, WITH, BESIDE = "from", "to", "with", "beside"
"""Of a branch: it came from it; it became it; merged with it; cut off beside it."""


@dataclass(frozen=True)
class LineageNode:
    """A parcel.

    Attributes:
        label: How people know it.
        state: ``current`` or ``history``, now.
        since: Day since which there is this parcel; None when the log does not tell.
        until: Day on which it became history.
        area_m2: Registered where that is known, else on the plane of its district.
        registered: Whether ``area_m2`` is the registered one.
        reason: Why it was retired.
        came_seq: Line of the log with which it came; 0 when it was there from the beginning.
        wkb: Its last shape, in the CRS of the workspace.
    """

    uuid: str
    label: str
    state: str
    since: date | None
    until: date | None
    area_m2: float | None
    holder: str
    registered: bool = True
    reason: str = ""
    came_seq: int = 0
    wkb: bytes | None = None


@dataclass(frozen=True)
class LineageEdge:
    """Land that went from a parcel to another one.

    Attributes:
        on: Day of the change, as people entered it.
        document: Number of the document it rests on.
        by: Who did it.
        case: uuid of the merge case; empty for other changes.
        case_no: What people call that case.
        area_m2: Of the land that went over.
        revoked_on: Day on which the merge was revoked.
        seq: First line of the log of the save that entered it.
        save: The save that did.
        adjustment: How the registered area of a divided parcel was shared out (面积平差).
    """

    old: str
    new: str
    kind: str
    on: date
    document: str
    by: str
    case: str
    case_no: str = ""
    area_m2: float | None = None
    revoked_on: date | None = None
    seq: int = 0
    save: str = ""
    adjustment: AreaAdjustment | None = None
    registered: RegisteredArea | None = None
    """Of a merge: by which method the area of the new parcel was registered."""

    @property
    def counts(self) -> bool:
        """Whether it holds."""
        return self.revoked_on is None


@dataclass(frozen=True, eq=False)
class LineageEvent:
    """A merge, a split or another change: all that one save did of one kind.

    A tree has each once and knows it by that: what hundreds of parts say is not compared.
    """

    edges: tuple[LineageEdge, ...]

    @property
    def first(self) -> LineageEdge:
        """Stands for what all its edges have in common."""
        return self.edges[0]

    @property
    def seq(self) -> int:
        """The first line of the log of its save: before it nothing of the event was there."""
        return self.first.seq

    @property
    def adjustment(self) -> AreaAdjustment | None:
        """How the registered area of the divided parcel was shared out."""
        return self.first.adjustment

    @cached_property
    def olds(self) -> tuple[str, ...]:
        """Parcels whose land went over."""
        return tuple(dict.fromkeys(edge.old for edge in self.edges))

    @cached_property
    def news(self) -> tuple[str, ...]:
        """Parcels that came of it."""
        return tuple(dict.fromkeys(edge.new for edge in self.edges))


@dataclass(frozen=True)
class LineageBranch:
    """A parcel in the tree as it is unrolled from one parcel.

    Attributes:
        role: How it stands to the parcel above it; empty for the parcel itself.
        events: What happened to it, the oldest first, with the parcels of each that were not
            met before.
        again: It stands in full elsewhere in the tree.
    """

    node: LineageNode
    role: str = ""
    events: tuple[tuple[LineageEvent, tuple[LineageBranch, ...]], ...] = ()
    again: bool = False

    def walked(self) -> Iterator[tuple[int, LineageBranch | LineageEvent]]:
        """Yield the tree from above: each parcel, then each event with the parcels below it.

        Beside it stands how many parcels are above; an event has the depth of its parcel.
        """
        waiting: list[tuple[int, LineageBranch | LineageEvent]] = [(0, self)]
        while waiting:
            depth, found = waiting.pop()
            yield depth, found
            if isinstance(found, LineageBranch):
                for event, branches in reversed(found.events):
                    waiting += [(depth + 1, each) for each in reversed(branches)]
                    waiting.append((depth, event))


@dataclass(frozen=True)
class LineageTree:
    """Everything that hangs together with a parcel by descent.

    Attributes:
        root: The parcel that was asked about.
        complete: False where there is more than is read at once.
    """

    root: str
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]
    complete: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing ever happened to the parcel."""
        return not self.edges

    @cached_property
    def by_uuid(self) -> dict[str, LineageNode]:
        """The parcels by uuid."""
        return {node.uuid: node for node in self.nodes}

    @cached_property
    def events(self) -> tuple[LineageEvent, ...]:
        """What happened, in the order in which it was entered."""
        found: dict[tuple[object, ...], list[LineageEdge]] = {}
        for edge in self.edges:
            found.setdefault((*_event_key(edge), _side(edge)), []).append(edge)
        return tuple(sorted((LineageEvent(tuple(e)) for e in found.values()), key=lambda e: e.seq))

    def parents(self, uuid: str) -> tuple[str, ...]:
        """Return the parcels that one came from."""
        return tuple(dict.fromkeys(e.old for e in self.edges if e.new == uuid and e.counts))

    def children(self, uuid: str) -> tuple[str, ...]:
        """Return the parcels that came of one."""
        return tuple(dict.fromkeys(e.new for e in self.edges if e.old == uuid and e.counts))

    @cached_property
    def _events_of(self) -> dict[str, list[LineageEvent]]:
        """What happened to each parcel, in the order in which it was entered."""
        found: dict[str, list[LineageEvent]] = {}
        for event in self.events:
            for uuid in dict.fromkeys((*event.olds, *event.news)):
                found.setdefault(uuid, []).append(event)
        return found

    def unrolled(self, uuid: str = "") -> LineageBranch:
        """Return the tree as it is seen from a parcel, by default the one that was asked about.

        Each parcel stands in it in full once, so that it ends even where a net closes. A line may
        be longer than calls nest: the branches that wait for what is below them stand in a list.
        """
        met = {uuid or self.root}
        told: set[LineageEvent] = set()
        waiting = [self._branch(uuid or self.root, "", met, told)]
        done: LineageBranch | None = None
        while True:
            try:
                other, role = next(waiting[-1]) if done is None else waiting[-1].send(done)
            except StopIteration as end:
                done = end.value
                waiting.pop()
                if not waiting:
                    return done
            else:
                waiting.append(self._branch(other, role, met, told))
                done = None

    def _branch(
        self, uuid: str, role: str, met: set[str], told: set[LineageEvent]
    ) -> Generator[tuple[str, str], LineageBranch, LineageBranch]:
        """Yield each parcel whose branch is needed, with its role; take it; return the branch.

        Args:
            uuid: Of the parcel.
            role: How it stands to the one above.
            met: Parcels that stand in the tree so far.
            told: Events above it.
        """
        own = [event for event in self._events_of.get(uuid, ()) if event not in told]
        told.update(own)
        # What stands next to each event is met before anything below it: the short way wins.
        plan: list[tuple[LineageEvent, list[tuple[str, str, bool]]]] = []
        for event in own:
            others = []
            for other, how in _others(event, uuid):
                others.append((other, how, other in met))
                met.add(other)
            plan.append((event, others))
        events = []
        for event, others in plan:
            below = []
            for other, how, again in others:
                if other in self.by_uuid and again:
                    below.append(LineageBranch(self.by_uuid[other], how, again=True))
                elif other in self.by_uuid:
                    below.append((yield other, how))
            events.append((event, tuple(below)))
        told.difference_update(own)
        return LineageBranch(self.by_uuid[uuid], role, tuple(events))


def _event_key(edge: LineageEdge) -> tuple[object, ...]:
    return edge.save, edge.kind, edge.case, edge.on, edge.revoked_on


def _side(edge: LineageEdge) -> str:
    """Return the parcel that the edges of one event share: a save may split two parcels."""
    return edge.old if edge.kind == SPLIT else edge.new


def _others(event: LineageEvent, uuid: str) -> Iterator[tuple[str, str]]:
    """Yield the other parcels of an event and how each stands to one of them."""
    came = uuid in event.news
    near: Sequence[str] = event.olds if came else event.news
    beside: Sequence[str] = event.news if came else event.olds
    yield from ((other, FROM if came else TO) for other in near if other != uuid)
    yield from ((other, BESIDE if came else WITH) for other in beside if other != uuid)
