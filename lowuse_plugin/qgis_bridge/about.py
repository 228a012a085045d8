# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin says of itself; ``metadata.txt`` is the only place where it stands."""

from __future__ import annotations

from lowuse_plugin.paths import metadata

LOG_TAG = "低效用地"
"""Under which its messages stand in QGIS's log."""


def plugin_version() -> str:
    """Return the version, such as ``0.1.0``."""
    import configparser  # noqa: PLC0415  not needed to start

    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(metadata().read_text(encoding="utf-8"))
    return parser["general"]["version"]
