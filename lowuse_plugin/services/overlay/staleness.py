# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether an analysis still stands for its layer: one answer for lists, cards, checks and runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from lowuse_plugin.domain.control_line.classes import version_in_force
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.control_line.versions import line_versions


def stale_runs(reading: Reading, on: date, also: Sequence[str] = ()) -> Mapping[str, bool]:
    """Return by run whether its layer changed since, or another control line is in force.

    Areas that are written, changed or retired change a layer, and so does the end of the import
    that brings them, before which nobody sees them; of a registered layer also its kind, by which
    its areas are judged. Of the registered parcels only their shapes, and that there are more or
    fewer.

    Args:
        reading: The state.
        on: Day of the control line in force.
        also: Runs that do not count yet.

    Returns:
        The newest run over each layer, and those.
    """
    stated = line_versions(reading.table("check_line_versions"))
    try:
        version = version_in_force(stated, on).key
    except LowUseError:  # none or several in force: a check of the line says so
        version = None
    rows = reading.table(
        "overlay_stale_runs", version=version, also=json.dumps(list(also))
    ).to_rows()
    return {row["run"]: bool(row["layer_changed"]) for row in rows}
