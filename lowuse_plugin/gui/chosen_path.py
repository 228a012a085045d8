# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The file that is written after a file dialog: the name that was typed, with a suffix of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lowuse_plugin.qgis_bridge.file_names import free_path


def chosen_path(path: Path, suffixes: Sequence[str]) -> Path:
    """Return where to write.

    The file dialog asks before a file is replaced, but only about the name that it saw: a name
    that gets a suffix here never meets a file that exists. What looks like a suffix and is none
    of ours belongs to the name, as in ``统计 2026.03``.

    Args:
        path: What the file dialog returned.
        suffixes: Those that may stand, without dot; the first is given to a name without one.
    """
    if path.suffix.lower().removeprefix(".") in suffixes:
        return path
    return free_path(path.parent, f"{path.name}.{suffixes[0]}")


def suffixes_of(filters: Mapping[str, str], kind: str) -> list[str]:
    """Return the suffixes of the filters of a file dialog, that of the chosen one first.

    Args:
        filters: Suffix → filter as the dialog shows it.
        kind: The filter that was chosen; empty or unknown where the dialog did not say it.
    """
    return sorted(filters, key=lambda suffix: filters[suffix] != kind)
