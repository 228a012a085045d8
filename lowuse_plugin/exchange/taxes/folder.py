# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder that keeps taxes outside the workspace: one file a delivery, nothing overwritten.

Who may read it the office decides by the permissions of the folder. A file is written beside its
place, flushed and only then given its name, so that nobody ever reads half a delivery; its name
carries the hash of its content, so that a file that was changed afterwards is found out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import uuid
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.tax_rows import Delivered, Delivery, TaxRow, newest
from lowuse_plugin.exchange.details import DAMAGED, os_detail

HEADINGS = (
    "统一社会信用代码",
    "企业名称",
    "年度",
    "入库税金（万元）",
    "数据来源单位",
    "来源文件",
    "来源文件校验值",
    "来源行号",
    "导入日期",
    "导入人",
    "导入批号",
)
_NAME = re.compile(r"税收_[^_]*_[0-9-]+_(\d{8}T\d{12}Z)_([0-9a-f]{16})\.csv")
_BOM = b"\xef\xbb\xbf"
_HASH_DIGITS = 16
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True)
class TaxFile:
    """One delivery in the folder."""

    path: Path
    at: str
    """When it was put there, UTC; sorts."""
    digest: str
    """Beginning of the sha256 of its content, as its name says."""


class TaxFolder:
    """The deliveries in a folder of their own."""

    def __init__(self, path: Path, *, workspace: Path | None = None) -> None:
        """Take a folder.

        Args:
            path: The folder. It is never made here: one that is gone must be noticed.
            workspace: Whose taxes it keeps; its folder is open to everybody who uses it.

        Raises:
            LowUseError: ``TAX_FOLDER_IS_WORKSPACE``.
        """
        if workspace is not None and _same(path, workspace.parent):
            raise LowUseError("TAX_FOLDER_IS_WORKSPACE", folder=str(path))
        self.path = path

    def add(self, rows: Sequence[TaxRow], delivery: Delivery) -> Delivered:
        """Keep a delivery as a file of its own.

        The same rows that were delivered last, as when an import is completed, make no new file.

        Raises:
            LowUseError: ``TAX_FOLDER_NOT_WRITABLE``.
        """
        content = _content(rows, delivery)
        digest = hashlib.sha256(content).hexdigest()
        try:
            last = self._files()[-1:]
            if last and last[0].digest == digest[:_HASH_DIGITS]:
                return Delivered(last[0].path.name, digest)
            name = _file_name(rows, delivery.district, digest)
            _write_once(self.path / name, content)
        except OSError as error:
            raise LowUseError(
                "TAX_FOLDER_NOT_WRITABLE", folder=str(self.path), detail=os_detail(error)
            ) from error
        return Delivered(name, digest)

    def rows(self, *, without: Collection[str] = ()) -> tuple[TaxRow, ...]:
        """Return the newest row of every enterprise and year.

        Args:
            without: Imports that were undone.

        Raises:
            LowUseError: ``TAX_FOLDER_UNREADABLE`` where the folder is gone or not open to this
                user, ``TAX_FILE_DAMAGED`` where a delivery is not what was put there.
        """
        return newest(self.all_rows(), without)

    def check_readable(self) -> None:
        """Refuse a folder that is gone or not open to this user.

        Raises:
            LowUseError: ``TAX_FOLDER_UNREADABLE``.
        """
        try:
            self._files()
        except OSError as error:
            raise LowUseError(
                "TAX_FOLDER_UNREADABLE", folder=str(self.path), detail=os_detail(error)
            ) from error

    def all_rows(self) -> Iterable[TaxRow]:
        """Yield every row of every delivery, the oldest first; raises as :meth:`rows`."""
        self.check_readable()
        for file in self._files():
            yield from _read(file)

    def _files(self) -> list[TaxFile]:
        found = []
        for entry in self.path.iterdir():
            name = _NAME.fullmatch(entry.name)
            if name:
                found.append(TaxFile(entry, name.group(1), name.group(2)))
        return sorted(found, key=lambda file: (file.at, file.digest))


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.exists() and other.exists() and one.samefile(other)
    return one.absolute() == other.absolute()


def _file_name(rows: Sequence[TaxRow], district: str, digest: str) -> str:
    years = sorted({row.year for row in rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    at = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return f"税收_{district or '未注明'}_{span}_{at}_{digest[:_HASH_DIGITS]}.csv"


def _write_once(path: Path, content: bytes) -> None:
    """Write a file under a name that nothing has yet; it is complete or not there.

    Raises:
        OSError: It cannot be written, ``FileExistsError`` where another has the name.
    """
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _give_name(part, path)
    finally:
        part.unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    """Let a finished file appear under its name, never over another one."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError as error:  # the share knows no links
        if path.exists():
            raise FileExistsError(path) from error
        part.rename(path)


def _content(rows: Sequence[TaxRow], delivery: Delivery) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    for row in rows:
        fields = (
            row.uscc,
            row.name,
            str(row.year),
            row.tax_wan,
            row.source_unit,
            row.source_file or delivery.source_file,
            row.source_sha256 or delivery.source_sha256,
            str(row.row or ""),
            row.imported_on or delivery.imported_on,
            row.imported_by or delivery.imported_by,
            row.package or delivery.package,
        )
        writer.writerow([_inert(text) for text in fields])
    return _BOM + stream.getvalue().encode("utf-8")


def _read(file: TaxFile) -> Iterable[TaxRow]:
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise LowUseError(
            "TAX_FOLDER_UNREADABLE", folder=str(file.path), detail=os_detail(error)
        ) from error
    if hashlib.sha256(content).hexdigest()[:_HASH_DIGITS] != file.digest:
        raise LowUseError("TAX_FILE_DAMAGED", file=file.path.name, detail=DAMAGED)
    lines = list(csv.reader(io.StringIO(content.removeprefix(_BOM).decode("utf-8"), newline="")))
    if not lines or tuple(lines[0]) != HEADINGS:
        raise LowUseError("TAX_FILE_DAMAGED", file=file.path.name, detail=DAMAGED)
    for line in lines[1:]:
        yield replace(_row([_plain(text) for text in line]), delivered_at=file.at)


def _row(fields: Sequence[str]) -> TaxRow:
    uscc, name, year, tax, unit, source, sha256, row, on, by, package = fields
    return TaxRow(uscc, name, int(year), tax, unit, int(row or 0), source, sha256, on, by, package)


def _inert(text: str) -> str:
    """Return a text that no spreadsheet calculates; :func:`_plain` takes the mark off again."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _plain(text: str) -> str:
    marked = text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS)
    return text[1:] if marked else text


__all__ = ["HEADINGS", "TaxFile", "TaxFolder"]
