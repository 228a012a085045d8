# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""English source text into the language of QGIS.

``scripts/i18n.py`` finds ``tr("literal")`` and the table of ``messages.py``; there is one context
for all of them. Texts are translated when they are shown, never when a module is loaded.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from lowuse_plugin.paths import translation

CONTEXT = "LowUse"


def tr(text: str, **params: object) -> str:
    """Return the translation of a literal with ``{name}`` filled in.

    Args:
        text: English source text, written as a literal so that it is found.
        **params: Values for the names in braces.
    """
    return translate(text).format(**params)


def translate(text: str) -> str:
    """Return the translation of a text that stands in a table of sources."""
    return QCoreApplication.translate(CONTEXT, text)


def speaks_chinese() -> bool:
    """Tell whether texts are shown in Chinese."""
    return tr("English") == "中文"


def install_translator(locale: str | None = None) -> Callable[[], None]:
    """Install the translation for a locale and return what removes it.

    Args:
        locale: Such as ``zh_CN`` or ``zh-Hans``; by default the locale of QGIS.
    """
    language = (locale or QgsApplication.locale())[:2]
    translator = QTranslator()
    if not translator.load(str(translation(f"lowuse_{language}.qm"))):
        return lambda: None
    QCoreApplication.installTranslator(translator)
    # The closure keeps the translator alive: Qt does not own it.
    return lambda: _remove(translator)


def _remove(translator: QTranslator) -> None:
    QCoreApplication.removeTranslator(translator)
