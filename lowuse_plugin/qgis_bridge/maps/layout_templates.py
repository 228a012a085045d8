# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows our layout templates where QGIS looks for templates."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsSettings

from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.settings import stored_texts

_KEY = "layout/search-paths-for-templates"
"""Of QGIS since 3.30; older versions had another name, which QGIS reads once, at its start."""


def register_templates() -> Callable[[], None]:
    """Add the folder of our templates to QGIS's search paths and return what takes it away.

    A folder that the user put there himself stays.
    """
    folder = resource("layouts")
    if any(_same(Path(path), folder) for path in stored_texts(_KEY)):
        return lambda: None
    _set([*stored_texts(_KEY), str(folder)])
    return lambda: _set([path for path in stored_texts(_KEY) if not _same(Path(path), folder)])


def _set(paths: list[str]) -> None:
    if paths:
        QgsSettings().setValue(_KEY, paths)
    else:
        QgsSettings().remove(_KEY)


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())
