# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries in the real QGIS: vertex tool, split tool, form of a new parcel, paste."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR, add, parcel

Drive = Callable[..., dict[str, Any]]


def block(path: Path) -> Path:
    """Three parcels of 10 × 10 m side by side, a tagged one, and one far off."""
    starts = (0, 10, 20, 34, 60)
    with create_workspace(path, district="440704", actor=ACTOR) as store:
        rows = [
            parcel(x, x + (14 if x == 20 else 10), parcel_code=f"440704001001GB{i:05d}",
                   registered_area_m2=100, plane_area_m2=140 if x == 20 else 100)
            for i, x in enumerate(starts, start=1)
        ]  # fmt: skip
        uuids = add(store, "parcel", rows)
        tag_parcels(store, uuids[3:4], Decision("李四", date(2025, 6, 30), text="停产"))
    return path


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_boundaries_are_drawn_with_the_mouse(
    make_profile: Callable[..., Any], drive_qgis: Drive, folder: Path, scale: float
) -> None:
    path = block(folder / "界址.gpkg")
    seen = drive_qgis(
        make_profile(),
        "boundaries",
        name=f"boundary-{scale:g}",
        seconds=150,
        screen="1366x768" if scale == 1 else "1920x1080",
        scale=scale,
        workspace=path,
        tagged_row=3,
    )
    assert seen["edit_offered"]
    assert seen["heading"].startswith("编辑 1 宗，邻宗 1 宗")
    assert changes(seen["moved"]) == pytest.approx([25, 25], abs=0.5)
    assert any("登记面积" in sentence for sentence in seen["moved_findings"])
    assert "原因" in seen["moved_state"]
    assert "修改界线 2 宗" in seen["saved"]
    assert "已撤销" in seen["undone"]
    assert len(seen["split_choices"]) == 4
    assert "修改界线 1 宗" in seen["split_saved"]
    assert seen["tool"]
    assert "宗地代码" in seen["form"]
    assert not any("lup_" in label for label in seen["form"])
    assert changes(seen["new"]) == pytest.approx([400, 400], abs=5)
    assert any("自相交" in sentence for sentence in seen["crossing"])
    assert "改正 1 处" in seen["crossing_state"]
    assert len(seen["asked"]) == 1
    assert seen["left"]
    assert "停用" in seen["retired"]
    assert any("低效标记" in use for use in seen["uses"])
    assert not seen["can_retire"]
    assert (seen["snapping_before"], seen["snapping_after"]) == (False, False)
    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        areas = sorted(reading.table("list_parcels")["plane_area_m2"].to_list())
    # One of 14 × 10 m was split at two metres; one of the last two was retired again.
    assert areas == pytest.approx([20, 100, 100, 100, 100, 120, 400], abs=5)


def changes(rows: list[list[str]]) -> list[float]:
    """The changes of the first two parcels, in m²."""
    return [float(row[3]) for row in rows[:2]]
