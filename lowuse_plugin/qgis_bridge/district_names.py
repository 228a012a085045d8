# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The districts by name, in the language of QGIS."""

from __future__ import annotations

from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.qgis_bridge.i18n import tr


def district_name(code: str) -> str:
    """Return the name of a district, or of the whole city."""
    names = {
        WHOLE_CITY: tr("Jiangmen (whole city)"),
        "440703": tr("Pengjiang"),
        "440704": tr("Jianghai"),
        "440705": tr("Xinhui"),
        "440781": tr("Taishan"),
        "440783": tr("Kaiping"),
        "440784": tr("Heshan"),
        "440785": tr("Enping"),
    }
    return names[code]


def district_label(code: str) -> str:
    """Return code and name, such as ``440704 江海区``."""
    return f"{code} {district_name(code)}"


def district_list(*, whole_city: bool = False) -> str:
    """Return the district codes with their names for a help text."""
    codes = (WHOLE_CITY, *DISTRICTS) if whole_city else DISTRICTS
    return ", ".join(district_label(code) for code in codes)
