# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Mappings kept as files, one a supplier, for the next delivery (feature A18)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import Preset, fingerprint
from lowuse_plugin.exchange.details import OTHER_CONTENT, os_detail

_FORMAT = "lowuse-mapping"
_VERSION = 1
_SUFFIX = ".json"


def save_preset(path: Path, preset: Preset) -> None:
    """Write a preset as JSON in UTF-8.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``.
    """
    data = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": preset.name,
        "table": preset.table,
        "fields": dict(preset.fields),
        "fingerprint": preset.fingerprint,
        "constants": dict(preset.constants),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise LowUseError("FILE_NOT_WRITABLE", file=str(path), detail=os_detail(error)) from error


def load_preset(path: Path) -> Preset:
    """Read a preset.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``; ``PRESET_UNREADABLE`` with ``file`` and ``detail``.
    """
    if not path.exists():
        raise LowUseError("FILE_NOT_FOUND", file=str(path))
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        return _parse(data)
    except OSError as error:
        raise LowUseError("PRESET_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LowUseError("PRESET_UNREADABLE", file=path.name, detail=OTHER_CONTENT) from error


def find_preset(folder: Path, fields: list[str], table: str) -> Preset | None:
    """Return the preset of a folder that was made for a file with these fields, if any.

    Files that are no presets are passed over: the folder belongs to the user.
    """
    wanted = fingerprint(fields)
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            preset = load_preset(path)
        except LowUseError:
            continue
        if preset.fingerprint == wanted and preset.table == table:
            return preset
    return None


def _parse(data: Any) -> Preset:
    if data["format"] != _FORMAT or data["version"] != _VERSION:
        raise ValueError(f"{data['format']} {data['version']}")
    return Preset(
        name=_text(data["name"]),
        table=_text(data["table"]),
        fields={_text(k): _text(v) for k, v in data["fields"].items()},
        fingerprint=_text(data["fingerprint"]),
        constants={_text(k): _text(v) for k, v in data.get("constants", {}).items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r}")
    return value
