# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The forms of a merge tell at the field what keeps them, and typing begins in the first field."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

from qgis.PyQt.QtCore import QDate, QPoint
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.merging.judgement_dialog import MergeJudgementDialog
from lowuse_plugin.gui.dialogs.merging.register_dialog import MergeRegisterDialog, RegisterRequest
from lowuse_plugin.gui.merging.command import MergeCommand
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import (
    now,
    opened,
    part,
    press,
    said,
    up_to,
    window_of,
)
from tests.qgis.merging.test_merging_tab_order import tab_stops
from tests.qgis.session_desk import SessionDesk

path, command = office.path, office.command
NAMES = ("…GB00001", "…GB00002")


def test_a_seizure_query_that_is_too_old_keeps_the_button_and_says_so_at_the_field(
    session_desk: SessionDesk,
) -> None:
    today = office_today()
    request = RegisterRequest(
        "c", {}, "HB-1", "李经办", NAMES, {"registered_sum": Fraction(600)}, {},
        queried=today - timedelta(days=26), query_days=1,
    )  # fmt: skip
    form = MergeRegisterDialog(request, session_desk.session.waiting, session_desk.window)
    form.show()
    assert said(form, "MergeRegister.SeizureNote").startswith("⚠ All 2 parcels; at most 1 working")
    old = "The seizure query is 26 days older than the registration"
    texts = [each.text() for each in form.findChildren(QLabel)]
    assert sum(text.count(old) for text in texts) == 1  # what keeps the button says it, once
    part(form, QLineEdit, "MergeRegister.Code").setText("440704001001GB00099")
    part(form, QLineEdit, "MergeRegister.Certificate").setText("粤（2026）江海不动产权第0000001号")
    assert not form.ok.isEnabled()
    assert form.ok.toolTip() == said(form, "MergeRegister.Said")
    assert form.ok.toolTip().startswith(old)

    part(form, QLineEdit, "MergeRegister.SeizureCheckedOn").setText(today.isoformat())
    assert said(form, "MergeRegister.SeizureNote").startswith("All 2 parcels; at most 1 working")
    assert (form.ok.isEnabled(), form.ok.toolTip()) == (True, "")
    # Registered 26 days ago the query of that day was young enough.
    day = today - timedelta(days=26)
    part(form, QDateEdit, "MergeRegister.RegisteredOn").setDate(QDate(day))
    part(form, QLineEdit, "MergeRegister.SeizureCheckedOn").setText(day.isoformat())
    assert form.ok.isEnabled()
    form.discard()


def test_typing_begins_in_the_first_field_and_tab_meets_no_empty_frame(
    session_desk: SessionDesk,
) -> None:
    request = RegisterRequest(
        "c", {}, "HB-1", "李经办", NAMES, {"registered_sum": Fraction(600)}, {}
    )
    form = MergeRegisterDialog(request, session_desk.session.waiting, session_desk.window)
    form.show()
    assert form.focusWidget() is part(form, QLineEdit, "MergeRegister.Code")
    assert "TallScroll" not in tab_stops(form)
    form.discard()


def test_the_next_condition_is_judged_in_the_place_of_the_one_before(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Blocker.1.Go", QToolButton)
    form = opened(session_desk, MergeJudgementDialog)
    assert form.request.row.code == "M-10"
    on = part(form, QPushButton, "MergeJudgement.Next")
    assert on.isVisible()
    assert not on.isEnabled()  # nothing is judged yet
    form.move(40, 50)
    part(form, QRadioButton, "MergeJudgement.Pass").setChecked(True)
    part(form, QPlainTextEdit, "MergeJudgement.Reason").setPlainText("合并后形状规整")
    press(session_desk, form, "MergeJudgement.Next")
    [following] = session_desk.window.findChildren(MergeJudgementDialog)
    assert (following.request.row.code, following.pos()) == ("M-11", QPoint(40, 50))
    assert part(following, QPushButton, "MergeJudgement.Next").isHidden()  # it is the last
    assert [each.code for each in now(session_desk).judgements] == ["M-10"]
    following.discard()
