# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Forms of merge cases beside each other: what one saves neither expires nor loses another."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import Judgement, newest_judgements
from lowuse_plugin.domain.merging.steps import MergeStepInput
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
    MergeApplicationDialog,
    MergeMembersDialog,
    MergeProposeDialog,
)
from lowuse_plugin.gui.dialogs.merging.code_dialog import MergeCodeDialog
from lowuse_plugin.gui.dialogs.merging.judgement_dialog import MergeJudgementDialog
from lowuse_plugin.gui.dialogs.merging.register_dialog import MergeRegisterDialog
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage
from lowuse_plugin.gui.widgets.merging.matrix import MergeMatrixPage
from lowuse_plugin.gui.widgets.merging.preview_view import MergePreviewPage
from lowuse_plugin.qgis_bridge.merging import field_rules as merge_field_rules
from lowuse_plugin.services.merging import cases as merge_cases
from lowuse_plugin.services.merging.cases import change_values, propose_merge, read_case
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.steps import withdraw
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.layers.layer_desk import until
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import (
    CERTIFICATE,
    DRAFTER,
    caught_up,
    change,
    now,
    opened,
    part,
    press,
    said,
    send,
    up_to,
    window_of,
)
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR, add
from tests.services.merging.merge_office import CODES, NEW_CODE
from tests.services.merging.test_merge_matrix import lawful

path, command = office.path, office.command


@pytest.fixture
def own_rules() -> Iterator[Path]:
    """Rules of an office in which the new address is that of the largest parcel."""
    own = merge_field_rules.start_own()
    shipped = own.read_text(encoding="utf-8")
    text = shipped.replace('"address",', "")
    at = text.index("columns = [", text.index("[largest]")) + len("columns = [")
    own.write_text(f'{text[:at]}"address", {text[at:]}', encoding="utf-8")
    yield own
    own.unlink()


Look = Callable[[str, tuple[str, ...]], MergePreviewPage]


@pytest.fixture
def preview_page(session_desk: SessionDesk) -> Iterator[Look]:
    """Shows a case or parcels on the page 预览."""
    made: list[MergePreviewPage] = []
    look = session_desk.context.parcel_parts.merging.current

    def show(case: str, parcels: tuple[str, ...]) -> MergePreviewPage:
        page = MergePreviewPage(session_desk.context, session_desk.window)
        made.append(page)
        page.setParent(session_desk.window.centralWidget())
        page.show()
        look.changed.connect(page.show_merge)
        look.look_at(parcels, case_uuid=case)
        session_desk.rest()
        return page

    yield show
    for page in made:
        look.changed.disconnect(page.show_merge)
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill(form: MergeRegisterDialog) -> None:
    part(form, QLineEdit, "MergeRegister.Code").setText(NEW_CODE)
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    part(form, QLineEdit, "MergeRegister.Field.right_ends_on").setText("2050-01-01")


def typed(page: MergePreviewPage, column: str, text: str) -> None:
    """Type into the widget of a field and go nowhere."""
    page.values.show_field(column)
    editor = page.values.editor.editor
    assert editor is not None
    inner = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
    assert inner is not None
    (inner.setText if isinstance(inner, QLineEdit) else inner.setPlainText)(text)
    settle()


def two_cases(path: Path) -> tuple[str, str]:
    with open_workspace(path, actor=ACTOR) as store:
        one = propose_merge(store, ("a", "b"), by=DRAFTER)[0]
        return one, propose_merge(store, ("c", "d"), by=DRAFTER)[0]


def values(desk: SessionDesk, case: str) -> dict[str, Any]:
    assert desk.session.store is not None
    return {key: each.value for key, each in read_case(desk.session.store, case).values.items()}


class Gate:
    """Lets saves of values wait until the test opens it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._gate, self._real = threading.Event(), merge_cases.change_values
        self.open = self._gate.set
        monkeypatch.setattr(merge_cases, "change_values", self)

    def __call__(self, *args: Any, **more: Any) -> Any:
        self._gate.wait(10)
        return self._real(*args, **more)


# -- rules of the office --------------------------------------------------------------------------


def test_what_the_preview_shows_by_own_rules_is_registered(
    session_desk: SessionDesk,
    command: MergeCommand,
    path: Path,
    preview_page: Look,
    own_rules: Path,
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            versions = {key: (reading.row("parcel", key) or {})["row_version"] for key in "ab"}
        store.write(
            [Update("parcel", key, versions[key], {"address": f"{key} 路"}) for key in "ab"],
            reason="地址",
        )
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    case = now(session_desk)
    shown = preview_page(case.uuid, case.parcels)
    assert shown.preview is not None
    cell = next(each for each in shown.preview.cells if each.column == "address")
    assert (cell.rule, cell.value) == ("largest", "a 路")
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    assert "address" not in form.entry.fields  # the rule decides it, so nobody is asked
    fill(form)
    send(session_desk, form)
    assert session_desk.session.store is not None
    with session_desk.session.store.read() as reading:
        row = reading.row("parcel", now(session_desk).new_parcel_uuid) or {}
    assert row["address"] == "a 路"


# -- forms beside each other ----------------------------------------------------------------------


def test_own_judgement_leaves_another_form_open_and_both_are_written(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    forms = {}
    for code in ("M-10", "M-11"):
        press(session_desk, page, f"MergeCase.Judgement.{code}.Judge")
        found = session_desk.window.findChildren(MergeJudgementDialog)
        forms[code] = next(each for each in found if code in each.windowTitle())
        part(forms[code], QRadioButton, "MergeJudgement.Pass").setChecked(True)
        part(forms[code], QPlainTextEdit, "MergeJudgement.Reason").setPlainText(f"意见 {code}")
    send(session_desk, forms["M-11"])
    caught_up(session_desk, page)
    session_desk.rest()
    assert "changed" not in forms["M-10"]._said.text()
    send(session_desk, forms["M-10"])
    caught_up(session_desk, page)
    assert {each.code: each.reason for each in now(session_desk).judgements} == {
        "M-10": "意见 M-10", "M-11": "意见 M-11",
    }  # fmt: skip


def judged_by_a_colleague(path: Path, case: str, reason: str) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        judge(store, case, Judgement(
            "张三", office_today(), reason, "fail", code="M-10", department="规划科",
        ))  # fmt: skip


def begun_judgement(desk: SessionDesk, page: MergeCasePage, reason: str) -> MergeJudgementDialog:
    press(desk, page, "MergeCase.Judgement.M-10.Judge")
    form = opened(desk, MergeJudgementDialog)
    part(form, QRadioButton, "MergeJudgement.Pass").setChecked(True)
    part(form, QPlainTextEdit, "MergeJudgement.Reason").setPlainText(reason)
    return form


def test_a_judgement_of_a_colleague_is_told_in_the_open_form_which_is_saved_then(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    form = begun_judgement(session_desk, page, "形状规整")
    assert said(form, "MergeJudgement.Before") == ""
    judged_by_a_colleague(path, case, "形状不规整")
    until(lambda: "judged meanwhile" in said(form, "MergeJudgement.Said"))
    for told in ("张三", "not met", "形状不规整"):
        assert told in said(form, "MergeJudgement.Said")
        assert told in said(form, "MergeJudgement.Before")
    assert "Nothing was written" not in said(form, "MergeJudgement.Said")
    assert form.judgement.reason == "形状规整"
    send(session_desk, form)
    caught_up(session_desk, page)
    kept = newest_judgements(now(session_desk).judgements)["M-10"]
    assert (kept.outcome, kept.reason) == ("pass", "形状规整")


def test_a_refused_judgement_of_a_case_that_is_no_more_shown_says_why_and_is_saved_then(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        other = propose_merge(store, ("c", "d"), by="李经办")[0]
    window = window_of(session_desk, command, path)
    window.choose(case)
    session_desk.rest()
    form = begun_judgement(session_desk, window.page, "形状规整")
    window.choose(other)
    session_desk.rest()
    judged_by_a_colleague(path, case, "形状不规整")
    send(session_desk, form)
    until(lambda: "形状不规整" in said(form, "MergeJudgement.Said"))
    assert said(form, "MergeJudgement.Said").count("Nothing was written") == 1
    assert form.judgement.reason == "形状规整"
    assert form._next.isEnabled()
    send(session_desk, form)
    assert session_desk.session.store is not None
    judgements = read_case(session_desk.session.store, case).judgements
    kept = newest_judgements(judgements)["M-10"]
    assert (kept.outcome, kept.reason) == ("pass", "形状规整")


def test_own_value_leaves_the_registration_open(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    case = now(session_desk)
    shown = preview_page(case.uuid, case.parcels)
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    fill(form)
    shown._choose("address", "typed", "新路 1 号")
    session_desk.rest()
    caught_up(session_desk, page)
    send(session_desk, form)
    assert now(session_desk).state == "registered"
    assert values(session_desk, case.uuid)["address"] == "新路 1 号"


def test_own_judgement_meets_no_conflict_with_a_value(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    case = now(session_desk)
    shown = preview_page(case.uuid, case.parcels)
    press(session_desk, page, "MergeCase.Judgement.M-10.Judge")
    form = opened(session_desk, MergeJudgementDialog)
    part(form, QRadioButton, "MergeJudgement.Pass").setChecked(True)
    part(form, QPlainTextEdit, "MergeJudgement.Reason").setPlainText("规整")
    shown.hide()  # it reads nothing meanwhile
    send(session_desk, form)
    shown._choose("remark", "typed", "一")
    session_desk.rest()
    assert values(session_desk, case.uuid) == {"remark": "一"}


def test_what_a_colleague_changed_that_a_form_shows_is_not_written_over(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Application")
    form = opened(session_desk, MergeApplicationDialog)
    part(form, QLineEdit, "MergeApplication.Remark").setText("我的备注")
    with open_workspace(path, actor=ACTOR) as store:
        merge_cases.change_application(
            store, case, applicant="甲厂", applied_on=None, remark="他的备注", by="李经办"
        )
    session_desk.refreshed()
    caught_up(session_desk, page)
    send(session_desk, form)
    assert "Nothing was written" in form._said.text()
    assert now(session_desk).remark == "他的备注"
    form.discard()


def test_a_registration_whose_parcel_retired_meanwhile_says_so_and_is_never_written(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    fill(form)
    assert form.ok.isEnabled()
    change(path, "a", retired_at="2026-01-01T00:00:00Z", retired_reason="误录")
    until(lambda: not form.ok.isEnabled())
    assert CODES["a"] in form._said.text()
    assert CODES["b"] not in form._said.text()
    assert form.entry.new_code == NEW_CODE  # it can still be copied
    form.reject()
    assert not form.isVisible()  # what can never be written is not asked about


def test_what_is_chosen_while_the_form_of_a_new_case_is_open_goes_into_the_case(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    session_desk.open(path)
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("a", "b"))
    look.choose("remark", ValueChoice("typed", "一"))
    command.begin()
    session_desk.rest()
    form = opened(session_desk, MergeProposeDialog)
    look.choose("address", ValueChoice("typed", "新路 1 号"))
    look.look_at(("c", "d"))  # what is looked at meanwhile changes nothing
    look.choose("town", ValueChoice("typed", "外海街道"))
    send(session_desk, form)
    case = now(session_desk).uuid
    assert values(session_desk, case) == {"remark": "一", "address": "新路 1 号"}


def test_what_a_colleague_changed_that_a_form_does_not_show_hinders_it_not(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Withdraw")
    form = opened(session_desk, MergeStepDialog)
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("申请人撤回")
    with open_workspace(path, actor=ACTOR) as store:
        change_values(store, case, {"address": ValueChoice("typed", "他的")}, by="李经办")
    session_desk.refreshed()
    caught_up(session_desk, page)
    send(session_desk, form)
    assert now(session_desk).state == "withdrawn"


def test_chosen_parcels_come_too_late_for_a_closed_form(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Members")
    form = opened(session_desk, MergeMembersDialog)
    session_desk.context.current.select(["c"])
    press(session_desk, page, "MergeCase.Application")  # another form stays open
    part(form, QPushButton, "MergeMembers.Add").click()
    form.discard()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(form)
    session_desk.rest()
    assert not any("deleted" in text for text in session_desk.said)


def test_a_registration_says_nothing_of_a_reading_that_fails_behind_it(
    session_desk: SessionDesk, command: MergeCommand, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    fill(form)

    def gone(*_args: object, **_more: object) -> None:
        raise LowUseError("MERGE_GONE")

    with monkeypatch.context() as patched:
        patched.setattr(merge_cases, "read_case", gone)
        form.ok.click()
        session_desk.rest()
    case = now(session_desk)
    assert case.state == "registered"
    assert not any("Nothing was written" in text for text in session_desk.said)
    assert session_desk.context.current.uuid == case.new_parcel_uuid


# -- values ---------------------------------------------------------------------------------------


def test_values_of_two_cases_are_all_saved(
    session_desk: SessionDesk,
    command: MergeCommand,
    path: Path,
    preview_page: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    gate = Gate(monkeypatch)
    page._choose("remark", "typed", "一")
    page._choose("address", "typed", "路")  # waits for the first
    settle()
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("c", "d"), case_uuid=two)
    until(lambda: page._state is not None and page._state.case.uuid == two)
    page._choose("remark", "typed", "二")
    gate.open()
    session_desk.rest()
    assert values(session_desk, one) == {"remark": "一", "address": "路"}
    assert values(session_desk, two) == {"remark": "二"}


def test_a_conflict_keeps_what_was_chosen_to_be_saved_again(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    with open_workspace(path, actor=ACTOR) as store:
        change_values(store, one, {"address": ValueChoice("typed", "他的")}, by="李经办")
        page._choose("remark", "typed", "一段很长的备注")
        session_desk.rest()
    text = said(page, "Merging.Preview.Unsaved.Text")
    assert "一段很长的备注" in text
    assert values(session_desk, one) == {"address": "他的"}
    assert not command.may_leave()
    part(page, QPushButton, "Merging.Preview.SaveAgain").click()
    session_desk.rest()
    assert values(session_desk, one) == {"address": "他的", "remark": "一段很长的备注"}
    assert page._unsaved.isHidden()
    assert command.may_leave()


def test_leaving_asks_about_what_could_not_be_saved_of_another_case(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    with open_workspace(path, actor=ACTOR) as store:
        number = read_case(store, one).case_no
        change_values(store, one, {"address": ValueChoice("typed", "他的")}, by="李经办")
        page._choose("remark", "typed", "一段很长的备注")
        session_desk.rest()
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("c", "d"), case_uuid=two)
    session_desk.rest()
    # It is said beside the other case too, and leaving brings the one that it belongs to.
    assert said(page, "Merging.Preview.Unsaved.Text").startswith(f"⚠ {number}: chosen and not")
    page._tabs.setCurrentIndex(0)
    assert not command.may_leave()
    session_desk.rest()
    assert look.look.case_uuid == one
    assert page._unsaved.isVisible()
    part(page, QPushButton, "Merging.Preview.SaveAgain").click()
    session_desk.rest()
    assert values(session_desk, one) == {"address": "他的", "remark": "一段很长的备注"}
    assert command.may_leave()


def test_what_could_not_be_saved_of_a_withdrawn_case_can_be_discarded(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    with open_workspace(path, actor=ACTOR) as store:
        step = MergeStepInput("李经办", office_today(), opinion="不办了")
        withdraw(store, one, step, seen=read_case(store, one).row_version)
        page._choose("remark", "typed", "一段很长的备注")
        session_desk.rest()
    assert not command.may_leave()
    assert page._unsaved.isVisible()  # though there is no preview of it any more
    part(page, QPushButton, "Merging.Preview.DropUnsaved").click()
    assert command.may_leave()


def test_a_day_that_is_none_goes_with_a_word(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    typed(page, "right_ends_on", "2050-13-45")
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("c", "d"), case_uuid=two)
    session_desk.rest()
    told = [text for text in session_desk.said if "was not taken over" in text]
    assert len(told) == 1
    assert "2050-13-45" in told[0]
    assert values(session_desk, one) == {}


def test_values_go_into_the_case_that_is_found_by_its_parcels(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page("", ("a", "b"))
    look = session_desk.context.parcel_parts.merging.current
    assert look.look.case_uuid == one
    page._choose("remark", "typed", "一")
    session_desk.rest()
    assert values(session_desk, one) == {"remark": "一"}


def test_conditions_find_the_case_by_its_parcels(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = MergeMatrixPage(session_desk.context, session_desk.window)
    page.setParent(session_desk.window.centralWidget())
    page.show()
    look = session_desk.context.parcel_parts.merging.current
    look.changed.connect(page.show_merge)
    look.look_at(("b", "a"))
    session_desk.rest()
    assert look.look.case_uuid == one
    assert page.matrix is not None
    assert page.matrix.stage == "acceptance"


def test_what_is_judged_comes_before_a_condition_chosen_for_another_merge(
    session_desk: SessionDesk, path: Path
) -> None:
    one, _two = two_cases(path)
    session_desk.window.show()
    session_desk.open(path)
    page = MergeMatrixPage(session_desk.context, session_desk.window)
    page.setParent(session_desk.window.centralWidget())
    page.show()
    look = session_desk.context.parcel_parts.merging.current
    look.changed.connect(page.show_merge)

    def chosen() -> str:
        row = page.model.row_at(page.table.currentIndex().row())
        return "" if row is None else row.code

    look.look_at(("c", "d"))
    session_desk.rest()
    page.show_condition("M-5")
    look.look_at(("a", "b"))
    session_desk.rest()
    assert chosen() == "M-5"  # it stays to be compared
    with open_workspace(path, actor=ACTOR) as store:
        said = Judgement("王科长", office_today(), "符合", code="M-10", department="规划科")
        judge(store, one, said)
    session_desk.refreshed()
    session_desk.rest()
    assert chosen() == "M-10"
    look.changed.disconnect(page.show_merge)
    page.deleteLater()


def test_nothing_keeps_a_preview_that_is_gone(session_desk: SessionDesk) -> None:
    page = MergePreviewPage(session_desk.context, session_desk.window)
    kept = weakref.ref(page)
    page.deleteLater()
    del page
    settle()
    gc.collect()
    assert kept() is None


def test_leaving_asks_about_a_value_that_is_half_typed(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    assert command.may_leave()
    typed(page, "remark", "打了一半的备注")
    brought: list[tuple[str, str]] = []
    command.bring_page = lambda panel, page: brought.append((panel, page))
    assert not command.may_leave()
    assert brought == [("Merging", "Preview")]
    assert "not written yet" in said(page, "Merging.Value.Ask.Text")
    part(page, QPushButton, "Merging.Value.AskWrite").click()
    assert command.may_leave()  # it is on its way
    session_desk.rest()
    assert values(session_desk, one) == {"remark": "打了一半的备注"}
    typed(page, "remark", "另一半")
    assert not command.may_leave()
    part(page, QPushButton, "Merging.Value.AskDiscard").click()
    assert command.may_leave()
    session_desk.rest()
    assert values(session_desk, one) == {"remark": "打了一半的备注"}


def test_what_is_half_typed_before_there_is_a_case_is_kept_when_the_workspace_is_left(
    session_desk: SessionDesk, command: MergeCommand, path: Path, preview_page: Look
) -> None:
    session_desk.open(path)
    page = preview_page("", ("a", "b"))
    typed(page, "remark", "打了一半的备注")
    current = session_desk.context.parcel_parts.merging.current
    assert current.values == {}
    assert command.may_leave()
    assert current.values == {"remark": ValueChoice("typed", "打了一半的备注")}


# -- many parcels ---------------------------------------------------------------------------------


def test_findings_of_many_parcels_scroll_and_name_the_first(
    session_desk: SessionDesk, command: MergeCommand, folder: Path
) -> None:
    many = folder / "多宗.gpkg"
    with create_workspace(many, district="440704", actor=ACTOR) as store:
        keys = add(
            store,
            "parcel",
            [
                lawful(i * 10, i * 10 + 10, parcel_code=f"440704001001GB{i + 1:05d}",
                       seized=("yes", "unknown")[i % 2])
                for i in range(60)
            ],
        )  # fmt: skip
    session_desk.open(many)
    command.propose(list(keys))
    session_desk.rest()
    form = opened(session_desk, MergeProposeDialog)
    settle()
    what = said(form, "MergePropose.What")
    assert "60 parcels" in what
    assert "54 more" in what
    label = part(form, QLabel, "MergePropose.Findings")
    scroll = next(each for each in form.findChildren(QScrollArea) if each.widget() is label)
    assert label.height() >= label.heightForWidth(label.width())  # nothing of it is cut off
    assert scroll.height() <= 14 * form.fontMetrics().lineSpacing() + 4
    bottom = form.ok.mapTo(form, form.ok.rect().bottomLeft()).y()
    assert bottom <= form.height()
    assert form.height() <= form.screen().availableGeometry().height()


# -- the code -------------------------------------------------------------------------------------


def test_a_provisional_code_is_given_its_place(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    fill(form)
    part(form, QLineEdit, "MergeRegister.Code").setText("")
    part(form, QCheckBox, "MergeRegister.Provisional").setChecked(True)
    send(session_desk, form)
    caught_up(session_desk, page)
    assert now(session_desk).provisional
    become(session_desk, Role.CLERK, "陈经办")
    assert not part(page, QPushButton, "MergeCase.Code").isEnabled()
    become(session_desk, Role.REVIEWER, "黄科长")
    press(session_desk, page, "MergeCase.Code")
    form = opened(session_desk, MergeCodeDialog)
    assert not form.ok.isEnabled()
    code = part(form, QLineEdit, "MergeCode.Code")
    code.setText(CODES["a"])  # that of a parcel that retired
    send(session_desk, form)
    assert "Nothing was written" in said(form, "MergeCode.Said")
    part(form, QPushButton, "MergeCode.NextCode").click()
    follows = code.text()
    assert follows not in CODES.values()
    send(session_desk, form)
    case = now(session_desk)
    assert (case.new_code, case.provisional) == (follows, False)
    assert session_desk.session.store is not None
    with session_desk.session.store.read() as reading:
        assert (reading.row("parcel", case.new_parcel_uuid) or {})["parcel_code"] == follows
    caught_up(session_desk, page)
    assert part(page, QPushButton, "MergeCase.Code").isHidden()
