# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Word documents that are filled into one of our templates.

python-docx and docxtpl come with the zip; lxml and jinja2 are the machine's, since lxml is no pure
Python.
"""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lowuse_plugin import paths
from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.subsidy_docx import why_no_docx

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_filled(
    path: Path, template_name: str, content: Mapping[str, Any], *, title: str, comments: str
) -> None:
    """Fill a template; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        template_name: In ``resources/templates``.
        content: What stands between its braces; text is inert.
        title: Stands in the properties.
        comments: Stands in the properties too: what it can be traced to.

    Raises:
        LowUseError: ``DOCX_PACKAGE_MISSING`` where lxml or jinja2 is missing; ``PACKAGE_MISSING``;
            ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the file is
            open in another program.
    """
    problem = why_no_docx()
    if problem is not None:
        raise problem
    for name in ("typing_extensions", "docx", "docxtpl"):
        use_bundled(name)
    source = str(paths.resource("templates", template_name))
    template = importlib.import_module("docxtpl").DocxTemplate(source)
    template.render(_clean(content), autoescape=True)
    template.docx.core_properties.title = _clean(title)
    template.docx.core_properties.comments = _clean(comments)
    buffer = io.BytesIO()
    template.save(buffer)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error


def _clean(value: Any) -> Any:
    """Return the content without characters that no XML may hold."""
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _clean(item) for name, item in value.items()}
    return value
