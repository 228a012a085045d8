# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Map and card say by what document the control line is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.control_line.map import MapScope
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.map_figures import control_map_figures
from lowuse_plugin.services.parcels.card import control_of
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.control_line.line_workspace import DAY, approve, block, draft


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as store:
        yield store


def test_the_map_names_the_approval_and_no_draft(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(0, 20)])
    approve(store, draft(store, "2025版", block(0, 100)))
    draft(store, "2026草案", block(0, 50))
    check_control_line(store, on=DAY)
    line = control_map_figures(store, scope=MapScope(), on=DAY).line
    assert (line.version, line.approval_no, line.approved_by, line.approved_on) == (
        "2025版", "江府函〔2024〕88号", "江门市人民政府", date(2024, 12, 20),
    )  # fmt: skip
    assert line.in_force
    assert line.in_force_instead == ()


def test_the_card_names_the_approval(store: WorkspaceStore) -> None:
    [key] = add(store, "parcel", [parcel(0, 20)])
    approve(store, draft(store, "2025版", block(0, 100)))
    check_control_line(store, on=DAY)
    with store.read() as reading:
        control = control_of(reading, key, DAY)
    assert control is not None
    assert control.approval == ("江门市人民政府", "江府函〔2024〕88号", "2024-12-20")
