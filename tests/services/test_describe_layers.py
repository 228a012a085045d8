# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said beside a map of where its areas come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.services.describe_layers import MOST_FILES, LineVersion, describe_layers
from tests.services.geometry_workspace import add, control_line, new_workspace

ON = date(2025, 6, 30)


def package(name: str, target: str, state: str = "done") -> dict[str, object]:
    return {
        "target_table": target,
        "file_name": name,
        "file_sha256": "0",
        "state": state,
        "rows_imported": 3,
        "rows_changed": 1,
    }


def test_names_finished_imports_newest_first(folder: Path) -> None:
    with new_workspace(folder) as store:
        for number in range(MOST_FILES + 2):
            add(store, "import_package", [package(f"{number}.shp", "parcel")])
        add(store, "import_package", [package("未完成.shp", "parcel", "open")])
        add(store, "import_package", [package("线.shp", "control_line")])
        facts = describe_layers(store)
    parcels = facts.lines("parcel", ON)
    assert [line.partition("，")[0] for line in parcels[:2]] == ["来源：6.shp", "来源：5.shp"]
    assert parcels[0].endswith("导入，4 条")
    assert parcels[-1] == "来源：另有 2 次导入"
    assert [line[:8] for line in facts.lines("control_line", ON)] == ["来源：线.shp"]
    assert facts.lines("three_old_area", ON) == ()


@pytest.mark.parametrize(
    ("valid_to", "expired"),
    [(None, False), (date(2025, 7, 1), False), (ON, True), (date(2025, 6, 29), True)],
)
def test_a_version_expires_on_its_last_day(valid_to: date | None, *, expired: bool) -> None:
    version = LineVersion("1版", date(2024, 1, 1), valid_to, example=False)
    assert version.has_expired(ON) is expired


def test_says_which_version_is_shown_and_that_it_is_an_example(folder: Path) -> None:
    with new_workspace(folder) as store:
        control_line(store, "2000版", "2000-01-01", "2001-01-01")
        facts = describe_layers(store)
        assert facts.line_has_expired(ON)
        [line] = facts.lines("control_line", ON)
        assert line == "版本 2000版，自 2000-01-01 至 2001-01-01 止；已过期；示例标准,仅供演练"
        control_line(store, "2024版", "2024-01-01")
        facts = describe_layers(store)
    assert not facts.line_has_expired(ON)
    assert [version.version for version in facts.line_versions] == ["2024版"]


def test_a_version_to_come_is_shown_where_there_is_no_other(folder: Path) -> None:
    with new_workspace(folder) as store:
        control_line(store, "2999版", "2999-01-01")
        control_line(store, "2998版", "2998-01-01")
        facts = describe_layers(store)
    assert [version.version for version in facts.line_versions] == ["2998版"]
    assert "尚未生效" in facts.lines("control_line", ON)[0]


def test_reference_layers_are_named_with_source_and_date(folder: Path) -> None:
    layer = {
        "name": "园区",
        "kind": "industrial_park",
        "source": "自然资源局",
        "as_of": "2024-12-31",
    }
    with new_workspace(folder) as store:
        add(store, "reference_layer", [layer])
        facts = describe_layers(store)
    assert facts.lines("reference_area", ON) == ("园区，自然资源局，2024-12-31",)
