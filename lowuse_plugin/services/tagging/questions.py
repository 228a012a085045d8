# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person is asked before land is tagged: all of it at once, and only where there is any."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.tagging.outlook import idle_among, read_idle
from lowuse_plugin.services.tagging.parcels import Decision, TagSummary, tag_parcels
from lowuse_plugin.services.tagging.targets import targets_of_parcels

_NEEDS_CHOICE = "TAG_NEEDS_CHOICE"


@dataclass(frozen=True)
class TagQuestions:
    """What has to be answered first; nothing is written yet."""

    parcels: int
    """Chosen ones."""
    idle: tuple[str, ...]
    """Parcels that may be idle land, also those that come in with their unit."""
    with_idle: frozenset[str]
    """Chosen parcels that bring idle land in: who leaves it out leaves these out."""
    shared: int
    """Chosen parcels that are not a unit by themselves."""
    units: tuple[str, ...]
    """How people know the units that these stand for."""


def tag_or_ask(
    store: Store,
    parcels: Sequence[str],
    decision: Decision,
    *,
    ask_idle: bool,
    through_units: bool = False,
) -> TagSummary | TagQuestions:
    """Tag parcels, or return what has to be asked first.

    Args:
        store: The workspace.
        parcels: The chosen ones.
        decision: Who decides what.
        ask_idle: Whether land that may be idle is asked about.
        through_units: Whether parcels stand for the units that they lie in; asked otherwise.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.services.tagging.parcels.tag_parcels` says, but for
            ``TAG_NEEDS_CHOICE``.
    """
    if ask_idle and read_idle(store, parcels):
        return read_questions(store, parcels, ask_idle=True)
    try:
        return tag_parcels(store, parcels, decision, through_units=through_units)
    except LowUseError as error:
        if error.code != _NEEDS_CHOICE:
            raise
        return read_questions(store, parcels, ask_idle=ask_idle)


def read_questions(store: Store, parcels: Sequence[str], *, ask_idle: bool) -> TagQuestions:
    """Return what has to be asked of parcels, as :func:`tag_or_ask`.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``.
    """
    wanted = tuple(dict.fromkeys(parcels))
    with store.read() as reading:
        targets = targets_of_parcels(reading, wanted, (None, None), through=True)
        members = [[str(row["uuid"]) for row in target.parcels] for target in targets]
        every = dict.fromkeys(uuid for uuids in members for uuid in uuids)
        rows = reading.table("tag_outlook", uuids=json.dumps(list(every))).to_rows()
    idle = idle_among(rows) if ask_idle else ()
    brings = {uuid for uuids in members if not set(idle).isdisjoint(uuids) for uuid in uuids}
    shared = [each for each in targets if each.is_composite]
    in_shared = {str(row["uuid"]) for target in shared for row in target.parcels}
    return TagQuestions(
        parcels=len(wanted),
        idle=idle,
        with_idle=frozenset(brings.intersection(wanted)),
        shared=len(in_shared.intersection(wanted)),
        units=tuple(target.label for target in shared),
    )
