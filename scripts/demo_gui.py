#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The first hour in the real QGIS: the built plugin, a profile of its own, the sample.

Starts QGIS with the training workspace open. Everything is kept below ``demo-output/``; the
profile of whoever runs this is not touched.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.demo import chinese
from scripts.desktop_profile import ROOT, build_zip, make_profile

START = ROOT / "scripts" / "demo_gui_start.py"


def main() -> int:
    """Build, install, start; returns when QGIS is closed."""
    parser = argparse.ArgumentParser(description="Opens the sample in QGIS.")
    parser.add_argument("--output", type=Path, default=ROOT / "demo-output")
    arguments = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.name == "nt"):
        print("There is no display: run this in a desktop session.")
        return 1
    locale = "zh-Hans" if chinese() else "en_US"
    with tempfile.TemporaryDirectory() as folder:
        profile = make_profile(
            arguments.output.resolve() / "qgis", build_zip(Path(folder)), locale=locale
        )
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTHON", "VIRTUAL_ENV", "QGIS_"))
    }
    environment["QGIS_CUSTOM_CONFIG_PATH"] = str(profile.root)
    command = profile.command("--lang", locale, "--code", str(START))
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
