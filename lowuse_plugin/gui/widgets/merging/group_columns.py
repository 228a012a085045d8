# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns of the list of merge groups, and in which state a group is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.merging.procedure import PROPOSED
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.typed_words import searchable
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.group_words import open_word
from lowuse_plugin.qgis_bridge.merging.state_words import state_word as case_word
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import (
    commas,
    labelled,
    listed,
    semicolons,
    with_aside,
)
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT, M2, MU

if TYPE_CHECKING:
    from lowuse_plugin.services.merging.group_list import GroupRow

HOLDER, COUNT, AREA, MISSING, SHARED, REMARK, DISTRICT = range(7)

READY, OPEN, FAILING, IN_CASE = "ready", "open", "failing", "in_case"
STATES = (READY, OPEN, FAILING, IN_CASE)
"""Nothing stands open, something has to be looked up, something fails, a case is under way."""
_LEAST_NAME = 2
SIGNS = {READY: "✓", OPEN: "?", FAILING: "✕", IN_CASE: "▶"}
"""Also before words of the list: colour is never the only sign."""


@dataclass(frozen=True)
class GroupColumn:
    """One column: its heading, how a cell reads and how it sorts."""

    heading: Callable[[], str]
    text: Callable[[GroupRow], str]
    value: Callable[[GroupRow], str | float]
    is_number: bool = False


def state_of(row: GroupRow) -> str:
    """Return in which of :data:`STATES` a group is."""
    if row.in_case:
        return IN_CASE
    if row.failing:
        return FAILING
    return OPEN if row.missing else READY


def state_word(state: str) -> str:
    """Return the word of a state with its sign."""
    words = {
        READY: tr("nothing open"),
        OPEN: tr("to be looked up"),
        FAILING: tr("fails"),
        IN_CASE: tr("in a case"),
    }
    return f"{SIGNS[state]} {words[state]}"


def state_tip(state: str, count: int) -> str:
    """Return what a state means, for its button."""
    count_text = f"{count:,}"
    tips = {
        READY: tr(
            "{count} groups on which nothing stands open that the fields tell", count=count_text
        ),
        OPEN: tr(
            "{count} groups on which something has to be looked up or filled in", count=count_text
        ),
        FAILING: tr("{count} groups of which a parcel fails a condition", count=count_text),
        IN_CASE: tr("{count} groups with a parcel in a merge case under way", count=count_text),
    }
    return tips[state]


def missing_text(row: GroupRow) -> str:
    """Return what fails and what stands open, each with its sign; first what became of a merge."""
    running = f"{SIGNS[IN_CASE]} {case_word(row.in_case)}" if row.in_case else ""
    words = [word for word in (running, before_text(row)) if word]
    if not row.missing:
        words.append(f"{SIGNS[READY]} {tr('nothing')}")
    for codes, sign in (
        (row.failing, SIGNS[FAILING]),
        ([code for code in row.missing if code not in row.failing], SIGNS[OPEN]),
    ):
        if codes:
            words.append(f"{sign} {listed(open_word(code) for code in codes)}")
    return semicolons(words)


def before_text(row: GroupRow) -> str:
    """Return how a merge of these parcels ended, empty where none did."""
    return f"↩ {tr('before: {state}', state=case_word(row.ended))}" if row.ended else ""


def remark_text(row: GroupRow) -> str:
    """Return what deserves a look beside the conditions."""
    found = []
    if row.scenarios > 1 or (row.scenarios and row.in_case != PROPOSED):
        found.append(tr("{count} scenarios", count=row.scenarios))
    if row.loose:
        found.append(tr("loose boundary"))
    if row.ring:
        found.append(tr("somebody else in the middle"))
    if row.over_30mu:
        found.append(tr("over 30 mu"))
    return semicolons(found)


def telling_name(name: str) -> str:
    """Return a name without the place that half of all names begin with: …恒达电器有限公司."""
    rest = _place().sub("", name)
    return f"…{rest}" if len(name) > len(rest) >= _LEAST_NAME else name


@cache
def _place() -> re.Pattern[str]:
    districts = "|".join(shown_code("district", code) for code in DISTRICTS)
    return re.compile(f"^(?:广东省)?(?:江门市)?(?:{districts})?")


def area_text(row: GroupRow) -> str:
    """Return the sum of the areas in the unit that the user wants, ≈ where one is only drawn."""
    return f"{'≈ ' if row.measured else ''}{amount(row.land_area_m2, AREA_UNIT.get())}"


def both_areas(row: GroupRow) -> str:
    """Return the sum of the areas in 亩 and m², and of how many parcels it is the drawn one."""
    text = with_aside(amount(row.land_area_m2, MU), amount(row.land_area_m2, M2))
    if not row.measured:
        return text
    drawn = tr("of {count} parcels as drawn, not registered", count=f"{row.measured:,}")
    return commas((text, drawn))


def called(row: GroupRow) -> list[str]:
    """Return what the parcels are called, as everywhere."""
    return [parcel_called(label) for label in row.labels]


def project_counts(row: GroupRow) -> str:
    """Return why nobody has to merge parcels for the sake of the 30 mu (A-14)."""
    if row.standing is None:
        return describe_code("MERGE_NOT_FOR_SUBSIDY")
    remark = row.standing.remark
    return describe_code(remark.code, remark.params)


def shared_text(row: GroupRow) -> str:
    """Return the boundary shared inside the group."""
    return f"{shown_number(row.shared_m, places=1)} m"


def district_text(row: GroupRow) -> str:
    """Return the districts by name."""
    return listed(shown_code("district", code) for code in row.district.split("、") if code)


COLUMNS = (
    GroupColumn(lambda: tr("Right holder"), lambda r: r.holder, lambda r: r.holder),
    GroupColumn(
        lambda: tr("Count"), lambda r: str(r.parcels_count), lambda r: r.parcels_count,
        is_number=True,
    ),
    GroupColumn(
        lambda: tr("Registered area"), area_text, lambda r: float(r.land_area_m2),
        is_number=True,
    ),
    GroupColumn(lambda: tr("What is missing"), missing_text, lambda r: len(r.missing)),
    GroupColumn(lambda: tr("Shared"), shared_text, lambda r: r.shared_m, is_number=True),
    GroupColumn(lambda: tr("Remark"), remark_text, remark_text),
    GroupColumn(lambda: tr("District"), district_text, district_text),
)  # fmt: skip
"""In the order in which they stand; the constants of this module are their places."""


def tip_lines(row: GroupRow) -> list[str]:
    """Return all that is known of a group, a line each."""
    lines = [
        labelled(column.heading(), both_areas(row) if place == AREA else column.text(row))
        for place, column in enumerate(COLUMNS)
        if column.text(row)
    ]
    lines.insert(1, labelled(tr("Parcels"), listed(called(row))))
    if row.over_30mu:
        lines.append(project_counts(row))
    return lines


def sheet_of(rows: Sequence[GroupRow]) -> str:
    """Return groups with all their parcels as a sheet takes them; of thousands it takes a while."""
    heads = [column.heading() for column in COLUMNS] + [tr("Parcels")]
    lines = ([*(column.text(row) for column in COLUMNS), listed(called(row))] for row in rows)
    return sheet_text([heads, *lines])


def searched_words(row: GroupRow) -> str:
    """Return in what the filter looks."""
    return searchable(
        *(row.holder, *called(row), district_text(row)),
        *(remark_text(row), missing_text(row)),
    )
