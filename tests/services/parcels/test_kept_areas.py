# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An area is that which the workspace keeps; only what it does not keep is measured."""

from __future__ import annotations

import numpy as np
import pytest

from lowuse_plugin.geometry.arrays import Floats, Rows
from lowuse_plugin.services.parcels.kept_areas import kept_or_measured


def test_only_what_is_not_kept_is_measured() -> None:
    asked: list[list[int]] = []

    def measure(at: Rows) -> Floats:
        asked.append(at.tolist())
        return np.array([5.0, 7.0])

    assert kept_or_measured([1.5, None, 0.0, None], measure).tolist() == [1.5, 5.0, 0.0, 7.0]
    assert asked == [[1, 3]]


def test_nothing_is_measured_where_all_is_kept() -> None:
    def never(at: Rows) -> Floats:
        pytest.fail(f"measured {at}")

    assert kept_or_measured(np.array([2.0, 3.0]), never).tolist() == [2.0, 3.0]
    assert kept_or_measured([], never).tolist() == []
