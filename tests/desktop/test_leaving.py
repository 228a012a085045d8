# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever way QGIS is ended, what was typed is asked about first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.desktop.workspaces import small_workspace


def test_qgis_does_not_end_over_a_form_that_is_not_saved(
    make_profile: Callable[..., Any], drive_qgis: Callable[..., dict[str, Any]], folder: Path
) -> None:
    seen = drive_qgis(
        make_profile(locale="zh-Hans"), "leaving", name="leaving", seconds=90,
        workspace=small_workspace(folder / "江海区.gpkg"),
    )  # fmt: skip
    # QGIS that ended at the first try would have left no answers at all.
    for way in ("menu", "window"):
        assert "有 1 处修改尚未保存" in seen[way]
    assert seen["entry"] == "甲厂（新）"
    assert seen["returncode"] == 0
    assert "Traceback" not in seen["stderr"]
