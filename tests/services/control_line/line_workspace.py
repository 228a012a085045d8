# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Versions of the control line in a small real workspace: squares that can be reckoned by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from lowuse_plugin.domain.ports import Receipt
from lowuse_plugin.services.control_line.approval import approve_line_version
from lowuse_plugin.services.control_line.new_version import new_line_version
from lowuse_plugin.services.control_line.versions import LineBlock, StatedLine, list_line_versions
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import multipolygon

DAY = date(2025, 6, 30)
BY = "王五"


def block(x0: float, x1: float, *, level: int = 1, code: str = "", y1: float = 100.0) -> LineBlock:
    """A rectangle from y = -100."""
    return LineBlock(multipolygon(x0, -100, x1, y1), level, code, "", "440704")


def draft(store: WorkspaceStore, name: str, *blocks: LineBlock, **changes: Any) -> str:
    """A draft that is meant to be in force from 2025-01-01."""
    given: dict[str, Any] = {
        "valid_from": date(2025, 1, 1),
        "source": "drawn",
        "made_by": BY,
        **changes,
    }
    return new_line_version(store, version=name, blocks=blocks, **given)[0]


def approve(store: WorkspaceStore, uuid: str, **changes: Any) -> Receipt:
    given: dict[str, Any] = {
        "approval_no": "江府函〔2024〕88号",
        "approved_by": "江门市人民政府",
        "approved_on": date(2024, 12, 20),
        "valid_from": date(2025, 1, 1),
        "by": BY,
        **changes,
    }
    return approve_line_version(store, uuid, stated(store, uuid).row_version, **given)


def stated(store: WorkspaceStore, uuid: str, on: date = DAY) -> StatedLine:
    [line] = [line for line in list_line_versions(store, on) if line.uuid == uuid]
    return line
