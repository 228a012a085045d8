# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What keeps a registered merge from being taken back, each with the way to where it is freed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lowuse_plugin.gui.widgets.claims.blockers import Hindrance
from lowuse_plugin.gui.widgets.merging.case_words import (
    built_road,
    built_text,
    built_way,
    taken_text,
    taken_way,
)
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.services.merging.returning import Taken
    from lowuse_plugin.services.merging.revocation import BuiltUpon

_MOST_ROWS = 40


def kept_hindrances(
    seen: MergeSeen, open_built: Callable[[BuiltUpon], None], open_taken: Callable[[Taken], None]
) -> list[Hindrance]:
    """Return what rests on the new parcel, then what others have of the members by now.

    Args:
        seen: With a registered case.
        open_built: Leads to something that rests on the new parcel.
        open_taken: Leads to another parcel.
    """
    roads = [built_road(each) for each in seen.built]
    found = [
        Hindrance(built_text(each), partial(open_built, each), built_way(each.table))
        if roads.index(road) == at  # one link a place, not one a row
        else Hindrance(built_text(each))
        for at, (each, road) in enumerate(zip(seen.built, roads, strict=True))
    ]
    found += [
        Hindrance(taken_text(each), partial(open_taken, each), taken_way(each))
        for each in seen.taken
    ]
    more = len(found) - _MOST_ROWS
    if more > 0:
        return [*found[:_MOST_ROWS], Hindrance(tr("and {count} more", count=more))]
    return found
