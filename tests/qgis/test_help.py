# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Help opens at the right place, F1 wins over QGIS's own, a clause shows its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
)

from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.gui.dialogs.clause_dialog import ClauseDialog
from lowuse_plugin.gui.help import install_f1, open_help
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge import help as help_pages
from lowuse_plugin.qgis_bridge.help import help_path, help_url, opening_url
from tests.qgis.window import settle


class Browser(QObject):
    """Stands where the system would start a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @pyqtSlot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def browser(qgis_app: object) -> Iterator[Browser]:
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "show")
    yield browser
    QDesktopServices.unsetUrlHandler("file")


def in_chinese(monkeypatch: pytest.MonkeyPatch, chinese: bool) -> None:
    monkeypatch.setattr(help_pages, "speaks_chinese", lambda: chinese)


@pytest.mark.parametrize(("chinese", "language"), [(True, "zh"), (False, "en")])
def test_a_page_is_in_the_language_of_the_texts(
    monkeypatch: pytest.MonkeyPatch, chinese: bool, language: str
) -> None:
    in_chinese(monkeypatch, chinese)
    assert help_path("import") == resource("help", language, "import.html")
    assert help_url("import", "crs").fragment() == "crs"
    assert Path(help_url("import", "crs").toLocalFile()) == help_path("import")


def test_a_page_that_there_is_not_leads_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    in_chinese(monkeypatch, chinese=True)
    assert help_path("nothing") == resource("help", "zh", "index.html")


def test_a_page_in_one_language_only_is_shown_in_that(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "zh").mkdir()
    (folder / "zh" / "a.html").write_text("甲", encoding="utf-8")
    monkeypatch.setattr(help_pages, "resource", lambda _help, *rest: folder.joinpath(*rest))
    in_chinese(monkeypatch, chinese=False)
    assert help_path("a") == folder / "zh" / "a.html"


def test_a_browser_is_led_to_the_anchor(browser: Browser) -> None:
    open_help("clauses", "Y-33")
    [url] = browser.opened
    page = Path(url.toLocalFile()).read_text(encoding="utf-8")
    target = help_url("clauses", "Y-33").toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert target.endswith("clauses.html#Y-33")
    assert f'content="0; url={target}"' in page


def test_without_an_anchor_the_page_itself_opens(browser: Browser) -> None:
    open_help("workspace")
    assert browser.opened == [help_url("workspace")]


def test_where_nothing_can_be_written_the_whole_page_opens(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    occupied = folder / "file"
    occupied.write_text("", encoding="utf-8")
    monkeypatch.setattr(
        help_pages.QStandardPaths, "writableLocation", staticmethod(lambda _place: str(occupied))
    )
    assert opening_url("import", "crs") == help_url("import")


def test_f1_opens_the_page_of_the_panel_and_not_the_help_of_qgis(browser: Browser) -> None:
    window = QMainWindow()
    own_help = QAction("Help", window)
    own_help.setShortcut("F1")
    pressed: list[str] = []
    own_help.triggered.connect(lambda: pressed.append("QGIS"))
    window.addAction(own_help)
    dock = QDockWidget(window)
    inside, outside = QLineEdit(), QLineEdit()
    dock.setWidget(inside)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.setCentralWidget(outside)
    install_f1(dock, "tagging")
    window.show()
    QTest.qWaitForWindowActive(window)
    for _ in range(2):
        inside.setFocus()
        QTest.keyClick(inside, Qt.Key.Key_F1)
    assert browser.opened == [help_url("tagging")] * 2
    assert pressed == []
    QTest.keyClick(inside, Qt.Key.Key_A)
    QTest.keyClick(inside, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert inside.text() == "a"
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_F1)
    assert pressed == ["QGIS"]
    assert len(browser.opened) == 2
    window.close()
    window.deleteLater()
    settle()


def test_every_algorithm_has_its_part_of_the_help(provider: LowUseProvider) -> None:
    for language in help_pages.LANGUAGES:
        text = resource("help", language, "algorithms.html").read_text(encoding="utf-8")
        missing = [a.name() for a in provider.algorithms() if f'id="{a.name()}"' not in text]
        assert missing == []
    for algorithm in provider.algorithms():
        url = QUrl(algorithm.helpUrl())
        assert Path(url.toLocalFile()).is_file()
        assert url.fragment() == algorithm.name()


def said(dialog: ClauseDialog, name: str) -> str:
    widget = dialog.findChild(QObject, f"LowUse.Clause.{name}")
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLabel) else ""


@pytest.mark.usefixtures("qgis_app")
def test_a_clause_shows_document_place_words_and_validity(browser: Browser) -> None:
    dialog = ClauseDialog("E-3 江府〔2022〕10号 二(三)5(6)")
    assert said(dialog, "Document") == "《江门市提升节约集约用地水平的实施意见》 江府〔2022〕10号"
    assert "E-3  二(三)5(6)" in said(dialog, "Place")
    assert said(dialog, "Text") == "改造后建筑容积率达到1.5及以上的"
    assert "1.5 符合" in said(dialog, "Note")
    assert "2022-04-01" in said(dialog, "Validity")
    assert "2027-03-31" in said(dialog, "Validity")
    assert said(dialog, "Example") == ""
    dialog.findChild(QPushButton, "LowUse.Clause.Help").click()
    page = Path(browser.opened[0].toLocalFile()).read_text(encoding="utf-8")
    assert "clauses.html#E-3" in page
    dialog.close()
    settle()


@pytest.mark.usefixtures("qgis_app")
def test_words_beside_a_citation_choose_the_paragraph() -> None:
    dialog = ClauseDialog(
        "江府〔2022〕10号 二(三)5(6)",
        text="其他县(市、区)的项目由市本级与有关县(市、区)按2:8比例给予补助",
    )
    assert said(dialog, "Place").startswith("Y-34")
    dialog.close()
    settle()


@pytest.mark.usefixtures("qgis_app")
def test_an_example_says_so_and_its_help_is_the_page_of_rules(browser: Browser) -> None:
    dialog = ClauseDialog("示例 1")
    assert said(dialog, "Example").startswith("⚠")
    assert said(dialog, "Document") == "《低效用地认定标准（示例，仅供演练）》"
    assert said(dialog, "Text").startswith("现状容积率低于 1.0")
    dialog.findChild(QPushButton, "LowUse.Clause.Help").click()
    page = Path(browser.opened[0].toLocalFile()).read_text(encoding="utf-8")
    assert "rules.html#S-01" in page
    dialog.close()
    settle()


@pytest.mark.usefixtures("qgis_app")
def test_an_unknown_citation_is_named() -> None:
    dialog = ClauseDialog("某办法 第九条 <b>")
    assert "某办法 第九条 <b>" in said(dialog, "Unknown")
    dialog.findChild(QPushButton, "LowUse.Clause.Close").click()
    settle()
