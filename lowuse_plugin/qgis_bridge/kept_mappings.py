# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Mappings of earlier deliveries, kept in the user's profile (feature A18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.mapping import Preset

_SHORT = 12


def mapping_folder() -> Path:
    """Return where the mappings of this user are."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "lowuse" / "mappings"


def find_mappings(folder: Path, fields: Sequence[str], tables: Sequence[str]) -> dict[str, Preset]:
    """Return the kept mappings for a file with these fields, by table."""
    from lowuse_plugin.exchange.presets import find_preset  # noqa: PLC0415

    found = {table: find_preset(folder, list(fields), table) for table in tables}
    return {table: preset for table, preset in found.items() if preset is not None}


def keep_mapping(
    folder: Path,
    *,
    name: str,
    table: str,
    fields: Mapping[str, str],
    fingerprint: str,
    constants: Mapping[str, str],
) -> None:
    """Keep a mapping for the next file with the same fields; an older one is replaced.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.domain.importing.mapping import Preset  # noqa: PLC0415
    from lowuse_plugin.exchange.details import os_detail  # noqa: PLC0415
    from lowuse_plugin.exchange.presets import save_preset  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LowUseError("FILE_NOT_WRITABLE", file=str(folder), detail=os_detail(error)) from error
    path = folder / f"{table}-{fingerprint[:_SHORT]}.json"
    save_preset(path, Preset(name, table, fields, fingerprint, constants))
