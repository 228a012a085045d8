# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革台账 from the workspace into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.moments import office_today

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store


def write_lineage_table(
    store: Store, path: Path, progress: Progress, *, district: str = "", parcel: str = ""
) -> int:
    """Write the changes, and return how many there are.

    Args:
        store: The workspace.
        path: The file.
        progress: May stop the work before anything is written.
        district: Of this district alone; empty for all.
        parcel: Of the line of descent of this parcel alone; empty for all.

    Raises:
        LowUseError: As ``lineage_table`` and ``write_lineage``.
        CancelledError: The user asked to stop.
    """
    from lowuse_plugin.exchange.lineage_xlsx import write_lineage  # noqa: PLC0415
    from lowuse_plugin.services.parcels.lineage_table import lineage_table  # noqa: PLC0415

    with store.read() as reading:
        table = lineage_table(reading, district=district, parcel=parcel)
    write_lineage(path, table, workspace=store.info, on=office_today(), progress=progress)
    return len(table.rows)
