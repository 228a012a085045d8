# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Redevelopment of low-efficiency land in QGIS."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802
    """Return the plugin; QGIS calls this once when the plugin is enabled."""
    # By name: scripts import this package where there is no Qt. Not by importlib: QGIS forgets at
    # a reload, as after an upgrade, only what it saw being imported.
    module = __import__("lowuse_plugin.plugin", fromlist=("LowUsePlugin",))
    return module.LowUsePlugin(iface)
