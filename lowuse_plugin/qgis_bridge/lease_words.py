# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who works on what, in words: 「✎ 李四 正在编辑界址，至 15:30」."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.moments import office_moment, office_today
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease

SIGN = "✎"


def clock(at_utc: str) -> str:
    """Return a moment as people say it in the office: the time today, the day before it else."""
    try:
        moment = office_moment(at_utc)
    except ValueError:
        return at_utc
    today = moment.date() == office_today()
    return f"{moment:%H:%M}" if today else f"{moment:%m-%d %H:%M}"


def held_text(lease: Lease) -> str:
    """Return who works on a row and until when, with its sign."""
    purpose = lease.purpose or tr("editing")
    text = (
        tr("You are at work: {purpose}, until {time}", purpose=purpose, time=clock(lease.until_utc))
        if lease.mine
        else tr(
            "{name} is at work: {purpose}, until {time}",
            name=lease.holder, purpose=purpose, time=clock(lease.until_utc),
        )
    )  # fmt: skip
    return f"{SIGN} {text}"
