# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page of a merge opens but does not own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.services.merging.revocation import BuiltUpon


@dataclass(frozen=True)
class MergeDoors:
    """What the page opens but does not own."""

    step: Callable[[str, MergeSeen], None]
    """Opens the form of a step, of the application, of the parcels, of another scenario."""
    judge: Callable[[str, MergeSeen], None]
    """Opens the form of a judgement of a condition."""
    propose: Callable[[Sequence[str]], None]
    """Opens the form of a new case."""
    open_case: Callable[[str, Sequence[str]], None]
    """Lets everything look at a case and its parcels."""
    look_at: Callable[[MergeCase], None]
    """Shows the outline of a case on the map."""
    show_parcel: Callable[[str], None]
    """Makes a parcel the one that is looked at."""
    open_built: Callable[[MergeCase, BuiltUpon], None]
    """Leads to what rests on the new parcel of a case."""
    papers: Callable[[MergeCase, QWidget], QWidget | None]
    """Makes the buttons of the papers of a case; None where there are none."""
    seen: Callable[[MergeSeen | None], None]
    """Gets what is shown now, for dialogs that are open."""
    conditions: Callable[[MergeCase], None]
    """Shows the conditions of a case, parcel by parcel."""
    compare: Callable[[str], None]
    """Opens the comparison of a case with the other scenarios of its parcels."""
