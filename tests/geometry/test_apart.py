# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The widest gap between the parts of a piece of land."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from lowuse_plugin.geometry.apart import widest_gap


@pytest.mark.parametrize(
    ("lefts", "gap"),
    [
        ((0,), 0),
        ((0, 100), 0),  # side by side
        ((0, 160), 60),  # a road between them
        ((0, 160, 320, 480), 60),  # the first and the last are 380 m apart, but not by gaps
        ((480, 0, 320, 160), 60),
        ((0, 100, 2_000), 1_800),
        ((0, 2_100, 2_200, 150), 1_850),
    ],
)
def test_the_widest_gap_that_has_to_be_crossed(lefts: tuple[int, ...], gap: float) -> None:
    boxes = [shapely.box(x, 0, x + 100, 50) for x in lefts]
    assert widest_gap(np.array(boxes, dtype=object)) == gap
    assert widest_gap(np.array([shapely.MultiPolygon(boxes), None], dtype=object)) == gap


def test_no_land_has_no_gap() -> None:
    assert widest_gap(np.array([None], dtype=object)) == 0
