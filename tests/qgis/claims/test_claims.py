# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 on the screen: track, hindrances, papers in place, steps with their dialog, conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QPushButton, QWidget

from lowuse_plugin.domain.claims.records import StepInput
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.dialogs.claim_step_dialog import ClaimStepDialog
from lowuse_plugin.gui.row_actions import RowAction
from lowuse_plugin.gui.widgets.claims.material_model import DAY, DOCUMENT, REMARK, STATE
from lowuse_plugin.gui.widgets.claims.page import ClaimPage
from lowuse_plugin.services.claims.procedure import advance_claim, read_claim, withdraw_claim
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import (
    become,
    claim_command,
    dialog,
    dialogs,
    enter,
    page_in_dock,
    press,
    text,
)
from tests.qgis.claims.claim_workspace import (
    DEPARTMENTS,
    STATES,
    claim_at,
    claim_store,
    papers,
    pay,
)
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.subsidy.subsidy_workspace import project

LI = Actor("李四", "lisi", "PC-7")


@pytest.fixture
def claims(session_desk: SessionDesk) -> Iterator[ClaimCommand]:
    yield from claim_command(session_desk)


def shown(desk: SessionDesk, path: Path, uuid: str = "p") -> ClaimPage:
    page = page_in_dock(desk, path, "Procedure", uuid)
    assert isinstance(page, ClaimPage)
    return page


def button(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, f"LowUse.Claim.{name}")
    assert found is not None, name
    return found


def state_of(path: Path) -> str:
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
    return "" if claim is None else claim.state


def test_an_empty_page_says_what_to_do_first(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    calculated: list[tuple[str, ...]] = []
    with claim_store(folder) as store:
        path = store.path
        store.write([project("q", name="未测算")], reason="试")
    page = shown(session_desk, path, "")
    assert text(page, "Claim.Empty.Text").startswith("Choose a project")
    session_desk.context.project_parts.actions.add(
        RowAction("Calculate", "Calculate", "", calculated.append)
    )
    page.show_project("q")
    session_desk.rest()
    assert "First calculate the subsidy" in text(page, "Claim.Empty.Text")
    button(page, "Calculate").click()
    assert calculated == [("q",)]


def test_filing_begins_the_claim_and_can_be_undone(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
    page = shown(session_desk, path)
    assert "3,168,000.00 yuan (eligible)" in text(page, "Claim.Summary")
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert asked.ok.text() == "File the claim"
    press(asked)
    session_desk.refreshed()
    assert text(page, "Claim.Track.calculated") == "▶ 1 Calculated"
    assert text(page, "Claim.Track.reviewed") == "○ 2 Reviewed"
    assert "王五 · Filed: Calculated" in text(page, "Claim.Steps.1")
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert text(page, "Claim.Track.calculated") == "✓ 1 Calculated"
    assert text(page, "Claim.Track.reviewed") == "○ 2 Reviewed"
    assert button(page, "Main").text() == "File the claim …"


def test_the_track_of_a_claim_at_its_end_is_all_done(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "city_paid")
    page = shown(session_desk, path)
    assert [text(page, f"Claim.Track.{state}")[:3] for state in STATES] == [
        f"✓ {number}" for number in range(1, 10)
    ]


def test_who_may_not_go_on_reads_why(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "calculated")
    become(session_desk, Role.CLERK, "赵六")
    page = shown(session_desk, path)
    assert not button(page, "Main").isEnabled()
    assert "this needs “reviewer”" in text(page, "Claim.Why")
    become(session_desk, Role.REVIEWER, "张三")
    assert text(page, "Claim.Why").startswith("Four eyes: 张三 made the calculation")
    become(session_desk, Role.REVIEWER, "李四")
    assert button(page, "Main").isEnabled()
    assert text(page, "Claim.Why") == ""
    become(session_desk, Role.VIEWER, "李四")
    for name in ("Main", "Return", "Withdraw"):
        assert not button(page, name).isEnabled()
    index = page._materials.model.index(0, STATE)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_what_hinders_leads_to_where_it_is_mended(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    edited: list[tuple[str, ...]] = []
    with claim_store(folder, ("p", {"investment_code": None, "approval_no": None})) as store:
        path = store.path
        claim_at(store, "calculated")
    session_desk.context.project_parts.actions.add(
        RowAction("Edit", "Edit", "", edited.append, single=True)
    )
    page = shown(session_desk, path)
    assert "neither an investment project code" in text(page, "Claim.Blocker.1")
    assert not button(page, "Main").isEnabled()
    assert button(page, "Main").toolTip() == "First mend what is listed below."
    page.findChild(QWidget, "LowUse.Claim.Blocker.1.Go").click()
    assert edited == [("p",)]


def test_papers_are_saved_row_by_row_where_they_stand(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "reviewed")
    page = shown(session_desk, path)
    assert "9 documents have not come in" in text(page, "Claim.Blocker.1")
    page.findChild(QWidget, "LowUse.Claim.Blocker.1.Go").click()
    assert page._materials._view.currentIndex().row() == 0
    model = page._materials.model
    assert model.setData(model.index(0, DOCUMENT), "申请〔2025〕1号")
    assert model.setData(model.index(0, DAY), "２０２５年１月２日")
    assert model.setData(model.index(1, STATE), "present")
    assert model.index(0, STATE).data() == "… there"  # a number says that the paper is there
    session_desk.refreshed()
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
        assert claim is not None
        first, second = claim.materials[:2]
    assert (first.state, first.document_no, first.dated_on) == (
        "present", "申请〔2025〕1号", date(2025, 1, 2),
    )  # fmt: skip
    assert (second.state, first.checked_by) == ("present", "王五")
    assert "7 that are needed (*) are missing" in text(page, "Claim.Materials.Count")
    assert not model.setData(model.index(2, DAY), "二月三十日")
    assert "not a full day" in text(page, "Claim.Materials.Said")
    assert model.setData(model.index(2, STATE), "not_needed")
    session_desk.rest()
    assert "is mandatory; it cannot be left out" in text(page, "Claim.Materials.Said")
    assert model.index(2, STATE).data() == "○ missing"


def test_a_paper_that_a_colleague_noted_meanwhile_is_not_overwritten(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "reviewed")
    page = shown(session_desk, path)
    session_desk.session.refreshed.disconnect(page._follow._on_refreshed)  # news that are late
    with open_workspace(path, actor=LI) as store:
        papers(store)
    model = page._materials.model
    model.setData(model.index(0, REMARK), "缺章")
    session_desk.rest()
    assert "李四 noted something else of “申请表”" in text(page, "Claim.Materials.Said")
    assert model.index(0, STATE).data() == "✓ there"
    assert model.index(0, REMARK).data() == ""


def test_the_joint_review_takes_the_opinion_of_every_department(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "accepted")
    page = shown(session_desk, path)
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert "was not heard yet" in text(asked, "ClaimStep.Said")
    for code in DEPARTMENTS:
        box = asked.findChild(QComboBox, f"LowUse.ClaimStep.Agrees.{code}")
        assert box is not None
        box.setCurrentIndex(1)
    enter(asked, "Opinion.finance", "同意，江财〔2025〕3号")
    press(asked)
    session_desk.refreshed()
    told = text(page, "Claim.Steps.4")
    assert "财政: agrees (同意，江财〔2025〕3号)" in told
    assert told.endswith("自然资源: agrees")
    assert state_of(path) == "joint_review"


def test_the_approved_amount_is_prefilled_and_read_back_in_words(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "publicity")
    page = shown(session_desk, path)
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert text(asked, "ClaimStep.Amount.Note") == "叁佰壹拾陆万捌仟元整"
    enter(asked, "Document", "新府批〔2025〕1号")
    enter(asked, "Amount", "３１６.８万零")
    assert "is not a number" in text(asked, "ClaimStep.Amount.Note")
    enter(asked, "Amount", "３００万元")
    assert text(asked, "ClaimStep.Amount.Note") == "叁佰万元整"
    assert text(asked, "ClaimStep.Difference") == "168,000.00 yuan less than calculated."
    assert "Say why" in text(asked, "ClaimStep.Said")
    enter(asked, "AmountReason", "扣除已拆面积")
    press(asked)
    session_desk.refreshed()
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
    assert claim is not None
    assert (claim.state, claim.approved_fen) == ("approved", 300_000_000)
    assert "扣除已拆面积" in text(page, "Claim.Steps.6")
    assert not page._materials.model.index(0, STATE).flags() & Qt.ItemFlag.ItemIsEditable


def test_the_publicity_asks_where_it_is_made_and_who_objected_when_it_is_over(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "joint_review")
    page = shown(session_desk, path)
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert asked.findChild(QWidget, "LowUse.ClaimStep.Objections") is None
    assert text(asked, "ClaimStep.Said") == "Enter where it is made public."
    begins = asked.findChild(QDateEdit, "LowUse.ClaimStep.From")
    ends = asked.findChild(QDateEdit, "LowUse.ClaimStep.To")
    assert begins is not None
    assert ends is not None
    begins.setDate(QDate(2025, 1, 7))
    assert ends.date() == QDate(2025, 1, 13)  # seven days, both counted
    enter(asked, "Place", "区政府门户网站")
    press(asked)
    session_desk.refreshed()
    assert "2025年1月7日 to 2025年1月13日 (区政府门户网站)" in text(page, "Claim.Steps.5")
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert asked.findChild(QWidget, "LowUse.ClaimStep.Objections") is not None


def test_who_passes_on_before_all_is_paid_writes_why(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "approved")
        pay(store, 100_000_000)
    page = shown(session_desk, path)
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    assert text(asked, "ClaimStep.Said").startswith(
        "2,168,000.00 yuan of the approved amount are not paid."
    )
    assert not asked.ok.isEnabled()
    enter(asked, "Opinion", "余款列入明年预算")
    assert asked.ok.isEnabled()
    enter(asked, "Opinion", "")
    with open_workspace(path, actor=LI) as store:
        pay(store, 216_800_000, voucher="余款")
    session_desk.refreshed()
    assert text(asked, "ClaimStep.Said") == ""  # all is paid by now: nothing is to be explained
    assert asked.ok.isEnabled()
    enter(asked, "Opinion", "余款已另行拨付")
    press(asked)
    session_desk.refreshed()
    assert state_of(path) == "district_paid"
    assert "余款已另行拨付" in text(page, "Claim.Steps.7")


def test_after_a_step_the_page_begins_at_its_head(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "reviewed")
        papers(store)
    page = shown(session_desk, path)
    page.resize(420, 300)
    bar = page._scroll.verticalScrollBar()
    settle()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    model = page._materials.model
    assert model.setData(model.index(8, REMARK), "复印件")
    session_desk.refreshed()
    assert bar.value() > 0  # a paper is no step: who notes papers stays with them
    button(page, "Main").click()
    press(dialog(session_desk, ClaimStepDialog))
    session_desk.refreshed()
    assert text(page, "Claim.Track.accepted").startswith("▶ 3")
    assert bar.value() == 0


def test_a_claim_goes_back_with_a_reason_only(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "accepted")
    page = shown(session_desk, path)
    button(page, "Return").click()
    asked = dialog(session_desk, ClaimStepDialog)
    box = asked.findChild(QComboBox, "LowUse.ClaimStep.Target")
    assert box is not None
    assert [box.itemData(i) for i in range(box.count())] == ["reviewed", "calculated"]
    assert text(asked, "ClaimStep.Said").startswith("Give the reason")
    enter(asked, "Opinion", "材料不齐")
    press(asked)
    session_desk.refreshed()
    assert state_of(path) == "reviewed"
    assert "Returned: Application accepted → Reviewed" in text(page, "Claim.Steps.4")


def test_nothing_is_written_on_a_claim_that_a_colleague_took_on(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "calculated")
    page = shown(session_desk, path)
    session_desk.session.refreshed.disconnect(page._follow._on_refreshed)  # news that are late
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    enter(asked, "Opinion", "同意测算")
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
        assert claim is not None
        withdraw_claim(store, claim, StepInput("李四", date(2025, 1, 2), opinion="重做"))
    press(asked)
    session_desk.rest()
    assert "李四 took this claim to “撤回”" in text(asked, "ClaimStep.Said")
    assert asked.entry.opinion == "同意测算"
    found = asked.findChild(QPushButton, "LowUse.ClaimStep.Ok")
    assert found is not None
    assert not found.isEnabled()
    assert state_of(path) == "withdrawn"


def test_an_open_dialog_hears_that_the_claim_went_on(
    claims: ClaimCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with claim_store(folder) as store:
        path = store.path
        claim_at(store, "calculated")
    page = shown(session_desk, path)
    button(page, "Main").click()
    asked = dialog(session_desk, ClaimStepDialog)
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
        assert claim is not None
        advance_claim(store, claim, StepInput("李四", date(2025, 1, 2)))
    session_desk.refreshed()
    assert text(asked, "ClaimStep.Said").startswith("The claim has changed meanwhile")
    assert text(page, "Claim.Track.reviewed") == "▶ 2 Reviewed"
    session_desk.session.close()
    settle()
    assert not dialogs(session_desk, ClaimStepDialog)
