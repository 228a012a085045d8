# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 政策 of a parcel shows, read in one go outside the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lowuse_plugin.domain.moments import office_today

if TYPE_CHECKING:
    from lowuse_plugin.domain.control_line.measures import Side
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.control_line.facts import ControlFacts

TABLES = frozenset(
    {"parcel", "control_check", "control_line_version", "control_measure", "import_package"}
)
"""What the page rests on."""
_VISIBLE_M2 = 0.01
"""Below the last printed digit a part does not exist."""


@dataclass(frozen=True)
class PolicyState:
    """Which texts apply to a parcel today."""

    facts: ControlFacts | None
    """Where it lies; None where it was never checked."""
    shown_class: str
    """The class that counts: treated, else measured; empty where none holds."""
    levels: tuple[int, ...]
    """Levels of the line that it lies in."""
    sides: tuple[Side, ...]
    on: date


def read_policy(store: Store, uuid: str) -> PolicyState | None:
    """Return what applies to a parcel, None when there is no such parcel any more.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.domain.control_line.classes import LEVELS  # noqa: PLC0415
    from lowuse_plugin.domain.control_line.measures import sides  # noqa: PLC0415
    from lowuse_plugin.services.control_line.facts import control_facts  # noqa: PLC0415
    from lowuse_plugin.services.control_line.measures import measures_of  # noqa: PLC0415

    on = office_today()
    with store.read() as reading:
        row = reading.row("parcel", uuid)
        if row is None:
            return None
        facts = control_facts(reading, uuid)
        measures = measures_of(reading)
    shown = "" if facts is None else facts.treated_as or facts.control_class
    levels = tuple(
        each for each in LEVELS if facts is not None and facts.by_level.get(each, 0) > _VISIBLE_M2
    )
    return PolicyState(facts, shown, levels, sides(measures, shown, levels, on), on)
