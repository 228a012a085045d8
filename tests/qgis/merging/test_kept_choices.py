# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was chosen for a merge before there is a case is there again in the next session."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.gui.merging.choice_command import MergeChoiceCommand
from lowuse_plugin.qgis_bridge.kept_choices import keep_choices, kept_choices
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.session_desk import SessionDesk

path = office.path
TYPED = ValueChoice("typed", "江海路 1 号")


def test_choices_outlive_the_group_and_the_workspace(session_desk: SessionDesk, path: Path) -> None:
    command = MergeChoiceCommand(session_desk.context, session_desk.window)
    current = session_desk.context.parcel_parts.merging.current
    session_desk.open(path)
    current.look_at(("a", "b"))
    current.choose("address", TYPED)
    current.look_at(("c", "d"))
    assert current.values == {}
    session_desk.session.close()
    session_desk.rest()
    assert current.drafts == {}
    session_desk.open(path)
    current.look_at(("b", "a"))
    assert current.values == {"address": TYPED}
    current.choose("address", None)
    session_desk.session.close()
    session_desk.open(path)
    current.look_at(("a", "b"))
    assert current.values == {}
    command.deleteLater()


def test_what_cannot_be_read_counts_as_never_chosen_and_other_workspaces_are_apart() -> None:
    keep_choices("one", {frozenset("ab"): {"address": TYPED}})
    assert kept_choices("one") == {frozenset("ab"): {"address": TYPED}}
    assert kept_choices("two") == {}
    for broken in ("{", '[{"parcels": ["a"]}]', "[1]", '{"a": 1}'):
        QgsSettings().setValue("lowuse/merge_choices/one", broken)
        assert kept_choices("one") == {}
    keep_choices("one", {frozenset("ab"): {}})
    assert QgsSettings().value("lowuse/merge_choices/one") is None
