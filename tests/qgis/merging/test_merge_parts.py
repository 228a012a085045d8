# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One merge that all look at, what was chosen for it, and its shapes on the map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsCoordinateReferenceSystem

from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.gui.merging.map import go_to_box
from lowuse_plugin.gui.merging.parts import CurrentMerge, MergeLook
from lowuse_plugin.gui.widgets.label_ends import label_ends
from tests.qgis.layers.layer_desk import Heard
from tests.qgis.window import Desk

TYPED = ValueChoice("typed", "两宗同址")


@pytest.fixture
def current(qgis_app: object) -> Iterator[CurrentMerge]:
    current = CurrentMerge()
    yield current
    current.deleteLater()


def test_the_same_again_changes_nothing(current: CurrentMerge) -> None:
    heard, leaving = Heard(current.changed), Heard(current.leaving)
    current.look_at(["a", "b", "a"])
    current.look_at(["a", "b"])
    assert [look for (look,) in heard.said] == [MergeLook(("a", "b"), "", ("a", "b"))]
    assert len(leaving.said) == 1
    current.look_at(["a"], whole=["a", "b"])
    assert current.look == MergeLook(("a",), "", ("a", "b"))
    assert not MergeLook()


def test_choices_go_along_while_a_parcel_stays(current: CurrentMerge) -> None:
    current.look_at(["a", "b"])
    current.choose("remark", TYPED)
    current.look_at(["b", "c"])
    assert current.values == {"remark": TYPED}
    current.choose("remark", None)
    assert current.values == {}
    current.look_at(["x", "y"])
    assert current.values == {}
    current.look_at(["b", "a"])  # in another order they are the same parcels
    assert current.values == {"remark": TYPED}


def test_what_was_chosen_for_parcels_is_not_overwritten_by_coming_back(
    current: CurrentMerge,
) -> None:
    current.look_at(["a", "b"])
    current.choose("remark", TYPED)
    current.look_at(["a", "b", "c"])
    other = ValueChoice("join")
    current.choose("remark", other)
    current.look_at(["a", "b"])
    assert current.values == {"remark": TYPED}
    current.look_at(["a", "b", "c"])
    assert current.values == {"remark": other}


def test_choosing_the_same_again_tells_nobody(current: CurrentMerge) -> None:
    current.look_at(["a", "b"])
    heard = Heard(current.values_changed)
    current.choose("remark", TYPED)
    current.choose("remark", TYPED)
    current.choose("use_code", None)
    assert len(heard.said) == 1


def test_a_closed_workspace_leaves_nothing(current: CurrentMerge) -> None:
    current.look_at(["a", "b"], case_uuid="c1")
    current.choose("remark", TYPED)
    current.clear()
    assert not current.look
    current.look_at(["a", "b"])
    assert current.values == {}


def test_what_is_typed_while_a_workspace_closes_stays_with_none_of_the_next(
    current: CurrentMerge,
) -> None:
    current.look_at(["a", "b"])
    current.leaving.connect(lambda: current.choose("remark", TYPED))  # as the page does
    current.clear()
    assert current.drafts == {}


def test_ends_of_labels_are_as_short_as_tells_them_apart() -> None:
    codes = ["440704001001GB00001", "440704001001GB00002"]
    assert label_ends(codes) == ("…00001", "…00002")
    across = ["440704001001GB00001", "440704001002GB00001"]
    assert label_ends(across) == ("…1GB00001", "…2GB00001")
    assert label_ends(["甲地块", "乙地块"]) == ("甲地块", "乙地块")
    assert label_ends([codes[0], codes[0]]) == ("…00001", "…00001")
    assert label_ends(["440704001001GB00001", "00001"]) == ("…B00001", "00001")
    assert label_ends([]) == ()


def test_the_map_goes_to_a_box_of_another_crs(desk: Desk) -> None:
    canvas = desk.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    canvas.resize(400, 400)
    go_to_box(canvas, (38_405_000.0, 2_490_000.0, 38_405_100.0, 2_490_100.0), "EPSG:4526")
    extent = canvas.extent()
    assert 113.0 < extent.xMinimum() < extent.xMaximum() < 113.2
    assert 22.4 < extent.yMinimum() < extent.yMaximum() < 22.6
    assert extent.width() < 0.01
