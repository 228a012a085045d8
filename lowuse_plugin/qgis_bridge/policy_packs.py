# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an office's own policy packs are: a folder of the profile, beside the shipped ones.

What was calculated keeps the text of its pack in the workspace; this folder only offers packs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from lowuse_plugin.qgis_bridge.settings import POLICY_FOLDER

if TYPE_CHECKING:
    from datetime import date

    from lowuse_plugin.domain.policy.pack import SubsidyPolicy


def pack_folder() -> Path:
    """Return the folder of the office's packs; it need not exist yet."""
    kept = POLICY_FOLDER.get()
    return Path(kept) if kept else Path(QgsApplication.qgisSettingsDirPath()) / "lowuse" / "policy"


def usable() -> dict[str, SubsidyPolicy]:
    """Return every sound pack by id, the shipped ones first."""
    from lowuse_plugin.domain.policy.folder import usable_packs  # noqa: PLC0415

    return usable_packs(pack_folder())


def find(policy_id: str) -> SubsidyPolicy:
    """Return a pack, shipped or of the office.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``.
    """
    from lowuse_plugin.domain.policy.folder import find_pack  # noqa: PLC0415

    return find_pack(policy_id, pack_folder())


def usual(on: date) -> SubsidyPolicy:
    """Return the pack in force on a day, else the first: what counts unless somebody chooses."""
    from lowuse_plugin.domain.policy.folder import in_force  # noqa: PLC0415

    packs = usable()
    return in_force(packs, on) or next(iter(packs.values()))
