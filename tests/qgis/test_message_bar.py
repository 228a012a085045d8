# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said in the message bar, with which buttons, and how long it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.messages import LOG_TAG, Messages, Offer
from tests.qgis.layers.layer_desk import Heard
from tests.qgis.window import Desk, settle


@pytest.fixture
def messages(desk: Desk) -> Iterator[Messages]:
    messages = Messages(desk.bar)
    yield messages
    messages.deleteLater()


def texts(desk: Desk) -> list[str]:
    return [item.text() for item in reversed(desk.bar.items())]


def button(desk: Desk, name: str) -> QPushButton:
    found = desk.bar.currentItem().findChild(QPushButton, name)
    assert found is not None
    return found


def test_the_next_message_takes_the_place_of_a_passing_one(desk: Desk, messages: Messages) -> None:
    messages.info("first")
    messages.success("second")
    assert texts(desk) == ["second"]
    assert desk.bar.currentItem().level() == Qgis.MessageLevel.Success


def test_warnings_and_what_can_be_undone_stay(desk: Desk, messages: Messages) -> None:
    messages.warning("look at this")
    messages.success("tagged", undo=lambda: None)
    messages.info("passing")
    messages.info("passing too")
    assert texts(desk) == ["look at this", "tagged", "passing too"]
    assert desk.bar.items()[2].duration() == 0


def test_what_was_true_of_a_workspace_goes_with_it(desk: Desk, messages: Messages) -> None:
    messages.warning("made by an older version, only to be read", of_workspace=True)
    messages.warning("restored")
    messages.withdraw()
    settle()
    assert texts(desk) == ["restored"]


def test_undo_acts_once_and_takes_its_message_away(desk: Desk, messages: Messages) -> None:
    done: list[str] = []
    messages.success("tagged", undo=lambda: done.append("undone"))
    undo = button(desk, "LowUse.Message.Undo")
    assert undo.text() == "Undo"
    undo.click()
    settle()
    assert done == ["undone"]
    assert texts(desk) == []


def test_what_a_button_says_in_turn_is_not_taken_away(desk: Desk, messages: Messages) -> None:
    again = Offer("Again", lambda: messages.info("once more"), "LowUse.Message.Again")
    messages.info("done", offers=(again,))
    button(desk, "LowUse.Message.Again").click()
    assert texts(desk) == ["once more"]


def test_a_message_closed_by_hand_is_forgotten(desk: Desk, messages: Messages) -> None:
    messages.info("first")
    desk.bar.popWidget(desk.bar.currentItem())
    settle()
    messages.info("second")
    assert texts(desk) == ["second"]


def test_everything_said_is_in_the_log_too(desk: Desk, messages: Messages) -> None:
    logged = Heard(QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel])
    messages.warning("look at this")
    assert ("look at this", LOG_TAG) in [entry[:2] for entry in logged.said]


def test_what_we_foresee_is_a_sentence(desk: Desk, messages: Messages) -> None:
    messages.failure(LowUseError("PACKAGE_MISSING", package="openpyxl"))
    assert texts(desk)[0].startswith("The Python package openpyxl is missing.")
    assert desk.bar.currentItem().level() == Qgis.MessageLevel.Warning


def test_a_sentence_that_the_bar_cuts_can_be_read_whole(desk: Desk, messages: Messages) -> None:
    error = LowUseError("PACKAGE_MISSING", package="openpyxl" * 40)
    messages.failure(error)
    button(desk, "LowUse.Message.Whole").click()
    settle()
    [window] = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Details"]
    assert any("openpyxl" * 40 in label.text() for label in window.findChildren(QLabel))
    window.close()


def test_what_nobody_foresaw_shows_its_details_and_logs_them(
    desk: Desk, messages: Messages
) -> None:
    logged = Heard(QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel])
    shown: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box.objectName() == "LowUse.Details"
        shown.append(box.detailedText())
        box.close()

    try:
        int("drei")
    except ValueError as error:
        messages.failure(error)
    assert texts(desk)[0].startswith("Something unexpected went wrong: invalid literal for int()")
    assert any("Traceback" in entry[0] for entry in logged.said)
    QTimer.singleShot(0, look)
    button(desk, "LowUse.Message.Details").click()
    assert len(shown) == 1
    assert "ValueError: invalid literal for int()" in shown[0]
