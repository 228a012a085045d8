# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Photos and documents from outside: what they are is told by their bytes, never by their name.

An attachment is kept under the hash of its content. The name that it came with is text to show.
"""

from __future__ import annotations

import hashlib
import io
import stat
from dataclasses import dataclass
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.gate.archives import Limits, check_archive_in
from lowuse_plugin.exchange.gate.names import shown
from lowuse_plugin.exchange.gate.resting import is_open_here

MOST_BYTES = 50_000_000
MOST_PIXELS = 200_000_000
"""A picture of a few kilobytes may unfold to more memory than there is."""

_PACKAGE_LIMITS = Limits(members=5_000, total=300_000_000)
_MACROS = ("vbaproject.bin", "vbadata.xml")

_JPEG, _PNG, _ZIP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"})
_MP4_BRANDS = frozenset({b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"M4V ", b"3gp4", b"3gp5"})
_PACKAGES = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ofd.xml": "ofd",
}
MIMES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "tif": "image/tiff",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}
"""What is taken in: suffix → type."""


@dataclass(frozen=True)
class Attachment:
    """A file that passed the gate; ``content`` is what was judged, whatever happens to the file."""

    sha256: str
    ext: str
    mime: str
    shown_name: str
    """The given name, to show; never a path."""
    content: bytes

    @property
    def file_name(self) -> str:
        """Under what name it is kept."""
        return f"{self.sha256}.{self.ext}"


def safe_attachment(path: Path, *, most_bytes: int = MOST_BYTES) -> Attachment:
    """Take a photo or a document in.

    Args:
        path: A file on a disk; a link, a device or a pipe is none.
        most_bytes: How large it may be.

    Raises:
        LowUseError: ``ATTACHMENT_TOO_LARGE``; ``ATTACHMENT_KIND``: none of the kinds that are
            taken, whatever its name says; ``FILE_UNREADABLE``; as ``check_archive``.
    """
    content = _read(path, most_bytes)
    ext = _kind(shown(path.name), content)
    if ext is None:
        raise LowUseError(
            "ATTACHMENT_KIND", file=shown(path.name), expected=" ".join(sorted(MIMES))
        )
    width, height = _pixels(ext, content)
    if width * height > MOST_PIXELS:
        raise LowUseError("ATTACHMENT_TOO_LARGE", file=shown(path.name),
                          found=f"{width} × {height}", expected=f"{MOST_PIXELS:,}")  # fmt: skip
    return Attachment(
        sha256=hashlib.sha256(content).hexdigest(),
        ext=ext,
        mime=MIMES[ext],
        shown_name=shown(path.name),
        content=content,
    )


def _read(path: Path, most_bytes: int) -> bytes:
    try:
        status = path.lstat()
        # What is open here may be the live workspace: closing it would drop the locks of a save.
        if not stat.S_ISREG(status.st_mode) or is_open_here(path):
            raise LowUseError("ATTACHMENT_KIND", file=shown(path.name),
                              expected=" ".join(sorted(MIMES)))  # fmt: skip
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except OSError as error:
        raise LowUseError(
            "FILE_UNREADABLE", file=shown(path.name), detail=os_detail(error)
        ) from error
    if len(content) > most_bytes:
        raise LowUseError("ATTACHMENT_TOO_LARGE", file=shown(path.name),
                          found=f"{max(status.st_size, len(content)):,}",
                          expected=f"{most_bytes:,}")  # fmt: skip
    return content


def _kind(file: str, content: bytes) -> str | None:
    """Return the suffix that the bytes deserve; None for what is not taken."""
    if content.startswith(_ZIP):
        return _package_kind(file, content)
    found = None
    if content.startswith(_JPEG) and b"\xff\xd9" in content[-65536:]:
        found = "jpg"
    elif content.startswith(_PNG) and content[12:16] == b"IHDR" and b"IEND" in content[-64:]:
        found = "png"
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        found = "webp"
    elif content[:4] in (b"II*\0", b"MM\0*"):
        found = "tif"
    elif content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        found = "pdf"
    elif content[4:8] == b"ftyp":
        brand = content[8:12]
        found = "heic" if brand in _HEIC_BRANDS else "mp4" if brand in _MP4_BRANDS else None
    return found


def _package_kind(file: str, content: bytes) -> str | None:
    """Return which document a zip is; one with macros is none."""
    names = {name.lower() for name in check_archive_in(io.BytesIO(content), file, _PACKAGE_LIMITS)}
    if any(name.endswith(_MACROS) for name in names):
        return None
    return next((ext for part, ext in _PACKAGES.items() if part in names), None)


def _pixels(ext: str, content: bytes) -> tuple[int, int]:
    """Return width and height of a picture as it states them; zeros for anything else."""
    if ext == "png":
        return _number(content, 16, 4), _number(content, 20, 4)
    return _jpeg_pixels(content) if ext == "jpg" else (0, 0)


def _jpeg_pixels(content: bytes) -> tuple[int, int]:
    """Return the size of the largest frame: a picture may hold a preview of itself."""
    largest = (0, 0)
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 - frames
            size = _number(content, at + 7, 2), _number(content, at + 5, 2)
            largest = max(largest, size)
        at += 2 + max(2, _number(content, at + 2, 2))
    return largest


def _number(content: bytes, at: int, count: int) -> int:
    return int.from_bytes(content[at : at + count], "big")
