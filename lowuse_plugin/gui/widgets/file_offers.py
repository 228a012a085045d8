# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a message offers about a file that was written."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr


def file_offers(path: Path) -> tuple[Offer, ...]:
    """Return buttons that open the file and its folder with the user's own programs."""
    return (
        Offer(tr("Open file"), lambda: _show(path), "LowUse.Message.OpenFile"),
        Offer(tr("Open folder"), lambda: _show(path.parent), "LowUse.Message.OpenFolder"),
    )


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
