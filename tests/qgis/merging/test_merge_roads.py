# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From every row that keeps a merge from being taken back a button leads to where it is freed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QPlainTextEdit, QToolButton

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import (
    opened,
    part,
    press,
    said,
    up_to,
    window_of,
)
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import ACTOR, multipolygon
from tests.services.merging.merge_office import CODES, lawful

path, command = office.path, office.command


def built(path: Path, *rows: tuple[str, str, dict[str, Any]]) -> str:
    """Register a merge, build something on the new parcel, and return that parcel."""
    case = up_to("registered", path)
    with open_workspace(path, actor=ACTOR) as store:
        new = read_case(store, case).new_parcel_uuid
        changes = [
            Insert(
                table, key, {name: new if value is ... else value for name, value in row.items()}
            )
            for table, key, row in rows
        ]
        if changes:
            store.write(changes, reason="建")
    return new


@pytest.fixture
def went(command: MergeCommand) -> list[tuple[str, str]]:
    """Which pages of panels were brought to the front."""
    found: list[tuple[str, str]] = []
    command.bring_page = lambda panel, page: found.append((panel, page))
    return found


def go(desk: SessionDesk, page: MergeCasePage) -> None:
    press(desk, page, "MergeCase.BuiltBy.1.Go", QToolButton)


def test_a_project_is_looked_at_in_its_panel(
    session_desk: SessionDesk, command: MergeCommand, path: Path, went: list[tuple[str, str]]
) -> None:
    named = {"name": "新厂房", "district": "440704", "state": "building",
             "project_type": "industrial_upgrade"}  # fmt: skip
    built(
        path,
        ("project", "新", named),
        ("project_parcel", "新 1", {"project_uuid": "新", "parcel_uuid": ...}),
    )
    page = window_of(session_desk, command, path).page
    assert part(page, QToolButton, "MergeCase.BuiltBy.1.Go").text() == "Show the project"
    go(session_desk, page)
    assert (session_desk.context.project.uuid, went) == ("新", [("Subsidy", "")])


def test_a_unit_is_looked_at_on_the_page_of_units(
    session_desk: SessionDesk, command: MergeCommand, path: Path, went: list[tuple[str, str]]
) -> None:
    drawn = {"unit_number": "440704202600001", "district": "440704", "area_m2": 500.0,
             "geom": multipolygon(0, 0, 50, 10)}  # fmt: skip
    new = built(
        path,
        ("survey_unit", "u", drawn),
        ("survey_unit_parcel", "u 1", {"survey_unit_uuid": "u", "parcel_uuid": ...}),
    )
    page = window_of(session_desk, command, path).page
    text = said(page, "MergeCase.BuiltBy.1")
    assert text.startswith("低效地块 440704202600001")
    assert "retire that unit" in text
    go(session_desk, page)
    assert (session_desk.context.current.uuid, went) == (new, [("Tagging", "Unit")])


def test_a_document_and_a_change_lead_to_the_history_of_the_parcel(
    session_desk: SessionDesk, command: MergeCommand, path: Path, went: list[tuple[str, str]]
) -> None:
    new = built(
        path,
        ("document", "d", {"owner_table": "parcel", "owner_uuid": ..., "kind": "other",
                           "title": "新证", "document_no": "9 号"}),
    )  # fmt: skip
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            version = (reading.row("parcel", new) or {})["row_version"]
        store.write([Update("parcel", new, version, {"remark": "另测"})], reason="更正")
    opened: list[tuple[str, ...]] = []
    session_desk.context.actions.add(ParcelAction("History", "History …", "", opened.append))
    page = window_of(session_desk, command, path).page
    assert "9 号" in said(page, "MergeCase.BuiltBy.1")
    assert "undo that change in the history" in said(page, "MergeCase.BuiltBy.1")
    assert said(page, "MergeCase.BuiltBy.2")
    assert page.findChild(QToolButton, "LowUse.MergeCase.BuiltBy.2.Go") is None  # the same place
    press(session_desk, page, "MergeCase.BuiltBy.1.Go", QToolButton)
    assert (opened, went) == ([(new,)], [])


def test_parcels_that_have_numbers_or_land_of_members_by_now_are_told_and_shown(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    """A parcel far away with the code of ``b``, and one on 10 × 10 m of ``a``."""
    built(
        path,
        ("parcel", "远", lawful(200, 210, parcel_code=CODES["b"])),
        ("parcel", "占", lawful(0, 10, parcel_code="东邻")),
    )
    edited: list[tuple[str, ...]] = []
    session_desk.context.actions.add(ParcelAction("Edit", "Edit …", "", edited.append))
    page = window_of(session_desk, command, path).page
    assert "stands in the way" in said(page, "MergeCase.Built")
    number, land = (said(page, f"MergeCase.BuiltBy.{at}") for at in (1, 2))
    assert number.startswith(f"{CODES['b']} by now has the 宗地代码 of a parcel")
    assert land.startswith("东邻 was drawn since on 100.00 m² ")
    go(session_desk, page)
    assert edited == [("远",)]
    press(session_desk, page, "MergeCase.BuiltBy.2.Go", QToolButton)
    assert session_desk.context.current.uuid == "占"
    press(session_desk, page, "MergeCase.Revoke")
    form = opened(session_desk, MergeStepDialog)
    assert said(form, "MergeStep.Hindered") == f"✕ {number}\n✕ {land}"
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("登记有误")
    assert not form.ok.isEnabled()


def test_another_case_is_shown(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    new = built(path)
    case = {"case_no": "HB440704202600099", "state": "proposed", "district": "440704"}
    with open_workspace(path, actor=ACTOR) as store:
        store.write(
            [
                Insert("merge_case", "二", case),
                Insert("merge_member", "二 1", {"merge_case_uuid": "二", "parcel_uuid": new,
                                               "parcel_version": 1}),
            ],
            reason="建",
        )  # fmt: skip
    window = window_of(session_desk, command, path)
    registered = next(each.uuid for each in window._cases if each.state == "registered")
    window.choose(registered)
    session_desk.rest()
    assert "HB440704202600099" in said(window.page, "MergeCase.BuiltBy.1")
    go(session_desk, window.page)
    assert window.chosen is not None
    assert window.chosen.uuid == "二"
