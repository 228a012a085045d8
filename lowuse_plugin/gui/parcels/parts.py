# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is about the current parcel and comes from several commands: pages of a panel."""

from __future__ import annotations

from typing import Protocol

from lowuse_plugin.gui.merging.parts import MergeParts
from lowuse_plugin.gui.pages import Pages


class ParcelPage(Protocol):
    """A widget that shows one thing about the current parcel and its survey unit."""

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none; called when the page is seen and the parcel changes."""


class ParcelParts:
    """Keeps what commands contribute; a panel asks for it when it is first seen."""

    def __init__(self) -> None:
        self.pages = Pages()
        """Of the panel 低效认定."""
        self.control_pages = Pages()
        """Of the panel 控制线套合."""
        self.merging = MergeParts()
        """Of the panel 宗地合并, and which merge it looks at."""
