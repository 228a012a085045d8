# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which encoding a file of text is in: UTF-8 or GB18030, judged by its bytes.

UTF-8 proves itself, because Chinese text in GB18030 is next to never valid UTF-8; what a header
declares is believed only when the bytes agree.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import IO

from lowuse_plugin.domain.errors import LowUseError

_DBF_HEADER = 32
_END_OF_FIELDS = b"\r"
_SAMPLE_BYTES = 4 << 20
_REPLACED = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "UTF-8-SIG"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def guess_dbf_encoding(dbf: IO[bytes], file: str, declared: str, stated: str | None = None) -> str:
    """Return the encoding of a dBASE table.

    Args:
        dbf: The table.
        file: Its name, for the error.
        declared: What the part ``.cpg`` of the shapefile says, empty without one.
        stated: What the user says; it must fit the bytes like any other.

    Raises:
        LowUseError: ``ENCODING_UNKNOWN`` when the text is in none of them.
    """
    values = [value for value in _dbf_texts(dbf) if not value.isascii()]
    for name in (stated,) if stated else (declared, "UTF-8", "GB18030"):
        if name and _decodes(values, name):
            return _canonical(name)
    raise LowUseError("ENCODING_UNKNOWN", file=file)


def decode_text(data: bytes, file: str, encoding: str | None) -> tuple[str, str]:
    """Return the text of a csv file and the encoding it is in.

    Args:
        data: The whole file.
        file: Its name, for the error.
        encoding: What the user says, None to judge by the bytes.

    Raises:
        LowUseError: ``ENCODING_UNKNOWN`` when the bytes are not of the encoding.
    """
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    for name in [encoding] if encoding else [*marked, "UTF-8", "GB18030"]:
        try:
            return data.decode(name), "UTF-8" if name == "UTF-8-SIG" else _canonical(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise LowUseError("ENCODING_UNKNOWN", file=file)


def require_whole(text: str) -> str:
    """Return a text that was decoded without loss.

    Raises:
        UnicodeError: It has the sign that stands for bytes which could not be decoded.
    """
    if _REPLACED in text:
        raise UnicodeError(text)
    return text


def whole_text(value: bytes) -> str:
    """Return UTF-8 as text; a last character that the width of a field cut off is left out.

    Raises:
        UnicodeError: The bytes are not UTF-8, or were made by a decoding that lost something.
    """
    try:
        return require_whole(value.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            raise
        return require_whole(value[: error.start].decode("utf-8"))


def _canonical(name: str) -> str:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return name
    return {"utf-8": "UTF-8", "gbk": "GB18030", "gb2312": "GB18030", "gb18030": "GB18030"}.get(
        known, name
    )


def _decodes(values: Iterable[bytes], encoding: str) -> bool:
    """Tell whether every value is of the encoding, a last character cut off by width apart."""
    try:
        for value in values:
            codecs.getincrementaldecoder(encoding)().decode(value, final=False)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _dbf_texts(dbf: IO[bytes]) -> Iterator[bytes]:
    """Yield the field names and the text values of the first megabytes."""
    head = dbf.read(_DBF_HEADER)
    header_size = int.from_bytes(head[8:10], "little")
    record_size = int.from_bytes(head[10:12], "little")
    descriptors = dbf.read(max(header_size - _DBF_HEADER, 0))
    records = dbf.read(_SAMPLE_BYTES)
    spans, start = [], 1
    for at in range(0, len(descriptors) - _DBF_HEADER + 1, _DBF_HEADER):
        field = descriptors[at : at + _DBF_HEADER]
        if field[:1] == _END_OF_FIELDS:
            break
        yield field[:11].split(b"\0")[0]
        if field[11:12] == b"C":
            spans.append((start, start + field[16]))
        start += field[16]
    for at in range(0, len(records) - record_size + 1, max(record_size, 1)):
        for begin, end in spans:
            yield records[at + begin : at + end].rstrip(b" \0")
