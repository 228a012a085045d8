# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a parcel is called: the same in lists, on its card and in the windows about it."""

from __future__ import annotations

from lowuse_plugin.domain.parcels.labels import number_of
from lowuse_plugin.qgis_bridge.i18n import tr


def parcel_called(label: str, fid: int = 0) -> str:
    """Return how people know a parcel; without any code by its number in this workspace.

    Args:
        label: Its code, empty without one; or ``#7``, its number in the workspace.
        fid: Its number in the workspace, 0 where that is not known.
    """
    fid = number_of(label) or fid
    if label and number_of(label) is None:
        return label
    return tr("no code #{fid}", fid=fid) if fid else tr("parcel without code")


def retired_text(day: str, reason: str) -> str:
    """Return when and why a parcel counts no more.

    Args:
        day: Since when, as people read it.
        reason: Why.
    """
    return tr("⊘ retired {day}: {reason}", day=day, reason=reason)
