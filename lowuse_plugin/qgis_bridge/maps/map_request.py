# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a committee map is asked to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.control_line.map import MapScope
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.paths import resource

SECRECY_LEVELS = ("公开", "内部", "秘密★", "机密★")
FORMATS = ("pdf", "png", "jpg")
T4_TEMPLATE = "T4_控制线比对图.qpt"


@dataclass(frozen=True)
class MapRequest:
    """One map T4.

    Attributes:
        on: Date on the map (编制日期); today in the office.
        scope: Which parcels it is about, and what it shows.
        title: 图名; made from district and year when empty.
        unit: 编制单位.
        author: 制图.
        checker: 审核.
        meeting: 会议名称; a line to write on when empty.
        agenda: 议题号; likewise.
        secrecy: 密级.
        sheet_no: 附图编号.
        template: The office's own layout; the shipped one when None.
        grid: Whether the map carries grid ticks.
        outlines: Text as outlines: looks right everywhere, but cannot be searched.
        dpi: Of pictures, and of what a PDF cannot hold as vectors.
    """

    on: date = field(default_factory=office_today)
    scope: MapScope = field(default_factory=MapScope)
    title: str = ""
    unit: str = ""
    author: str = ""
    checker: str = ""
    meeting: str = ""
    agenda: str = ""
    secrecy: str = "内部"
    sheet_no: str = ""
    template: Path | None = None
    grid: bool = True
    outlines: bool = False
    dpi: int = 300

    @property
    def template_path(self) -> Path:
        """Return the layout to fill."""
        return self.template or resource("layouts", T4_TEMPLATE)
