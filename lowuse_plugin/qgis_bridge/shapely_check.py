# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one package that QGIS on Linux does not bring."""

from __future__ import annotations

import importlib
from typing import NamedTuple

from qgis.core import QgsApplication

from lowuse_plugin.qgis_bridge.i18n import tr

NEEDED = (2, 0)


class ShapelyProblem(NamedTuple):
    """Why the plugin cannot work, and what to do about it."""

    what: str
    how: str

    def __str__(self) -> str:
        """Return both as one text."""
        return f"{self.what} {self.how}"


def shapely_problem() -> ShapelyProblem | None:
    """Return what is wrong with shapely, None when it works.

    It is really imported: a package built for another numpy is found and fails only then.
    """
    try:
        shapely = importlib.import_module("shapely")
        version = tuple(int(part) for part in shapely.__version__.split(".")[:2])
    except (ImportError, ValueError) as error:
        what = tr("The Python package shapely 2.0 or newer is missing ({reason}).", reason=error)
        return ShapelyProblem(what, _how_to_get_it())
    if version < NEEDED:
        what = tr(
            "The Python package shapely is too old ({found}); 2.0 or newer is needed.",
            found=shapely.__version__,
        )
        return ShapelyProblem(what, _how_to_get_it())
    return None


def _how_to_get_it() -> str:
    return tr(
        "Install it and start QGIS again: python3 -m pip install --no-deps "
        '--target "{folder}" "shapely>=2.0,<2.1"',
        folder=QgsApplication.qgisSettingsDirPath() + "python",
    )
