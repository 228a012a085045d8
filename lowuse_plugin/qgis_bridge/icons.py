# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The icons of the plugin."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtGui import QIcon

from lowuse_plugin.paths import resource

PLUGIN = "lowuse"


def icon(name: str = PLUGIN) -> QIcon:
    """Return an icon of ``resources/icons``; without a name that of the plugin."""
    return QIcon(_path(name))


@cache
def _path(name: str) -> str:
    return str(resource("icons", f"{name}.svg"))
