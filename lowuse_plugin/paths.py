# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where resources and translations are, in the checkout and in the installed zip.

In the repository ``resources/``, ``i18n/`` and ``metadata.txt`` stand beside the package; in the
zip they are inside it. Nothing else in the project knows that.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _beside_or_inside(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return _beside_or_inside("resources").joinpath(*parts)


def translation(name: str) -> Path:
    """Return the path of a compiled translation such as ``lowuse_zh.qm``."""
    return _beside_or_inside("i18n") / name


def metadata() -> Path:
    """Return the path of ``metadata.txt``, the single source of name and version."""
    return _beside_or_inside("metadata.txt")


def bundled_wheels() -> list[Path]:
    """Return the pure-Python wheels that the zip carries, sorted by name."""
    return sorted((_PACKAGE / "ext_libs").glob("*.whl"))
