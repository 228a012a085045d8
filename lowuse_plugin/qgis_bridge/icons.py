# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The icons of the plugin."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtGui import QIcon

from lowuse_plugin.paths import resource

PLUGIN = "lowuse"


@cache
def icon(name: str = PLUGIN) -> QIcon:
    """Return an icon of ``resources/icons``; without a name that of the plugin.

    Menus and toolbars show the same few again and again: each is made once.
    """
    return QIcon(str(resource("icons", f"{name}.svg")))
