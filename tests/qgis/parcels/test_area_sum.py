# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sum below a list: what is missing is told, never 0.00."""

from __future__ import annotations

import pytest

from lowuse_plugin.qgis_bridge.area_text import sum_text


@pytest.mark.parametrize(
    ("m2", "parcels", "without", "text"),
    [
        (10_000, 2, 0, "15.00 mu"),
        (0.0, 20, 20, "the area of 20 parcels is missing"),
        (10_000, 20, 19, "15.00 mu (the area of 19 parcels is missing)"),
        (0.0, 0, 0, "0.00 mu"),
    ],
)
def test_a_missing_area_is_told(m2: float, parcels: int, without: int, text: str) -> None:
    assert sum_text(m2, parcels, without) == text
