# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Registers the page 面积核对 of the current parcel; it is made when somebody looks at it."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr

_ORDER = 58
"""Before 沿革."""


def add_area_pages(context: PanelContext) -> None:
    """Add the page to the panels that have pages about the current parcel."""
    parts = context.parcel_parts
    for name, pages in (("Tagging", parts.pages), ("Control", parts.control_pages)):
        make = partial(_make, f"LowUse.{name}Areas")
        pages.add(PageSpec("Areas", tr("Area reconciliation"), make, _ORDER))


def _make(name: str, context: PanelContext) -> QWidget:
    from lowuse_plugin.gui.widgets.parcels.area_page import AreaPage  # noqa: PLC0415

    return AreaPage(context, name)
