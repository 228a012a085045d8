# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who sits at this machine: a claim that goes into every line of the log."""

from __future__ import annotations

import platform

from qgis.core import QgsApplication

from lowuse_plugin.domain.ports import Actor


def current_actor() -> Actor:
    """Return the person whom the operating system names."""
    login = QgsApplication.userLoginName()
    return Actor(
        name=QgsApplication.userFullName() or login,
        os_user=login,
        machine=platform.node(),
    )
