# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""By which rules fields get their values in a merge: those of the office, else the shipped ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.policy_packs import pack_folder

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.fields import MergeFields

_FOLDER, _FILE = "merge", "merge_fields.toml"
"""In a folder of its own: what stands beside the packs is taken for a pack."""


def own_file() -> Path:
    """Return where the office keeps its rules; it need not exist."""
    return pack_folder() / _FOLDER / _FILE


def field_rules() -> MergeFields:
    """Return the rules that count in this office; its own file goes before the shipped one.

    Raises:
        LowUseError: ``POLICY_INVALID`` with file, line and what was expected; ``FILE_NOT_FOUND``
            when the file cannot be read.
    """
    from lowuse_plugin.domain.merging.fields import read_merge_fields, shipped  # noqa: PLC0415

    path = own_file()
    return read_merge_fields(path) if path.is_file() else shipped()


def start_own() -> Path:
    """Put a copy of the shipped rules where the office's own are, to be edited as text.

    An own file that is there already stays as it is.

    Raises:
        LowUseError: ``POLICY_NOT_KEPT`` when the folder cannot be written.
    """
    from lowuse_plugin import paths  # noqa: PLC0415

    path = own_file()
    if path.is_file():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = paths.resource("policy", _FILE).read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(path.parent), detail=str(error)) from error
    return path


def drop_own() -> Path:
    """Let the shipped rules count again; the own file stays beside, under another name.

    Returns:
        Where it is now.

    Raises:
        LowUseError: ``FILE_NOT_FOUND`` when there is none; ``POLICY_NOT_KEPT`` when the folder
            cannot be written.
    """
    path = own_file()
    if not path.is_file():
        raise LowUseError("FILE_NOT_FOUND", file=path.name)
    number = 1
    while (kept := path.with_name(f"{path.stem}_{number}.toml.old")).exists():
        number += 1
    try:
        path.rename(kept)
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(path.parent), detail=str(error)) from error
    return kept


def is_of_own_rules(error: BaseException) -> bool:
    """Tell whether an error says that the own rules cannot be used."""
    if not isinstance(error, LowUseError):
        return False
    name, _, _line = str(error.params.get("file", "")).partition(":")
    return name == own_file().name


def rules_problem() -> str:
    """Return why the own rules cannot be used, with the line; empty where they can, or none are.

    Everything that merges refuses to work with rules that cannot be read: no merge goes by rules
    that nobody meant.
    """
    from lowuse_plugin.qgis_bridge.messages import describe  # noqa: PLC0415

    try:
        field_rules()
    except LowUseError as error:
        return describe(error)
    return ""


__all__ = [
    "drop_own", "field_rules", "is_of_own_rules", "own_file", "rules_problem", "start_own",
]  # fmt: skip
