#!/usr/bin/env bash
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing and runs the main job on the sample; the results are in demo-output/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
# A virtual environment hides PROJ's data from pyproj until the plugin shows it; no need to say so.
PYTHONPATH=. exec .venv/bin/python -W "ignore:Valid PROJ data directory:UserWarning" \
  scripts/demo.py "$@"
