# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""指标 as xlsx: formulas that lead from the parcels to the shares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.exchange.indicator_xlsx import write_indicators
from lowuse_plugin.services.indicators.park_check import check_parks
from lowuse_plugin.services.indicators.table import indicators
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.exchange.indicator_cases import ON, indicators_workspace
from tests.services.boundaries.geometry_workspace import add, multipolygon


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with indicators_workspace(folder) as opened:
        yield opened


def books(path: Path) -> tuple[Any, Any]:
    use_bundled("openpyxl")
    from openpyxl import load_workbook  # noqa: PLC0415

    return load_workbook(path), load_workbook(path, data_only=True)


def test_areas_and_shares_are_formulas_with_their_values(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = tmp_path / "指标.xlsx"
    write_indicators(path, indicators(store, ON), None, workspace=store.info)
    formulas, values = books(path)
    assert formulas.sheetnames == ["指标", "线内工业用地", "区块工业用地"]
    sheet, shown = formulas["指标"], values["指标"]
    assert sheet["H4"].value == "=F4/G4"
    assert sheet["F4"].value == (
        "=SUMIFS('线内工业用地'!F:F,'线内工业用地'!H:H,\"计入\",'线内工业用地'!H:H,\"计入\")"
    )
    assert (shown["F4"].value, shown["G4"].value) == (404, 808)
    assert shown["H4"].value == 0.5
    assert sheet["F5"].value.startswith("=SUMIFS('线内工业用地'!F:F,'线内工业用地'!E:E,D5")
    assert shown["J4"].value == "未登记要求，不判断"
    assert "1 宗用途不明（101.00 m²），未计入" in shown["P4"].value
    assert "示例标准" in shown["A1"].value  # the line of this workspace is one


def test_the_sums_can_be_made_again_from_the_parcels(store: WorkspaceStore, tmp_path: Path) -> None:
    path = tmp_path / "指标.xlsx"
    write_indicators(path, indicators(store, ON), None, workspace=store.info)
    _formulas, values = books(path)
    rows = [
        [cell.value for cell in row]
        for row in values["线内工业用地"].iter_rows(min_row=4)
        if row[7].value in ("计入", "用途不明")
    ]
    assert len(rows) == 4
    counted = [row for row in rows if row[7] == "计入"]
    assert sum(row[5] for row in counted) == 404
    assert sum(row[6] for row in counted) == 808
    assert sum(row[6] for row in counted if row[4] == "新会区") == 101
    shown = {row[3].value: row[6].value for row in values["指标"].iter_rows(min_row=4, max_row=6)}
    assert shown == {"全部宗地": 808, "江海区": 707, "新会区": 101}


def test_text_of_the_workspace_is_no_formula(store: WorkspaceStore, tmp_path: Path) -> None:
    path = tmp_path / "指标.xlsx"
    write_indicators(path, indicators(store, ON), None, workspace=store.info)
    cells = [row[3] for row in books(path)[0]["线内工业用地"].iter_rows(min_row=4)]
    [cell] = [cell for cell in cells if cell.value == "=HYPERLINK(1)"]
    assert cell.data_type == "s"


def test_parcels_outside_the_parks_have_their_own_page(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    path = tmp_path / "指标.xlsx"
    [layer] = add(store, "reference_layer", [{"name": "江海园", "kind": "industrial_park"}])
    add(store, "reference_area", [
        {"reference_layer_uuid": layer, "geom": multipolygon(0, 0, 130, 10)}
    ])  # fmt: skip
    write_indicators(path, indicators(store, ON), check_parks(store), workspace=store.info)
    sheet = books(path)[1]["园区外工业用地"]
    assert [sheet.cell(4, column).value for column in (4, 5, 6, 7)] == [
        "新会区",
        "园区外",
        101,
        101,
    ]
    footnotes = " ".join(str(row[0].value) for row in sheet.iter_rows(min_row=5) if row[0].value)
    assert "江海园" in footnotes
    assert "另有 1 宗用途不明（101.00 m²）" in footnotes


def test_an_example_reading_is_told_beside_the_share_and_above_the_page(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    """What counts as construction land is a 示例; typed figures say nothing of it."""
    with store.read() as reading:
        [version] = reading.table("control_line_version").to_rows()
    approved = Update("control_line_version", version["uuid"], 1, {"example": 0})
    store.write([approved], reason="不是示例")
    path = tmp_path / "指标.xlsx"
    write_indicators(path, indicators(store, ON), None, workspace=store.info)
    assert "示例" not in str(books(path)[1]["指标"]["A1"].value)
    [layer] = add(store, "reference_layer", [
        {"name": "变更调查", "kind": "land_survey", "as_of": "2023-12-31"}
    ])  # fmt: skip
    rows = [("0601", 1000, 1040), ("0701", 1030, 1100)]
    add(store, "reference_area", [
        {"reference_layer_uuid": layer, "class_code": code, "geom": multipolygon(x0, 0, x1, 10)}
        for code, x0, x1 in rows
    ])  # fmt: skip
    write_indicators(path, indicators(store, ON), None, workspace=store.info)
    sheet = books(path)[1]["指标"]
    assert "示例标准" in sheet["A1"].value
    [line] = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[5] == 400]
    assert (line[6], line[7]) == (1000, 0.4)
    assert "城乡建设用地的口径为示例" in line[15]
    assert "1 个图形与其他图形重叠 100.00 m²，同一块地只计一次" in line[15]
