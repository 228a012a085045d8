# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Attachments are what their bytes say, and kept under their hash (P15)."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.exchange.gate.attachments import safe_attachment
from lowuse_plugin.store.workspace import create_workspace


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(2)))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame + b"\xff\xda\x00\x02\xff\xd9"


def package(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
KINDS = {
    "jpg": jpeg(40, 30),
    "png": png(40, 30),
    "webp": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(8),
    "tif": b"II*\0" + bytes(20),
    "heic": b"\0\0\0\x18ftypheic" + bytes(12),
    "mp4": b"\0\0\0\x18ftypisom" + bytes(12),
    "pdf": PDF,
    "docx": package("[Content_Types].xml", "word/document.xml"),
    "xlsx": package("[Content_Types].xml", "xl/workbook.xml"),
    "ofd": package("OFD.xml", "Doc_0/Document.xml"),
}


def given(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path, **bounds: int) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        safe_attachment(path, **bounds)
    return caught.value


@pytest.mark.parametrize("ext", KINDS)
def test_a_photo_or_document_is_kept_under_its_hash(folder: Path, ext: str) -> None:
    content = KINDS[ext]
    found = safe_attachment(given(folder, "现场 照片.bin", content))
    assert found.ext == ext
    assert found.file_name == f"{hashlib.sha256(content).hexdigest()}.{ext}"
    assert found.content == content
    assert found.shown_name == "现场 照片.bin"
    assert "/" in found.mime


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.jpg", b"MZ" + bytes(200)),
        ("照片.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("说明.pdf", b"<html><script>x()</script></html>"),
        ("照片.jpg", jpeg(4, 4)[:-2]),
        ("照片.png", png(4, 4)[:-12]),
        ("说明.docx", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("打包.zip", package("a.txt")),
        ("空.jpg", b""),
    ],
)
def test_what_is_no_photo_and_no_document_is_refused_whatever_its_name(
    folder: Path, name: str, content: bytes
) -> None:
    assert refusal(given(folder, name, content)).code == "ATTACHMENT_KIND"


@pytest.mark.parametrize(("more", "passes"), [(-1, True), (0, True), (1, False)])
def test_an_attachment_may_be_so_large(folder: Path, more: int, passes: bool) -> None:
    limit = len(PDF) + 100
    path = given(folder, "大.pdf", PDF.replace(b"<<>>endobj", b"<<>>" + b" " * (100 + more)
                                              + b"endobj"))  # fmt: skip
    if passes:
        assert safe_attachment(path, most_bytes=limit).ext == "pdf"
    else:
        assert refusal(path, most_bytes=limit).code == "ATTACHMENT_TOO_LARGE"


@pytest.mark.parametrize("make", [jpeg, png])
@pytest.mark.parametrize(("width", "passes"), [(20_000, True), (20_001, False)])
def test_a_picture_may_unfold_to_so_many_points(
    folder: Path, make: Callable[[int, int], bytes], width: int, passes: bool
) -> None:
    path = given(folder, "照片.jpg", make(width, 10_000))
    if passes:
        assert len(safe_attachment(path).content) < 200
    else:
        assert refusal(path).code == "ATTACHMENT_TOO_LARGE"


def test_a_link_and_a_pipe_are_no_attachments(folder: Path) -> None:
    secret = given(folder, "别处.pdf", PDF)
    link = folder / "链接.pdf"
    link.symlink_to(secret)
    assert refusal(link).code == "ATTACHMENT_KIND"
    pipe = folder / "管道.pdf"
    os.mkfifo(pipe)
    assert refusal(pipe).code == "ATTACHMENT_KIND"
    pipe.unlink()


def test_a_document_that_would_unpack_to_a_flood_is_refused(folder: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", bytes(100_000_000))
    assert refusal(given(folder, "大.docx", buffer.getvalue())).code == "ARCHIVE_REFUSED"


def test_the_live_workspace_is_no_attachment_and_keeps_its_locks(folder: Path) -> None:
    actor = Actor("李四", "lisi", "PC-1")
    with create_workspace(folder / "工作库.gpkg", district="440704", actor=actor) as store:
        holding = sqlite3.connect(store.path)
        holding.execute("BEGIN IMMEDIATE")
        assert refusal(store.path).code == "ATTACHMENT_KIND"
        ask = (
            "import sqlite3, sys\n"
            "sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        )
        other = subprocess.run(
            [sys.executable, "-c", ask, str(store.path)],
            capture_output=True,
            text=True,
            check=False,
        )
        holding.close()
    assert "database is locked" in other.stderr


def test_a_missing_attachment_says_so(folder: Path) -> None:
    error = refusal(folder / "没有.jpg")
    assert (error.code, error.params["detail"]) == ("FILE_UNREADABLE", "DETAIL_GONE")
