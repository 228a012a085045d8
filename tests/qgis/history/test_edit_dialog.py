# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Editing a parcel beside a colleague: a real session, a real second store, real dialogs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPushButton, QRadioButton

from lowuse_plugin.domain.history.conflict_log import decided_groups
from lowuse_plugin.domain.history.conflicts import Choice
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.history.conflict_dialog import ConflictDialog
from lowuse_plugin.gui.dialogs.rows.edit_dialog import EditDialog
from lowuse_plugin.gui.parcels.edit_command import EditCommand
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.parcels.columns import parcel_name
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.settings import RECENT_REASONS, ROLE
from lowuse_plugin.services.rows.edit_row import Saved, read_row, save_row
from lowuse_plugin.store import lockfile
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace, shape
from tests.store.support import LI

HOLDER = "江门市甲机械有限公司"


class Office:
    """张三 in front of QGIS, 李四 somewhere else."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk = desk
        self.path = path
        desk.open(path)
        self.command = EditCommand(desk.context, desk.window)
        self.li: WorkspaceStore = open_workspace(path, actor=Actor("李四", "lisi", "PC-7"))

    def stop(self) -> None:
        self.command.release()
        self.desk.rest()
        self.li.close()

    def edit(self, uuid: str = "a") -> EditDialog:
        dialog = self.command.open(uuid)
        until(lambda: dialog.form is not None)
        self.desk.rest()
        return dialog

    def li_saves(self, uuid: str = "a", **values: Any) -> None:
        done = save_row(self.li, read_row(self.li, "parcel", uuid), values, reason="换证")
        assert isinstance(done, Saved)

    def row(self, uuid: str = "a") -> dict[str, Any]:
        with self.li.read() as reading:
            return dict(reading.row("parcel", uuid) or {})

    def head(self) -> int:
        with self.li.read() as reading:
            return reading.head().seq


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    with parcel_workspace(folder, results=False) as store:
        path = store.path
    office = Office(session_desk, path)
    yield office
    office.stop()


def enter(dialog: EditDialog, **texts: str) -> None:
    assert dialog.form is not None
    for column, text in texts.items():
        dialog.form.editor(column).put(text)


def give_reason(dialog: Any, name: str, text: str) -> None:
    line = dialog.findChild(ReasonLine, name)
    line.setText(text)
    line.textEdited.emit(text)


def press(dialog: Any, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def save(office: Office, dialog: EditDialog, reason: str = "按证书更正") -> None:
    if reason:
        give_reason(dialog, "LowUse.Edit.Reason", reason)
    dialog.save()
    office.desk.rest()


def banner(dialog: EditDialog, name: str) -> str:
    found = dialog.findChild(EditBanner, f"LowUse.Edit.{name}")
    return "" if found is None else found.text


def note(dialog: EditDialog, column: str, kind: str = "Note") -> str:
    label = dialog.findChild(QLabel, f"LowUse.Field.{column}.{kind}")
    return label.text() if not label.isHidden() else ""


def conflict_of(dialog: EditDialog) -> ConflictDialog:
    until(lambda: dialog.findChild(ConflictDialog) is not None)
    found = dialog.findChild(ConflictDialog)
    assert found is not None
    return found


def state(dialog: Any, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


# -- one person -----------------------------------------------------------------------------------


def test_a_field_is_changed_saved_told_and_undone(office: Office) -> None:
    dialog = office.edit()
    assert HOLDER in dialog.windowTitle()
    assert "440704001001GB00001" in dialog.windowTitle()
    enter(dialog, address="江海区新路 2 号", far="０．5")
    save(office, dialog)
    assert (office.row()["address"], office.row()["far"]) == ("江海区新路 2 号", 0.5)
    assert office.row()["holder_name"] == HOLDER
    assert office.desk.said[-1] == "440704001001GB00001 saved: 坐落、容积率."
    settle()
    assert sip.isdeleted(dialog)
    office.desk.press("LowUse.Message.Undo")
    office.desk.rest()
    assert (office.row()["address"], office.row()["far"]) == ("江海区某路 1 号", 0.25)


def test_another_place_opens_the_fields_at_one_of_them(office: Office) -> None:
    actions = office.desk.context.actions
    assert actions.do("Edit", ("a",), "seized_checked_on") == ""
    dialog = office.command.open("a")
    until(lambda: dialog.form is not None)
    office.desk.rest()
    editor = dialog.form.editor("seized_checked_on")
    until(lambda: dialog.focusWidget() is not None and editor.isAncestorOf(dialog.focusWidget()))
    assert editor.isVisible()
    actions.do("Edit", ("a",), "seized")  # it is open: the same form goes to the other field
    other = dialog.form.editor("seized")
    until(lambda: other.isAncestorOf(dialog.focusWidget()))
    dialog.discard()


def test_without_a_reason_nothing_is_saved(office: Office) -> None:
    dialog, before = office.edit(), office.head()
    enter(dialog, far="0.5")
    save(office, dialog, reason="")
    assert "the reason goes into the log" in banner(dialog, "Trouble")
    assert office.head() == before
    save(office, dialog)
    assert office.row()["far"] == 0.5


def test_what_cannot_be_read_or_cannot_be_is_told_at_its_field(office: Office) -> None:
    dialog, before = office.edit(), office.head()
    enter(dialog, far="1,5")
    assert "容积率" in note(dialog, "far")
    save(office, dialog)
    assert "comma" in banner(dialog, "Trouble")
    enter(dialog, far="0.5", right_starts_on="2026.1.1")
    # 2025-06-30 is the end.
    assert "must be after" in note(dialog, "right_ends_on") + note(dialog, "right_starts_on")
    save(office, dialog, reason="")
    assert "must be after" in banner(dialog, "Trouble")
    assert office.head() == before
    enter(dialog, right_starts_on="2020.1.1", parcel_code="旧编号")
    # An old code is only remarked.
    assert "旧编号" in note(dialog, "parcel_code")
    save(office, dialog, reason="")
    assert office.row()["right_starts_on"] == "2020-01-01"


def test_an_emptied_field_is_missing(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, far="", operating_state="")
    save(office, dialog)
    assert (office.row()["far"], office.row()["operating_state"]) == (None, None)


def test_a_changed_field_is_marked_and_goes_back_alone(office: Office) -> None:
    dialog = office.edit()
    assert dialog.form is not None
    enter(dialog, far="0.5", address="新路")
    editor = dialog.form.editor("far")
    assert editor.title.text() == "● 容积率"
    assert editor.title.font().bold()
    editor.reset()
    assert editor.title.text() == "容积率"
    assert dialog.edited == ("address",)


def test_only_what_is_missing_is_shown_on_demand(office: Office) -> None:
    dialog = office.edit("c")
    form = dialog.form
    assert form is not None
    assert form.editor("district").isVisibleTo(dialog)
    dialog.findChild(QCheckBox, "LowUse.Edit.OnlyMissing").setChecked(True)
    assert not form.editor("district").isVisible()
    assert form.editor("holder_name").isVisible()
    enter(dialog, holder_name="丁")
    assert form.editor("holder_name").isVisible()


def test_the_reason_is_offered_next_time(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, far="0.5")
    save(office, dialog, "按 2025 年证书更正")
    assert RECENT_REASONS.get() == ["按 2025 年证书更正"]


# -- closing --------------------------------------------------------------------------------------


def test_leaving_with_unsaved_edits_asks(office: Office) -> None:
    dialog, before = office.edit(), office.head()
    enter(dialog, far="0.5", address="新路")
    dialog.close()
    assert dialog.isVisible()
    assert "2 changed fields" in banner(dialog, "Ask")
    press(dialog, "LowUse.Edit.AskStay")
    assert banner(dialog, "Ask") == ""
    assert dialog.edited == ("address", "far")
    dialog.reject()
    press(dialog, "LowUse.Edit.AskDiscard")
    settle()
    assert sip.isdeleted(dialog)
    assert office.head() == before


def test_an_untouched_form_just_closes(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, far="0.5")
    enter(dialog, far="0.25")
    dialog.close()
    settle()
    assert sip.isdeleted(dialog)


def test_leaving_the_workspace_or_qgis_asks_first(office: Office) -> None:
    dialog, other = office.edit("a"), office.edit("b")
    assert office.command.may_leave()
    enter(dialog, far="0.5")
    assert not office.command.may_leave()
    assert banner(dialog, "Ask") != ""
    assert banner(other, "Ask") == ""
    press(dialog, "LowUse.Edit.AskDiscard")
    assert office.command.may_leave()


def test_forms_stand_apart_and_say_how_many_others_ask(office: Office) -> None:
    dialog, other = office.edit("a"), office.edit("b")
    assert (other.x(), other.y()) > (dialog.x(), dialog.y())
    assert other.x() != dialog.x()
    assert other.y() != dialog.y()
    enter(dialog, far="0.5")
    enter(other, far="0.5")
    assert not office.command.may_leave()
    for each in (dialog, other):
        assert "1 more open forms are not saved either." in banner(each, "Ask")
        each.discard()


def test_a_parcel_without_a_code_has_one_name_everywhere(office: Office) -> None:
    office.li_saves("a", parcel_code=None, unit_code=None, map_number=None)
    office.desk.refreshed()
    office.desk.book.reload()
    office.desk.rest()
    rows = office.desk.book.rows
    assert rows is not None
    named = parcel_name(rows.table, rows.row_of["a"])
    assert named == f"no code #{office.row()['fid']}"
    dialog = office.edit()
    assert dialog.windowTitle() == f"Edit parcel · {named}　{HOLDER}"
    enter(dialog, far="0.5")
    save(office, dialog)
    assert office.desk.said[-1] == f"{named} saved: 容积率."


def test_a_save_is_told_in_one_line_and_whole_in_the_tip(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司", address="新路 2 号", far="0.5")
    save(office, dialog)
    told = office.desk.said[-1]
    assert told == "440704001001GB00001 saved: 坐落 and others, 3 in all."
    assert "坐落、权利人、容积率" in office.desk.last.toolTip()


def test_closing_the_workspace_loses_no_entry(office: Office) -> None:
    edited, clean = office.edit("a"), office.edit("b")
    enter(edited, far="0.5")
    office.desk.session.close()
    settle()
    assert sip.isdeleted(clean)
    assert edited.isVisible()
    assert office.path.name in banner(edited, "Trouble")
    give_reason(edited, "LowUse.Edit.Reason", "更正")
    assert not edited.findChild(QPushButton, "LowUse.Edit.Save").isEnabled()
    office.desk.open(office.path)
    assert banner(edited, "Trouble") == ""
    save(office, edited)
    assert office.row()["far"] == 0.5


def test_several_parcels_are_open_at_once_and_one_only_once(office: Office) -> None:
    one, other = office.edit("a"), office.edit("b")
    assert one is not other
    assert office.edit("a") is one
    enter(one, far="0.5")
    enter(other, far="0.7")
    save(office, other)
    save(office, one)
    assert (office.row("a")["far"], office.row("b")["far"]) == (0.5, 0.7)


# -- a colleague ----------------------------------------------------------------------------------


def test_a_colleagues_save_is_told_at_once_and_at_its_fields(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, address="新路")
    office.li_saves(holder_name="乙公司", far=0.5)
    until(lambda: banner(dialog, "News") != "")
    assert "李四" in banner(dialog, "News")
    assert "权利人" in banner(dialog, "News")
    assert f"{HOLDER} → 乙公司" in note(dialog, "holder_name", "Foreign")
    assert note(dialog, "address", "Foreign") == ""
    press(dialog, "LowUse.Edit.Load")
    assert banner(dialog, "News") == ""
    assert dialog.form is not None
    assert dialog.form.editor("holder_name").value == "乙公司"
    assert dialog.edited == ("address",)
    # What was loaded is known: another field of that group is no conflict any more.
    enter(dialog, right_nature="出让")
    save(office, dialog)
    row = office.row()
    assert (row["holder_name"], row["right_nature"], row["address"]) == ("乙公司", "102", "新路")


def test_loading_never_drops_an_entry_of_the_same_group(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司")
    office.li_saves(holder_name="乙公司", far=0.5)
    until(lambda: banner(dialog, "News") != "")
    press(dialog, "LowUse.Edit.Load")
    assert dialog.form is not None
    assert dialog.form.editor("holder_name").value == "丙公司"
    assert dialog.form.editor("far").value == 0.5
    assert "权利" in banner(dialog, "News")
    save(office, dialog)
    assert [group.conflict.group for group in conflict_of(dialog).groups] == ["right"]
    assert office.row()["holder_name"] == "乙公司"


def test_a_new_boundary_of_a_colleague_shows_its_areas_when_loaded(office: Office) -> None:
    dialog = office.edit()
    moved = {"geom": shape(0, 0, 100, 150), "plane_area_m2": 15000.0}
    office.li.write([Update("parcel", "a", 1, moved)], reason="界址调整")
    until(lambda: "界址" in banner(dialog, "News"))
    press(dialog, "LowUse.Edit.Load")
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "15,000.00 m² (from the boundary)" in shown
    assert "20,000.00 m² (from the boundary)" not in shown
    dialog.close()


def test_other_groups_are_kept_and_the_message_says_so(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, address="新路")
    office.li_saves(far=0.5)
    save(office, dialog)
    assert (office.row()["address"], office.row()["far"]) == ("新路", 0.5)
    assert "李四" in office.desk.said[-1]
    assert "“建筑” meanwhile; both changes were kept." in office.desk.said[-1]


def test_the_differences_can_be_looked_at_without_deciding(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司")
    office.li_saves(holder_name="乙公司")
    until(lambda: banner(dialog, "News") != "")
    press(dialog, "LowUse.Edit.Differences")
    shown = conflict_of(dialog)
    assert shown.findChildren(QRadioButton) == []
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert {HOLDER, "▲ 乙公司", "● 丙公司"} <= set(texts)
    shown.reject()


def test_nothing_is_preselected_and_nothing_written_before_all_is_chosen(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司", address="新路")
    office.li_saves(holder_name="乙公司", town="外海街道")
    before = office.head()
    save(office, dialog)
    shown = conflict_of(dialog)
    assert [button.isChecked() for button in shown.findChildren(QRadioButton)] == [False] * 4
    button = shown.findChild(QPushButton, "LowUse.Conflict.Save")
    assert not button.isEnabled()
    assert dialog.form is not None
    assert not dialog.form.isEnabled()
    dialog.save()
    office.desk.rest()
    assert dialog.findChildren(ConflictDialog) == [shown]
    identity, right = shown.groups
    right.choose(Choice.THEIRS)
    assert not button.isEnabled()
    assert "标识与坐落" in state(shown, "LowUse.Conflict.State")
    identity.choose(Choice.MINE)
    # 李四's 镇（街道） would go: why?
    reason = shown.findChild(ReasonLine, "LowUse.Conflict.Reason")
    assert not reason.isHidden()
    assert not button.isEnabled()
    reason.setText("  ")
    assert not button.isEnabled()
    identity.choose(Choice.THEIRS)
    assert reason.isHidden()
    assert button.isEnabled()
    assert office.head() == before


def test_taking_mine_writes_it_and_the_log_tells_whose_value_went(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司", address="新路")
    office.li_saves(holder_name="乙公司")
    save(office, dialog)
    shown = conflict_of(dialog)
    shown.groups[0].choose(Choice.MINE)
    give_reason(shown, "LowUse.Conflict.Reason", "证书上是丙公司")
    press(shown, "LowUse.Conflict.Save")
    office.desk.rest()
    assert (office.row()["holder_name"], office.row()["address"]) == ("丙公司", "新路")
    with office.li.read() as reading:
        source, reason = reading.connection.execute(
            "SELECT source_json, reason FROM lup_log WHERE row_uuid = 'a' ORDER BY seq DESC"
        ).fetchone()
    (told,) = decided_groups(json.loads(source))
    assert (told.by, told.choice, told.discarded[0].value) == ("李四", Choice.MINE, "乙公司")
    assert "证书上是丙公司" in reason
    assert office.li.verify().is_sound
    settle()
    assert sip.isdeleted(dialog)


def test_news_of_another_workspace_is_not_told(office: Office, folder: Path) -> None:
    elsewhere = folder / "另一处"
    elsewhere.mkdir()
    with parcel_workspace(elsewhere, results=False) as store:
        other = store.path
    dialog = office.edit()
    enter(dialog, address="新路")
    office.desk.open(other)
    with open_workspace(other, actor=Actor("王五", "ww", "PC-9")) as store:
        done = save_row(store, read_row(store, "parcel", "a"), {"far": 0.9}, reason="别的库")
        assert isinstance(done, Saved)
        store.leases.hold("parcel", ["a"], "编辑")
        office.desk.refreshed()
        until(lambda: office.desk.leases.of("a") is not None)
        office.desk.rest()
    assert banner(dialog, "News") == ""
    assert banner(dialog, "Lease") == ""
    office.desk.open(office.path)
    dialog.discard()


def test_a_decision_is_never_written_into_another_workspace(office: Office, folder: Path) -> None:
    elsewhere = folder / "另一处"
    elsewhere.mkdir()
    with parcel_workspace(elsewhere, results=False) as store:
        other = store.path
    dialog = office.edit()
    enter(dialog, holder_name="丙公司")
    office.li_saves(holder_name="乙公司")
    save(office, dialog)
    shown = conflict_of(dialog)
    shown.groups[0].choose(Choice.MINE)
    give_reason(shown, "LowUse.Conflict.Reason", "证书上是丙公司")
    button = shown.findChild(QPushButton, "LowUse.Conflict.Save")
    assert button.isEnabled()
    office.desk.open(other)
    assert not button.isEnabled()
    assert office.path.name in state(shown, "LowUse.Conflict.State")
    shown.decided.emit(shown.decisions, "证书上是丙公司")  # however it comes
    office.desk.rest()
    assert shown.isVisible()
    with open_workspace(other, actor=Actor("王五", "ww", "PC-9")) as store, store.read() as reading:
        assert dict(reading.row("parcel", "a") or {})["holder_name"] == HOLDER
    office.desk.open(office.path)
    assert button.isEnabled()
    button.click()
    office.desk.rest()
    assert office.row()["holder_name"] == "丙公司"


def test_going_back_keeps_every_entry_and_writes_nothing(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司")
    office.li_saves(holder_name="乙公司")
    before = office.head()
    save(office, dialog)
    shown = conflict_of(dialog)
    shown.groups[0].choose(Choice.MINE)
    press(shown, "LowUse.Conflict.Back")
    office.desk.rest()
    assert dialog.form is not None
    assert dialog.form.isEnabled()
    assert dialog.edited == ("holder_name",)
    assert office.head() == before
    # Edited by hand to what the colleague has: nothing is left to decide or to write.
    enter(dialog, holder_name="乙公司")
    save(office, dialog)
    assert office.head() == before
    assert "nothing had to be written" in office.desk.said[-1]


def test_a_third_change_during_the_decision_asks_again(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司")
    office.li_saves(holder_name="乙公司")
    save(office, dialog)
    shown = conflict_of(dialog)
    office.li_saves(holder_name="丁公司")
    shown.groups[0].choose(Choice.THEIRS)
    press(shown, "LowUse.Conflict.Save")
    office.desk.rest()
    again = conflict_of(dialog)
    assert again is not shown
    assert "once more" in state(again, "LowUse.Conflict.Intro")
    assert office.row()["holder_name"] == "丁公司"
    again.groups[0].choose(Choice.THEIRS)
    press(again, "LowUse.Conflict.Save")
    office.desk.rest()
    assert office.row()["holder_name"] == "丁公司"


def test_a_third_change_of_one_group_leaves_the_choice_of_another_and_the_reason(
    office: Office,
) -> None:
    dialog = office.edit()
    enter(dialog, holder_name="丙公司", address="新路 2 号")
    office.li_saves(holder_name="乙公司", address="新路 3 号")
    save(office, dialog)
    shown = conflict_of(dialog)
    assert [group.conflict.group for group in shown.groups] == ["identity", "right"]
    office.li_saves(address="新路 4 号")
    for group in shown.groups:
        group.choose(Choice.MINE)
    give_reason(shown, "LowUse.Conflict.Reason", "证书为准")
    press(shown, "LowUse.Conflict.Save")
    office.desk.rest()
    again = conflict_of(dialog)
    assert again is not shown
    assert [group.choice for group in again.groups] == [None, Choice.MINE]
    assert again.findChild(ReasonLine, "LowUse.Conflict.Reason").reason == "证书为准"
    intro = state(again, "LowUse.Conflict.Intro")
    assert "李四" in intro
    assert "“标识与坐落” once more" in intro
    again.groups[0].choose(Choice.THEIRS)
    press(again, "LowUse.Conflict.Save")
    office.desk.rest()
    assert (office.row()["holder_name"], office.row()["address"]) == ("丙公司", "新路 4 号")


def test_a_retired_parcel_is_not_saved_and_its_entries_stay(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, far="0.5")
    gone = {"retired_at": "2026-03-01T02:00:00.000Z", "retired_reason": "已合并"}
    office.li.write([Update("parcel", "a", 1, gone)], reason="停用")
    save(office, dialog)
    assert "已合并" in banner(dialog, "Trouble")
    assert dialog.edited == ("far",)
    dialog.discard()


# -- who works on it ------------------------------------------------------------------------------


def test_colleagues_see_that_the_parcel_is_edited_and_when_not_any_more(office: Office) -> None:
    dialog = office.edit()

    def held() -> list[str]:
        return [lease.uuid for lease in office.li.leases.current()]

    until(lambda: held() == ["a"])
    dialog.close()
    until(lambda: held() == [])


def test_a_colleague_who_works_on_it_is_named(office: Office) -> None:
    office.li.leases.hold("parcel", ["a"], "编辑界址")
    until(lambda: office.desk.leases.of("a") is not None)
    dialog = office.edit()
    until(lambda: "李四" in banner(dialog, "Lease"))
    assert "编辑界址" in banner(dialog, "Lease")
    office.li.leases.release("parcel", ["a"])
    until(lambda: banner(dialog, "Lease") == "")


def entry(office: Office) -> Any:
    menu = QMenu()
    office.desk.context.actions.fill(menu, ("a",))
    action = next(a for a in menu.actions() if a.objectName() == "LowUse.ParcelAction.Edit")
    return action.isEnabled(), action.toolTip()


def test_the_menu_offers_it_to_whom_it_is_due(office: Office) -> None:
    assert entry(office)[0]
    ROLE.set(str(Role.VIEWER))
    office.desk.session.follow_settings()
    enabled, tip = entry(office)
    assert not enabled
    assert "viewer" in tip
    office.command.edit_current()
    assert "viewer" in office.desk.said[-1]


def test_a_role_that_is_changed_meanwhile_keeps_from_saving(office: Office) -> None:
    dialog, before = office.edit(), office.head()
    enter(dialog, far="0.5")
    ROLE.set(str(Role.VIEWER))
    office.desk.session.follow_settings()
    assert not dialog.findChild(QPushButton, "LowUse.Edit.Save").isEnabled()
    assert "viewer" in state(dialog, "LowUse.Edit.State")
    save(office, dialog)
    assert office.head() == before
    dialog.discard()


def test_the_current_parcel_is_edited_by_key(office: Office) -> None:
    office.command.edit_current()
    assert "Choose a parcel" in office.desk.said[-1]
    office.desk.current.look_at("b")
    office.command.edit_current()
    office.desk.rest()
    found = office.desk.window.findChildren(EditDialog)
    assert [dialog.uuid for dialog in found] == ["b"]


# -- the fields -----------------------------------------------------------------------------------


def text_of(dialog: EditDialog, column: str) -> str:
    return dialog.findChild(QLineEdit, f"LowUse.Field.{column}.Input").text()


def test_what_is_typed_is_shown_as_it_is_understood(office: Office) -> None:
    dialog = office.edit()
    enter(dialog, registered_area_m2="２０，５００.５", right_starts_on="2020年1月2日")
    assert text_of(dialog, "registered_area_m2") == "20500.5"
    assert text_of(dialog, "right_starts_on") == "2020-01-02"
    enter(dialog, use_code="0601 工业用地", parcel_code="440704001001gb00001 ")
    assert text_of(dialog, "use_code") == "0601"
    # The same code as before is no change.
    assert "parcel_code" not in dialog.edited
    dialog.discard()


def test_a_value_beside_the_list_is_kept_until_another_is_chosen(office: Office) -> None:
    office.li.write([Update("parcel", "b", 1, {"legacy_kind": "77"})], reason="旧数据")
    dialog = office.edit("b")
    assert dialog.form is not None
    editor = dialog.form.editor("legacy_kind")
    assert (editor.value, editor.is_changed) == ("77", False)
    enter(dialog, far="0.9")
    save(office, dialog)
    assert office.row("b")["legacy_kind"] == "77"


# -- waiting for a colleague ----------------------------------------------------------------------


def test_the_form_says_for_whom_it_waits_and_its_cancel_ends_that(office: Office) -> None:
    dialog, before = office.edit(), office.head()
    enter(dialog, address="新路 2 号")
    give_reason(dialog, "LowUse.Edit.Reason", "按证书更正")
    cancel = dialog.findChild(QPushButton, "LowUse.Edit.Cancel")
    with lockfile.hold(office.path, LI):
        dialog.save()
        assert not cancel.isEnabled()
        until(lambda: "李四" in banner(dialog, "Waiting"))
        first = banner(dialog, "Waiting")
        assert "PC-7" in first
        until(lambda: banner(dialog, "Waiting") not in (first, ""))
        assert cancel.isEnabled()
        cancel.click()
        until(lambda: dialog.findChild(QPushButton, "LowUse.Edit.Save").isEnabled())
    assert banner(dialog, "Waiting") == ""
    assert "nothing was saved" in banner(dialog, "Trouble")
    assert dialog.edited == ("address",)
    assert office.head() == before
    save(office, dialog)
    assert office.row()["address"] == "新路 2 号"


def test_what_waited_too_long_says_so_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    session = office.desk.session.store._session  # type: ignore[union-attr]
    monkeypatch.setattr(office.desk.session.store, "_session", replace(session, timeout_s=1.6))
    dialog = office.edit()
    enter(dialog, address="新路 2 号")
    with lockfile.hold(office.path, LI):
        save_button = dialog.findChild(QPushButton, "LowUse.Edit.Save")
        give_reason(dialog, "LowUse.Edit.Reason", "按证书更正")
        dialog.save()
        until(lambda: any("李四" in text for text in office.desk.said))
        until(save_button.isEnabled)
        assert [text for text in office.desk.said if "李四" in text] == []
        assert banner(dialog, "Waiting") == ""
        assert "李四" in banner(dialog, "Trouble")
    dialog.discard()


def test_a_reason_that_was_typed_is_not_offered_once_more(office: Office) -> None:
    RECENT_REASONS.add("ZS-2025")
    dialog = office.edit()
    line = dialog.findChild(ReasonLine, "LowUse.Edit.Reason")
    line.setFocus()
    settle()
    QTest.keyClicks(line, "ZS-20")
    popup = line.completer().popup()
    assert popup.isVisible()
    assert popup.frameGeometry().bottom() <= line.mapToGlobal(QPoint(0, 0)).y()
    QTest.keyClicks(line, "25")
    assert not popup.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert popup.isVisible()
    line.setEnabled(False)
    assert not popup.isVisible()
