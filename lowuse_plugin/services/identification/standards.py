# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Identification standards of a workspace: which there are, which is in force (P-11, D8).

A standard that was adopted never changes any more: it is copied, tried and adopted anew. What was
evaluated with it keeps its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lowuse_plugin.domain.identification.rules import RuleSet, find_rule_set
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.identification.standard_changes import (
    Adoption,
    Kept,
    adopt_standard,
    copy_standard,
    import_standard,
    keep_copy,
    retire_standard,
    save_draft,
)
from lowuse_plugin.services.identification.standard_rows import (
    ADOPTED,
    DRAFT,
    KEPT,
    RETIRED,
    SHIPPED,
    SHIPPED_STATE,
    Standard,
    adopted_rules,
    shipped_standard,
    standard_of,
)

__all__ = [
    "Adoption",
    "Kept",
    "NeedsAgain",
    "Standard",
    "adopt_standard",
    "copy_standard",
    "import_standard",
    "keep_copy",
    "list_standards",
    "needs_again",
    "retire_standard",
    "save_draft",
    "standard_in_force",
]

_ORDER = (ADOPTED, DRAFT, SHIPPED_STATE, RETIRED, KEPT)


@dataclass(frozen=True)
class NeedsAgain:
    """What has no result that holds under the standard in force."""

    rules: RuleSet
    """That standard."""
    parcels: tuple[str, ...]
    of_other_standard: int
    stale: int
    """Evaluated with this standard, but the parcel or figures of its enterprises changed since."""
    never: int
    tags: tuple[str, ...]
    """Units whose tag rests on a rule of another standard."""


def standard_in_force(reading: Reading, on: date) -> RuleSet:
    """Return the standard that applies on a day: the adopted one, else the 示例 set.

    Raises:
        LowUseError: ``POLICY_INVALID`` where its text cannot be read any more.
    """
    rows = reading.table("standards_adopted", on=on.isoformat()).to_rows()
    if not rows:
        return find_rule_set(SHIPPED)
    return adopted_rules(rows[0])


def needs_again(reading: Reading, on: date) -> NeedsAgain:
    """Return the parcels that have to be evaluated again, and the tags to look at again.

    Args:
        reading: The state that is looked at.
        on: Day whose standard applies.

    Raises:
        LowUseError: As :func:`standard_in_force`.
    """
    rules = standard_in_force(reading, on)
    table = reading.table("standard_needs_again", sha256=rules.sha256)
    uuids, why = table["uuid"].to_list(), table["why"].to_list()
    known = set(uuids)
    newer = reading.table("standard_newer_figures")["uuid"].to_list()
    outdated = [uuid for uuid in newer if uuid not in known]
    tags = reading.table("standard_other_tags", sha256=rules.sha256)
    return NeedsAgain(
        rules=rules,
        parcels=(*uuids, *outdated),
        of_other_standard=why.count("other"),
        stale=why.count("stale") + len(outdated),
        never=why.count("never"),
        tags=tuple(tags["uuid"].to_list()),
    )


def list_standards(store: Store, *, on: date | None = None) -> tuple[Standard, ...]:
    """Return every standard that there is: the one in force first, then by state and day.

    Args:
        store: The workspace.
        on: Day that decides which is in force; the office's today when it is left out.
    """
    day = on or office_today()
    with store.read() as reading:
        rows = reading.table("standards").to_rows()
        uses = reading.table("standard_uses")
        current = reading.table("standards_adopted", on=day.isoformat()).to_rows()
    used = dict(zip(uses["rule_set_uuid"].to_list(), uses["parcels"].to_list(), strict=True))
    shipped = find_rule_set(SHIPPED)
    in_force = current[0]["uuid"] if current else None
    found = [standard_of(row, used.get(row["uuid"], 0), in_force, shipped) for row in rows]
    if all(each.state != SHIPPED_STATE for each in found):
        found.append(shipped_standard(shipped))
    if in_force is None:
        found = [replace(each, in_force=each.state == SHIPPED_STATE) for each in found]
    return tuple(sorted(found, key=_place))


def _place(standard: Standard) -> tuple[bool, int, int]:
    """Return where a standard stands in the list."""
    return (
        not standard.in_force,
        _ORDER.index(standard.state),
        -standard.valid_from.toordinal(),
    )
