# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger, the roll-up and the forecast as a workbook that finance can recompute."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lowuse_plugin.domain.ledger import Ledger
from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo
from lowuse_plugin.domain.roll_up import RollUp


def write_ledger(
    path: Path,
    figures: RollUp,
    ledgers: Mapping[str, Ledger],
    *,
    workspace: WorkspaceInfo,
    head: LogHead,
) -> None:
    """Write the sheets 台账, 汇总, 预测; ``ledgers`` by shown name of the project."""
    raise NotImplementedError
