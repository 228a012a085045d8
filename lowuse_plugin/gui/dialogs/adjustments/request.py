# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""With what the form of an adjustment begins, and what it lets others do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from lowuse_plugin.domain.adjustments.case import AdjustmentCase
    from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.control_line.versions import LineBlock


@dataclass(frozen=True)
class AdjustmentRequest:
    """What the form begins with."""

    crs: str
    district: str
    """Of the workspace."""
    version_uuid: str
    version: str
    """Name of the version that the case changes."""
    line: tuple[LineBlock, ...]
    """Its blocks."""
    balanced: bool
    least_block_m2: float
    case: AdjustmentCase | None = None
    """The case that is changed; None for a new one."""
    in_force: str = ""
    """Name of another version that is in force by now, empty where it is that of the case."""


@dataclass(frozen=True)
class AdjustmentDoors:
    """What the form lets others do."""

    drawing: UnitDrawing
    canvas: QgsMapCanvas
    parcels: Callable[[AdjustmentDialog], None]
    """Hands the chosen parcels over."""
    check: Callable[[AdjustmentDialog], None]
    what_if: Callable[[AdjustmentDialog], None]
    sums: Callable[[AdjustmentDialog], None]
    """Measures what enters and leaves."""
