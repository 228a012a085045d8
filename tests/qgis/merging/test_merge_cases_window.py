# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 of merges in a real session: the window, the page of the panel, every form, taking back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import shapely
from qgis.PyQt.QtCore import QDate, QRect, Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import MergeRegistration, MergeStepInput, MergeSurvey
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
    MergeApplicationDialog,
    MergeMembersDialog,
    MergeProposeDialog,
)
from lowuse_plugin.gui.dialogs.merging.cases_window import MergeCasesWindow
from lowuse_plugin.gui.dialogs.merging.judgement_dialog import MergeJudgementDialog
from lowuse_plugin.gui.dialogs.merging.register_dialog import (
    MergeRegisterDialog,
    RegisterRequest,
)
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage
from lowuse_plugin.gui.widgets.merging.case_words import STATES, figures_text, state_word
from lowuse_plugin.gui.widgets.merging.survey_part import SurveyPart
from lowuse_plugin.qgis_bridge.i18n import install_translator
from lowuse_plugin.qgis_bridge.merging.words import outcome_words
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import list_cases, propose_merge, read_case
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR, multipolygon
from tests.services.merging.merge_office import CODES, NEW_CODE, workspace

DRAFTER = "陈经办"
DOCUMENT = "江海自然资〔2026〕5号"
CERTIFICATE = "粤（2026）江海不动产权第0000001号"


def step(by: str = "黄科长", **more: Any) -> MergeStepInput:
    return MergeStepInput(by, office_today(), **more)


@pytest.fixture
def path(folder: Path) -> Path:
    """The office of the merges, its register asked today."""
    with workspace(folder) as store:
        today = office_today().isoformat()
        store.write(
            [
                Update("parcel", key, 1, {"seized_checked_on": today, "mortgaged": "no"})
                for key in "abcd"
            ],
            reason="查询登记簿",
        )
        return store.path


def proposed(store: WorkspaceStore) -> str:
    return propose_merge(store, ("a", "b"), by=DRAFTER, applicant="甲厂")[0]


def up_to(state: str, path: Path) -> str:
    """Take a case of ``a`` and ``b`` to a state, and return it."""
    with open_workspace(path, actor=ACTOR) as store:
        case = proposed(store)
        on = office_today().isoformat()
        ways: list[tuple[str, Any]] = [
            ("accepted", lambda: steps.advance(
                store, case, step(DRAFTER, details={"applicant": "甲厂", "applied_on": on}))),
            ("reviewed", lambda: (judge_all(store, case), steps.advance(store, case, step()))),
            ("agreed", lambda: steps.advance(
                store, case, step(document_no=DOCUMENT, details={"supplement_no": "补 1 号"}))),
            ("surveyed", lambda: steps.advance(
                store, case, step(DRAFTER),
                survey=MergeSurvey(Fraction("500.12"), report_no="测 7 号"))),
            ("registered", lambda: register_merge(store, case, MergeRegistration(
                NEW_CODE, CERTIFICATE, office_today(), "survey", office_today(),
                values={"right_ends_on": ValueChoice("typed", "2050-01-01")}), step())),
        ]  # fmt: skip
        for reached, act in ways:
            if read_case(store, case).state == state:
                break
            act()
            assert read_case(store, case).state == reached
    return case


def judge_all(store: WorkspaceStore, case: str) -> None:
    for code in ("M-10", "M-11"):
        said = Judgement("王科长", office_today(), "符合", code=code, department="规划科")
        judge(store, case, said)


def change(path: Path, parcel: str, **values: Any) -> None:
    """Let a colleague change a parcel."""
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            version = (reading.row("parcel", parcel) or {})["row_version"]
        store.write([Update("parcel", parcel, version, values)], reason="更正")


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[MergeCommand]:
    become(session_desk, Role.REVIEWER, "黄科长")
    session_desk.window.show()
    iface = SimpleNamespace(activeLayer=lambda: None)
    command = MergeCommand(session_desk.context, session_desk.window, iface)
    yield command
    command.release()
    settle()


def part(widget: QWidget, kind: type, name: str) -> Any:
    found = widget.findChild(kind, f"LowUse.{name}")
    assert found is not None, name
    return found


def said(widget: QWidget, name: str) -> str:
    label = part(widget, QLabel, name)
    return "" if label.isHidden() else str(label.text())


def caught_up(desk: SessionDesk, page: MergeCasePage) -> None:
    """Wait until the page shows its case as it is now."""
    store = desk.session.store
    assert store is not None

    def shows_all() -> bool:
        seen = page.seen
        if seen is None or seen.case is None:
            return False
        return seen.case.row_version == read_case(store, seen.case.uuid).row_version

    until(shows_all)
    settle()


def press(desk: SessionDesk, widget: QWidget, name: str, kind: type = QPushButton) -> None:
    if isinstance(widget, MergeCasePage) and widget.seen is not None and widget.seen.case:
        caught_up(desk, widget)
    button = part(widget, kind, name)
    assert button.isEnabled(), (name, button.toolTip())
    button.click()
    desk.rest()


def opened(desk: SessionDesk, kind: type) -> Any:
    found = [each for each in desk.window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, (kind, found)
    return found[0]


def send(desk: SessionDesk, dialog: AskingDialog) -> None:
    assert dialog.ok.isEnabled(), dialog._said.text()
    dialog.ok.click()
    desk.rest()


def window_of(desk: SessionDesk, command: MergeCommand, path: Path) -> MergeCasesWindow:
    desk.open(path)
    command.show()
    desk.rest()
    assert command.dialog is not None
    return command.dialog


def page_of(desk: SessionDesk, path: Path) -> MergeCasePage:
    desk.open(path)
    pages = desk.context.parcel_parts.merging.pages.in_order()
    spec = next(each for each in pages if each.name == "Case")
    page = spec.make(desk.context)
    assert isinstance(page, MergeCasePage)
    page.setParent(desk.window.centralWidget())
    page.resize(420, 620)
    page.show()
    merging = desk.context.parcel_parts.merging
    merging.current.changed.connect(page.show_merge)
    return page


def now(desk: SessionDesk) -> MergeCase:
    store = desk.session.store
    assert store is not None
    [case] = list_cases(store)
    return read_case(store, case.uuid)


def current(desk: SessionDesk) -> set[str]:
    store = desk.session.store
    assert store is not None
    with store.read() as reading:
        rows = {key: reading.row("parcel", key) or {} for key in "abcd"}
    return {key for key, row in rows.items() if row["retired_at"] is None}


# -- proposing ------------------------------------------------------------------------------------


def test_parcels_without_a_case_are_proposed_and_looked_at(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    page = page_of(session_desk, path)
    assert "Choose a group" in said(page, "MergeCase.Empty.Text")
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("a",))
    session_desk.rest()
    assert "at least two parcels" in said(page, "MergeCase.Empty.Text")
    look.look_at(("a", "b"), whole=("a", "b", "c"))
    session_desk.rest()
    press(session_desk, page, "MergeCase.Propose")
    form = opened(session_desk, MergeProposeDialog)
    assert part(form, QLineEdit, "MergePropose.Applicant").text() == "甲厂"
    findings = said(form, "MergePropose.Findings")
    assert "M-10" in findings
    assert "M-11" in findings
    assert "M-2" not in findings
    part(form, QLineEdit, "MergePropose.Remark").setText("同一厂区")
    send(session_desk, form)
    case = now(session_desk)
    assert (case.state, case.applicant, case.remark) == ("proposed", "甲厂", "同一厂区")
    assert case.drafted_by == "黄科长"
    assert set(case.parcels) == {"a", "b"}
    assert look.look.case_uuid == case.uuid
    assert look.look.whole == ("a", "b", "c")
    assert case.case_no in said(page, "MergeCase.Title")
    assert session_desk.said[-1] == f"{case.case_no}: a merge of 2 parcels is proposed."
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert session_desk.session.store is not None
    assert list_cases(session_desk.session.store) == ()


def test_parcels_of_a_case_are_shown_with_it(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    page = page_of(session_desk, path)
    look = session_desk.context.parcel_parts.merging.current
    look.look_at(("b", "c"))
    session_desk.rest()
    text = said(page, "MergeCase.Empty.Text")
    assert "1 of these 2 parcels" in text
    assert page.findChild(QPushButton, "LowUse.MergeCase.Propose") is None
    assert "HB440704" in text
    press(session_desk, page, "MergeCase.Show.1")
    assert (look.look.case_uuid, set(look.members)) == (case, {"a", "b"})
    look.look_at(("a", "b"))
    session_desk.rest()
    assert look.look.case_uuid == case  # found by its parcels


def test_too_few_parcels_and_held_ones_are_refused_with_a_sentence(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    session_desk.open(path)
    command.propose(("a",))
    assert "at least two parcels" in session_desk.said[-1]
    command.propose(("b", "c"))
    session_desk.rest()
    assert not session_desk.window.findChildren(MergeProposeDialog)
    become(session_desk, Role.VIEWER, "看客")
    command.propose(("c", "d"))
    assert "Your role is" in session_desk.said[-1]


# -- the window -----------------------------------------------------------------------------------


def test_the_window_lists_filters_and_chooses(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        other = propose_merge(store, ("c", "d"), by="李经办", remark="另案")[0]
    window = window_of(session_desk, command, path)
    assert window.shown == 2
    assert window.chosen is not None
    assert window.chosen.uuid == other  # the newest first
    press(session_desk, window, "MergeCases.State.accepted", QToolButton)
    assert window.shown == 1
    assert window.chosen.uuid == case
    assert "Application taken in" in window._table.rows.index(0, 1).data()
    command.show_case(other)
    session_desk.rest()
    assert window.chosen.uuid == other
    assert window.shown == 2
    search = part(window, QLineEdit, "MergeCases.Filter")
    search.setText(CODES["b"])
    until(lambda: window.shown == 1)
    assert window.chosen.uuid == case
    search.setText("没有这样的")
    until(lambda: window.shown == 0)
    code = CODES["b"]
    search.setText(f"{code[:6]} {code[6:12]}-{code[12:]}")
    until(lambda: window.shown == 1)
    assert window.chosen.uuid == case
    search.setText("没有这样的")
    until(lambda: window.shown == 0)
    assert "No case passes" in said(window, "MergeCases.None.Text")


def test_holders_tell_their_names_in_a_narrow_list(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    name = "江门市江海区恒达电器有限公司"
    with open_workspace(path, actor=ACTOR) as store:
        propose_merge(store, ("a", "b"), by=DRAFTER, applicant=name)
    window = window_of(session_desk, command, path)
    table = window._table
    assert table.isColumnHidden(3)  # nothing is remarked: the names have that room
    index = table.rows.index(0, 2)
    shown = []
    for characters in (40, 6):
        option = QStyleOptionViewItem()
        option.font = table.font()
        option.fontMetrics = QFontMetrics(table.font())
        wide = option.fontMetrics.horizontalAdvance("中") * characters
        option.rect = QRect(0, 0, wide, 20)
        table.itemDelegateForColumn(2).initStyleOption(option, index)
        shown.append(option.text)
    assert shown == [name, "…恒达电器有限公司"]
    with open_workspace(path, actor=ACTOR) as store:
        propose_merge(store, ("c", "d"), by=DRAFTER, remark="另案")
    session_desk.refreshed()
    assert not table.isColumnHidden(3)


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_number_state_outcome_and_day_are_never_cut_and_names_give_way(
    session_desk: SessionDesk, command: MergeCommand, path: Path, locale: str
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        propose_merge(store, ("a", "b"), by=DRAFTER, applicant="江门市江海区恒达电器有限公司")
    remove = install_translator(locale)
    window = window_of(session_desk, command, path)
    table, heads = window._table, window._table.horizontalHeader()
    widths = {}
    for characters in (100, 200):
        window.resize(table.fontMetrics().horizontalAdvance("0") * characters, window.height())
        settle()
        widths[characters] = [table.columnWidth(at) for at in range(heads.count())]
        texts = {
            0: ["HB4407042026001"],
            1: [state_word(state) for state in STATES],
            6: [outcome_words(each) for each in ("pass", "fail", "manual", "missing")],
            7: ["2026-11-27"],
        }
        for at, words in texts.items():
            for text in words:
                assert table.fontMetrics().horizontalAdvance(text) < table.columnWidth(at), text
            assert heads.sectionSizeHint(at) <= table.columnWidth(at)
    remove()
    narrow, wide = widths[100], widths[200]
    assert narrow[2] < wide[2]  # the holder has what is left
    assert narrow[:2] + narrow[4:] == wide[:2] + wide[4:]


def test_an_empty_window_says_what_to_do(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    window = window_of(session_desk, command, path)
    assert "no merge case yet" in said(window, "MergeCases.None.Text")
    assert "Choose a case" in said(window, "MergeCase.Empty.Text")


# -- from the application to the register ---------------------------------------------------------


def test_an_application_is_accepted(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("proposed", path)
    window = window_of(session_desk, command, path)
    page = window.page
    assert "Application taken in" in part(page, QPushButton, "MergeCase.Main").text()
    assert "宗地合并申请表" in said(page, "MergeCase.Asked")

    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    assert part(form, QLineEdit, "MergeStep.Applicant").text() == "甲厂"
    send(session_desk, form)
    assert now(session_desk).state == "accepted"


def test_an_old_query_and_a_far_area_are_told_before_the_step(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        version = (reading.row("parcel", "a") or {})["row_version"]
    old = {"seized_checked_on": "2024-06-03", "registered_area_m2": 400.0}
    with open_workspace(path, actor=ACTOR) as store:
        store.write([Update("parcel", "a", version, old)], reason="测试")
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    warned = said(opened(session_desk, MergeStepDialog), "MergeStep.Warned")
    assert "the query is too old" in warned
    assert "differs by 16.7% from the 600.05 m²" in warned


def test_a_review_waits_for_what_persons_judge(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    # Nobody judged M-10 and M-11 yet: the review waits, and the list leads to the form.
    main = part(page, QPushButton, "MergeCase.Main")
    assert not main.isEnabled()
    assert "M-10" in said(page, "MergeCase.Blocker.1")
    press(session_desk, page, "MergeCase.Blocker.1.Go", QToolButton)
    for condition in ("M-10", "M-11"):
        form = opened(session_desk, MergeJudgementDialog)
        assert condition in form.windowTitle()
        assert not form.ok.isEnabled()
        found = part(form, QLabel, "MergeJudgement.Found")
        seen = found.parentWidget().parentWidget()  # what scrolls when it is long
        lines = min(found.heightForWidth(seen.width()), 7 * found.fontMetrics().lineSpacing())
        assert seen.height() >= lines
        part(form, QRadioButton, "MergeJudgement.Pass").setChecked(True)
        part(form, QPlainTextEdit, "MergeJudgement.Reason").setPlainText("合并后形状规整")
        part(form, QLineEdit, "MergeJudgement.Person").setText("王科长")
        send(session_desk, form)
        if condition == "M-10":
            press(session_desk, page, "MergeCase.Judgement.M-11.Judge")
    told = {each.code: each for each in now(session_desk).judgements}
    assert (told["M-10"].by, told["M-10"].outcome) == ("王科长", "pass")
    assert told["M-10"].reason == "合并后形状规整"
    caught_up(session_desk, page)
    assert "王科长" in said(page, "MergeCase.Judgement.M-10")
    press(session_desk, page, "MergeCase.Main")
    send(session_desk, opened(session_desk, MergeStepDialog))
    assert now(session_desk).reviewed_by == "黄科长"


def test_agreement_and_survey_ask_for_what_they_need(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("reviewed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "MergeStep.Document").setText(DOCUMENT)
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "MergeStep.Supplement").setText("补 1 号")
    send(session_desk, form)
    assert now(session_desk).supplement_no == "补 1 号"

    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    assert "500.00 m²" in said(form, "MergeStep.Outline")
    part(form, QLineEdit, "MergeStep.SurveyedArea").setText("500.12")
    assert "+0.12 m²" in said(form, "MergeStep.AreaFound")
    send(session_desk, form)
    survey = now(session_desk).survey
    assert survey is not None
    assert (survey.area_m2, survey.source) == (Fraction("500.12"), "union")


def test_a_merge_is_registered_and_taken_back(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    assert not form.ok.isEnabled()
    press(session_desk, form, "MergeRegister.NextCode")
    code = part(form, QLineEdit, "MergeRegister.Code")
    assert code.text() == "440704001001GB00013"
    code.setText(NEW_CODE)
    part(form, QLineEdit, "MergeRegister.Number.map_number").setText(" 17 ")
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    basis = part(form, QComboBox, "MergeRegister.Basis")
    texts = [basis.itemText(at) for at in range(basis.count())]
    assert [text[-9:] for text in texts] == ["500.15 m²", "500.00 m²", "500.12 m²"]
    assert basis.currentData() == "survey"
    assert part(form, QLineEdit, "MergeRegister.Area").placeholderText() == "500.12"
    assert not form.ok.isEnabled()  # nobody said when the right ends
    part(form, QLineEdit, "MergeRegister.Field.right_ends_on").setText("2050-01-01")
    send(session_desk, form)
    case = now(session_desk)
    assert (case.state, case.new_code) == ("registered", NEW_CODE)
    assert case.registered_area_m2 == Fraction("500.12")
    assert current(session_desk) == {"c", "d"}
    assert session_desk.context.current.uuid == case.new_parcel_uuid
    store = session_desk.session.store
    assert store is not None
    with store.read() as reading:
        new = reading.row("parcel", case.new_parcel_uuid)
    assert new is not None
    assert (new["right_ends_on"], new["parcel_code"]) == ("2050-01-01", NEW_CODE)
    assert (new["map_number"], new["unit_code"]) == ("17", None)

    press(session_desk, page, "MergeCase.Revoke")
    form = opened(session_desk, MergeStepDialog)
    assert not form.ok.isEnabled()
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("登记有误")
    send(session_desk, form)
    assert now(session_desk).state == "revoked"
    assert current(session_desk) == {"a", "b", "c", "d"}
    lines = figures_text(now(session_desk)).splitlines()
    marked = next(at for at, line in enumerate(lines) if line.startswith("⚠ Revoked"))
    assert lines[marked + 1].startswith("Registered area of the new parcel")


def test_who_drew_a_case_up_does_not_review_it(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        [case] = list_cases(store)
        judge_all(store, case.uuid)
    become(session_desk, Role.REVIEWER, DRAFTER)
    page = window_of(session_desk, command, path).page
    assert not part(page, QPushButton, "MergeCase.Main").isEnabled()
    assert f"Four eyes: {DRAFTER}" in said(page, "MergeCase.Why")
    refuse = part(page, QPushButton, "MergeCase.Refuse")
    assert not refuse.isEnabled()
    assert f"Four eyes: {DRAFTER}" in refuse.toolTip()
    assert part(page, QPushButton, "MergeCase.Withdraw").isEnabled()
    become(session_desk, Role.CLERK, "黄科长")
    assert part(page, QPushButton, "MergeCase.Main").isEnabled()
    assert not part(page, QPushButton, "MergeCase.Refuse").isEnabled()
    become(session_desk, Role.VIEWER, "黄科长")
    for name in ("Main", "Return", "Withdraw", "Judgement.M-10.Judge"):
        assert not part(page, QPushButton, f"MergeCase.{name}").isEnabled(), name


def test_a_case_is_returned_refused_and_taken_up_again(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("agreed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Return")
    form = opened(session_desk, MergeStepDialog)
    target = part(form, QComboBox, "MergeStep.Target")
    assert target.currentData() == "reviewed"  # the nearest
    target.setCurrentIndex(target.findData("accepted"))
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("补充材料")
    send(session_desk, form)
    assert now(session_desk).state == "accepted"
    for button, state in (("Refuse", "refused"), ("Reopen", "proposed"), ("Withdraw", "withdrawn")):
        press(session_desk, page, f"MergeCase.{button}")
        form = opened(session_desk, MergeStepDialog)
        assert not form.ok.isEnabled()
        part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("不符合规划")
        send(session_desk, form)
        assert now(session_desk).state == state
    caught_up(session_desk, page)
    assert "Merge withdrawn" in said(page, "MergeCase.Beside")
    assert current(session_desk) == {"a", "b", "c", "d"}


def test_a_step_is_undone_from_its_message(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    part(form, QCheckBox, "MergeRegister.Provisional").setChecked(True)
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    part(form, QCheckBox, "MergeRegister.Field.right_ends_on.Empty").setChecked(True)
    send(session_desk, form)
    assert now(session_desk).state == "registered"
    assert now(session_desk).provisional
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert now(session_desk).state == "surveyed"
    assert current(session_desk) == {"a", "b", "c", "d"}


def test_what_was_built_on_the_new_parcel_is_listed_and_keeps_it(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("registered", path)
    with open_workspace(path, actor=ACTOR) as store:
        new = read_case(store, case).new_parcel_uuid
        store.write([
            Insert("project", "新", {"name": "新厂房", "district": "440704", "state": "building",
                                    "project_type": "industrial_upgrade"}),
            Insert("project_parcel", "新 1", {"project_uuid": "新", "parcel_uuid": new}),
        ], reason="立项")  # fmt: skip
    page = window_of(session_desk, command, path).page
    assert said(page, "MergeCase.BuiltBy.1").startswith("项目 新厂房")
    assert "take the parcel out of that project" in said(page, "MergeCase.BuiltBy.1")
    members = part(page, QListWidget, "MergeCase.Members")
    members.activated.emit(members.model().index(0, 0))  # history: only its shape is shown
    session_desk.rest()
    assert command._glimpse_made is not None
    assert command._glimpse_made.is_shown
    assert session_desk.context.current.uuid == ""
    command._glimpse_made.hide()
    press(session_desk, page, "MergeCase.NewParcel")
    assert session_desk.context.current.uuid == new
    assert command._glimpse_made.is_shown  # the map goes there, also when it is looked at already
    press(session_desk, page, "MergeCase.Revoke")
    form = opened(session_desk, MergeStepDialog)
    assert "新厂房" in said(form, "MergeStep.Hindered")
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("登记有误")
    assert not form.ok.isEnabled()
    assert now(session_desk).state == "registered"


def test_a_surveyed_outline_is_taken_and_an_unfit_one_refused(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("agreed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    part(form, QLineEdit, "MergeStep.SurveyedArea").setText("600")
    survey = form.findChild(SurveyPart)
    survey.take((multipolygon(0, 0, 60, 10),), "drawn")
    send(session_desk, form)
    assert "✕" in said(form, "MergeStep.Said")  # takes the land of the neighbour
    assert now(session_desk).state == "agreed"
    survey.take((multipolygon(0, 0, 50, 10), multipolygon(50, 0, 60, 10)), "import")
    assert "2 shapes" in said(form, "MergeStep.Outline")
    survey.take((multipolygon(0, -0.4, 50, 10),), "import")
    part(form, QLineEdit, "MergeStep.SurveyedArea").setText("520")
    send(session_desk, form)
    assert "20.00 m²" in said(form, "MergeStep.Said")  # 0.4 × 50 m² beside the parcels: why?
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("南侧界址重测")
    send(session_desk, form)
    case = now(session_desk)
    assert case.survey is not None
    assert (case.survey.source, case.survey.area_m2) == ("import", 520)
    assert case.outline is not None
    assert shapely.from_wkb(case.outline).area == pytest.approx(520, abs=1e-6)


def test_the_consent_of_a_mortgagee_is_asked_for(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        version = (reading.row("parcel", "b") or {})["row_version"]
    with open_workspace(path, actor=ACTOR) as store:
        store.write([Update("parcel", "b", version, {"mortgaged": "yes"})], reason="抵押")
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    before = said(page, "MergeCase.Before")
    assert "asks for this" in before
    assert "is mortgaged. Enter the written consent" in before
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    assert CODES["b"] in said(form, "MergeRegister.Mortgaged.1")
    part(form, QLineEdit, "MergeRegister.Code").setText(NEW_CODE)
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    part(form, QLineEdit, "MergeRegister.Field.right_ends_on").setText("2050-01-01")
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "MergeRegister.Consent.1").setText("农行同意函 3 号")
    send(session_desk, form)
    assert now(session_desk).mortgage_consent == "农行同意函 3 号"


def test_a_wrong_code_is_refused_and_what_was_typed_stays(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    code = part(form, QLineEdit, "MergeRegister.Code")
    code.setText(CODES["a"])  # old codes are never given again
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    part(form, QLineEdit, "MergeRegister.Field.right_ends_on").setText("2050-01-01")
    part(form, QLineEdit, "MergeRegister.Area").setText("五百")
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "MergeRegister.Area").setText("500.12")
    send(session_desk, form)
    assert "Nothing was written" in said(form, "MergeRegister.Said")
    assert code.text() == CODES["a"]
    assert now(session_desk).state == "surveyed"


# -- changing a case ------------------------------------------------------------------------------


def test_application_and_parcels_of_a_draft_are_changed(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Application")
    form = opened(session_desk, MergeApplicationDialog)
    part(form, QLineEdit, "MergeApplication.Remark").setText("厂区扩建")
    part(form, QLineEdit, "MergeApplication.AppliedOn").setText("2026-13-01")
    assert not form.ok.isEnabled()
    part(form, QLineEdit, "MergeApplication.AppliedOn").setText("2026-03-02")
    send(session_desk, form)
    assert (now(session_desk).remark, now(session_desk).applied_on) == (
        "厂区扩建", date(2026, 3, 2),
    )  # fmt: skip

    session_desk.context.parcel_parts.merging.current.look_at(
        ("a", "b"), case_uuid=case, whole=("a", "b", "c")
    )
    press(session_desk, page, "MergeCase.Members")
    form = opened(session_desk, MergeMembersDialog)
    rows = part(form, QListWidget, "MergeMembers.List")
    states = [rows.item(at).checkState() for at in range(rows.count())]
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert states == [on, on, off]
    assert not form.ok.isEnabled()
    rows.item(2).setCheckState(on)
    send(session_desk, form)
    assert set(now(session_desk).parcels) == {"a", "b", "c"}
    assert set(session_desk.context.parcel_parts.merging.current.members) == {"a", "b", "c"}


def test_chosen_parcels_are_added_to_the_list(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Members")
    form = opened(session_desk, MergeMembersDialog)
    session_desk.context.current.select(["c", "b"])
    press(session_desk, form, "MergeMembers.Add")
    assert set(form.wanted) == {"a", "b", "c"}


def test_fields_chosen_in_the_panel_go_into_the_new_case(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    session_desk.open(path)
    merging = session_desk.context.parcel_parts.merging
    merging.current.look_at(("a", "b"))
    merging.current.choose("address", ValueChoice("typed", "金瓯路 288 号"))
    assert merging.begin is not None
    merging.begin()
    session_desk.rest()
    send(session_desk, opened(session_desk, MergeProposeDialog))
    assert now(session_desk).values == {"address": ValueChoice("typed", "金瓯路 288 号")}


def test_the_panel_judges_by_condition(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    session_desk.open(path)
    merging = session_desk.context.parcel_parts.merging
    assert merging.judge is not None
    merging.judge("M-10")
    assert "Choose a merge case first" in session_desk.said[-1]
    merging.current.look_at(("c", "d"))
    merging.judge("M-10")
    session_desk.rest()
    assert "belongs to a merge case" in session_desk.said[-1]
    merging.current.look_at(("a", "b"), case_uuid=case)
    merging.judge("M-6")
    session_desk.rest()
    assert "computed from the data" in session_desk.said[-1]
    merging.judge("M-11")
    session_desk.rest()
    form = opened(session_desk, MergeJudgementDialog)
    assert "M-11" in form.windowTitle()
    part(form, QRadioButton, "MergeJudgement.Fail").setChecked(True)
    part(form, QPlainTextEdit, "MergeJudgement.Reason").setPlainText("规划道路穿过")
    send(session_desk, form)
    [told] = now(session_desk).judgements
    assert (told.code, told.outcome, told.department) == (
        "M-11",
        "fail",
        form.request.row.department,
    )


# -- colleagues -----------------------------------------------------------------------------------


def test_a_form_whose_case_went_elsewhere_writes_nothing(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("材料齐全")
    with open_workspace(path, actor=ACTOR) as store:
        steps.withdraw(store, case, step(opinion="申请人撤回"))
    session_desk.refreshed()
    told = "黄科长 took the case on meanwhile: it is “Merge withdrawn” now."
    until(lambda: told in said(form, "MergeStep.Said"))
    assert not form.ok.isEnabled()
    assert now(session_desk).state == "withdrawn"
    assert "Merge withdrawn" in said(page, "MergeCase.Beside")
    assert form.edited
    form.reject()  # what can never be written is not asked about
    assert not form.isVisible()


def test_a_parcel_that_a_colleague_changed_keeps_a_merge_from_the_register(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    part(form, QLineEdit, "MergeRegister.Code").setText(NEW_CODE)
    part(form, QLineEdit, "MergeRegister.Certificate").setText(CERTIFICATE)
    part(form, QLineEdit, "MergeRegister.Field.right_ends_on").setText("2050-01-01")
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            version = (reading.row("parcel", "b") or {})["row_version"]
        store.write([Update("parcel", "b", version, {"remark": "围墙移位"})], reason="更正")
    send(session_desk, form)
    assert now(session_desk).state == "surveyed"
    assert current(session_desk) == {"a", "b", "c", "d"}
    members = part(page, QListWidget, "MergeCase.Members")
    until(lambda: members.item(1).text().endswith("⚠ changed since: 备注"))
    # The form says whose change it was, keeps what was typed, and can be written then.
    until(lambda: "changed by a colleague" in said(form, "MergeRegister.Said"))
    assert said(form, "MergeRegister.Said").startswith("⚠ Nothing was written. ")
    assert CODES["b"] in said(form, "MergeRegister.Said")
    assert part(form, QLineEdit, "MergeRegister.Code").text() == NEW_CODE
    send(session_desk, form)
    assert now(session_desk).state == "registered"


def test_a_form_of_a_registration_is_told_of_a_change_before_it_is_written(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    part(form, QLineEdit, "MergeRegister.Code").setText(NEW_CODE)
    change(path, "b", registered_area_m2=250.0)
    until(lambda: "changed by a colleague" in said(form, "MergeRegister.Said"))
    basis = part(form, QComboBox, "MergeRegister.Basis")
    # 300.10 m² and now 250.00 m².
    assert basis.itemText(basis.findData("registered_sum")).endswith("550.10 m²")
    assert part(form, QLineEdit, "MergeRegister.Code").text() == NEW_CODE
    assert "Nothing was written" not in said(form, "MergeRegister.Said")
    # What makes the form ask for something else ends it: the mortgagee of b has to consent now.
    change(path, "b", mortgaged="yes")
    until(lambda: "close it and open it again" in said(form, "MergeRegister.Said"))
    assert not form.ok.isEnabled()
    form.discard()


def test_a_form_of_a_registration_shows_what_the_parcels_say_now(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    end = "MergeRegister.Field.right_ends_on"

    def parcels_say() -> str:
        labels = form.findChildren(QLabel)
        named = (each for each in labels if each.objectName().startswith(f"LowUse.{end}.Said."))
        return "\n".join(each.text() for each in named if not each.isHidden())

    assert parcels_say()
    assert "2031" not in parcels_say()
    part(form, QLineEdit, end).setText("2050-01-01")
    today, yesterday = office_today(), office_today() - timedelta(days=1)
    queried = part(form, QLineEdit, "MergeRegister.SeizureCheckedOn")
    assert queried.text() == today.isoformat()
    change(path, "b", right_ends_on="2031-12-31", seized_checked_on=yesterday.isoformat())
    until(lambda: "changed by a colleague" in said(form, "MergeRegister.Said"))
    settle()
    assert "2031" in parcels_say()
    assert part(form, QLineEdit, end).text() == "2050-01-01"  # what was typed
    assert queried.text() == yesterday.isoformat()  # what stood there of itself
    form.discard()


def test_many_parcels_of_a_registration_are_counted_and_named_in_the_tip(
    session_desk: SessionDesk, command: MergeCommand
) -> None:
    names = tuple(f"…GB{number:05d}" for number in range(1, 61))
    request = RegisterRequest(
        "c", {}, "HB-1", "李经办", names, {"registered_sum": Fraction(600)}, {}, mortgaged=names,
    )  # fmt: skip
    form = MergeRegisterDialog(request, session_desk.session.waiting, session_desk.window)
    form.show()
    what = part(form, QLabel, "MergeRegister.What")
    assert what.text().startswith("HB-1: 60 parcels (…GB00001, ")
    assert "…GB00005 and 55 more)" in what.text()
    assert "…GB00060" in what.toolTip()
    assert said(form, "MergeRegister.Mortgaged.60") == "…GB00060 *"
    assert "…GB00003" in said(form, "MergeRegister.Said")
    part(form, QLineEdit, "MergeRegister.Consent.2").setText("工行同意函 2 号")
    part(form, QLineEdit, "MergeRegister.ConsentOfAll").setText("农行同意函 1 号")

    def consents() -> list[str]:
        return [form.entry.consents[name] for name in names]

    assert consents() == ["农行同意函 1 号", "工行同意函 2 号", *["农行同意函 1 号"] * 58]
    # The letter of the other bank stays until it is said that it goes.
    assert said(form, "MergeRegister.ConsentsKept") == "1 were typed one by one and stay: …GB00002."
    part(form, QLineEdit, "MergeRegister.ConsentOfAll").setText("农行同意函 3 号")
    assert consents()[:3] == ["农行同意函 3 号", "工行同意函 2 号", "农行同意函 3 号"]
    part(form, QLineEdit, "MergeRegister.ConsentOfAll").editingFinished.emit()
    known = part(form, QLineEdit, "MergeRegister.Consent.4").completer().model()
    assert known.stringList() == ["农行同意函 3 号", "工行同意函 2 号"]
    part(form, QPushButton, "MergeRegister.ConsentsOverwrite").click()
    assert consents() == ["农行同意函 3 号"] * 60
    assert said(form, "MergeRegister.ConsentsKept") == ""
    # Nothing of the form is cut off at its right end.
    for scroll in form.findChildren(QScrollArea):
        assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    form.discard()


def test_a_query_that_is_too_old_is_asked_for_and_not_judged(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        judge_all(store, case)
    change(path, "a", seized_checked_on="2024-06-03")
    asked: list[tuple[str, ...]] = []
    session_desk.context.actions.add(ParcelAction("RegisterQuery", "Query …", "", asked.append))
    page = window_of(session_desk, command, path).page
    assert page.findChild(QPushButton, "LowUse.MergeCase.Judgement.M-5.Judge") is None
    assert "M-5" in said(page, "MergeCase.Blocker.1")
    assert CODES["a"][6:] in said(page, "MergeCase.Blocker.2")
    press(session_desk, page, "MergeCase.Blocker.2.Go", QToolButton)
    assert asked == [("a", "b")]  # the registry is asked about all parcels of the case at once
    page.judge("M-5")
    assert not session_desk.window.findChildren(MergeJudgementDialog)
    assert "a judgement would change nothing" in session_desk.said[-1]


def test_the_title_says_what_the_conditions_give_now(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    window = window_of(session_desk, command, path)
    outcome = window._table.rows.index(0, 6)
    assert outcome.data() == "✓ met"
    change(path, "b", seized="yes")
    until(lambda: said(window.page, "MergeCase.Title").endswith("✕ not met"))
    until(lambda: window._table.rows.index(0, 6).data() == "⚠ to be checked again")


def test_the_checks_of_then_can_be_read_at_the_end(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("registered", path)
    page = window_of(session_desk, command, path).page
    then = said(page, "MergeCase.Then")
    assert "Stage: registration" in then
    assert "✓ met  M-6 " in then
    assert "王科长" in then
    assert then.count("M-10") >= 2  # the condition of each stage, and its judgement


def test_going_back_does_not_read_as_going_on(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("reviewed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Return")
    form = opened(session_desk, MergeStepDialog)
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("补充材料")
    send(session_desk, form)
    assert "sent back to “" in session_desk.said[-1]


def test_a_parcel_that_a_colleague_retired_is_named(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("proposed", path)
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            version = (reading.row("parcel", "b") or {})["row_version"]
        gone = {"retired_at": "2026-01-01T00:00:00Z", "retired_reason": "收储"}
        store.write([Update("parcel", "b", version, gone)], reason="收储")
    page = window_of(session_desk, command, path).page
    assert not part(page, QPushButton, "MergeCase.Main").isEnabled()
    assert CODES["b"] in said(page, "MergeCase.Blocker.1")
    press(session_desk, page, "MergeCase.Blocker.1.Go", QToolButton)
    form = opened(session_desk, MergeMembersDialog)
    assert len(form.wanted) == 2


def test_typed_entries_are_asked_about_before_the_workspace_is_left(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Withdraw")
    form = opened(session_desk, MergeStepDialog)
    assert command.may_leave()
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("申请人撤回")
    assert not command.may_leave()
    form.discard()
    assert command.may_leave()


def test_the_menu_and_the_lists_offer_cases(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    assert [each.name for each in command.commands()] == ["Cases", "Propose"]
    command.show()
    assert "Open a workspace first" in session_desk.said[-1]
    session_desk.open(path)
    session_desk.context.current.select(["a", "b"])
    command.propose_chosen()
    session_desk.rest()
    form = opened(session_desk, MergeProposeDialog)
    day = part(form, QDateEdit, "MergePropose.Day")
    assert day.maximumDate() == QDate(office_today())


def test_the_list_says_of_which_area_it_speaks_and_what_was_registered(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    window = window_of(session_desk, command, path)
    model = window._table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    place = heads.index("Registered area (m²)")
    assert model.index(0, place).data() == "500.15"  # of both parcels together
    tip = model.index(0, place).data(Qt.ItemDataRole.ToolTipRole)
    assert "Drawn area: 500.00 m²" in tip
    window.close()
    with open_workspace(path, actor=ACTOR) as store:
        [case] = [each for each in list_cases(store) if each.state == "surveyed"]
        register_merge(store, case.uuid, MergeRegistration(
            NEW_CODE, CERTIFICATE, office_today(), "survey", office_today(),
            values={"right_ends_on": ValueChoice("typed", "2050-01-01")}), step())  # fmt: skip
    window = window_of(session_desk, command, path)
    model = window._table.model()
    assert model.index(0, place).data() == "500.12"  # as surveyed and registered
