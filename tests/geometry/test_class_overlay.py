# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas by class of squares, so that each can be computed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.geometry.class_overlay import ClassOverlaps, overlap_classes, prepare_classes


def boxes(*corners: tuple[float, float, float, float]) -> Any:
    return np.array([shapely.box(*each) for each in corners], dtype=object)


def overlay(subjects: Any, areas: Any, classes: list[int], width: float = 1.0) -> ClassOverlaps:
    ready = prepare_classes(areas, np.array(classes, dtype=np.int64), max(classes) + 1)
    return overlap_classes(subjects, ready, least_m2=0.01, thin_width_m=width)


def told(found: ClassOverlaps) -> dict[tuple[int, int], float]:
    pairs = zip(found.subject.tolist(), found.class_number.tolist(), strict=True)
    return dict(zip(pairs, found.area_m2.round(6).tolist(), strict=True))


def test_classes_are_apart_and_touching_is_nothing() -> None:
    subjects = boxes((0, 0, 10, 10), (20, 0, 30, 10))
    found = overlay(subjects, boxes((0, 0, 4, 10), (4, 0, 8, 10), (10, 0, 20, 10)), [0, 1, 0])
    assert told(found) == {(0, 0): 40.0, (0, 1): 40.0}
    assert found.share.tolist() == [0.4, 0.4]


def test_what_overlaps_in_a_class_counts_once_and_between_classes_twice() -> None:
    areas = boxes((0, 0, 6, 10), (4, 0, 10, 10), (0, 0, 10, 10))
    found = overlay(boxes((0, 0, 10, 10)), areas, [0, 0, 1])
    assert told(found) == {(0, 0): 100.0, (0, 1): 100.0}
    assert found.areas.tolist() == [1, 1]


def test_eight_hundred_on_one_another_count_once() -> None:
    shifts = np.linspace(0, 1, 400)
    areas = np.array([shapely.box(x, 0, x + 5, 10) for x in shifts], dtype=object)
    stacked = np.concatenate([areas, boxes(*[(0, 0, 5, 10)] * 400)])
    found = overlay(boxes((0, 0, 20, 10)), stacked, [0] * 800)
    assert told(found) == {(0, 0): 60.0}


def test_parts_of_one_area_and_of_two_neighbours() -> None:
    both = shapely.MultiPolygon([shapely.box(0, 0, 2, 10), shapely.box(5, 0, 7, 10)])
    areas = np.array([both, shapely.box(7, 0, 9, 10)], dtype=object)
    found = overlay(boxes((0, 0, 10, 10)), areas, [0, 0])
    assert (told(found), found.areas.tolist()) == ({(0, 0): 60.0}, [2])


def test_area_with_twenty_thousand_vertices_and_a_hole() -> None:
    angle = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    ring = np.stack((np.cos(angle), np.sin(angle)), axis=1) * 1_000
    areas = np.array([shapely.Polygon(ring, [ring[::-1] / 2])], dtype=object)
    random = np.random.default_rng(3)
    west, south = random.uniform(-1_100, 1_100, (2, 400))
    subjects = shapely.box(west, south, west + 60, south + 60)
    found = overlay(subjects, areas, [0])
    expected = shapely.area(shapely.intersection(subjects, areas[0]))
    got = np.zeros(400)
    got[found.subject] = found.area_m2
    assert got == pytest.approx(expected, abs=0.02)


def test_random_layers_equal_the_intersection_with_the_union() -> None:
    random = np.random.default_rng(5)
    west, south = random.uniform(0, 100, (2, 300))
    areas = shapely.box(west, south, west + random.uniform(1, 20, 300), south + 8)
    classes = random.integers(0, 4, 300)
    x, y = random.uniform(0, 100, (2, 100))
    subjects = shapely.buffer(shapely.points(x, y), 9)
    found = told(overlay(subjects, areas, classes.tolist()))
    for number in range(4):
        union = shapely.union_all(areas[classes == number])
        for row, area in enumerate(shapely.area(shapely.intersection(subjects, union))):
            assert found.get((row, number), 0.0) == pytest.approx(area, abs=0.011)


def test_strip_of_the_width_is_thin_and_a_wider_one_is_not() -> None:
    subjects = boxes((0, 0, 100, 100))
    for width, thin in ((0.9, True), (1.0, True), (1.1, False)):
        found = overlay(subjects, boxes((0, 0, width, 100)), [0])
        assert found.thin.tolist() == [thin]


def test_neighbouring_strips_of_a_class_are_looked_at_together() -> None:
    found = overlay(boxes((0, 0, 100, 100)), boxes((0, 0, 0.7, 100), (0.7, 0, 1.4, 100)), [0, 0])
    assert found.thin.tolist() == [False]


def test_narrow_shape_wholly_within_is_no_error() -> None:
    found = overlay(boxes((0, 0, 0.5, 100)), boxes((-1, -1, 2, 101)), [0])
    assert (told(found), found.thin.tolist()) == ({(0, 0): 50.0}, [False])


def test_nothing_laid_over_nothing() -> None:
    none = np.zeros(0, dtype=object)
    ready = prepare_classes(none, np.zeros(0, dtype=np.int64), 1)
    assert told(overlap_classes(boxes((0, 0, 1, 1)), ready, least_m2=0.01, thin_width_m=1)) == {}
    assert told(overlay(none, boxes((0, 0, 1, 1)), [0])) == {}
