# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The stored overlays as xlsx, with the state of the workspace that they were read from.

Loaded when it is written: it needs the services.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.ports import Progress, Store
from lowuse_plugin.exchange.overlay_xlsx import write_overlay
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.overlay.table import overlay_table

_HASH_SHOWN = 16


def write_overlay_xlsx(
    store: Store, path: Path, parcels: Sequence[str] | None, progress: Progress
) -> Path:
    """Write the overlays of parcels and of the units that they lie in.

    Args:
        store: The workspace.
        path: The file.
        parcels: uuids; None for all.
        progress: Is told how far it is, and may stop it.

    Returns:
        The file.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.overlay_xlsx.write_overlay`.
        CancelledError: The user asked to stop.
    """
    progress.step(0, 1, tr("Reading the overlays"))
    with store.read() as reading:
        head = reading.head()
    today = office_today()
    table = overlay_table(store, parcels)
    progress.step(0, 1, tr("Writing the overlays"))
    stamp = (
        f"工作库 {store.info.store_id} 日志 {head.seq} {head.hash[:_HASH_SHOWN]} "
        f"导出日期 {today.isoformat()}"
    )
    write_overlay(
        path,
        table,
        place=shown_district(store.info.district),
        stamp=stamp,
        on=today,
        banner=TRAINING if store.info.training else "",
        progress=progress,
    )
    return path
