#!/usr/bin/env bash
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing and runs the main job on the sample; the results are in demo-output/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
PYTHONPATH=. exec .venv/bin/python scripts/demo.py "$@"
