# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tab goes through the panel 宗地合并 in the order in which things stand there."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from tests.qgis.merging import test_merging_view
from tests.qgis.merging.test_merging_view import MergingDesk

merging = test_merging_view.merging
LIST = "LowUse.Merging.List"


def tab_stops(within: QWidget) -> list[str]:
    """Return the names of what Tab stops at inside a widget, in its order."""
    found, at = [], within.nextInFocusChain()
    while at is not within:
        takes_tab = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.focusProxy() is None
        if within.isAncestorOf(at) and takes_tab and at.isVisible() and at.isEnabled():
            found.append(at.objectName() or type(at).__name__)
        at = at.nextInFocusChain()
    return found


def test_states_come_before_the_list_that_they_filter(merging: MergingDesk) -> None:
    view = merging.find()
    stops = tab_stops(view)
    first = stops.index(f"{LIST}.Filter")
    assert stops[first : first + 4] == [
        f"{LIST}.Filter", f"{LIST}.InView", "LowUse.Merging.Chips.failing", f"{LIST}.Table",
    ]  # fmt: skip
    # The last member of the failing group is no more seized: other states, in their places.
    merging.colleague_lifts_the_seizure()
    merging.desk.rest()
    stops = tab_stops(view)
    assert stops.index("LowUse.Merging.Chips.open") == first + 2
    assert stops.index(f"{LIST}.Table") == first + 4


def test_tab_meets_no_empty_frame_and_the_papers_behind_the_map(merging: MergingDesk) -> None:
    def papers(parent: QWidget) -> QWidget:
        button = QPushButton("文书", parent)
        button.setObjectName("Papers")
        return button

    merging.desk.parcel_parts.merging.papers = papers
    merging.find()
    merging.click(1)
    for name in ("Conditions", "Preview"):
        page = merging.page(name)
        stops = tab_stops(page)
        assert not any(stop.startswith("Q") or stop.endswith(".Scroll") for stop in stops)
    place = "LowUse.Merging.Preview"
    assert stops[:3] == [f"{place}.OnMap", f"{place}.Zoom", "Papers"]
