#!/usr/bin/env bash
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing and runs the main job on the sample; the results are in demo-output/.
#   scripts/demo.sh         without QGIS: from files to figures
#   scripts/demo.sh --gui   the first hour in the real QGIS, with a profile of its own
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
if [ "${1:-}" = --gui ]; then
  shift
  PYTHONPATH=. exec .venv/bin/python scripts/demo_gui.py "$@"
fi
PYTHONPATH=. exec .venv/bin/python scripts/demo.py "$@"
