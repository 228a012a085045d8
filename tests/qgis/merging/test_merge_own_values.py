# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Values that a person chooses for a case: only who may, the newest counts, nothing goes unsaid."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QPushButton, QToolButton

from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.widgets.merging.value_model import FIRST_MEMBER
from lowuse_plugin.services.merging.cases import change_values
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.layers.layer_desk import until
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging import test_merge_forms as forms
from tests.qgis.merging.test_merge_cases_window import part, said, window_of
from tests.qgis.merging.test_merge_forms import Look, two_cases, values
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import ACTOR

path, command, preview_page = office.path, office.command, forms.preview_page
UNSAVED = "Merging.Preview.Unsaved.Text"


class Gate(forms.Gate):
    """Tells besides when a save has gone through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(monkeypatch)
        self.passed = threading.Event()

    def __call__(self, *args: Any, **more: Any) -> Any:
        try:
            return super().__call__(*args, **more)
        finally:
            self.passed.set()


@pytest.mark.usefixtures("command")
def test_who_may_only_look_takes_no_value_of_a_parcel(
    session_desk: SessionDesk, path: Path, preview_page: Look
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    page.values.show_field("right_ends_on")
    model = page.values.model
    cell = model.index(model.place_of("right_ends_on"), FIRST_MEMBER)
    become(session_desk, Role.VIEWER, "看客")
    page.values.table.wanted.emit(cell)
    session_desk.rest()
    assert page._unsaved.isHidden()
    assert values(session_desk, one) == {}
    become(session_desk, Role.CLERK, "陈经办")
    page.values.table.wanted.emit(cell)
    session_desk.rest()
    assert set(values(session_desk, one)) == {"right_ends_on"}


@pytest.mark.usefixtures("command")
def test_what_is_chosen_anew_while_another_is_saved_takes_the_place_of_what_failed(
    session_desk: SessionDesk, path: Path, preview_page: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    with open_workspace(path, actor=ACTOR) as store:
        change_values(store, one, {"town": ValueChoice("typed", "他的")}, by="李经办")
        page._choose("remark", "typed", "旧")
        session_desk.rest()
    assert "旧" in said(page, UNSAVED)
    gate = Gate(monkeypatch)
    page._choose("address", "typed", "路")
    page._choose("remark", "typed", "新")  # waits for the address
    gate.open()
    session_desk.rest()
    assert values(session_desk, one) == {"town": "他的", "address": "路", "remark": "新"}
    assert page._unsaved.isHidden()


@pytest.mark.usefixtures("command")
def test_a_choice_that_waited_and_may_be_saved_no_more_is_told(
    session_desk: SessionDesk, path: Path, preview_page: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _two = two_cases(path)
    session_desk.open(path)
    page = preview_page(one, ("a", "b"))
    gate = Gate(monkeypatch)
    page._choose("address", "typed", "路")
    page._choose("remark", "typed", "备注")  # waits for the address
    gate.open()
    assert gate.passed.wait(10)  # the address is saved, and nobody has heard of it
    become(session_desk, Role.VIEWER, "看客")
    session_desk.rest()
    assert values(session_desk, one) == {"address": "路"}
    assert "备注" in said(page, UNSAVED)
    become(session_desk, Role.CLERK, "陈经办")
    part(page, QPushButton, "Merging.Preview.SaveAgain").click()
    session_desk.rest()
    assert values(session_desk, one) == {"address": "路", "remark": "备注"}


def test_the_papers_of_a_case_stay_where_they_are_when_it_is_read_anew(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    made: list[QToolButton] = []

    def papers(_case: object, parent: object) -> QToolButton:
        made.append(QToolButton(parent))
        return made[-1]

    command.papers = papers
    office.up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    office.change(path, "a", remark="更正")
    session_desk.refreshed()
    until(lambda: page.seen is not None and any(each.changed for each in page.seen.case.members))
    assert len(made) == 1
    assert made[0].isVisible()
