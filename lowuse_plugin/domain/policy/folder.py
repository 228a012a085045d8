# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy packs that an office keeps beside the shipped ones (E16, E03).

A pack is a file; installing copies it after it was read without error, so that what stands in the
folder can always be calculated with. Golden cases come along when they stand beside the pack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, list_policies, parse_subsidy_policy
from lowuse_plugin.domain.policy.source import Source
from lowuse_plugin.domain.subsidy.golden_cases import golden_file
from lowuse_plugin.domain.subsidy.incentives import (
    KIND as INCENTIVES,
)
from lowuse_plugin.domain.subsidy.incentives import (
    IncentivePack,
    list_incentives,
    parse_incentives,
)
from lowuse_plugin.domain.toml_lines import located

LARGEST_BYTES = 1_000_000
SUFFIX = ".toml"
GOLDEN = "golden"
"""Folder of golden cases beside the packs; a file has the name ``<id>.toml``."""
_FILE_NAME = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True)
class Pack:
    """One pack that can be chosen, or a file that could be one if it were sound."""

    path: Path
    own: bool
    """Installed by the office; the others came with the plugin."""
    policy: SubsidyPolicy | IncentivePack | None
    error: LowUseError | None = None
    """Why it cannot be used."""


def list_packs(folder: Path | None) -> tuple[Pack, ...]:
    """Return the shipped packs, then those of a folder; a broken one hinders no other.

    Args:
        folder: Of the office; it need not exist.
    """
    files = [*list_policies().values(), *list_incentives().values()]
    shipped = [_pack(path, own=False) for path in files]
    own = sorted(folder.glob("*.toml")) if folder is not None and folder.is_dir() else []
    return (*shipped, *(_pack(path, own=True) for path in own))


def find_pack(policy_id: str, folder: Path | None) -> SubsidyPolicy:
    """Return a pack by its id, shipped or of the office.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are.
    """
    usable = usable_packs(folder)
    if policy_id not in usable:
        raise LowUseError("POLICY_UNKNOWN", id=policy_id, expected="|".join(usable))
    return usable[policy_id]


def usable_packs(folder: Path | None) -> dict[str, SubsidyPolicy]:
    """Return the sound packs by id; a shipped one is never replaced by a file of the same id."""
    found: dict[str, SubsidyPolicy] = {}
    for pack in list_packs(folder):
        if isinstance(pack.policy, SubsidyPolicy):
            found.setdefault(pack.policy.id, pack.policy)
    return found


def usable_incentives(folder: Path | None) -> dict[str, IncentivePack]:
    """Return the sound packs of further incentives by id, as :func:`usable_packs`."""
    found: dict[str, IncentivePack] = {}
    for pack in list_packs(folder):
        if isinstance(pack.policy, IncentivePack):
            found.setdefault(pack.policy.id, pack.policy)
    return found


def in_force(packs: dict[str, SubsidyPolicy], on: date) -> SubsidyPolicy | None:
    """Return the pack that applies on a day, the one that began last where several do."""
    known = [p for p in packs.values() if p.valid_from <= on <= p.valid_to]
    return max(known, key=lambda policy: policy.valid_from) if known else None


def golden_text(policy_id: str, folder: Path | None) -> str | None:
    """Return the golden cases that came with a pack, None where there are none.

    Raises:
        LowUseError: ``POLICY_NOT_READ``, ``POLICY_INVALID``.
    """
    path = None if folder is None else folder / GOLDEN / _file_name(policy_id)
    if path is None or not path.is_file():
        path = golden_file(policy_id)
    return None if path is None else read_pack_text(path)


def install_pack(path: Path, folder: Path) -> SubsidyPolicy | IncentivePack:
    """Check a pack and keep a copy of it.

    Args:
        path: A TOML file; ``golden/<id>.toml`` beside it comes along.
        folder: Of the office; made when it is not there.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``; ``POLICY_TWICE``
            when the id is taken; ``POLICY_NOT_KEPT`` when the folder cannot be written.
    """
    if path.suffix.lower() != SUFFIX:
        # Also a protection: a workspace that is read as bytes would lose its locks.
        raise LowUseError("POLICY_INVALID", file=path.name, key="", expected=SUFFIX)
    content = read_pack_text(path)
    policy = read_pack(content, path.name)
    for pack in list_packs(folder):
        if pack.policy is not None and pack.policy.id == policy.id:
            raise LowUseError("POLICY_TWICE", id=policy.id, file=path.name, other=pack.path.name)
    cases = path.parent / GOLDEN / _file_name(policy.id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / _file_name(policy.id), content)
        if cases.is_file():
            (folder / GOLDEN).mkdir(exist_ok=True)
            _write(folder / GOLDEN / _file_name(policy.id), read_pack_text(cases))
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(folder), detail=str(error)) from error
    return policy


def remove_pack(pack: Pack, folder: Path) -> dict[Path, str]:
    """Take a pack of the office away; what rests on it keeps its text in the workspace.

    Returns:
        File → its text, for :func:`bring_back`.

    Raises:
        LowUseError: ``POLICY_NOT_KEPT`` when a file cannot be removed, ``POLICY_NOT_READ``.
    """
    files = [pack.path]
    if pack.policy is not None:
        files.append(folder / GOLDEN / _file_name(pack.policy.id))
    removed = {path: _text_of(path) for path in files if path.is_file()}
    try:
        for path in removed:
            path.unlink()
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(folder), detail=str(error)) from error
    return removed


def bring_back(removed: Mapping[Path, str], folder: Path) -> None:
    """Put back what :func:`remove_pack` took away.

    Raises:
        LowUseError: ``POLICY_NOT_KEPT``.
    """
    try:
        for path, text in removed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text)
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(folder), detail=str(error)) from error


def read_pack(content: str, file: str) -> SubsidyPolicy | IncentivePack:
    """Read a pack of either kind; what is wrong is told with the line where that can be found.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    return located(_read_pack, content, file)


def _read_pack(content: str, file: str) -> SubsidyPolicy | IncentivePack:
    if Source.parse(content, file).data.get("kind") == INCENTIVES:
        return parse_incentives(content, file)
    return parse_subsidy_policy(content, file)


def read_pack_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        LowUseError: ``POLICY_INVALID`` for what is too large or no UTF-8, ``POLICY_NOT_READ``.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except OSError as error:
        raise LowUseError("POLICY_NOT_READ", file=path.name, detail=str(error)) from error
    if data is None:
        raise LowUseError("POLICY_INVALID", file=path.name, key="", expected="TOML")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LowUseError("POLICY_INVALID", file=path.name, key="", expected="UTF-8") from error


def _pack(path: Path, *, own: bool) -> Pack:
    try:
        return Pack(path, own, read_pack(read_pack_text(path), path.name))
    except LowUseError as error:
        return Pack(path, own, None, error)


def _text_of(path: Path) -> str:
    """Return what can be put back; of a file that is no text nothing worth it."""
    try:
        return read_pack_text(path)
    except LowUseError as error:
        if error.code != "POLICY_INVALID":
            raise
        return ""


def _file_name(policy_id: str) -> str:
    return f"{_FILE_NAME.sub('_', policy_id).strip('.') or 'policy'}.toml"


def _write(path: Path, content: str) -> None:
    """Replace a file only when the new one is complete."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(content, encoding="utf-8")
    part.replace(path)
