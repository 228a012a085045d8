# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Own rules per field: made, opened, wrong ones said by line, and back to the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from lowuse_plugin.domain.merging.fields import shipped
from lowuse_plugin.gui.dialogs.merging.rules_dialog import MergeRulesDialog
from lowuse_plugin.gui.merging.rules_command import MergeRulesCommand
from lowuse_plugin.gui.widgets.merging.preview_view import MergePreviewPage
from lowuse_plugin.qgis_bridge.merging import field_rules as merge_field_rules
from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules, own_file
from tests.qgis.merging.test_merge_cases_window import part, press
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.merging.merge_office import workspace


@pytest.fixture
def rules(
    session_desk: SessionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MergeRulesDialog]:
    monkeypatch.setattr(merge_field_rules, "pack_folder", lambda: tmp_path)
    command = MergeRulesCommand(session_desk.context, session_desk.window)
    show = session_desk.context.parcel_parts.merging.show_rules
    assert show is not None
    show()
    session_desk.rest()
    [dialog] = session_desk.window.findChildren(MergeRulesDialog)
    yield dialog
    command.release()
    settle()


def test_own_rules_are_made_opened_judged_by_line_and_given_up_again(
    session_desk: SessionDesk, rules: MergeRulesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile())
    )
    told: list[bool] = []
    current = session_desk.context.parcel_parts.merging.current
    current.rules_changed.connect(lambda: told.append(True))
    assert rules.seen is not None
    assert (rules.seen.is_own, rules.seen.problem) == (False, "")
    assert "sum：" in part(rules, QLabel, "MergeRules.Rules").text().replace(": ", "：")
    assert not part(rules, QPushButton, "MergeRules.Back").isEnabled()

    press(session_desk, rules, "MergeRules.Own")
    assert opened == [str(own_file())]
    assert (rules.seen.is_own, rules.seen.problem, len(told)) == (True, "", 1)

    text = own_file().read_text(encoding="utf-8")
    line = 1 + text[: text.index("[sum]")].count("\n")
    own_file().write_text(text.replace("[sum]", "[summe]"), encoding="utf-8")
    press(session_desk, rules, "MergeRules.Check")
    assert "summe" in rules.seen.problem
    assert f"{line}" in rules.seen.problem
    assert rules.seen.problem in part(rules, QLabel, "MergeRules.Problem").text()
    assert len(told) == 2

    press(session_desk, rules, "MergeRules.Back")
    assert not own_file().exists()
    assert field_rules() == shipped()
    [kept] = own_file().parent.glob("*.old")
    assert "[summe]" in kept.read_text(encoding="utf-8")
    assert (rules.seen.is_own, rules.seen.problem, len(told)) == (False, "", 3)


def test_a_preview_that_fails_for_the_own_rules_leads_to_them(
    session_desk: SessionDesk, rules: MergeRulesDialog, tmp_path: Path
) -> None:
    text = merge_field_rules.start_own().read_text(encoding="utf-8")
    own_file().write_text(text.replace("[sum]", "[summe]"), encoding="utf-8")
    rules.close()
    with workspace(tmp_path) as store:
        path = store.path
    session_desk.open(path)
    session_desk.window.show()
    page = MergePreviewPage(session_desk.context, session_desk.window)
    page.show()
    merging = session_desk.context.parcel_parts.merging
    merging.current.changed.connect(page.show_merge)
    merging.current.look_at(("a", "b"))
    session_desk.rest()
    said = part(page, QLabel, "Merging.Preview.Empty.Text").text()
    assert "summe" in said
    assert "[sum] 合计" in said
    press(session_desk, page, "Merging.Preview.BrokenRules")
    [dialog] = [
        each for each in session_desk.window.findChildren(MergeRulesDialog) if each.isVisible()
    ]
    assert dialog.seen is not None
    assert dialog.seen.problem == said
    merging.current.changed.disconnect(page.show_merge)
    page.release()
