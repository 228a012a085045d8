# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages that the panel 宗地合并 has of its own; commands add theirs beside them."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr

PREVIEW = "Preview"
"""Draws old and new outlines itself."""


def own_pages() -> tuple[PageSpec, ...]:
    """Return them; each is made when it is first seen."""
    return (
        PageSpec("Conditions", tr("Conditions"), _make_matrix, 10),
        PageSpec(PREVIEW, tr("Preview"), _make_preview, 20),
    )


def _make_matrix(context: PanelContext) -> QWidget:
    from lowuse_plugin.gui.widgets.merging.matrix import MergeMatrixPage  # noqa: PLC0415

    return MergeMatrixPage(context)


def _make_preview(context: PanelContext) -> QWidget:
    from lowuse_plugin.gui.widgets.merging.preview_view import MergePreviewPage  # noqa: PLC0415

    return MergePreviewPage(context)
