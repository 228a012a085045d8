# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about 套合分析."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "NO_APPROVAL_LAYER": (
        "No layer of conversion approvals was analysed, so nothing can be said of the legal state "
        "of the land. Import the approvals and run the overlay analysis."
    ),
    "NO_SUPPLY_LAYER": (
        "No layer of supply red lines was analysed, so nothing can be said of the legal state of "
        "the land. Import the red lines and run the overlay analysis."
    ),
    "OVERLAY_LAYERS_MISSING": (
        "Without a workspace, a layer of parcels needs at least one layer to be laid under it. "
        "Choose one or more polygon layers."
    ),
    "OVERLAY_LAYER_UNKNOWN": (
        "There is no layer {key} in the workspace that parcels could be laid over. It may have "
        "been retired: reload the list and choose again."
    ),
    "OVERLAY_NOTHING_STORED": (
        "Nothing has been analysed yet, so there is nothing to write. Run the overlay analysis "
        "first."
    ),
    "OVERLAY_NO_LAYERS": (
        "The workspace has no layer with areas that parcels could be laid over. Import a layer, "
        "such as the land survey or the approvals, and analyse again."
    ),
    "OVERLAY_TOO_MANY_ROWS": (
        "{count} lines do not fit into one sheet of {most}. Choose fewer parcels, or analyse into "
        "a layer with the algorithm of the toolbox."
    ),
}
