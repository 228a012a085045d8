# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pure-Python packages that the zip carries as whole wheels.

What is installed on the machine wins: the wheels stand at the end of the search path and are added
at first use, so that starting QGIS costs nothing.
"""

from __future__ import annotations

import importlib.util
import sys

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.paths import bundled_wheels


def use_bundled(package: str) -> None:
    """Make ``package`` importable, from the machine or from the zip.

    Args:
        package: Name to import, such as ``openpyxl``.

    Raises:
        LowUseError: ``PACKAGE_MISSING`` with ``package``.
    """
    if importlib.util.find_spec(package) is not None:
        return
    wheels = [str(wheel) for wheel in bundled_wheels()]
    sys.path.extend(wheel for wheel in wheels if wheel not in sys.path)
    importlib.invalidate_caches()
    if importlib.util.find_spec(package) is None:
        raise LowUseError("PACKAGE_MISSING", package=package)
