# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:calculatesubsidy``: the same numbers as the service and the interface (D11)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from lowuse_plugin import api
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.projects.facts import read_facts
from tests.qgis.layers.test_layer_algorithms import run
from tests.qgis.workspace.test_workspace_algorithms import Heard
from tests.services.subsidy import subsidy_workspace as offices

ON = "2025-01-01"


@pytest.fixture
def store(folder: Path, provider: object) -> Iterator[Store]:
    with offices.new_store(folder) as opened:
        opened.write(
            [
                offices.project("p", project_code="XM-1", name="甲厂"),
                offices.project("q", project_code="XM-2", name="乙厂", floor_area_m2="36000"),
                offices.project("e", project_code="XM-3", name="空地", geom=None),
                offices.project("w", project_code="XM-4", name="丙厂", state="withdrawn"),
            ],
            reason="试",
        )
        yield opened


def assessed(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["project"]: each for each in json.loads(found["RESULTS"])["assessed"]}


def test_algorithm_service_and_interface_give_the_same(store: Store) -> None:
    workspace = str(store.path)
    expected = {
        code: api.assess_subsidy(read_facts(store, uuid).project, today=ON)
        for code, uuid in (("XM-1", "p"), ("XM-2", "q"))
    }
    feedback = Heard()
    found, _ = run("calculatesubsidy", feedback, WORKSPACE=workspace, ON=ON)
    for code, result in assessed(found).items():
        assert {k: v for k, v in result.items() if k not in ("project", "name")} == expected[code]
    assert (found["PROJECT_COUNT"], found["WRITTEN"]) == (3, 2)
    assert found["PAYABLE_YUAN"] == "4968000.00"  # 52,800 × 60 + 36,000 × 50
    assert any("neither parcels nor a boundary" in line for line in feedback.lines)
    stored = {row["project_uuid"]: row for row in offices.rows(store, "subsidy_case")}
    assert json.loads(stored["p"]["result"]) == expected["XM-1"]
    assert not any(item.written for item in offices.run(store).assessed)


def test_chosen_projects_with_a_documented_reading_and_a_workbook(
    store: Store, folder: Path
) -> None:
    given = {"WORKSPACE": str(store.path), "ON": ON, "SWITCHES": '{"far_land": "gross"}'}
    with pytest.raises(QgsProcessingException, match="number of the document"):
        run("calculatesubsidy", **given)
    with pytest.raises(QgsProcessingException, match="XM-9"):
        run("calculatesubsidy", PROJECTS="XM-1; XM-9", **given)
    assert offices.rows(store, "subsidy_case") == []
    target = folder / "测算 表.xlsx"
    found, _ = run(
        "calculatesubsidy", PROJECTS="XM-1；丙厂", BASIS_DOCUMENT="江财函 1 号", OUTPUT=str(target),
        **given,
    )  # fmt: skip
    assert set(assessed(found)) == {"XM-1", "XM-4"}
    assert {row["basis_document"] for row in offices.rows(store, "subsidy_case")} == {"江财函 1 号"}
    book = openpyxl.load_workbook(found["OUTPUT"], read_only=True)
    texts = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]
    assert "XM-1" in texts
    assert any(text.startswith("=") for text in texts)


def test_a_cancelled_run_writes_neither_calculation_nor_workbook(
    store: Store, folder: Path
) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    target = folder / "测算.xlsx"
    with pytest.raises(QgsProcessingException, match="Stopped on request"):
        run("calculatesubsidy", feedback, WORKSPACE=str(store.path), OUTPUT=str(target))
    assert offices.rows(store, "subsidy_case") == []
    assert not target.exists()
