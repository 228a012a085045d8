# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of holders in narrow columns, wherever merges are listed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lowuse_plugin.gui.widgets.merging.group_columns import telling_name


class HolderDelegate(QStyledItemDelegate):
    """Leaves the place out that names begin with, where a name has no room: it tells least."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802
        """Take the telling part of a name."""
        super().initStyleOption(option, index)
        room = option.rect.width() - option.fontMetrics.averageCharWidth()
        if option.fontMetrics.horizontalAdvance(option.text) > room:
            option.text = telling_name(option.text)
