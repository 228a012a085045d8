# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file says of itself and whether it may be written, found out when it is opened."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain.ports import Actor, WorkspaceInfo
from lowuse_plugin.store import blank, checks, place
from lowuse_plugin.store import connection as connections


def examine(path: Path, actor: Actor, *, read_only: bool) -> tuple[WorkspaceInfo, int]:
    """Return what a workspace says of itself and the EPSG number of its system.

    Args:
        path: Its canonical path; the guard must hold it.
        actor: Whose name stands in the lock file while writing is tried.
        read_only: Do not write even where it is possible.

    Raises:
        LowUseError: ``NOT_A_WORKSPACE``, ``WORKSPACE_DAMAGED`` …
    """
    with connections.explaining(path):
        connection = connections.open_reader(path)
        try:
            found = checks.check_is_workspace(connection, path)
            if not place.is_network(path):
                checks.check_is_sound(connection, path)
            reason = checks.READ_ONLY_CHOSEN if read_only else None
            reason = reason or checks.why_read_only(connection, found, path, actor)
        finally:
            connection.close()
    info = WorkspaceInfo(
        store_id=found.store_id,
        district=found.district,
        crs=found.crs,
        schema_version=found.schema_version,
        read_only_reason=reason,
        training=found.training,
    )
    return info, blank.epsg(found.crs)
