# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user sets for this computer, under ``lowuse/`` in the profile of QGIS.

Only habits of one person stand here. Thresholds and rules are policy: they stay in the packs and
in the workspace, where everybody computes with the same (D8).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsSettings

from lowuse_plugin.domain.roles import Role

PREFIX = "lowuse/"
MU, M2, HECTARE = "mu", "m2", "ha"
AREA_UNITS = (MU, M2, HECTARE)
NAME_LENGTH = 60
RECENT_COUNT = 8


class TextSetting(NamedTuple):
    """One line of text, without blanks around it and without control characters."""

    key: str
    default: str = ""
    allowed: tuple[str, ...] = ()
    """Words that count; anything else reads as the default."""
    is_path: bool = False
    """Kept to the letter: a folder may have two blanks in its name."""

    def get(self) -> str:
        """Return what is set, else the default."""
        value = self._clean(str(QgsSettings().value(PREFIX + self.key, self.default) or ""))
        return self.default if self.allowed and value not in self.allowed else value

    def set(self, value: str) -> None:
        """Keep a text; nothing is the same as the default."""
        _keep(self.key, self._clean(value) or None)

    def _clean(self, value: str) -> str:
        return value if self.is_path else one_line(value)

    def is_set(self) -> bool:
        """Tell whether the user has set it."""
        return bool(QgsSettings().contains(PREFIX + self.key))

    def reset(self) -> None:
        """Go back to the default."""
        _keep(self.key, None)


class NumberSetting(NamedTuple):
    """A whole number in a range; a stored one outside of it reads as the nearest bound."""

    key: str
    default: int
    lowest: int
    highest: int

    def get(self) -> int:
        """Return what is set, else the default."""
        stored = QgsSettings().value(PREFIX + self.key, self.default)
        try:
            number = int(float(stored))
        except (TypeError, ValueError, OverflowError):
            return self.default
        return min(max(number, self.lowest), self.highest)

    def set(self, value: int) -> None:
        """Keep a number."""
        _keep(self.key, min(max(value, self.lowest), self.highest))

    def reset(self) -> None:
        """Go back to the default."""
        _keep(self.key, None)


class FlagSetting(NamedTuple):
    """Yes or no."""

    key: str
    default: bool

    def get(self) -> bool:
        """Return what is set, else the default."""
        # An ini file gives the text back, "false" included.
        stored = QgsSettings().value(PREFIX + self.key, self.default)
        return str(stored).strip().lower() in {"true", "1"}

    def set(self, value: bool) -> None:
        """Keep yes or no."""
        _keep(self.key, value)

    def reset(self) -> None:
        """Go back to the default."""
        _keep(self.key, None)


class PathListSetting(NamedTuple):
    """Files used lately, the last one first."""

    key: str
    count: int

    def get(self) -> list[Path]:
        """Return the files; some may be gone or out of reach."""
        return [Path(text) for text in stored_texts(PREFIX + self.key)][: self.count]

    def add(self, path: Path) -> None:
        """Put a file first."""
        self._set([path, *(other for other in self.get() if other != path)])

    def remove(self, path: Path) -> None:
        """Take a file off the list, for example one that is gone."""
        self._set([other for other in self.get() if other != path])

    def reset(self) -> None:
        """Forget all of them."""
        _keep(self.key, None)

    def _set(self, files: Sequence[Path]) -> None:
        _keep(self.key, [str(path) for path in files[: self.count]] or None)


class TextListSetting(NamedTuple):
    """Texts used lately, the last one first."""

    key: str
    count: int

    def get(self) -> list[str]:
        """Return the texts."""
        return stored_texts(PREFIX + self.key)[: self.count]

    def add(self, text: str) -> None:
        """Put a text first."""
        line = one_line(text)
        others = [other for other in self.get() if other != line]
        _keep(self.key, [line, *others][: self.count] if line else others or None)

    def reset(self) -> None:
        """Forget all of them."""
        _keep(self.key, None)


def stored_texts(key: str) -> list[str]:
    """Return the texts that QGIS keeps under a key, without empty ones."""
    stored = QgsSettings().value(key, [])
    # An ini file gives a list of one back as text.
    texts = [stored] if isinstance(stored, str) else stored or []
    return [text for text in texts if text]


def one_line(text: str) -> str:
    """Return text as one line: blanks joined, control characters away."""
    kept = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
    return " ".join(kept.split())


def _keep(key: str, value: object) -> None:
    if value is None:
        QgsSettings().remove(PREFIX + key)
    else:
        QgsSettings().setValue(PREFIX + key, value)


DISPLAY_NAME = TextSetting("display_name")
"""Name in the log; asked once, until then the operating system's."""
ROLE = TextSetting("role", Role.CLERK.value, tuple(role.value for role in Role))
"""What the user may do: a claim like the name, which no file can enforce."""
AREA_UNIT = TextSetting("area_unit", MU, AREA_UNITS)
"""Unit that areas are shown in first; stored and compared are always m²."""
FLASH_ON_CLICK = FlagSetting("flash_on_click", default=True)
"""Whether a parcel flashes on the map when its line in a list is clicked."""
BOUNDARY_NEIGHBOURS = FlagSetting("boundary_neighbours", default=True)
"""Whether neighbours are copied along when boundaries are drawn."""
CHECK_INTERVAL_S = NumberSetting("check_interval_s", 2, 1, 60)
"""How often colleagues' saves are looked for, in seconds."""
WORKSPACE_FOLDER = TextSetting("workspace_folder", is_path=True)
"""Where the last workspace was opened or made."""
RECENT_WORKSPACES = PathListSetting("recent_workspaces", RECENT_COUNT)
MAP_UNIT = TextSetting("map_unit")
"""编制单位 on new maps."""
MAP_AUTHOR = TextSetting("map_author")
"""制图 on new maps."""
MAP_CHECKER = TextSetting("map_checker")
"""审核 on new maps."""
POLICY_FOLDER = TextSetting("policy_folder", is_path=True)
"""Where the office's own policy packs are; empty for a folder of the profile."""
TAX_FOLDER = TextSetting("tax_folder", is_path=True)
"""Where taxes of enterprises are kept, outside the workspace; empty until one is chosen."""
RECENT_REASONS = TextListSetting("recent_reasons", 12)
"""Reasons of changes, offered where the next one is asked for."""
PANELS_PLACED = TextListSetting("placed_panels", 16)
"""Object names of panels that were put beside others; QGIS remembers where they are since."""


def remember_workspace(path: Path) -> None:
    """Keep an opened workspace among the recent ones, and its folder."""
    RECENT_WORKSPACES.add(path)
    WORKSPACE_FOLDER.set(str(path.parent))
