# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a list of projects from a JSON file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.exchange.details import NOT_JSON, os_detail


def read_project_list(path: Path) -> ProjectList:
    """Read a JSON list of projects: ``{"projects": [{…}, …]}``, or the list alone.

    Raises:
        LowUseError: ``PROJECT_FILE_UNREADABLE`` with ``file``; ``INPUT_…`` with ``field``.
    """
    try:
        content = path.read_bytes()
        data = json.loads(content)
    except (OSError, ValueError, RecursionError) as error:
        detail = os_detail(error) if isinstance(error, OSError) else NOT_JSON
        raise LowUseError("PROJECT_FILE_UNREADABLE", file=path.name, detail=detail) from error
    given = Fields.of({"projects": data} if isinstance(data, list) else data, path.name)
    given.require("projects")
    rows = [item.data for item in given.mappings("projects")]
    return ProjectList(path.name, hashlib.sha256(content).hexdigest(), rows)
