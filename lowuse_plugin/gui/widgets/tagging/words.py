# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told of a tag that was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.services.tagging.parcels import TagSummary

_WITHDRAWN = "withdrawn"


def done_text(state: str, summary: TagSummary) -> tuple[str, str]:
    """Return what was done, in short and with everything that is to be known of it.

    Args:
        state: Code list ``tag_state``.
        summary: What was written.
    """
    area = amount(summary.area_m2, AREA_UNIT.get())
    count = f"{len(summary.tagged) or len(summary.units):,}"
    if state == _WITHDRAWN:
        text = tr("Tags withdrawn: {count} ({area}).", count=count, area=area)
    else:
        text = tr("Parcels tagged: {count} ({area}).", count=count, area=area)
    done = text
    if summary.unchanged:
        text += " " + tr("{count} were so already.", count=f"{len(summary.unchanged):,}")
    if summary.without_area:
        text += " " + tr(
            "{count} of them have no area and are not in the sum.",
            count=f"{summary.without_area:,}",
        )
    return done, text + example_note(is_example=summary.example)


def nothing_done(state: str, parcels: int) -> str:
    """Return what is said where everything was so already."""
    count = f"{parcels:,}"
    if state == _WITHDRAWN:
        return tr("The tags of these {count} parcels were withdrawn already.", count=count)
    return tr("These {count} parcels are tagged so already.", count=count)
