# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a text that people take along, such as an identification standard."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import os_detail


def save_text(path: Path, text: str) -> None:
    """Write a text in UTF-8; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LowUseError("FILE_NOT_WRITABLE", file=str(path), detail=os_detail(error)) from error
