# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who sits at this machine: a claim that goes into every line of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSysInfo

from lowuse_plugin.qgis_bridge.settings import DISPLAY_NAME

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Actor


def current_actor() -> Actor:
    """Return the person by the name set in the options, else as the operating system says.

    Login and machine are always the system's: whoever types another name stays traceable.
    """
    from lowuse_plugin.domain.ports import Actor  # noqa: PLC0415  the ports need numpy

    return Actor(
        name=DISPLAY_NAME.get() or system_name(),
        os_user=QgsApplication.userLoginName(),
        machine=QSysInfo.machineHostName(),
    )


def known_name() -> str:
    """Return the person's name where one is known; a login is no name to prefill.

    Where nobody entered a full name, systems give the login instead of it.
    """
    name = DISPLAY_NAME.get()
    if name:
        return name
    full, login = QgsApplication.userFullName(), QgsApplication.userLoginName()
    return "" if full.casefold() == login.casefold() else full


def system_name() -> str:
    """Return the name of the person whom the operating system names."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName()
