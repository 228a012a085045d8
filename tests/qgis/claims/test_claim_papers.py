# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers on their way: each reaches the claim in whose list it was typed, or is told of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QPushButton

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.widgets.claims.material_model import DAY, DOCUMENT, REMARK, STATE
from lowuse_plugin.gui.widgets.claims.page import ClaimPage
from lowuse_plugin.services.claims import materials as claim_materials
from lowuse_plugin.services.claims.procedure import read_claim
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import Held, become, claim_command, page_in_dock, text
from tests.qgis.claims.claim_workspace import claim_at, claim_store
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.store.support import LI


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """甲 (p) and 乙 (q), both reviewed, with no paper."""
    with claim_store(
        tmp_path_factory.mktemp("claims"), ("p", {"name": "甲"}), ("q", {"name": "乙"})
    ) as store:
        claim_at(store, "reviewed", "p")
        claim_at(store, "reviewed", "q")
        return store.path


@pytest.fixture
def path(template: Path, folder: Path) -> Path:
    return Path(shutil.copy(template, folder / "工作库.gpkg"))


@pytest.fixture
def claims(session_desk: SessionDesk) -> Iterator[ClaimCommand]:
    yield from claim_command(session_desk)


@pytest.fixture
def page(claims: ClaimCommand, session_desk: SessionDesk, path: Path) -> ClaimPage:
    return page_in_dock(session_desk, path, "Procedure")


def hold(monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> Held:
    held = Held(claim_materials.set_materials, error)
    monkeypatch.setattr(claim_materials, "set_materials", held)
    return held


def note(page: ClaimPage, row: int, column: int, value: str) -> None:
    model = page._materials.model
    assert model.setData(model.index(row, column), value)


def look_at(page: ClaimPage, uuid: str) -> None:
    page.show_project(uuid)
    until(lambda: page._state is not None and page._state.project_uuid == uuid)


def stored(path: Path, uuid: str) -> list[tuple[str, str]]:
    """State and document of the first three papers."""
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, uuid)
    assert claim is not None
    return [(each.state, each.document_no) for each in claim.materials[:3]]


def told(desk: SessionDesk) -> list[str]:
    """What stands in the message bar of papers."""
    return [said for said in desk.said if "saved" in said]


NONE = ("missing", "")


def test_what_waits_behind_a_failure_reaches_its_own_claim(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch, RuntimeError("disk"))
    note(page, 0, STATE, "present")
    note(page, 1, STATE, "present")
    look_at(page, "q")
    held.release()
    session_desk.rest()
    assert stored(path, "p") == [NONE, ("present", ""), NONE]
    assert stored(path, "q") == [NONE, NONE, NONE]
    assert any(said.startswith("申请表 (甲) was not saved.") for said in session_desk.said)
    assert session_desk.said[-1].endswith(" (甲): there, saved.")
    assert text(page, "Claim.Materials.Said") == ""


def test_the_same_paper_of_two_projects_is_saved_twice(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 0, STATE, "present")
    note(page, 0, DOCUMENT, "甲的文号")
    look_at(page, "q")
    note(page, 0, DOCUMENT, "乙的文号")
    held.release()
    session_desk.rest()
    assert stored(path, "p")[0] == ("present", "甲的文号")
    assert stored(path, "q")[0] == ("present", "乙的文号")
    # Each claim is known as its last save left it: the next one is no conflict.
    note(page, 0, DOCUMENT, "乙的新文号")
    session_desk.rest()
    assert stored(path, "q")[0] == ("present", "乙的新文号")


def test_another_project_does_not_show_what_is_on_its_way(
    page: ClaimPage, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 0, STATE, "present")
    look_at(page, "q")
    first = page._materials.model.index(0, STATE)
    assert first.data() == "○ missing"
    look_at(page, "p")
    assert page._materials.model.index(0, STATE).data() == "… there"
    held.release()
    session_desk.rest()
    assert page._materials.model.index(0, STATE).data() == "✓ there"


def test_the_workspace_is_not_left_before_papers_are_written(
    page: ClaimPage,
    claims: ClaimCommand,
    session_desk: SessionDesk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert claims.may_leave()
    held = hold(monkeypatch)
    for row in range(3):
        note(page, row, STATE, "present")
    assert not claims.may_leave()
    assert session_desk.said[-1].startswith("These papers are being saved: 申请表 (甲), ")
    session_desk.press("LowUse.Claim.Materials.Discard")
    held.release()
    session_desk.rest()
    assert stored(path, "p") == [NONE, NONE, NONE]
    assert claims.may_leave()
    assert [page._materials.model.index(row, STATE).data() for row in (0, 1)] == ["○ missing"] * 2


def test_papers_that_a_closed_workspace_took_along_are_named(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 0, STATE, "present")
    note(page, 1, STATE, "present")
    session_desk.session.close()
    lost = session_desk.said[-1]
    held.release()
    session_desk.rest()
    assert lost.startswith("These papers were not saved: ")
    assert "申请表" not in lost
    assert session_desk.said[-1].startswith("In 工作库: Saving 申请表 (甲). Nothing was written.")
    assert stored(path, "p") == [NONE, NONE, NONE]


def test_nothing_is_lost_of_what_is_typed_quicker_than_it_is_saved(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    for row in range(9):
        if row == 5:
            held.release()
        note(page, row, DOCUMENT, f"{row + 1}号")
        settle()  # what is read and saved meanwhile comes between number and day
        note(page, row, DAY, f"2025-01-0{row + 1}")
    session_desk.rest()
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
    assert claim is not None
    assert [(each.document_no, each.dated_on) for each in claim.materials[:9]] == [
        (f"{day}号", date(2025, 1, day)) for day in range(1, 10)
    ]
    assert len(told(session_desk)) == 1
    assert held.calls < 9


def test_what_is_typed_during_a_save_goes_together_and_is_told_once(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 0, STATE, "present")
    note(page, 1, DOCUMENT, "二号")
    note(page, 1, REMARK, "复印件")
    note(page, 2, STATE, "present")
    held.release()
    session_desk.rest()
    assert held.calls == 2
    [said] = told(session_desk)
    assert said.startswith("甲: 2 papers saved: ")
    assert said.endswith(" Saved before that: 1.")
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert stored(path, "p") == [("present", ""), NONE, NONE]


def test_one_paper_that_is_refused_does_not_take_the_others_along(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 3, STATE, "present")
    note(page, 0, STATE, "present")
    note(page, 1, STATE, "not_needed")
    note(page, 2, DOCUMENT, "三号")
    held.release()
    session_desk.rest()
    assert stored(path, "p") == [("present", ""), NONE, ("present", "三号")]
    assert "is mandatory; it cannot be left out" in text(page, "Claim.Materials.Said")


def test_what_a_colleague_notes_during_a_save_is_not_overwritten(
    page: ClaimPage, session_desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch)
    note(page, 0, STATE, "present")
    note(page, 1, DOCUMENT, "我的文号")
    with open_workspace(path, actor=LI) as store:
        claim = read_claim(store, "p")
        assert claim is not None
        claim_materials.set_material(
            store, claim, claim.materials[1].item, state="present", document_no="李四的文号",
            dated_on=None, remark="", checked_by="李四",
        )  # fmt: skip
    held.release()
    session_desk.rest()
    assert stored(path, "p")[:2] == [("present", ""), ("present", "李四的文号")]
    assert "李四 noted something else of" in text(page, "Claim.Materials.Said")


def test_all_papers_are_received_in_one_save_and_taken_back_in_one(
    page: ClaimPage, session_desk: SessionDesk, path: Path
) -> None:
    every = page.findChild(QPushButton, "LowUse.Claim.Materials.All")
    assert every is not None
    note(page, 0, DOCUMENT, "申请1号")
    session_desk.rest()
    every.click()
    session_desk.refreshed()
    assert "all that are needed (*) are there" in text(page, "Claim.Materials.Count")
    assert not every.isEnabled()
    assert stored(path, "p")[0] == ("present", "申请1号")
    [said] = told(session_desk)
    assert said.startswith("甲: 8 papers saved: ")
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert stored(path, "p") == [("present", "申请1号"), NONE, NONE]
    assert every.isEnabled()
    become(session_desk, Role.VIEWER, "李四")
    assert not every.isEnabled()
