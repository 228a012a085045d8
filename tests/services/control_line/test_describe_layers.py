# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said beside a map of where its areas come from."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from lowuse_plugin.domain.control_line.classes import LineVersion
from lowuse_plugin.domain.control_line.map import MapScope
from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.map_figures import control_map_figures
from lowuse_plugin.services.describe_layers import MOST_FILES, describe_layers
from lowuse_plugin.services.parcels.card import read_card
from lowuse_plugin.store import transaction
from tests.services.boundaries.geometry_workspace import add, control_line, new_workspace, parcel

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
    version = LineVersion("1", "1版", date(2024, 1, 1), valid_to)
    assert version.has_expired(ON) is expired
    assert version.in_force(ON) is not expired


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(-1, None), (0, None), (1, None), (-2, 0), (-2, 1), (0, 1), (-9, -1)],
)
def test_the_map_shows_what_the_rule_of_validity_says(
    folder: Path, starts: int, ends: int | None
) -> None:
    today = date.today()
    first = today + timedelta(days=starts)
    last = None if ends is None else today + timedelta(days=ends)
    with new_workspace(folder) as store:
        control_line(store, "甲", first.isoformat(), last.isoformat() if last else None)
        control_line(store, "乙", "1990-01-01", "1990-01-02")  # shown in place of none at most
        facts = describe_layers(store)
    versions = {version.version: version for version in facts.line_versions}
    in_force = LineVersion("", "甲", first, last).in_force(today)
    assert (versions.keys() == {"甲"} and versions["甲"].in_force(today)) is in_force


def test_every_place_names_the_day_in_the_office_on_which_the_import_began(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(moment: str) -> None:
        monkeypatch.setattr(transaction, "time_of_write", lambda *_clocks: moment)

    with new_workspace(folder) as store:
        at("2025-06-29T23:30:00.000Z")  # half past seven of the next day in the office
        [key] = add(store, "import_package", [package("宗地.shp", "parcel", "open")])
        [row] = add(store, "parcel", [parcel(10, 20, import_package_uuid=key)])
        at("2025-07-02T01:00:00.000Z")
        store.write([Update("import_package", key, 1, {"state": "done"})], reason="test")
        control_line(store, "2024版", "2024-01-01")
        check_control_line(store, on=ON)
        facts = describe_layers(store)
        figures = control_map_figures(store, scope=MapScope(), on=ON)
        card = read_card(store, row)
    assert facts.lines("parcel", ON) == ("来源：宗地.shp，2025-06-30 导入，4 条",)
    assert [source.imported_on for source in figures.sources] == [date(2025, 6, 30)]
    assert card is not None
    assert card.origin is not None
    assert shown_moment(card.origin.at_utc) == "2025年6月30日 07:30"


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
