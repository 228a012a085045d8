# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told of a run over all parcels: a line that the message bar shows, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.services.identification.identify import IdentificationSummary


def identified_text(summary: IdentificationSummary, tagged: int) -> tuple[str, str]:
    """Return what was proposed, in a short line and with everything that is to be known of it.

    Args:
        summary: Of the run.
        tagged: How many of the suspected parcels are tagged already.
    """
    suspected = f"{summary.counts['suspected']:,}"
    incomplete = f"{summary.counts['incomplete']:,}"
    line = tr("{count} suspected", count=suspected)
    if tagged:
        line = with_aside(line, tr("{count} of them tagged", count=f"{tagged:,}"))
    if summary.example:
        line = tr("Example standard: {what}", what=line)
    short = tr("{what}, {count} with missing data.", what=line, count=incomplete)
    text = tr(
        "{suspected} suspected ({area}), {incomplete} with missing data.",
        suspected=suspected,
        area=amount(summary.areas_m2["suspected"], AREA_UNIT.get()),
        incomplete=incomplete,
    )
    if tagged:
        text += " " + tr(
            "{count} of the suspected are tagged already; the list counts them as tagged.",
            count=f"{tagged:,}",
        )
    idle = summary.other.get("idle", 0)
    if idle:
        text += " " + tr("{count} may be idle land, which is dealt with apart.", count=f"{idle:,}")
    return short, text + example_note(is_example=summary.example)
