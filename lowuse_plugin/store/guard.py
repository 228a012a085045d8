# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A GDAL dataset kept open on the workspace, so that SQLite's locks hold (design decision D4).

POSIX locks belong to the process: when GDAL opens and closes the same file, every lock that
Python's SQLite holds on it is gone, and commits were lost (35 % when measured). One dataset that
stays open prevents it. On Windows locks belong to handles and no guard is needed.

While a guard is held GDAL is told to use a rollback journal: QGIS then neither reads without
locks nor turns the file to WAL.

QGIS takes GDAL down when it ends, and GDAL closes what is open then. A workspace may be closed
later than that, by a thread that a slow share held up or by Python's own end: the dataset must
not be closed a second time.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

from osgeo import gdal

_JOURNAL = "OGR_SQLITE_JOURNAL"
_COUNT = "LUP_OPEN_WORKSPACES"
_PREVIOUS = "LUP_PREVIOUS_JOURNAL"
_counting = threading.Lock()
"""Workspaces are opened and closed in several threads; the count is read and then written."""


class Guard:
    """Holds the dataset and the journal option until :meth:`release`."""

    def __init__(self, path: Path) -> None:
        self._dataset: Any = _open(path) if os.name == "posix" else None
        self._held = True
        _hold_journal_option()

    @property
    def holds_file(self) -> bool:
        """Tell whether a dataset is open; False where none is needed or GDAL could not open it."""
        return self._dataset is not None

    def release(self) -> None:
        """Close the dataset and restore the journal option; twice is harmless."""
        with _counting:
            held, self._held = self._held, False
        if held:
            dataset, self._dataset = self._dataset, None
            if dataset is not None and _is_gdal_up():
                dataset.thisown = True  # it is closed when this returns
            _release_journal_option()


def _open(path: Path) -> Any:
    """Return a dataset that belongs to GDAL, not to Python; None where there is none."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(
            str(path), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["GPKG"]
        )
    except RuntimeError:  # raised instead of returning None where GDAL exceptions are switched on
        return None
    finally:
        gdal.PopErrorHandler()
    if dataset is not None:
        dataset.thisown = False
    return dataset


def _is_gdal_up() -> bool:
    """Tell whether GDAL still has its drivers: without them nothing is open any more."""
    return bool(gdal.GetDriverCount())


def _hold_journal_option() -> None:
    """Set the option; the count beside it in GDAL's own options serves several workspaces."""
    with _counting:
        count = int(gdal.GetConfigOption(_COUNT, "0"))
        if count == 0:
            gdal.SetConfigOption(_PREVIOUS, gdal.GetConfigOption(_JOURNAL))
            gdal.SetConfigOption(_JOURNAL, "DELETE")
        gdal.SetConfigOption(_COUNT, str(count + 1))


def _release_journal_option() -> None:
    with _counting:
        count = int(gdal.GetConfigOption(_COUNT, "1")) - 1
        if count == 0:
            gdal.SetConfigOption(_JOURNAL, gdal.GetConfigOption(_PREVIOUS))
            gdal.SetConfigOption(_PREVIOUS, None)
        gdal.SetConfigOption(_COUNT, str(count) if count else None)
