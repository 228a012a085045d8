# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What must stand on everything that leaves the office where it is not the real thing (D8)."""

from __future__ import annotations

EXAMPLE = "示例标准,仅供演练"
"""Beside every figure that rests on rules or lines of an example."""
TRAINING = "演练数据，不作为依据"
"""On every page from a workspace that was made for training."""
