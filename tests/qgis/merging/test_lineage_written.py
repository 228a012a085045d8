# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革台账 from the page, from the menu and from Processing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException
from qgis.PyQt.QtWidgets import QFileDialog

from tests.qgis.merging import test_lineage_page
from tests.qgis.merging.test_lineage_page import Office

office = test_lineage_page.office


def heads(path: Path) -> list[Any]:
    return [row[0].value for row in load_workbook(path).active.iter_rows()]


def test_page_and_menu_write_a_family_or_all(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder / "台账.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    office.show("c")
    office.button("Write").click()
    office.desk.rest()
    assert "changes of parcels written" in office.desk.said[-1]
    assert "丙" in heads(target)[0]
    assert {"甲", "乙", "丙"} <= set(heads(target))
    target.unlink()
    [menu] = [each for each in office.command.commands() if each.name == "LineageTable"]
    menu.run()
    office.desk.rest()
    assert "江海区" in heads(target)[0]


def test_processing_writes_it_too(provider: object, office: Office, folder: Path) -> None:
    import processing  # noqa: PLC0415

    target = folder / "算法.xlsx"

    def run(**more: str) -> dict[str, Any]:
        found: dict[str, Any] = processing.run(
            "lowuse:exportreport",
            {"WORKSPACE": str(office.path), "KIND": "lineage_table", "OUTPUT": str(target), **more},
        )
        return found

    found = run(PARCEL="甲")
    assert json.loads(found["SUMMARY"]) == {"kind": "lineage_table", "changes": found["UNITS"]}
    assert found["UNITS"] >= 3  # two parcels merged, one cut off
    assert {"甲", "乙", "丙"} <= set(heads(target))
    with pytest.raises(QgsProcessingException, match="庚"):
        run(PARCEL="庚")
    with pytest.raises(QgsProcessingException, match="There is nothing to write"):
        run(PARCEL="戊")


def test_codes_stand_whole_in_a_narrow_tree(office: Office) -> None:
    tree, code = office.page.tree, "440704001001GB00011"
    metrics, begins = tree.fontMetrics(), f"○ came from: {code}"
    room = metrics.horizontalAdvance(begins + "…") + 1
    shown = metrics.elidedText(f"{begins}, " + "甲" * 40, tree.textElideMode(), room)
    assert shown.startswith(begins)
