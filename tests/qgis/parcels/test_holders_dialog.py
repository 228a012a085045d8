# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""权利人…: opened from the condition M-6, a number entered, a person's number out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.holders_dialog import HoldersDialog
from lowuse_plugin.gui.parcels.holders_command import HoldersCommand
from lowuse_plugin.gui.widgets.merging.matrix import MergeMatrixPage
from lowuse_plugin.gui.widgets.rich_text import RichText
from lowuse_plugin.services.parcels.holders import read_holders
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import part
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR

USCC, CARD = "91440704MA4UXXXX1A", "11010519491231002X"
path = office.path


@pytest.fixture
def holders(session_desk: SessionDesk, path: Path) -> Iterator[HoldersCommand]:
    become(session_desk, Role.CLERK, "陈经办")
    session_desk.window.show()
    command = HoldersCommand(session_desk.context, session_desk.window)
    session_desk.open(path)
    yield command
    command.release()
    settle()


def form_of(desk: SessionDesk) -> HoldersDialog:
    desk.rest()
    [dialog] = desk.window.findChildren(HoldersDialog)
    return dialog


def test_the_condition_of_one_holder_leads_to_the_form_and_the_number_is_saved(
    session_desk: SessionDesk, holders: HoldersCommand
) -> None:
    page = MergeMatrixPage(session_desk.context, session_desk.window)
    page.show()
    look = session_desk.context.parcel_parts.merging.current
    look.changed.connect(page.show_merge)
    look.look_at(("a", "b"))
    session_desk.rest()
    page.show_condition("M-6")
    text = part(page, RichText, "Merging.Matrix.Condition")
    assert "act:holders:a" in text.toHtml()
    text.acted.emit("holders:a")
    form = form_of(session_desk)
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "Holders.1.IdNumber").setText("9144070")
    assert "choose its kind" in part(form, QLabel, "Holders.1.Doubt").text()
    part(form, QLineEdit, "Holders.1.IdNumber").setText(USCC)
    part(form, QLineEdit, "Holders.Reason").setText("证书")
    form.ok.click()
    session_desk.rest()
    store = session_desk.session.store
    assert store is not None
    assert read_holders(store, "b").entries[0].id_number == USCC
    assert session_desk.window.findChildren(HoldersDialog) == []
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert read_holders(store, "b").entries[0].id_number == ""
    look.changed.disconnect(page.show_merge)
    page.deleteLater()


def test_a_persons_number_is_out_of_sight_until_it_is_wanted(
    session_desk: SessionDesk, holders: HoldersCommand, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        store.write([Update("right_holder", "甲", 1, {"id_number": CARD, "id_kind": "1"})],
                    reason="证")  # fmt: skip
    holders.open(("a",))
    form = form_of(session_desk)
    number = part(form, QLineEdit, "Holders.1.IdNumber")
    assert (number.text(), number.isReadOnly()) == ("1101**********002X", True)
    part(form, QLineEdit, "Holders.1.Name").setText("甲厂二")
    assert form.entries[0].id_number == CARD  # what is hidden is never overwritten by its stars
    part(form, QPushButton, "Holders.1.Reveal").click()
    assert (number.text(), number.isReadOnly()) == (CARD, False)
    form.discard()


def test_shares_that_are_no_whole_are_doubted_and_may_be_saved(
    session_desk: SessionDesk, holders: HoldersCommand, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        store.write([
            Insert("right_holder", "张", {"name": "张三", "name_key": "张三"}),
            Insert("parcel_holder", "a 张",
                   {"parcel_uuid": "a", "right_holder_uuid": "张", "position": 2}),
        ], reason="证")  # fmt: skip
    holders.open(("a",))
    form = form_of(session_desk)
    doubts = part(form, QLabel, "Holders.ShareDoubts")
    assert doubts.isHidden()
    part(form, QLineEdit, "Holders.1.Share").setText("60")
    part(form, QLineEdit, "Holders.2.Share").setText("50%")
    assert "“60” is no part of a whole: is 60% meant?" in doubts.text()
    part(form, QLineEdit, "Holders.1.Share").setText("60%")
    assert "110.00% together" in doubts.text()
    part(form, QLineEdit, "Holders.Reason").setText("证书")
    assert form.ok.isEnabled()  # the paper may be wrong
    part(form, QLineEdit, "Holders.1.Share").setText("1/2")
    assert doubts.isHidden()
    form.discard()


def test_what_is_typed_is_asked_about_before_the_workspace_is_left(
    session_desk: SessionDesk, holders: HoldersCommand
) -> None:
    holders.open(("a",))
    form = form_of(session_desk)
    assert holders.may_leave()
    part(form, QLineEdit, "Holders.1.IdNumber").setText("123")
    assert not holders.may_leave()
    form.discard()
