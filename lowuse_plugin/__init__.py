# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Redevelopment of low-efficiency land in QGIS."""

from __future__ import annotations

import importlib
from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802
    """Return the plugin; QGIS calls this once when the plugin is enabled."""
    # By name: scripts import this package where there is no Qt.
    return importlib.import_module("lowuse_plugin.plugin").LowUsePlugin(iface)
