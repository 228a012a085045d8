# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the pages of the offline help are, in the language of the texts."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths, QUrl

from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.i18n import speaks_chinese

LANGUAGES = ("zh", "en")
INDEX = "index"


def help_path(page: str = INDEX) -> Path:
    """Return a page in the language of the texts, else in the other one, else the index.

    Args:
        page: Name without ``.html``, such as ``import``.
    """
    languages = LANGUAGES if speaks_chinese() else LANGUAGES[::-1]
    pages = [resource("help", language, f"{page}.html") for language in languages]
    index = resource("help", languages[0], f"{INDEX}.html")
    return next((path for path in pages if path.is_file()), index)


def help_url(page: str = INDEX, anchor: str = "") -> QUrl:
    """Return the address of a page, or of a place in it."""
    url = QUrl.fromLocalFile(str(help_path(page)))
    if anchor:
        url.setFragment(anchor)
    return url


def opening_url(page: str = INDEX, anchor: str = "") -> QUrl:
    """Return an address that a browser opens at the anchor on every system.

    Windows hands a local file to the browser as a path and drops what follows ``#``. A small page
    that leads there is not affected; where it cannot be written, the whole page opens.
    """
    target = help_url(page, anchor)
    if not anchor:
        return target
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    leading_page = Path(cache) / "lowuse" / "help.html"
    import html  # noqa: PLC0415  not needed to start

    address = html.escape(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    try:
        leading_page.parent.mkdir(parents=True, exist_ok=True)
        leading_page.write_text(
            '<!DOCTYPE html><meta charset="utf-8">'
            f'<meta http-equiv="refresh" content="0; url={address}">'
            f'<a href="{address}">{html.escape(help_path(page).name)}</a>\n',
            encoding="utf-8",
        )
    except OSError:
        return help_url(page)
    return QUrl.fromLocalFile(str(leading_page))
