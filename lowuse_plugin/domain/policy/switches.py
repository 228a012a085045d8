# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The switches of a subsidy pack: each reading of the document that a person may choose otherwise.

A pack names the default of each, the entry of the ambiguity register that it belongs to, and the
words in which panel and sheet offer it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from lowuse_plugin.domain.policy.source import Source

FIRST_PRESENT = "first_present"
FAR_SOURCES = (FIRST_PRESENT, "stated", "far_floor", "floor")
FAR_LANDS = ("net", "gross")
EXACT, TWO_DECIMALS = "exact", "two_decimals"
FAR_ROUNDINGS = (EXACT, TWO_DECIMALS)
REAL, FAR_FLOOR = "real", "far_floor"
REWARD_FLOORS = (REAL, FAR_FLOOR)
WHOLE, BY_PHASE = "whole", "by_phase"
PHASED = (WHOLE, BY_PHASE)
YES, NO = "true", "false"


@dataclass(frozen=True)
class Switches:
    """Readings that a person may choose; stored with every result."""

    far_source: str = FIRST_PRESENT
    """Where the ratio comes from (A-05)."""
    far_land: str = "net"
    """What the floor area is divided by (A-06)."""
    include_underground: bool = False
    """Whether underground floor area is rewarded too (A-08)."""
    acceptance_kind: str = FIRST_PRESENT
    """Which document of completion decides (A-16)."""
    land_basis: str = FIRST_PRESENT
    """Which source of the land area decides (A-04)."""
    far_rounding: str = EXACT
    """Whether the computed ratio is compared as it is or with two decimals (A-07)."""
    reward_floor: str = REAL
    """Which floor area is rewarded (A-08)."""
    include_retained: bool = True
    """Whether retained lawful buildings are rewarded (A-08)."""
    phased: str = WHOLE
    """Whether the acceptance of a phase counts (A-15)."""


@dataclass(frozen=True)
class Decision:
    """Readings that a person settled with a document: the others compete with them no longer."""

    switches: tuple[str, ...] = ()
    """Names, also where the choice is the usual one."""
    document: str = ""

    def settles(self, name: str) -> bool:
        """Tell whether a reading is settled; a choice without a document settles nothing."""
        return bool(self.document) and name in self.switches


@dataclass(frozen=True)
class SwitchSpec:
    """How one switch is offered."""

    name: str
    reading: str
    """Entry of the ambiguity register such as ``A-07``."""
    title: str
    values: Mapping[str, str]
    """Value → its words, in the order in which they are offered; a flag has true and false."""
    default: str | bool

    @property
    def is_flag(self) -> bool:
        """Tell whether the value is true or false instead of a word."""
        return isinstance(self.default, bool)

    @property
    def default_key(self) -> str:
        """Return the default as a key of ``values``."""
        return value_key(self.default)


def value_key(value: str | bool) -> str:
    """Return the value of a switch as a key of :attr:`SwitchSpec.values`."""
    if isinstance(value, bool):
        return YES if value else NO
    return value


def switch_names() -> tuple[str, ...]:
    """Return the names of all switches in the order in which they are stored."""
    return tuple(field.name for field in fields(Switches))


def allowed_values(land_bases: Iterable[str], kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words that each switch takes; the flags are left out.

    Args:
        land_bases: Sources of land area that may decide.
        kinds: Kinds of acceptance that count.
    """
    return {
        "far_source": FAR_SOURCES,
        "far_land": FAR_LANDS,
        "acceptance_kind": (FIRST_PRESENT, *kinds),
        "land_basis": (FIRST_PRESENT, *land_bases),
        "far_rounding": FAR_ROUNDINGS,
        "reward_floor": REWARD_FLOORS,
        "phased": PHASED,
    }


def parse_switches(
    section: Source, allowed: Mapping[str, tuple[str, ...]]
) -> tuple[Switches, tuple[SwitchSpec, ...]]:
    """Read the switches of a pack.

    A switch is a table with ``reading``, ``title``, ``default`` and ``values`` (value → words), or
    just its default, as packs had it before. One that a pack leaves out keeps the reading of the
    register.

    Raises:
        LowUseError: ``POLICY_INVALID`` with the key of the switch.
    """
    known = switch_names()
    for name in section.data:
        if name not in known:
            raise section.wrong(name, "|".join(known))
    usual = Switches()
    specs = tuple(
        _spec(section, name, getattr(usual, name), allowed.get(name, (YES, NO))) for name in known
    )
    chosen: dict[str, Any] = {spec.name: spec.default for spec in specs}
    return Switches(**chosen), specs


def _spec(section: Source, name: str, usual: str | bool, allowed: tuple[str, ...]) -> SwitchSpec:
    if name not in section.data:
        return SwitchSpec(name, "", name, {key: key for key in allowed}, usual)
    if not isinstance(section.data[name], dict):
        default = _default(section, name, usual, allowed)
        return SwitchSpec(name, "", name, {key: key for key in allowed}, default)
    table = section.section(name)
    table.only("reading", "title", "default", "values")
    values = table.names("values")
    if sorted(values) != sorted(allowed):
        raise table.wrong("values", "|".join(allowed))
    return SwitchSpec(
        name=name,
        reading=table.get("reading", str),
        title=table.get("title", str),
        values=values,
        default=_default(table, "default", usual, allowed),
    )


def _default(source: Source, key: str, usual: str | bool, allowed: tuple[str, ...]) -> str | bool:
    if isinstance(usual, bool):
        return source.get(key, bool)
    return source.choice(key, allowed)
