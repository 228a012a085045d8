# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Chinese fonts of maps: which ones this machine has, and what stands in for those that it lacks.

Qt replaces a missing font silently, on every machine by another one; a map for a meeting must say
what was used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qgis.core import QgsFontUtils
from qgis.PyQt.QtXml import QDomDocument

from lowuse_plugin.domain.errors import LowUseError

SERIF_STANDARD, SANS_STANDARD = "仿宋_GB2312", "黑体"
"""What offices print with."""

SERIF = (
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "宋体",
    "SimSun",
    "Songti SC",
    "AR PL UMing CN",
)
SANS = (
    "黑体",
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""In the order in which they are wanted."""

_SERIF_IS_STANDARD, _SANS_IS_STANDARD = SERIF[:5], SANS[:4]
_TO_INSTALL = "仿宋_GB2312, 黑体; Linux: fonts-noto-cjk"


class FontChoice(NamedTuple):
    """The families that text is set in."""

    serif: str
    sans: str
    missing: tuple[str, ...]
    """Standard fonts that another family stands in for."""

    def replacement(self, family: str, *, installed: bool) -> str:
        """Return the family to use where a template names one.

        An office's own choice stays, as long as the machine has it.
        """
        if family in SERIF or (not installed and _looks_serif(family)):
            return self.serif
        return self.sans if family in SANS or not installed else family

    def stand_ins(self) -> dict[str, str]:
        """Return missing font → what is used instead."""
        used = {SERIF_STANDARD: self.serif, SANS_STANDARD: self.sans}
        return {name: used[name] for name in self.missing}


def is_installed(family: str) -> bool:
    """Tell whether the machine has a family."""
    return bool(QgsFontUtils.fontFamilyMatchOnSystem(family)[0])


def choose_fonts(installed: Callable[[str], bool] = is_installed) -> FontChoice:
    """Return the best families that the machine has.

    Args:
        installed: Tells whether a family is there.

    Raises:
        LowUseError: ``FONTS_MISSING`` (expected): no Chinese font at all.
    """
    serif, sans = _first(SERIF, installed), _first(SANS, installed)
    if serif is None and sans is None:
        raise LowUseError("FONTS_MISSING", expected=_TO_INSTALL)
    missing = []
    if serif not in _SERIF_IS_STANDARD:
        missing.append(SERIF_STANDARD)
    if sans not in _SANS_IS_STANDARD:
        missing.append(SANS_STANDARD)
    return FontChoice(serif or str(sans), sans or str(serif), tuple(missing))


def _first(families: Sequence[str], installed: Callable[[str], bool]) -> str | None:
    return next((family for family in families if installed(family)), None)


def _looks_serif(family: str) -> bool:
    words = ("serif", "song", "sun", "ming", "宋", "明")
    name = family.lower().replace("sans serif", "").replace("sans-serif", "")
    return any(word in name for word in words)


def set_fonts(document: QDomDocument, choice: FontChoice) -> None:
    """Put fonts that are there into the text formats of a layout or style, before it is loaded.

    QGIS forgets the name of a missing family when it loads a format, and with it whether it was
    a serif one.
    """
    formats = document.elementsByTagName("text-style")
    for i in range(formats.count()):
        element = formats.at(i).toElement()
        family = element.attribute("fontFamily")
        used = choice.replacement(family, installed=is_installed(family))
        if used != family:
            element.setAttribute("fontFamily", used)
