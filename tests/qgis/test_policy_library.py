# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""政策库: words and what rests on them, packs of the office and their check, other incentives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.policy.folder import list_packs
from lowuse_plugin.gui.dialogs.clause_dialog import ClauseDialog
from lowuse_plugin.gui.dialogs.policy.library import PolicyLibrary
from lowuse_plugin.gui.subsidy.what_if_command import WhatIfCommand
from lowuse_plugin.gui.widgets.policy.texts import PolicyTexts
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.policy_packs import find, pack_folder, usable, usual
from lowuse_plugin.qgis_bridge.settings import POLICY_FOLDER
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.subsidy.subsidy_workspace import member, new_store, parcel, project, run

SHIPPED = resource("policy", "jiangfu-2022-10.toml").read_text(encoding="utf-8")


@pytest.fixture
def command(session_desk: SessionDesk, folder: Path) -> Iterator[WhatIfCommand]:
    POLICY_FOLDER.set(str(folder / "政策包"))
    command = WhatIfCommand(session_desk.context, session_desk.window)
    yield command
    command.release()
    settle()


@pytest.fixture
def library(command: WhatIfCommand, session_desk: SessionDesk) -> PolicyLibrary:
    library = command.show_library()
    session_desk.rest()
    return library


def said(library: PolicyLibrary, name: str) -> str:
    return library.findChild(QLabel, f"LowUse.Policy.{name}").text()


def office_pack(folder: Path, **changes: str) -> Path:
    """A pack of the office: another id, and a rate of tier 2 of its own."""
    text = SHIPPED.replace('id = "jiangfu-2022-10"', 'id = "jiangfu-2027-01"')
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "新政策.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_are_found_marked_and_stepped_through(library: PolicyLibrary) -> None:
    texts = library.texts
    texts.search("改造后建筑容积率达到2.0至2.5")
    assert said(library, "Hits") == "1 of 1"
    assert texts.view.document_id == "jiangfu-2022-10"
    shown = [
        texts.outline.topLevelItem(top).child(row).text(0).split()[0]
        for top in range(texts.outline.topLevelItemCount())
        for row in range(texts.outline.topLevelItem(top).childCount())
        if not texts.outline.topLevelItem(top).child(row).isHidden()
    ]
    assert shown == ["Y-36"]
    texts.search("调查评价")
    assert texts.view.document_id == "jiangfuhan-2023-202"
    texts.search("试点")
    before = said(library, "Hits")
    assert before.startswith("1 of ")
    QTest.keyClick(library.findChild(QLineEdit, "LowUse.Policy.Search"), Qt.Key.Key_Return)
    assert said(library, "Hits") == before.replace("1", "2", 1)
    texts.search("没有这样的话")
    assert said(library, "Hits") == "no hit"


def test_a_clause_leads_to_what_rests_on_it(
    command: WhatIfCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with new_store(folder) as store:
        store.write(
            [
                project("a", name="甲厂"),
                project("b", name="乙厂", floor_area_m2="30000"),
                parcel("q", 24000.0, 24000.0),
                member("a", "q"),
            ],
            reason="试",
        )
        run(store)
        path = store.path
    session_desk.open(path)
    clause = ClauseDialog("Y-36", session_desk.window)
    clause.findChild(QPushButton, "LowUse.Clause.Library").click()
    clause.close()
    library = command.show_library()
    session_desk.rest()
    uses = library.texts.uses
    # 甲厂 has a ratio of 2.2 and is paid by Y-36; 乙厂 with 1.25 by no tier.
    assert [use.label for use in uses.found.projects] == ["甲厂"]
    library.show_clause("Y-33")
    session_desk.rest()
    assert [use.label for use in uses.found.projects] == ["甲厂", "乙厂"]
    uses.projects.itemActivated.emit(uses.projects.item(1))
    assert session_desk.project.uuid == "b"
    library.show_clause("Y-27")
    session_desk.rest()
    assert "Nothing in this workspace rests on Y-27" in said(library, "Uses.Said")


def test_the_banner_stands_from_180_days_before_the_end(session_desk: SessionDesk) -> None:
    for day, shown in ((date(2026, 10, 1), False), (date(2026, 10, 2), True)):
        texts = PolicyTexts(session_desk.context, day)
        banner = texts.findChild(QLabel, "LowUse.Policy.Banner.jiangfu-2022-10.Text")
        assert (day, not banner.parentWidget().isHidden()) == (day, shown)
        assert ("180" in banner.text()) is shown
        texts.deleteLater()


def test_a_pack_of_the_office_is_checked_installed_and_removed(
    library: PolicyLibrary, session_desk: SessionDesk, folder: Path
) -> None:
    packs = library.packs
    bad = office_pack(folder, **{'rate_yuan_per_m2 = "60"': 'rate_yuan_per_m2 = "六十"'})
    packs.install(bad)
    session_desk.rest()
    line = 1 + bad.read_text(encoding="utf-8").splitlines().index('rate_yuan_per_m2 = "六十"')
    assert f"新政策.toml:{line}" in session_desk.said[-1]
    assert "tiers[1].rate_yuan_per_m2" in session_desk.said[-1]
    assert list(usable()) == ["jiangfu-2022-10"]
    (folder / "乱.toml").write_text("id = \nkind = 1", encoding="utf-8")
    packs.install(folder / "乱.toml")
    session_desk.rest()
    assert "line 1" in session_desk.said[-1]

    packs.install(office_pack(folder, **{'rate_yuan_per_m2 = "60"': 'rate_yuan_per_m2 = "66"'}))
    session_desk.rest()
    assert list(usable()) == ["jiangfu-2022-10", "jiangfu-2027-01"]
    assert find("jiangfu-2027-01").tiers[1].rate_yuan_per_m2 == 66
    assert usual(date(2025, 1, 1)).id in usable()
    assert "66" in packs.values.toPlainText()
    packs.install(office_pack(folder))
    session_desk.rest()
    assert "jiangfu-2027-01" in session_desk.said[-1]  # an id is taken once
    packs.choose("jiangfu-2027-01")
    remove = library.findChild(QPushButton, "LowUse.Policy.Packs.Remove")
    remove.click()
    session_desk.rest()
    assert list(usable()) == ["jiangfu-2022-10"]
    assert [pack.own for pack in list_packs(pack_folder())] == [False, False]
    assert not remove.isEnabled()  # what came with the plugin stays
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert find("jiangfu-2027-01").tiers[1].rate_yuan_per_m2 == 66


def test_golden_cases_pass_with_the_shipped_pack_and_fail_with_another_rate(
    library: PolicyLibrary, session_desk: SessionDesk, folder: Path
) -> None:
    packs, check = library.packs, library.packs.check_view
    packs.choose("jiangfu-2022-10")
    packs.check()
    session_desk.rest()
    assert check.said.text().startswith("✓ All ")
    assert check.table.item(0, 0).text() == "✓ passed"
    first = check.table.item(0, 3).text().split("\n")
    assert first[0].startswith("Result: ✓")
    assert "Amount: 3,168,000.00 yuan" in first
    lines = check.table.fontMetrics().lineSpacing() * len(first)
    check.table.resize(500, 300)
    assert check.table.rowHeight(0) >= lines
    texts = [check.table.item(row, 2).text() for row in range(check.table.rowCount())]
    assert any("Amount of part 2: " in text for text in texts)
    golden = folder / "golden"
    golden.mkdir()
    cases = resource("policy", "golden", "jiangfu-2022-10.toml").read_text(encoding="utf-8")
    (golden / "jiangfu-2027-01.toml").write_text(cases, encoding="utf-8")
    packs.install(office_pack(folder, **{'rate_yuan_per_m2 = "60"': 'rate_yuan_per_m2 = "66"'}))
    session_desk.rest()
    packs.check()
    session_desk.rest()
    assert check.said.text().startswith("✕ ")
    assert check.table.item(0, 0).text() == "✕ failed"
    assert "Amount" in check.table.item(0, 2).text()


def test_incentives_follow_from_what_is_entered_and_nothing_from_what_is_not(
    library: PolicyLibrary,
) -> None:
    tab = library.incentives

    def enter(name: str, value: str | int) -> None:
        widget = tab.findChild(QLineEdit, f"LowUse.Policy.Incentives.{name}")
        if widget is not None:
            widget.setText(str(value))
            return
        box = tab.findChild(QComboBox, f"LowUse.Policy.Incentives.{name}")
        box.setCurrentIndex(box.findData(value))

    day = tab.findChild(QDateEdit, "LowUse.Policy.Incentives.On")
    day.setDate(QDate(2027, 3, 31))
    assert "→" not in tab.view.toPlainText()
    enter("use_before", "0601")
    flags = ("fits_plans", "source_lawful", "title_clear", "fits_surroundings", "use_kept")
    for name in (*flags, "rebuilt"):
        assert "不需增缴土地价款" not in tab.view.toPlainText()
        enter(name, 1)
    assert "→ 不需增缴土地价款" in tab.view.toPlainText()
    day.setDate(QDate(2027, 4, 1))
    assert "applies from 2022-04-01 to 2027-03-31" in tab.view.toPlainText()
    assert "→" not in tab.view.toPlainText()
    day.setDate(QDate(2027, 3, 31))
    enter("title_clear", 0)
    assert "不需增缴土地价款" not in tab.view.toPlainText()
    enter("use_before", "不知道什么地")
    assert "no known land use" in said(library, "Incentives.Wrong.use_before")
    assert tab.view.toPlainText() == ""
