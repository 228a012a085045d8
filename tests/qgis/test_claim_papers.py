# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers on their way: each reaches the claim in whose list it was typed, or is told of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.widgets.claim_material_model import DOCUMENT, STATE
from lowuse_plugin.gui.widgets.claim_page import ClaimPage
from lowuse_plugin.services import claim_materials
from lowuse_plugin.services.claims import read_claim
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claim_desk import Held, claim_command, page_in_dock, text
from tests.qgis.claim_workspace import claim_at, claim_store
from tests.qgis.layer_desk import until
from tests.qgis.session_desk import SessionDesk
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
    held = Held(claim_materials.set_material, error)
    monkeypatch.setattr(claim_materials, "set_material", held)
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
