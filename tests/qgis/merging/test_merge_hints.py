# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page of a merge says by itself: returns, old queries, open fields, merges that ended."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.values import PreviewCell
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.merging.query_dialog import MergeQueryDialog
from lowuse_plugin.gui.dialogs.merging.register_dialog import MergeRegisterDialog
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.merging.query_command import MergeQueryCommand
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.gui.widgets.merging.case_words import member_text
from lowuse_plugin.gui.widgets.merging.checks_then import checks_then
from lowuse_plugin.gui.widgets.merging.said_values import said_values
from lowuse_plugin.gui.widgets.rows_table import RowsTable
from lowuse_plugin.qgis_bridge.sentences import SENTENCES
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import propose_merge, read_case
from lowuse_plugin.services.merging.group_list import group_rows
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.revocation import revoke_merge
from lowuse_plugin.store.workspace import open_workspace
from scripts.i18n import read_ts
from tests.qgis.layers.layer_desk import until
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging import test_merge_query_form as query_form
from tests.qgis.merging.test_merge_cases_window import (
    caught_up,
    change,
    now,
    opened,
    page_of,
    part,
    press,
    said,
    send,
    step,
    up_to,
    window_of,
)
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging.merge_office import CODES

path, command, queries = office.path, office.command, query_form.queries


@pytest.fixture
def edited(session_desk: SessionDesk) -> list[tuple[tuple[str, ...], str]]:
    """Which parcels were opened for editing, and at which field."""
    found: list[tuple[tuple[str, ...], str]] = []
    session_desk.context.actions.add(
        ParcelAction(
            "Edit", "Edit …", "",
            lambda uuids: found.append((uuids, "")),
            act_at=lambda uuids, column: found.append((uuids, column)),
        )
    )  # fmt: skip
    return found


def test_who_sent_a_case_back_and_why_stands_under_the_track(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("reviewed", path)
    with open_workspace(path, actor=ACTOR) as store:
        steps.give_back(store, case, "proposed", step("黄科长", opinion="缺少抵押权人意见"))
    page = window_of(session_desk, command, path).page
    text = said(page, "MergeCase.Turn")
    assert "Sent back" in text
    assert "黄科长" in text
    assert text.endswith("缺少抵押权人意见")
    press(session_desk, page, "MergeCase.Main")
    send(session_desk, opened(session_desk, MergeStepDialog))
    caught_up(session_desk, page)
    assert said(page, "MergeCase.Turn") == ""


def test_an_old_query_is_named_with_its_days_and_answered_for_all_parcels_at_once(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    asked = office_today() - timedelta(days=95)
    change(path, "a", seized_checked_on=asked.isoformat())
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    text = said(page, "MergeCase.Warned.1")
    assert CODES["a"][6:] in text
    assert "asked 95 days ago, at most 30" in text
    assert page.findChild(QLabel, "LowUse.MergeCase.Warned.2") is None
    go = part(page, QToolButton, "MergeCase.Warned.1.Go")
    assert go.text() == "Seizure and mortgage query …"
    press(session_desk, page, "MergeCase.Warned.1.Go", QToolButton)
    asked_about = opened(session_desk, MergeQueryDialog)
    assert {each.uuid for each in asked_about.request.parcels} == {"a", "b"}
    asked_about.discard()
    press(session_desk, page, "MergeCase.Main")
    assert "95 days ago" in said(opened(session_desk, MergeStepDialog), "MergeStep.Warned")


def test_a_seized_parcel_that_hinders_leads_to_its_field(
    session_desk: SessionDesk,
    command: MergeCommand,
    path: Path,
    edited: list[tuple[tuple[str, ...], str]],
) -> None:
    change(path, "b", seized="yes")
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    assert "M-5" in said(page, "MergeCase.Blocker.1")
    assert CODES["b"][6:] in said(page, "MergeCase.Blocker.2")
    brought: list[tuple[str, str]] = []
    command.bring_page = lambda panel, name: brought.append((panel, name))
    assert part(page, QToolButton, "MergeCase.Blocker.1.Go").text() == "Show the conditions"
    press(session_desk, page, "MergeCase.Blocker.1.Go", QToolButton)
    assert brought == [("Merging", "Conditions")]
    assert set(session_desk.context.parcel_parts.merging.current.members) == {"a", "b"}
    go = part(page, QToolButton, "MergeCase.Blocker.2.Go")
    assert go.text() == "Change whether it is seized …"
    press(session_desk, page, "MergeCase.Blocker.2.Go", QToolButton)
    assert edited == [(("b",), "seized")]


def test_an_old_query_that_hinders_is_told_once(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    asked = office_today() - timedelta(days=95)
    change(path, "a", seized_checked_on=asked.isoformat())
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    texts = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    assert sum("asked 95 days ago" in text for text in texts) == 1
    assert page.findChild(QLabel, "LowUse.MergeCase.Warned.1") is None
    press(session_desk, page, "MergeCase.Blocker.2.Go", QToolButton)
    form = opened(session_desk, MergeQueryDialog)
    assert {each.uuid for each in form.request.parcels} == {"a", "b"}
    form.discard()


def test_an_old_query_is_no_hindrance_where_another_condition_hinders(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    asked = office_today() - timedelta(days=95)
    change(path, "a", seized_checked_on=asked.isoformat(), right_nature="101")
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    assert "M-7" in said(page, "MergeCase.Blocker.1")
    assert page.findChild(QLabel, "LowUse.MergeCase.Blocker.2") is None
    assert said(page, "MergeCase.Warned.Title").startswith("This does not hinder “Application")
    assert "asked 95 days ago" in said(page, "MergeCase.Warned.1")


def test_what_the_drafter_judged_is_pointed_out_to_the_reviewer(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)

    def judged(code: str, by: str) -> None:
        with open_workspace(path, actor=ACTOR) as store:
            told = Judgement(by, office_today(), "符合", code=code, department="自然资源局")
            judge(store, case, told)

    judged("M-10", "陈经办")
    judged("M-11", "赵科长")
    page = window_of(session_desk, command, path).page
    hint = "M-10: judged by 陈经办, who drew the case up. The reviewer has to look at it again."
    assert said(page, "MergeCase.Warned.1") == hint
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    assert hint in said(form, "MergeStep.Warned")
    assert form.ok.isEnabled()
    judged("M-10", "黄科长")
    until(lambda: hint not in said(form, "MergeStep.Warned"))
    caught_up(session_desk, page)
    assert part(page, QWidget, "MergeCase.Warned").isHidden()
    form.discard()


def test_a_mortgage_is_told_from_the_acceptance_on(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    change(path, "b", mortgaged="yes")
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    hint = (
        f"…{CODES['b'][6:]}: mortgaged. "
        "The registration needs the written consent of the mortgagee."
    )
    assert said(page, "MergeCase.Warned.1") == hint
    assert part(page, QWidget, "MergeCase.Blocker").isHidden()
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    assert said(form, "MergeStep.Warned").splitlines()[0] == f"⚠ {hint}"
    send(session_desk, form)
    caught_up(session_desk, page)
    assert said(page, "MergeCase.Warned.1") == hint


def test_the_page_goes_to_its_top_with_another_case_or_state_and_stays_else(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    page = page_of(session_desk, path)
    current = session_desk.context.parcel_parts.merging.current
    page.resize(420, 300)
    bar = part(page, QScrollArea, "MergeCase.Scroll").verticalScrollBar()

    def at_the_bottom() -> None:
        until(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        assert bar.value() > 0

    current.look_at(("a", "b"))
    until(lambda: page.seen is not None)
    at_the_bottom()
    with open_workspace(path, actor=ACTOR) as store:
        told = Judgement("王科长", office_today(), "符合", code="M-10", department="规划科")
        judge(store, case, told)
    until(lambda: "王科长" in (said(page, "MergeCase.Judgement.M-10") or ""))
    assert bar.value() > 0  # the same state is read anew
    with open_workspace(path, actor=ACTOR) as store:
        steps.give_back(store, case, "proposed", step(opinion="补正"))
    until(lambda: page.seen is not None and page.seen.case.state == "proposed")
    assert bar.value() == 0
    at_the_bottom()
    with open_workspace(path, actor=ACTOR) as store:
        other = propose_merge(store, ("c", "d"), by="陈经办", applicant="甲厂")[0]
    page.show_case(other)
    until(lambda: page.seen is not None and page.seen.case.uuid == other)
    assert bar.value() == 0


def test_a_case_with_parcels_of_the_past_is_not_taken_up_again(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        steps.withdraw(store, case, step(opinion="不办了"))
    page = window_of(session_desk, command, path).page
    page.show_case(case)
    session_desk.rest()
    reopen = part(page, QPushButton, "MergeCase.Reopen")
    assert reopen.isEnabled()
    change(path, "a", retired_at="2026-01-01T00:00:00Z", retired_reason="误录")
    until(lambda: not reopen.isEnabled())
    assert CODES["a"] in reopen.toolTip()
    assert CODES["b"] not in reopen.toolTip()


def test_members_that_came_back_with_the_merge_did_not_change(path: Path) -> None:
    case = up_to("registered", path)
    with open_workspace(path, actor=ACTOR) as store:
        revoke_merge(store, case, by="黄科长", on=office_today(), reason="更正")
        found = read_case(store, case)
        assert all(member.current for member in found.members)
        assert not [text for text in map(member_text, found.members) if "⚠" in text]
    change(path, "a", remark="换牌")
    with open_workspace(path, actor=ACTOR) as store:
        texts = [member_text(member) for member in read_case(store, case).members]
    assert [text.partition("⚠ ")[2] for text in texts] == ["changed since: 备注", ""]


def test_open_fields_are_told_before_the_form_and_take_what_a_parcel_says(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("surveyed", path)
    page = window_of(session_desk, command, path).page
    assert "1 fields of the new parcel are open" in said(page, "MergeCase.Before")
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    field = "MergeRegister.Field.right_ends_on"
    assert "2050" in said(form, f"{field}.Said.1")
    assert part(form, QLineEdit, field).text() == ""
    part(form, QToolButton, f"{field}.Take.1").click()
    assert part(form, QLineEdit, field).text() == "2050-01-01"
    assert "Decide what the new parcel gets" not in form._said.text()
    form.discard()


def test_parcels_of_a_refused_merge_do_not_look_new(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    case = up_to("reviewed", path)
    with open_workspace(path, actor=ACTOR) as store:
        before = {row.members: row.ended for row in group_rows(store).rows}
        steps.refuse(store, case, step(opinion="不符合详细规划"))
        after = {row.members: row.ended for row in group_rows(store).rows}
        number = read_case(store, case).case_no
    [members] = [each for each in after if {"a", "b"} <= set(each)]
    assert (before[members], after[members]) == (None, "refused")

    page = page_of(session_desk, path)
    session_desk.context.parcel_parts.merging.current.look_at(("a", "b"))
    session_desk.rest()
    text = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert f"{number} · Merge refused" in text
    assert "黄科长: 不符合详细规划" in text
    assert part(page, QPushButton, "MergeCase.Ended.1").isVisible()
    part(page, QPushButton, "MergeCase.ReopenEnded").click()
    session_desk.rest()
    form = opened(session_desk, MergeStepDialog)
    form._opinion.setPlainText("规划已调整")
    send(session_desk, form)
    assert now(session_desk).state == "proposed"
    until(lambda: page.seen is not None and page.seen.case is not None)
    assert page.seen.case.uuid == case


def test_every_check_of_a_stage_can_be_read_in_the_order_of_the_conditions(path: Path) -> None:
    case = up_to("accepted", path)
    with open_workspace(path, actor=ACTOR) as store:
        first = read_case(store, case)
        assert first.checks_before == ()
        steps.give_back(store, case, "proposed", step(opinion="补正"))
        change(path, "a", seized_checked_on=office_today().isoformat(), remark="已查询")
        on = office_today().isoformat()
        steps.advance(
            store, case, step("陈经办", details={"applicant": "甲厂", "applied_on": on})
        )  # fmt: skip
        judge(store, case, Judgement("王科长", office_today(), "不合", outcome="fail", code="M-10",
                                     department="规划科"))  # fmt: skip
        found = read_case(store, case)
    runs = [[each.code for each in run] for run in found.checks_before]
    assert [len(run) for run in runs] == [12, 1]
    assert runs[1] == ["M-10"]  # what the judgement took the place of
    text = checks_then(found, {})
    assert text.count("superseded") == 2
    codes = re.findall(r"^.{1,30}?(M-\d+)", text, re.MULTILINE)[:12]
    assert codes == [f"M-{n}" for n in range(1, 13)]


def test_a_value_that_a_parcel_lacks_is_to_be_filled_in_as_papers_say(qgis_app: object) -> None:
    both = {"a": None, "b": "粤A1"}
    cell = PreviewCell("certificate_no", "不动产权证号", "ask", None, both)
    assert [text for _value, text in said_values(cell, {})] == ["a: to be filled in", "b: 粤A1"]


def test_an_area_that_is_refused_is_called_as_its_field_is() -> None:
    chinese = read_ts()
    field = chinese["Surveyed area"]
    assert chinese[SENTENCES["MERGE_SURVEY_AREA"]].startswith(field)
    assert field in chinese["Enter the surveyed area."]


def test_days_and_areas_of_the_list_of_cases_are_seen_whole(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    table = window_of(session_desk, command, path).findChild(RowsTable, "LowUse.MergeCases.Table")
    titles = [column.title for column in table.rows.columns]
    for title, text in (("Registered area (m²)", "10,303.25"), ("Last step", "2026-11-27")):
        needed = table.fontMetrics().horizontalAdvance(text)
        assert table.columnWidth(titles.index(title)) > needed, title
