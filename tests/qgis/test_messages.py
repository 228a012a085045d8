# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Codes become sentences in the language of QGIS."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLocale

from lowuse_plugin.domain.errors import CancelledError, ConflictError, LowUseError
from lowuse_plugin.qgis_bridge.feedback import FeedbackProgress
from lowuse_plugin.qgis_bridge.i18n import install_translator, tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code
from lowuse_plugin.qgis_bridge.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "i18n.py"), "--compile"], check=True)


@pytest.fixture
def chinese() -> Iterator[None]:
    remove = install_translator("zh_CN")
    yield
    remove()


def test_an_error_reads_as_a_sentence_with_its_values() -> None:
    sentence = describe(LowUseError("PACKAGE_MISSING", package="openpyxl"))
    assert sentence.startswith("The Python package openpyxl is missing.")


@pytest.mark.usefixtures("chinese")
def test_the_same_error_reads_chinese() -> None:
    assert describe(LowUseError("PACKAGE_MISSING", package="openpyxl")).startswith(
        "缺少 Python 包 openpyxl"
    )


@pytest.mark.usefixtures("chinese")
def test_every_sentence_has_its_own_chinese() -> None:
    for code, source in SENTENCES.items():
        assert describe_code(code) != source, code


def test_an_unknown_code_still_tells_all_it_knows() -> None:
    assert describe(LowUseError("NEVER_SEEN", file="a.shp", row=3)) == (
        "NEVER_SEEN (file = a.shp, row = 3)"
    )
    assert describe(LowUseError("NEVER_SEEN")) == "NEVER_SEEN"


def test_a_parameter_that_is_missing_shows_as_a_question_mark() -> None:
    assert "package ? is missing" in describe_code("PACKAGE_MISSING")


def test_braces_in_a_value_are_left_alone() -> None:
    assert "package {x} is" in describe_code("PACKAGE_MISSING", {"package": "{x}"})


def test_a_value_that_is_a_code_reads_as_its_sentence() -> None:
    text = describe_code("PACKAGE_MISSING", {"package": "CANCELLED"})
    assert SENTENCES["CANCELLED"] in text


def test_kinds_of_error_read_alike() -> None:
    assert describe(CancelledError()) == SENTENCES["CANCELLED"]
    assert describe(ConflictError("NEVER_SEEN", uuid="u")) == "NEVER_SEEN (uuid = u)"


@pytest.mark.parametrize("locale", ["zh_CN", "zh-Hans", "zh", "zh_TW"])
def test_every_spelling_of_chinese_is_understood(locale: str) -> None:
    remove = install_translator(locale)
    try:
        assert tr("Workspace") == "工作库"
    finally:
        remove()
    assert tr("Workspace") == "Workspace"


@pytest.mark.parametrize("locale", ["C", "en_US", "de", "xx"])
def test_other_locales_stay_english(locale: str) -> None:
    install_translator(locale)()
    assert tr("Workspace") == "Workspace"


def test_without_a_locale_the_one_of_qgis_counts() -> None:
    before = QgsApplication.locale()
    QgsApplication.setLocale(QLocale("zh_CN"))
    try:
        remove = install_translator()
        assert tr("Workspace") == "工作库"
        remove()
    finally:
        QgsApplication.setLocale(QLocale(before))


def test_progress_shows_and_cancel_stops() -> None:
    feedback = QgsProcessingFeedback()
    progress = FeedbackProgress(feedback)
    progress.step(1, 4, "reading")
    assert feedback.progress() == 25.0
    progress.step(0, 0)
    assert feedback.progress() == 0.0
    feedback.cancel()
    with pytest.raises(CancelledError):
        progress.step(2, 4)
