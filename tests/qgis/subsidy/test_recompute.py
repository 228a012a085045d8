# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""按另一政策重算: old and new side by side, adopted as one step, undone as one step (E12)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QDateEdit, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.policy.folder import install_pack
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.gui.dialogs.subsidy.recompute_dialog import RecomputeDialog
from lowuse_plugin.gui.subsidy.what_if_command import WhatIfCommand
from lowuse_plugin.gui.widgets.policy.pack_difference_model import (
    DIFFERENCE,
    INFORM,
    PROJECT,
    texts,
)
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.settings import POLICY_FOLDER
from lowuse_plugin.services.subsidy import recompute as recompute_subsidies
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.services.subsidy.read_calculation import read_calculation
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.subsidy.subsidy_workspace import new_store, project, run
from tests.store.support import LI

NEW = "jiangfu-2027-01"


@pytest.fixture
def dialog(session_desk: SessionDesk, folder: Path) -> Iterator[RecomputeDialog]:
    """Two projects in tier 2 and one below every tier; the new pack pays 66 for tier 2."""
    with new_store(folder) as store:
        store.write(
            [
                project("a", name="甲厂", redeveloper="甲公司"),
                project("b", name="乙厂", floor_area_m2="50000"),
                project("c", name="丙厂", floor_area_m2="30000"),
                project("d", name="丁厂", floor_area_m2=None),
            ],
            reason="试",
        )
        run(store)
        path = store.path
    text = resource("policy", "jiangfu-2022-10.toml").read_text(encoding="utf-8")
    text = text.replace('id = "jiangfu-2022-10"', f'id = "{NEW}"')
    (folder / "新.toml").write_text(text.replace('"60"', '"66"'), encoding="utf-8")
    install_pack(folder / "新.toml", folder / "政策包")
    POLICY_FOLDER.set(str(folder / "政策包"))
    command = WhatIfCommand(session_desk.context, session_desk.window)
    session_desk.open(path)
    dialog = command.recompute(None, NEW)
    session_desk.rest()
    yield dialog
    command.release()
    settle()


def newest(path: Path) -> dict[str, tuple[str, int | None]]:
    """Project → pack and amount of its newest calculation that stands."""
    with open_workspace(path, actor=LI) as store, store.read() as reading:
        packs = {row["uuid"]: row["rule_set_id"] for row in reading.table("rule_sets").to_rows()}
        cases = reading.table("subsidy_case").to_rows()
    return {c["project_uuid"]: (packs[c["rule_set_uuid"]], c["amount_fen"]) for c in cases}


def test_old_and_new_stand_side_by_side_and_nothing_is_written(
    dialog: RecomputeDialog, session_desk: SessionDesk, folder: Path
) -> None:
    shown = {texts(each)[PROJECT]: texts(each) for each in dialog.model.shown()}
    # 52,800 × (66 − 60) and 50,000 × 6.
    assert {name: line[DIFFERENCE] for name, line in shown.items()} == {
        "甲厂": "+316,800.00 yuan",
        "乙厂": "+300,000.00 yuan",
    }
    assert "甲公司" in shown["甲厂"][INFORM]
    assert dialog.model.difference() == Decimal("616800.00")
    dialog.findChild(QCheckBox, "LowUse.Recompute.OnlyChanged").setChecked(False)
    assert dialog.model.shown_count() == 4
    dialog.findChild(QLineEdit, "LowUse.Recompute.Filter").setText("丁厂")
    [missing] = dialog.model.shown()
    assert missing.refused is not None
    assert dialog.model.chosen() == ()
    assert not dialog.findChild(QPushButton, "LowUse.Recompute.Adopt").isEnabled()
    dialog.findChild(QLineEdit, "LowUse.Recompute.Filter").clear()
    dialog.write_to(folder / "对照.xlsx")
    session_desk.rest()
    sheet = openpyxl.load_workbook(folder / "对照.xlsx").active
    numbers = {c for row in sheet.iter_rows(values_only=True) for c in row if c}
    assert {3_168_000, 3_484_800, 316_800} <= numbers
    path = session_desk.session.path
    assert {pack for pack, _ in newest(path).values()} == {"jiangfu-2022-10"}


def test_adopting_the_checked_ones_is_one_step_that_is_undone_as_one(
    dialog: RecomputeDialog, session_desk: SessionDesk
) -> None:
    path = session_desk.session.path
    row = next(i for i, each in enumerate(dialog.model.shown()) if each.name == "乙厂")
    dialog.table.setCurrentIndex(dialog.model.index(row, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    adopt = dialog.findChild(QPushButton, "LowUse.Recompute.Adopt")
    assert adopt.text() == "Adopt for 1 projects"
    adopt.click()
    session_desk.rest()
    assert newest(path)["a"] == (NEW, 348_480_000)
    assert newest(path)["b"] == ("jiangfu-2022-10", 300_000_000)
    assert [each.name for each in dialog.model.shown()] == ["乙厂"]
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert newest(path)["a"] == ("jiangfu-2022-10", 316_800_000)


def test_stepping_through_days_compares_once_and_closing_stops_it(
    dialog: RecomputeDialog, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[date] = []
    ended: list[bool] = []

    def endless(_store: object, _policy: object, on: date, *, progress: Progress, **_: Any) -> None:
        started.append(on)
        try:
            while True:
                progress.step(0, 0)
                time.sleep(0.01)
        finally:
            ended.append(True)

    monkeypatch.setattr(recompute_subsidies, "compare_packs", endless)
    day = dialog.findChild(QDateEdit, "LowUse.Recompute.Day")
    first = QDate(2025, 1, 1)
    for step in range(6):
        day.setDate(first.addDays(step))
    assert not dialog.findChild(QPushButton, "LowUse.Recompute.Adopt").isEnabled()
    until(lambda: bool(started))
    assert started == [date(2025, 1, 6)]
    day.setDate(first)
    until(lambda: len(started) == 2)
    until(lambda: len(ended) == 1)  # the one before gave up
    dialog.resize(901, 500)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(lambda: len(ended) == 2)
    assert started == [date(2025, 1, 6), date(2025, 1, 1)]
    again = RecomputeDialog(session_desk.context, session_desk.window)
    assert again.width() == 901
    again.deleteLater()


def test_readings_chosen_with_a_document_are_said_to_go_under_another_pack_and_stay_under_theirs(
    dialog: RecomputeDialog, session_desk: SessionDesk
) -> None:
    path = session_desk.session.path
    with open_workspace(path, actor=LI) as store:
        assess_subsidies(
            store, policy=find_policy("jiangfu-2022-10"), on=date.today(), calculated_by="李四",
            software_version="0", projects=["a"], switches={"far_rounding": "two_decimals"},
            basis_document="会议纪要〔2025〕3号",
        )  # fmt: skip
    session_desk.refreshed()
    note = dialog.findChild(QLabel, "LowUse.Recompute.ReadingsGone")

    def documents() -> dict[str, str]:
        with open_workspace(path, actor=LI) as store:
            found = {key: read_calculation(store, key) for key in "ab"}
        return {key: each.basis_document for key, each in found.items()}

    dialog.compare_these(("a", "b"), "jiangfu-2022-10")
    session_desk.rest()
    assert not note.isVisible()
    dialog.findChild(QCheckBox, "LowUse.Recompute.OnlyChanged").setChecked(False)
    dialog.adopt()
    session_desk.rest()
    assert documents() == {"a": "会议纪要〔2025〕3号", "b": ""}
    dialog.compare_these(("a", "b"), NEW)
    session_desk.rest()
    assert note.isVisible()
    assert "For 1 of the checked projects other readings count" in note.text()
    dialog.adopt()
    session_desk.rest()
    assert "The readings of 1 of them are those of the pack now" in session_desk.said[-1]
    assert documents() == {"a": "", "b": ""}


def test_under_the_same_pack_nothing_differs_and_that_is_said(
    dialog: RecomputeDialog, session_desk: SessionDesk
) -> None:
    dialog.compare_these(("a",), "jiangfu-2022-10")
    session_desk.rest()
    assert "none differs" in dialog.findChild(QLabel, "LowUse.Recompute.State.Text").text()
    dialog.findChild(QPushButton, "LowUse.Recompute.ShowAll").click()
    assert [each.name for each in dialog.model.shown()] == ["甲厂"]
