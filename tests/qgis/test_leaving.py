# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Everybody is asked before a workspace or QGIS is left, and nothing happens before all agreed."""

from __future__ import annotations

import pytest

import lowuse_plugin
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.leaving import ExitQuestion, Leaving, agreed
from lowuse_plugin.gui.parcels.edit_command import EditCommand
from lowuse_plugin.gui.projects.command import ProjectCommand
from lowuse_plugin.gui.subsidy.command import SubsidyCommand
from lowuse_plugin.gui.subsidy.what_if_command import WhatIfCommand
from tests.qgis.window import Desk


@pytest.mark.parametrize("ends", [False, True])
def test_nothing_is_carried_out_before_all_have_agreed(ends: bool) -> None:
    leaving, done, stays = Leaving(), [], [True]
    leaving.add(lambda to_end: lambda: done.append(to_end))
    leaving.add(agreed(lambda: not stays[0]))
    assert not leaving.may_leave(ends=ends)
    assert done == []
    stays[0] = False
    assert leaving.may_leave(ends=ends)
    assert done == [ends]


def test_what_was_wanted_goes_on_when_the_reason_to_stay_is_gone() -> None:
    leaving, done, stays = Leaving(), [], [True]
    leaving.add(agreed(lambda: not stays[0]))
    leaving.leave(lambda: done.append("closed"))
    leaving.go_on()
    assert done == []
    stays[0] = False
    leaving.leave(lambda: done.append("closed"))
    leaving.go_on()
    assert done == ["closed"]
    stays[0] = True
    leaving.leave(lambda: done.append("closed again"))
    assert not leaving.may_leave(ends=True)  # QGIS was to end meanwhile: that is another wish
    stays[0] = False
    leaving.go_on()
    assert done == ["closed"]


def test_who_stays_ends_the_asking() -> None:
    leaving, asked = Leaving(), []
    leaving.add(agreed(lambda: False))
    leaving.add(agreed(lambda: bool(asked.append(1))))
    assert not ExitQuestion(leaving).allowExit()
    assert asked == []


@pytest.mark.usefixtures("own_settings")
def test_qgis_asks_before_it_ends_while_the_plugin_is_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays: list[type] = []
    kinds = (EditCommand, ProjectCommand, SubsidyCommand, WhatIfCommand, ClaimCommand)
    for kind in kinds:
        monkeypatch.setattr(kind, "may_leave", lambda _command, kind=kind: kind not in stays)
    plugin = lowuse_plugin.classFactory(desk)
    plugin.initGui()
    [blocker] = desk.exit_blockers
    for kind in kinds:
        stays[:] = [kind]
        assert not blocker.allowExit(), kind
    stays.clear()
    assert blocker.allowExit()
    plugin.unload()
    assert desk.exit_blockers == []
