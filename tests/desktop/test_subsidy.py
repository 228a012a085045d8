# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补测算 in the real QGIS, from the training workspace to a project clicked on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_the_subsidy_of_the_training_workspace(
    make_profile: Callable[..., Any], drive_qgis: Callable[..., dict[str, Any]]
) -> None:
    seen = drive_qgis(
        make_profile(locale="zh-Hans"), "subsidy", name="subsidy-zh", seconds=120, chinese=1
    )
    assert "Traceback" not in seen["stderr"]
    assert seen["before"] == ["– 未测算 17"]
    assert seen["told"].startswith("已测算 17 个项目，✓ 符合 4（13,511,610.00 元），? 待复核 8")
    assert seen["chips"] == ["✓ 符合 4", "? 待复核 8", "~ 试算 1", "✕ 不符合 4"]
    assert seen["sum"].startswith("17 / 17 个项目；符合 4 个，")
    for words in ("待复核", "2,880,000.60 元", "2,400,000.50 元", "−480,000.10 元"):
        assert words in seen["result"]
    assert seen["pages"] == ["结果", "假设", "详细规划", "办理", "拨付"]
    assert seen["picked"] == "演练项目 02 二档"
    assert seen["tool_back"]
