# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Marks between the parts of a sentence, in the language that is shown.

They are no texts to translate: a comma is not a word.
"""

from __future__ import annotations

from collections.abc import Iterable

from lowuse_plugin.qgis_bridge.i18n import speaks_chinese


def commas(parts: Iterable[str]) -> str:
    """Return parts with commas between them."""
    return ("，" if speaks_chinese() else ", ").join(parts)


def listed(names: Iterable[str]) -> str:
    """Return names of one kind, one behind the other: 甲、乙."""
    return ("、" if speaks_chinese() else ", ").join(names)


def semicolons(parts: Iterable[str]) -> str:
    """Return parts with semicolons between them."""
    return ("；" if speaks_chinese() else "; ").join(parts)


def sentences(parts: Iterable[str]) -> str:
    """Return whole sentences one behind the other; what is empty is left out."""
    return ("" if speaks_chinese() else " ").join(part for part in parts if part)


def with_stop(text: str) -> str:
    """Return a sentence with its full stop."""
    return text + ("。" if speaks_chinese() else ".")


def labelled(name: str, text: str) -> str:
    """Return ``name：text``."""
    return f"{name}：{text}" if speaks_chinese() else f"{name}: {text}"


def with_aside(text: str, aside: str) -> str:
    """Return text with something in brackets behind it."""
    return f"{text}（{aside}）" if speaks_chinese() else f"{text} ({aside})"
