# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线套合: what is in force is said, one button checks, and the crossing ones are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QToolButton

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.dialogs.findings_dialog import FindingsDialog
from lowuse_plugin.gui.panels.control_line_view import ControlLineView
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL
from lowuse_plugin.services.control_line import check as check_control_line
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    add,
    control_line,
    multipolygon,
    parcel,
)
from tests.store.support import LI

EXAMPLE = "Example standard, for training only."


@pytest.fixture
def path(folder: Path) -> Path:
    """One parcel inside, one outside, one crossing: 1 of 4 parts of the last lies inside."""
    path = folder / "工作库 1.gpkg"
    with create_workspace(path, district="440704", actor=ACTOR) as store:
        add(store, "parcel", [parcel(10, 20), parcel(200, 220), parcel(90, 130)])
    return path


@pytest.fixture
def opened(session_desk: SessionDesk, path: Path) -> Iterator[Callable[..., ControlLineView]]:
    """Opens the workspace after the given versions of the line were put into it."""
    views: list[ControlLineView] = []

    def open_view(*versions: tuple[str, str, str | None]) -> ControlLineView:
        with open_workspace(path, actor=ACTOR) as store:
            for version in versions:
                control_line(store, *version)
        session_desk.open(path)
        view = ControlLineView(
            session_desk.context,
            show_import=lambda: None,
            show_map=lambda: shown.append(True),
            show_errors=lambda: errors.append(True),
            end_one=lambda: ended.append(True),
        )
        views.append(view)
        view.show()
        session_desk.rest()
        return view

    shown: list[bool] = []
    errors: list[bool] = []
    ended: list[bool] = []
    open_view.shown, open_view.errors, open_view.ended = shown, errors, ended
    yield open_view
    for view in views:
        view.deleteLater()
    settle()


def part(view: ControlLineView, kind: type, name: str) -> Any:
    found = view.findChild(kind, f"LowUse.ControlLine.{name}")
    assert found is not None
    return found


def version_said(view: ControlLineView) -> str:
    return part(view, QLabel, "Version").text()


def can_check(view: ControlLineView) -> bool:
    return part(view, QPushButton, "Check").isEnabled()


def chips(view: ControlLineView) -> dict[str, str]:
    found = view.pane.chips.findChildren(QToolButton)
    return {button.objectName().rpartition(".")[2]: button.text() for button in found}


def test_without_a_line_the_panel_says_what_to_do(
    opened: Callable[..., ControlLineView],
) -> None:
    view = opened()
    assert version_said(view) == "There is no control line yet. Import one, then check."
    assert not can_check(view)


def test_the_version_in_force_is_named_with_its_days(
    opened: Callable[..., ControlLineView],
) -> None:
    end = (office_today() + timedelta(days=1)).isoformat()
    view = opened(("2020版", "2020-01-01", "2024-01-01"), ("2024版", "2024-01-01", end))
    assert version_said(view) == (
        f"Control line 2024版, in force from 2024-01-01 until {end}. {EXAMPLE}"
    )
    assert can_check(view)


def test_several_in_force_are_named_and_nothing_is_checked(
    opened: Callable[..., ControlLineView],
) -> None:
    view = opened(("甲版", "2024-01-01", None), ("乙版", "2024-06-01", None))
    assert "乙版, 甲版. Enter the end date of the older one." in version_said(view)
    assert not can_check(view)
    part(view, QPushButton, "EndOne").click()
    assert opened.ended == [True]


def test_with_one_in_force_no_way_out_is_offered(opened: Callable[..., ControlLineView]) -> None:
    view = opened(("甲版", "2024-01-01", None))
    assert not part(view, QPushButton, "EndOne").isVisible()


def test_a_line_that_has_expired_is_not_in_force(opened: Callable[..., ControlLineView]) -> None:
    view = opened(("2020版", "2020-01-01", office_today().isoformat()))
    assert "No control line is in force on" in version_said(view)
    assert not can_check(view)


@pytest.mark.map_layers
def test_a_check_counts_lists_and_shows_every_class(
    opened: Callable[..., ControlLineView], session_desk: SessionDesk
) -> None:
    view = opened(("2024版", "2024-01-01", None))
    assert chips(view) == {"not_checked": "– not checked 3"}
    part(view, QPushButton, "Check").click()
    session_desk.refreshed()
    assert session_desk.said[-1] == (
        "3 checked: inside 1, outside 1, crossing 1, of them boundary errors 0."
    )
    whole = session_desk.desk.bar.currentItem().toolTip()
    assert "3 parcels checked against 2024版" in whole
    assert EXAMPLE in whole
    assert chips(view) == {
        "inside": "■ inside 1", "outside": "□ outside 1", "crossing": "◧ crossing 1"
    }  # fmt: skip
    assert session_desk.layers.theme == CONTROL


def test_a_check_that_ends_in_another_workspace_says_where_it_was(
    opened: Callable[..., ControlLineView],
    session_desk: SessionDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, written, go_on = check_control_line.check_control_line, Event(), Event()

    def slow(*args: Any, **kwargs: Any) -> Any:
        found = real(*args, **kwargs)
        written.set()
        assert go_on.wait(20)
        return found

    monkeypatch.setattr(check_control_line, "check_control_line", slow)
    view = opened(("2024版", "2024-01-01", None))
    part(view, QPushButton, "Check").click()
    until(written.is_set)
    other = folder / "工作库 2.gpkg"
    create_workspace(other, district="440704", actor=ACTOR).close()
    session_desk.session.open(other)
    until(lambda: session_desk.session.path == other)
    go_on.set()
    session_desk.rest()
    assert session_desk.said[-1].startswith(
        "Saved in 工作库 1: 3 parcels checked against 2024版: inside 1, outside 1, crossing 1"
    )


def test_the_crossing_ones_are_one_press_away(
    opened: Callable[..., ControlLineView], session_desk: SessionDesk
) -> None:
    view = opened(("2024版", "2024-01-01", None))
    part(view, QPushButton, "Check").click()
    session_desk.refreshed()
    session_desk.press("LowUse.Message.Crossing")
    assert view.pane.chips.chosen() == frozenset({"crossing"})
    model = view.pane.list.model
    assert [model.uuid_at(row) for row in range(model.rowCount())] == view.pane.list.shown_uuids()
    assert len(view.pane.list.shown_uuids()) == 1


def test_a_line_that_a_colleague_imports_is_noticed(
    opened: Callable[..., ControlLineView], session_desk: SessionDesk, path: Path
) -> None:
    view = opened()
    with open_workspace(path, actor=LI) as colleague:
        control_line(colleague, "2025版", "2024-01-01")
    session_desk.refreshed()
    session_desk.rest()
    assert version_said(view).startswith("Control line 2025版, in force since 2024-01-01")
    assert can_check(view)


def test_the_map_button_opens_the_map_dialog(opened: Callable[..., ControlLineView]) -> None:
    view = opened()
    part(view, QPushButton, "Map").click()
    assert opened.shown == [True]


def test_a_workspace_that_can_only_be_read_is_not_checked(
    opened: Callable[..., ControlLineView],
    session_desk: SessionDesk,
    path: Path,
    write_protect: Callable[[], None],
) -> None:
    opened(("2024版", "2024-01-01", None))
    write_protect()
    view = opened()
    assert version_said(view).startswith("Control line 2024版")
    assert not can_check(view)
    assert "may not be written by you" in part(view, QPushButton, "Check").toolTip()


def test_what_changed_since_the_last_check_is_listed_parcel_by_parcel(
    opened: Callable[..., ControlLineView], session_desk: SessionDesk
) -> None:
    view = opened(("2024版", "2024-01-01", None))
    part(view, QPushButton, "Check").click()
    session_desk.refreshed()
    store = session_desk.session.store
    with store.read() as reading:
        far = reading.table("parcel").to_rows()[1]
    moved = {"geom": multipolygon(12, 0, 18, 10)}
    store.write([Update("parcel", far["uuid"], 1, moved)], reason="移")
    session_desk.session.saved()
    session_desk.refreshed()
    part(view, QPushButton, "Check").click()
    session_desk.refreshed()
    session_desk.press("LowUse.Message.Findings")
    dialog = view.findChild(FindingsDialog)
    model = dialog.list.model
    cells = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    assert model.rowCount() == 1
    assert "outside" in " ".join(cells)
    dialog.close()
