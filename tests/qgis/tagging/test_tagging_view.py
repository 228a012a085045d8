# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""低效认定: rules propose, a person tags with a basis, and can take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton

from lowuse_plugin.gui.panels.tagging_view import TaggingView
from lowuse_plugin.gui.tag_command import TagCommand
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.layers.themes import SURVEY
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace

pytestmark = pytest.mark.map_layers

EXAMPLE = "Example standard, for training only."


@pytest.fixture
def path(folder: Path) -> Path:
    """Four parcels that nobody has assessed; ``a`` (20,000 m²) has a rule that hits."""
    with parcel_workspace(folder, results=False) as store:
        return store.path


@pytest.fixture
def view(session_desk: SessionDesk, path: Path) -> Iterator[TaggingView]:
    settings.DISPLAY_NAME.set("王五")
    session_desk.open(path)
    command = TagCommand(session_desk.context, session_desk.window)
    view = TaggingView(session_desk.context, show_import=lambda: None)
    view.show()
    session_desk.rest()
    yield view
    view.deleteLater()
    command.release()
    settle()


def part(view: TaggingView, kind: type, name: str) -> Any:
    found = view.findChild(kind, f"LowUse.Tagging.{name}")
    assert found is not None
    return found


def press(view: TaggingView, name: str, session_desk: SessionDesk) -> None:
    button = part(view, QPushButton, name)
    assert button.isEnabled()
    button.click()
    session_desk.rest()


def identify(view: TaggingView, session_desk: SessionDesk) -> None:
    """Propose candidates, and let the result arrive in list and map."""
    part(view, QPushButton, "Identify").click()
    session_desk.refreshed()


def states(view: TaggingView) -> dict[str, str]:
    """Return uuid → state as the list shows it."""
    table = view.pane.list.model.table
    return dict(zip(table["uuid"].to_list(), table["state"].to_list(), strict=True))


def chips(view: TaggingView) -> dict[str, str]:
    found = view.pane.chips.findChildren(QToolButton)
    return {button.objectName().rpartition(".")[2]: button.text() for button in found}


def tags(session_desk: SessionDesk) -> list[tuple[str, str, str]]:
    with session_desk.session.store.read() as reading:
        rows = reading.table("tag").to_rows()
    return [(row["state"], row["decided_by"], row["batch"]) for row in rows]


def test_the_standard_is_named_beside_the_button(view: TaggingView) -> None:
    assert "示例" in part(view, QToolButton, "Standard").text()


def test_candidates_are_proposed_counted_and_shown_on_the_map(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    session_desk.layers.apply_theme("control")
    assert chips(view) == {"not_assessed": "– not assessed 4"}
    identify(view, session_desk)
    found = states(view)
    assert (found["a"], found["c"]) == ("suspected", "incomplete")
    assert chips(view)["suspected"] == "▲ suspected 1"
    assert session_desk.layers.theme == SURVEY
    assert session_desk.said[-1] == "Example standard: 1 suspected, 3 with missing data."
    # 20,000 m² are exactly 30 mu.
    whole = session_desk.last.toolTip()
    assert "1 suspected (30.00 mu), " in whole
    assert EXAMPLE in whole
    part(view, QLineEdit, "Basis").setText("现场核实")
    session_desk.current.look_at("a")
    press(view, "Tag", session_desk)
    until(lambda: chips(view).get("tagged") == "● tagged 1")
    part(view, QPushButton, "Identify").click()
    session_desk.rest()
    # The list counts a as tagged, the run as suspected: both are said.
    assert session_desk.said[-1].startswith("Example standard: 1 suspected (1 of them tagged), ")
    assert "suspected" not in chips(view)


def test_a_chip_filters_the_list(view: TaggingView, session_desk: SessionDesk) -> None:
    identify(view, session_desk)
    view.pane.chips.choose(frozenset({"suspected"}))
    assert view.pane.list.shown_uuids() == ["a"]
    view.pane.chips.choose(frozenset())
    assert len(view.pane.list.shown_uuids()) == 4


def test_the_buttons_say_on_how_many_they_act(view: TaggingView, session_desk: SessionDesk) -> None:
    button = part(view, QPushButton, "Tag")
    assert not button.isEnabled()
    assert button.toolTip() == "Choose parcels in the list or on the map first."
    session_desk.current.look_at("a")
    assert (button.text(), button.isEnabled()) == ("&Tag 1 as low-efficiency", True)
    session_desk.current.select("bcd")
    assert button.text() == "&Tag 3 as low-efficiency"
    session_desk.current.select(())
    session_desk.current.look_at("")
    assert not button.isEnabled()


def test_the_selection_is_tagged_else_the_parcel_that_is_looked_at(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("a")
    press(view, "Tag", session_desk)
    assert session_desk.said[-1].startswith("Parcels tagged: 1 (30.00 mu).")
    part(view, QLineEdit, "Basis").setText("现场核实")
    session_desk.current.select("bd")
    part(view, QPushButton, "Tag").click()
    session_desk.refreshed()
    assert session_desk.said[-1].startswith("Parcels tagged: 2 (30.00 mu).")
    assert states(view)["a"] == states(view)["b"] == states(view)["d"] == "tagged"
    assert states(view)["c"] == "incomplete"


def test_who_tags_what_kind_in_which_batch_is_stored(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    session_desk.current.look_at("b")
    part(view, QLineEdit, "Basis").setText("  现场核实 ")
    part(view, QLineEdit, "Batch").setText("2025-1")
    part(view, QCheckBox, "Kind.4").setChecked(True)
    primary = part(view, QComboBox, "Kind.Primary")
    primary.setCurrentIndex(primary.findData("4"))
    press(view, "Tag", session_desk)
    assert tags(session_desk) == [("tagged", "王五", "2025-1")] * 2
    with session_desk.session.store.read() as reading:
        first, second = reading.table("tag").to_rows()
        assert (first["low_efficiency_kind"], second["low_efficiency_kind"]) == ("4", "1")
        assert second["primary_tag_uuid"] == first["uuid"]
        assert reading.table("tag_basis")["text"].to_list() == ["现场核实"]
    # The basis was about these parcels; the batch goes on.
    assert part(view, QLineEdit, "Basis").text() == ""
    assert part(view, QLineEdit, "Batch").text() == "2025-1"


def test_a_tag_without_a_basis_is_refused_with_a_sentence(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("b")
    press(view, "Tag", session_desk)
    assert "without a basis for a tag: 1 (first: T-2)" in session_desk.said[-1]
    assert tags(session_desk) == []


def test_what_is_so_already_is_not_written_again(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("a")
    press(view, "Tag", session_desk)
    press(view, "Tag", session_desk)
    assert session_desk.said[-1] == "These 1 parcels are tagged so already."
    assert len(tags(session_desk)) == 1


def test_a_tag_is_withdrawn_and_stays_in_the_history(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("a")
    press(view, "Tag", session_desk)
    part(view, QPushButton, "Withdraw").click()
    session_desk.refreshed()
    assert session_desk.said[-1].startswith("Tags withdrawn: 1 (30.00 mu).")
    assert [state for state, _, _ in tags(session_desk)] == ["tagged", "withdrawn"]
    assert states(view)["a"] == "suspected"


def test_tagging_is_undone_from_the_message(view: TaggingView, session_desk: SessionDesk) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("a")
    part(view, QPushButton, "Tag").click()
    session_desk.refreshed()
    assert states(view)["a"] == "tagged"
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert session_desk.said[-1] == (
        "Undone: “Parcels tagged: 1 (30.00 mu)”. Both steps stand in the log."
    )
    assert states(view)["a"] == "suspected"


def test_the_last_save_is_undone_without_its_message_and_only_once(
    view: TaggingView, session_desk: SessionDesk
) -> None:
    identify(view, session_desk)
    session_desk.current.look_at("a")
    part(view, QPushButton, "Tag").click()
    session_desk.refreshed()
    undo = session_desk.context.undo
    undo.undo_last()
    session_desk.refreshed()
    assert states(view)["a"] == "suspected"
    undo.undo_last()
    session_desk.rest()
    # What is left is what the rules proposed, and that is computed again, not undone.
    assert session_desk.said[-1].startswith("What you saved last is computed and is not undone")
    assert "规则识别" in session_desk.said[-1]


def test_a_workspace_that_can_only_be_read_offers_no_button(
    session_desk: SessionDesk, path: Path, write_protect: Callable[[], None]
) -> None:
    write_protect()
    session_desk.open(path)
    command = TagCommand(session_desk.context, session_desk.window)
    view = TaggingView(session_desk.context, show_import=lambda: None)
    session_desk.current.look_at("a")
    for name in ("Identify", "Tag", "Withdraw"):
        button = part(view, QPushButton, name)
        assert (name, button.isEnabled()) == (name, False)
        assert "may not be written by you" in button.toolTip()
    view.deleteLater()
    command.release()


def test_stepping_goes_through_the_list(view: TaggingView, session_desk: SessionDesk) -> None:
    shown = view.pane.list.shown_uuids()
    for by, place in ((1, 0), (1, 1), (-1, 0), (-1, 0)):
        view.step(by)
        assert session_desk.current.uuid == shown[place]
