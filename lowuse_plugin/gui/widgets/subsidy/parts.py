# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pieces of HTML from which the page of a result is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lowuse_plugin.gui.widgets.rich_text import action_link, plain

RED, GREEN, AMBER, GREY = "#b71c1c", "#2e7d32", "#9a6700", "#666666"
COLOURS = {
    "eligible": GREEN,
    "ineligible": RED,
    "review": AMBER,
    "trial": "#2c6e9e",
    "outdated": AMBER,
}
"""Beside sign and word: colour is never the only sign."""


def table(rows: Iterable[Sequence[str]], heads: Sequence[str] = (), *, numbers: int = 0) -> str:
    """Return a table of cells that are HTML already.

    Args:
        rows: The cells.
        heads: Headings, plain text.
        numbers: How many columns at the end stand on the right.
    """
    lines = [_line("td", row, numbers) for row in rows]
    if heads:
        lines.insert(0, _line("th", [plain(head) for head in heads], numbers))
    return f"<table width='100%' cellpadding='3' cellspacing='0'>{''.join(lines)}</table>"


def _line(tag: str, cells: Sequence[str], numbers: int) -> str:
    first = len(cells) - numbers
    sides = ("left" if place < first else "right" for place in range(len(cells)))
    inner = "".join(
        f"<{tag} align='{side}'>{cell}</{tag}>" for side, cell in zip(sides, cells, strict=True)
    )
    return f"<tr>{inner}</tr>"


def section(key: str, title: str, body: str, *, opened: bool) -> str:
    """Return a part that folds.

    Args:
        key: What :attr:`RichText.acted` tells, behind ``fold:``.
        title: Plain text.
        body: HTML.
        opened: Whether it is shown.
    """
    if not body:
        return ""
    arrow = "▾" if opened else "▸"
    head = f"<p><b>{action_link(f'fold:{key}', f'{arrow} {title}')}</b></p>"
    return head + body if opened else head


def quiet(text: str) -> str:
    """Return plain text that is less important."""
    return f"<span style='color:{GREY}'>{plain(text)}</span>"


def note(text: str, colour: str = AMBER) -> str:
    """Return plain text that must be seen."""
    return f"<p style='color:{colour}'><b>{plain(text)}</b></p>"
