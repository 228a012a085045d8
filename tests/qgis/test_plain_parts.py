# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names, reasons and file names are shown letter for letter; windows fit the screen."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QDialog, QLabel, QTextBrowser, QVBoxLayout

from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.window_size import fit
from tests.qgis.session_desk import SessionDesk

TEXTS = [
    "江门市<b>甲</b>厂 & 乙厂",
    "面积 3 < 5 & 容积率 > 1",
    "<img src=x>\n第二行",
    "&lt;原样&gt;",
    "权利人更正",
]


def as_tip(text: str) -> str:
    """Return what a person reads in a tip."""
    if not Qt.mightBeRichText(text):
        return text
    shown = QTextDocument()
    shown.setHtml(text)
    return shown.toPlainText()


@pytest.mark.usefixtures("qgis_app")
@pytest.mark.parametrize("text", TEXTS)
def test_a_tip_shows_data_letter_for_letter(text: str) -> None:
    assert as_tip(plain_text(text)) == text
    label = ElidedLabel()
    label.say(text)
    assert as_tip(label.toolTip()) == text


@pytest.mark.parametrize("text", [each for each in TEXTS if "\n" not in each])
def test_a_message_shows_data_letter_for_letter(session_desk: SessionDesk, text: str) -> None:
    session_desk.messages.info(text)
    assert session_desk.last.findChild(QTextBrowser).toPlainText() == text


@pytest.mark.usefixtures("qgis_app")
def test_no_window_is_larger_than_the_screen() -> None:
    dialog = QDialog()
    QVBoxLayout(dialog).addWidget(QLabel("\n" * 200))
    room = dialog.screen().availableGeometry()
    for lines in (500, None):
        dialog.resize(10, 10)
        fit(dialog, 1000, lines)
        assert dialog.width() <= room.width()
        assert lines is None or dialog.height() <= room.height()
    fit(dialog, 40, 10)
    metrics = dialog.fontMetrics()
    assert dialog.width() == metrics.horizontalAdvance("0") * 40
