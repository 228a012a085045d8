# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an archive holds, before anything unpacks it: a zip, and xlsx, ods and kmz, which are zips.

An archive is refused when unpacked it would be out of all proportion, when it says another size
than it has, when its members lie over each other, or when a name leads out of it. Archives within
archives are never opened.
"""

from __future__ import annotations

import stat
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import DAMAGED, TOO_SLOW, os_detail
from lowuse_plugin.exchange.gate.names import is_safe, shown

TOO_LARGE = "DETAIL_ARCHIVE_TOO_LARGE"
TOO_MANY = "DETAIL_ARCHIVE_TOO_MANY"
ENCRYPTED = "DETAIL_ARCHIVE_ENCRYPTED"
BAD_NAME = "DETAIL_ARCHIVE_NAME"
METHOD = "DETAIL_ARCHIVE_METHOD"

_CHUNK = 1 << 18
_LOCAL_HEADER = 30
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold."""

    members: int = 20_000
    total: int = 2 << 30
    """Bytes of all members, unpacked."""
    ratio: int = 200
    """Unpacked against packed; tables of blanks reach 100."""
    ratio_from: int = 64 << 20
    """Below that many bytes proportion does not matter."""
    seconds: float = 60.0
    """For unpacking everything once; what unpacks to more than it says is found at once."""


LIMITS = Limits()
SHEET_LIMITS = Limits(total=768 << 20)
"""Workbooks: programs keep them in memory, several times over."""


def check_archive(path: Path, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Refuse an archive that cannot be read safely.

    Args:
        path: The file.
        limits: What it may hold.

    Returns:
        The names of its members.

    Raises:
        LowUseError: ``FILE_UNREADABLE``: damaged, or of another kind; ``ARCHIVE_REFUSED`` with
            ``detail`` and, where one member is at fault, ``member``.
    """
    try:
        with path.open("rb") as stream:
            return check_archive_in(stream, path.name, limits)
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error


def check_archive_in(stream: IO[bytes], file: str, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Refuse an archive that is open already; as :func:`check_archive`.

    Args:
        stream: Its bytes, anywhere.
        file: What it is called, for the refusal.
        limits: What it may hold.

    Raises:
        LowUseError: As :func:`check_archive`.
        OSError: It cannot be read.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
        _check_directory(file, members, limits)
        _check_content(stream, file, members, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise LowUseError("FILE_UNREADABLE", file=file, detail=DAMAGED) from error
    return tuple(member.filename for member in members)


def _check_directory(file: str, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Judge what the list of members says."""
    if len(members) > limits.members:
        raise _refused(file, TOO_MANY)
    if sum(member.file_size for member in members) > limits.total:
        raise _refused(file, TOO_LARGE)
    for member in members:
        if not is_safe(member.filename) or _is_link(member):
            raise _refused(file, BAD_NAME, member)
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise _refused(file, ENCRYPTED, member)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused(file, METHOD, member)
        out_of_proportion = member.file_size > max(1, member.compress_size) * limits.ratio
        if member.file_size > limits.ratio_from and out_of_proportion:
            raise _refused(file, TOO_LARGE, member)
    if _overlap(members):
        raise _refused(file, TOO_LARGE)


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)


def _overlap(members: Iterable[zipfile.ZipInfo]) -> bool:
    """Tell whether members share bytes, by which few bytes could unpack to any number."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
    return False


def _check_content(
    stream: IO[bytes], file: str, members: list[zipfile.ZipInfo], limits: Limits
) -> None:
    """Unpack everything once, into nothing: sizes may lie, and a damaged member shows itself."""
    until = time.monotonic() + limits.seconds
    for member in members:
        unpacked = 0
        for count in _unpacked(stream, member):
            unpacked += count
            if unpacked > member.file_size:
                raise _refused(file, TOO_LARGE, member)
            if time.monotonic() > until:
                raise _refused(file, TOO_SLOW)
        if unpacked != member.file_size:
            raise EOFError


def _unpacked(stream: IO[bytes], member: zipfile.ZipInfo) -> Iterator[int]:
    """Yield how many bytes come out of a member, piece by piece."""
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _packed(stream, member):
        if member.compress_type == zipfile.ZIP_STORED:
            yield len(packed)
            continue
        rest = packed
        while rest:
            yield len(unpack.decompress(rest, _CHUNK))
            rest = unpack.unconsumed_tail
    yield len(unpack.flush())


def _packed(stream: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a member as they lie in the archive."""
    stream.seek(member.header_offset)
    head = stream.read(_LOCAL_HEADER)
    if len(head) < _LOCAL_HEADER or not head.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile
    stream.seek(sum(int.from_bytes(head[at : at + 2], "little") for at in (26, 28)), 1)
    left = member.compress_size
    while left:
        packed = stream.read(min(_CHUNK, left))
        if not packed:
            raise EOFError
        left -= len(packed)
        yield packed


def _refused(file: str, detail: str, member: zipfile.ZipInfo | None = None) -> LowUseError:
    name = shown(member.filename) if member is not None else ""
    return LowUseError("ARCHIVE_REFUSED", file=file, detail=detail, member=name)
