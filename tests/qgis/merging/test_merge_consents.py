# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Consents of mortgagees: the common text, and lines with another one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from lowuse_plugin.gui.widgets.merging.consent_part import MergeConsents
from tests.qgis.window import settle

ABC, LETTER = "银行函 1 号", "另函 2 号"


@pytest.fixture
def window(qgis_app: object) -> Iterator[QWidget]:
    window = QWidget()
    yield window
    window.close()
    window.deleteLater()
    settle()


def consents(window: QWidget) -> MergeConsents:
    return MergeConsents("C", QFormLayout(window), ("x", "y", "z"), {}, window)


def line(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, f"C.{name}")
    assert found is not None
    return found


def known(window: QWidget, name: str) -> list[str]:
    texts: list[str] = line(window, name).completer().model().stringList()
    return texts


def test_an_emptied_line_takes_the_common_text_again_when_it_is_left(window: QWidget) -> None:
    asked = consents(window)
    line(window, "ConsentOfAll").setText(ABC)
    line(window, "Consent.1").setText(LETTER)
    line(window, "Consent.1").setText("")
    line(window, "Consent.1").editingFinished.emit()
    assert asked.texts == {"x": ABC, "y": ABC, "z": ABC}
    assert asked.gap == ""


def test_a_line_that_is_left_as_it_was_tells_no_change(window: QWidget) -> None:
    asked = consents(window)
    line(window, "ConsentOfAll").setText(ABC)
    told: list[None] = []
    asked.changed.connect(lambda: told.append(None))
    line(window, "Consent.1").editingFinished.emit()
    assert not told


def test_a_line_offers_the_finished_texts_of_the_others_only(window: QWidget) -> None:
    asked = consents(window)
    QTest.keyClicks(line(window, "Consent.1"), "abc")
    assert known(window, "Consent.1") == known(window, "Consent.2") == []
    line(window, "Consent.1").editingFinished.emit()
    assert known(window, "Consent.1") == []
    assert known(window, "Consent.2") == ["abc"]
    QTest.keyClicks(line(window, "Consent.2"), "ab")
    assert known(window, "Consent.2") == ["abc"]
    assert asked.texts == {"x": "abc", "y": "ab", "z": ""}


def test_a_text_that_was_no_other_one_stays_typed_when_others_are_replaced(
    window: QWidget,
) -> None:
    asked = consents(window)
    line(window, "ConsentOfAll").setText(ABC)
    line(window, "Consent.1").setText(LETTER)
    line(window, "Consent.2").setText(f"{ABC}，补充")
    line(window, "Consent.2").setText(ABC)
    over = window.findChild(QPushButton, "C.ConsentsOverwrite")
    assert over is not None
    over.click()
    line(window, "ConsentOfAll").setText(LETTER)
    assert asked.texts == {"x": LETTER, "y": ABC, "z": LETTER}
