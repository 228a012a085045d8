# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:exportmaps`` on a real workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from tests.qgis.layers.map_workspace import checked_workspace, pdf_text
from tests.qgis.layers.test_layer_algorithms import run
from tests.qgis.workspace.test_workspace_algorithms import Heard
from tests.services.boundaries.geometry_workspace import EAST, NORTH

TEXTS = {"UNIT": "江海区局", "AUTHOR": "张三", "MEETING": "第3次会议", "SHEET_NO": "附图4"}


@pytest.fixture
def workspace(folder: Path, provider: object) -> str:
    with checked_workspace(folder) as store:
        return str(store.path)


def test_a_folder_gets_a_file_named_after_number_title_and_day(
    workspace: str, folder: Path
) -> None:
    feedback = Heard()
    target = folder / "上会 材料"
    target.mkdir()
    given = {"WORKSPACE": workspace, "FOLDER": str(target), "ON": "2025-06-30", **TEXTS}
    found, _ = run("exportmaps", feedback, **given)
    name = "附图4_江海区工业用地控制线比对图（2025年）_20250630"
    assert json.loads(found["FILES"]) == [str(target / f"{name}.pdf")]
    summary = json.loads(found["SUMMARY"])
    assert (summary["parcels"], summary["total_m2"], summary["version"]) == (3, "707.00", "2024版")
    assert summary["classes"]["crossing"] == {"count": 1, "area_m2": "404.00"}
    assert summary["by_level"] == {"1": "202.00", "2": "0.00", "0": "0.00"}
    assert "第3次会议" in pdf_text(target / f"{name}.pdf")
    assert any("Example standard" in line for line in feedback.lines)
    again, _ = run("exportmaps", **given)
    assert json.loads(again["FILES"]) == [str(target / f"{name}(2).pdf")]


def test_a_file_names_its_format_and_an_extent_what_is_counted(
    workspace: str, folder: Path
) -> None:
    box = f"{EAST + 195},{EAST + 205},{NORTH},{NORTH + 10} [EPSG:4526]"
    found, _ = run(
        "exportmaps", WORKSPACE=workspace, FILE=str(folder / "图.png"), EXTENT=box
    )  # fmt: skip
    assert (folder / "图.png").read_bytes()[:4] == b"\x89PNG"
    assert (found["SCALE"], json.loads(found["SUMMARY"])["parcels"]) == (500, 1)


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({}, "FOLDER"),
        ({"FOLDER": "nowhere at all"}, "nowhere at all"),
        ({"FILE": "nowhere/图.pdf"}, "图.pdf"),
        ({"FILE": "图.docx"}, "docx"),
        ({"FILE": "图.pdf", "TEMPLATE": "nowhere.qpt"}, "nowhere.qpt"),
        ({"FILE": "图.pdf", "DISTRICT": "440703"}, "check"),
        ({"FILE": "图.pdf", "DISTRICT": "999999"}, "999999"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_no_file(
    workspace: str, folder: Path, parameters: dict[str, str], part: str
) -> None:
    if "FILE" in parameters:
        parameters = {**parameters, "FILE": str(folder / parameters["FILE"])}
    before = sorted(item.name for item in folder.iterdir())
    with pytest.raises(QgsProcessingException) as caught:
        run("exportmaps", WORKSPACE=workspace, **parameters)
    assert part in str(caught.value)
    assert sorted(item.name for item in folder.iterdir()) == before
