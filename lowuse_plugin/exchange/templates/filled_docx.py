# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Word documents that are filled into one of our templates, or into an office's own of it.

python-docx and docxtpl come with the zip; lxml and jinja2 are the machine's, since lxml is no pure
Python.
"""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lowuse_plugin import paths
from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.subsidy.docx import why_no_docx

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DISTANCES = ("distT", "distB", "distL", "distR")


@dataclass(frozen=True)
class Picture:
    """A picture that stands between braces.

    Attributes:
        png: The file.
        width_mm: On paper; the height follows.
        alt: What it shows, for those who do not see it.
    """

    png: bytes
    width_mm: float
    alt: str


def write_filled(
    path: Path,
    template_name: str,
    content: Mapping[str, Any],
    *,
    title: str,
    comments: str,
    own: Path | None = None,
) -> None:
    """Fill a template; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        template_name: In ``resources/templates``.
        content: What stands between its braces; text is inert, a :class:`Picture` is drawn.
        title: Stands in the properties.
        comments: Stands in the properties too: what it can be traced to.
        own: A template of the office's own in its place.

    Raises:
        LowUseError: ``DOCX_PACKAGE_MISSING`` where lxml or jinja2 is missing; ``PACKAGE_MISSING``;
            ``DOCX_TEMPLATE_BROKEN`` (file, detail): an own template that cannot be filled;
            ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the file is
            open in another program.
    """
    problem = why_no_docx()
    if problem is not None:
        raise problem
    for name in ("typing_extensions", "docx", "docxtpl"):
        use_bundled(name)
    if own is None:
        buffer = _filled(paths.resource("templates", template_name), content, title, comments)
    else:
        buffer = _filled_own(own, content, title, comments)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(buffer)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error


def _filled(source: Path, content: Mapping[str, Any], title: str, comments: str) -> bytes:
    """Return the document; templates run without access to anything but their content."""
    package = importlib.import_module("docxtpl")
    sandbox = importlib.import_module("jinja2.sandbox").SandboxedEnvironment()
    template = package.DocxTemplate(str(source))
    pictures: list[Picture] = []
    template.render(_placed(_clean(content), template, pictures), sandbox, autoescape=True)
    drawn = template.docx.element.body.iter(f"{_DRAWING}inline")
    for inline, picture in zip(drawn, pictures, strict=False):
        for distance in _DISTANCES:  # without them some programs keep text 3 mm away
            inline.set(distance, "0")
        inline.find(f"{_DRAWING}docPr").set("descr", _clean(picture.alt))
    template.docx.core_properties.title = _clean(title)
    template.docx.core_properties.comments = _clean(comments)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def _filled_own(source: Path, content: Mapping[str, Any], title: str, comments: str) -> bytes:
    """Return the document by an office's own template.

    Raises:
        LowUseError: ``DOCX_TEMPLATE_BROKEN`` (file, detail).
    """
    errors = importlib.import_module("jinja2.exceptions")
    parsing = importlib.import_module("lxml.etree").XMLSyntaxError
    package = importlib.import_module("docx.opc.exceptions").OpcError
    broken = (errors.TemplateError, parsing, package, zipfile.BadZipFile)
    other = (KeyError, ValueError, TypeError, AttributeError)
    try:
        return _filled(source, content, title, comments)
    except (*broken, *other, OSError) as error:
        raise LowUseError(
            "DOCX_TEMPLATE_BROKEN", file=source.name, detail=str(error) or type(error).__name__
        ) from error


def _placed(value: Any, template: Any, pictures: list[Picture]) -> Any:
    """Return the content with pictures as the template draws them."""
    if isinstance(value, Picture):
        return _Drawn(value, template, pictures)
    if isinstance(value, list):
        return [_placed(item, template, pictures) for item in value]
    if isinstance(value, Mapping):
        return {name: _placed(item, template, pictures) for name, item in value.items()}
    return value


class _Drawn:
    """A picture that notes when the template draws it, so that its words reach the right one."""

    def __init__(self, picture: Picture, template: Any, pictures: list[Picture]) -> None:
        self._picture, self._template, self._pictures = picture, template, pictures

    def __html__(self) -> str:
        self._pictures.append(self._picture)
        millimetres = importlib.import_module("docx.shared").Mm
        image = importlib.import_module("docxtpl").InlineImage(
            self._template, io.BytesIO(self._picture.png), width=millimetres(self._picture.width_mm)
        )
        return str(image)

    __str__ = __html__


def _clean(value: Any) -> Any:
    """Return the content without characters that no XML may hold."""
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _clean(item) for name, item in value.items()}
    return value
