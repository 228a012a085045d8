# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定标准: copied, changed in a form, tried, saved, adopted and undone in a real session (A09)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from qgis.PyQt.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.adopt_dialog import AdoptDialog, RetireStandardDialog
from lowuse_plugin.gui.dialogs.draft_dialog import DraftDialog
from lowuse_plugin.gui.dialogs.standards_dialog import StandardsDialog
from lowuse_plugin.gui.standards_command import StandardsCommand
from lowuse_plugin.gui.widgets.identification.rules_table import (
    HITS,
    QUANTITY,
    THRESHOLD,
    RuleTable,
)
from lowuse_plugin.gui.widgets.step_input import StepInput
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.identification.standards import list_standards
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace

Part = TypeVar("Part", bound=QWidget)
LI = Actor("李四", "li", "PC-2")


class Office:
    """The command with its dialogs."""

    def __init__(self, desk: SessionDesk, command: StandardsCommand) -> None:
        self.desk = desk
        self.command = command

    def part(self, kind: type[Part], name: str) -> Part:
        found = self.desk.window.findChildren(kind, f"LowUse.{name}")
        assert found, name
        return found[-1]

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert button.isEnabled(), (name, button.toolTip())
        button.click()
        self.desk.rest()

    def text(self, name: str) -> str:
        return str(self.part(QLabel, name).text())

    @property
    def dialog(self) -> StandardsDialog:
        return self.part(StandardsDialog, "Standards")

    @property
    def draft(self) -> DraftDialog:
        return self.part(DraftDialog, "Draft")

    def titles(self) -> list[str]:
        return [f"{each.state} {each.title}" for each in self.dialog.standards]

    def threshold(self, text: str) -> None:
        field = self.part(StepInput, "Draft.Rule.Condition0.Threshold")
        field.lineEdit().setText(text)


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    ROLE.set(Role.MANAGER.value)
    parcel_workspace(folder).close()
    command = StandardsCommand(session_desk.context, session_desk.window)
    session_desk.open(folder / "工作库.gpkg")
    command.show()
    session_desk.rest()
    yield Office(session_desk, command)
    command.release()
    settle()


def test_a_standard_is_copied_tried_saved_adopted_and_undone(office: Office) -> None:
    desk = office.desk
    assert office.titles() == ["shipped 低效用地认定标准（示例，仅供演练）"]
    assert "低效用地认定标准（示例，仅供演练）" in office.text("Standards.Line.Title")
    assert not office.part(QPushButton, "Standards.Edit").isEnabled()
    office.press("Standards.Copy")
    assert [each.state for each in office.dialog.standards] == ["shipped", "draft"]
    table = office.part(RuleTable, "Draft.Rules")
    assert table.model().index(0, THRESHOLD).data() == "1.0"

    # A mistake is told while it is typed, at its rule, and can neither be saved nor tried.
    office.threshold("1,x")
    assert "S-01" in office.text("Draft.Said")
    assert not office.part(QPushButton, "Draft.Save").isEnabled()
    office.threshold("2.0")
    assert table.model().index(0, THRESHOLD).data() == "2.0"

    # b and d have 1.5: newly proposed; nothing is written by trying.
    before = desk.session.store.path.stat().st_mtime_ns
    office.press("Draft.Try")
    until(lambda: office.part(QTableWidget, "Draft.Trial.Table").rowCount() == 2)
    assert not table.isColumnHidden(HITS)
    assert table.model().index(0, HITS).data() == "3"
    office.threshold("1.0")
    until(lambda: office.part(QTableWidget, "Draft.Trial.Table").rowCount() == 0)
    office.threshold("2.0")
    until(lambda: office.part(QTableWidget, "Draft.Trial.Table").rowCount() == 2)
    assert desk.session.store.path.stat().st_mtime_ns == before
    desk.current.select({"a"})
    office.press("Draft.Trial.OnMap")
    assert desk.current.selection == {"b", "d"}
    office.press("Draft.Try")
    assert desk.current.selection == {"a"}

    office.press("Draft.Save")
    assert not office.draft.edited
    office.draft.close()
    desk.rest()
    office.press("Standards.Adopt")
    adopt = office.part(AdoptDialog, "Adopt")
    assert not adopt.ok.isEnabled()
    office.part(QLineEdit, "Adopt.Basis").setText("局务会 2026-1")
    title = office.part(QLineEdit, "Adopt.Title")
    assert title.text() == f"低效用地认定标准, version of {office_today().year}"
    title.setText("低效用地认定标准（示例，仅供演练）")
    assert not adopt.ok.isEnabled()  # the shipped set has this name
    title.setText("江海区标准")
    adopt.ok.click()
    desk.rest()
    assert [each.state for each in office.dialog.standards] == ["adopted", "shipped"]
    assert office.dialog.standards[0].in_force
    until(lambda: "江海区标准" in office.text("Standards.Line.Title"))
    until(lambda: "4" in office.text("Standards.Line.Text"))
    desk.press("LowUse.Message.Undo")
    desk.rest()
    until(lambda: [e.state for e in office.dialog.standards] == ["shipped", "draft"])


def test_one_click_evaluates_again_what_rests_on_another_standard(office: Office) -> None:
    office.press("Standards.Copy")
    office.draft.discard()
    office.press("Standards.Adopt")
    office.part(QLineEdit, "Adopt.Basis").setText("局务会 2026-1")
    office.part(AdoptDialog, "Adopt").ok.click()
    office.desk.rest()
    until(lambda: office.part(QPushButton, "Standards.Line.Again").isVisible())
    office.press("Standards.Line.Again")
    until(lambda: not office.part(QPushButton, "Standards.Line.Again").isVisible())
    office.dialog.reload()
    office.desk.rest()
    assert [(each.state, each.parcels) for each in office.dialog.standards] == [
        ("adopted", 4),
        ("shipped", 0),
    ]


def test_rules_are_added_moved_and_removed(office: Office) -> None:
    office.press("Standards.Copy")
    table = office.part(RuleTable, "Draft.Rules")
    rows = table.model().rowCount()
    table.choose(1)
    office.press("Draft.Add")
    assert table.model().rowCount() == rows + 1
    assert table.currentIndex().row() == 2
    # A new rule has no threshold yet.
    assert not office.part(QPushButton, "Draft.Save").isEnabled()
    office.threshold("0.5")
    assert office.part(QPushButton, "Draft.Save").isEnabled()
    office.press("Draft.Up")
    assert table.model().index(1, THRESHOLD).data() == "0.5"
    assert table.model().index(1, QUANTITY).data() == "容积率"
    office.press("Draft.Remove")
    assert table.model().rowCount() == rows
    assert not office.draft.edited
    office.part(QLineEdit, "Draft.Set.Title").setText("江海区标准")
    office.part(QLineEdit, "Draft.Set.Title").textEdited.emit("江海区标准")
    assert office.draft.edited
    assert not office.command.may_leave()
    assert office.part(QPushButton, "Draft.AskDiscard").isVisible()
    office.press("Draft.AskWrite")
    until(lambda: "draft 江海区标准" in office.titles())


def test_a_clerk_may_try_but_not_adopt_and_a_colleague_comes_first(
    office: Office, folder: Path
) -> None:
    office.press("Standards.Copy")
    office.threshold("2.0")
    with open_workspace(folder / "工作库.gpkg", actor=LI) as store:
        mine = next(each for each in list_standards(store) if each.state == "draft")
        from lowuse_plugin.services.identification.standards import retire_standard  # noqa: PLC0415
        from tests.services.parcels.parcel_workspace import ON  # noqa: PLC0415

        retire_standard(store, mine.uuid or "", mine.version or 0, reason="重复", by="李四", on=ON)
    office.press("Draft.Save")
    assert office.text("Draft.Said").startswith("✕")
    assert not office.part(QPushButton, "Draft.Save").isEnabled()
    office.draft.discard()
    office.dialog.reload()
    office.desk.rest()
    office.press("Standards.Copy")
    office.draft.discard()
    ROLE.set(Role.CLERK.value)
    office.desk.session.role_changed.emit()
    assert office.part(QPushButton, "Standards.Try").isEnabled()
    assert not office.part(QPushButton, "Standards.Adopt").isEnabled()
    assert office.part(QPushButton, "Standards.Adopt").toolTip()
    office.press("Standards.Retire")
    retire = office.part(RetireStandardDialog, "RetireStandard")
    office.part(QLineEdit, "RetireStandard.Reason").setText("不要了")
    retire.ok.click()
    office.desk.rest()
    until(lambda: len(office.dialog.standards) == 1)


def test_a_file_with_a_mistake_names_its_line_and_a_sound_one_becomes_a_draft(
    office: Office, folder: Path
) -> None:
    office.dialog.export_file(folder / "标准.toml")
    office.desk.rest()
    text = (folder / "标准.toml").read_text(encoding="utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if 'quantity = "far"' in each)
    bad = text.replace('quantity = "far"', 'quantity = "rjl"', 1)
    (folder / "坏.toml").write_text(bad, encoding="utf-8")
    office.dialog.import_file(folder / "坏.toml")
    office.desk.rest()
    assert f"坏.toml:{line}" in office.text("Standards.Told")
    assert "quantity" in office.text("Standards.Told")
    own = text.replace('title = "', 'title = "外来', 1)
    (folder / "好.toml").write_text(own, encoding="utf-8")
    office.dialog.import_file(folder / "好.toml")
    office.desk.rest()
    assert "draft 外来低效用地认定标准（示例，仅供演练）" in office.titles()
    listed = office.part(QListWidget, "Standards.List")
    assert listed.currentRow() == 1
    assert isinstance(office.dialog, QDialog)


def test_nothing_typed_and_nothing_selected_since_is_lost_when_windows_close(
    office: Office,
) -> None:
    desk = office.desk
    office.press("Standards.Copy")
    office.threshold("2.0")
    rows = office.part(QTableWidget, "Draft.Trial.Table")
    office.press("Draft.Try")
    until(lambda: rows.rowCount() == 2)
    desk.current.select({"a"})
    office.press("Draft.Trial.OnMap")
    desk.current.select({"c"})
    office.press("Draft.Try")
    assert desk.current.selection == {"c"}
    office.press("Draft.Save")
    office.draft.close()
    desk.rest()

    office.press("Standards.Adopt")
    adopt = office.part(AdoptDialog, "Adopt")
    office.part(QLineEdit, "Adopt.Basis").setText("局务会 2026-1")
    dialog = office.dialog
    office.part(QPushButton, "Standards.Close").click()
    settle()
    assert dialog.isVisible()
    assert adopt.isVisible()
    adopt.discard()

    office.press("Standards.Edit")
    office.threshold("2.5")
    office.press("Draft.Try")
    on_map = office.part(QPushButton, "Draft.Trial.OnMap")
    until(on_map.isEnabled)
    on_map.click()
    assert desk.current.selection != {"c"}
    desk.session.close()
    desk.rest()
    assert not desk.current.selection & {"a", "c"}
