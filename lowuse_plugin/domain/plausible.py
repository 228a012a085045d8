# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures beyond which an input is a slip of unit or keyboard, not a building of Jiangmen."""

from __future__ import annotations

from fractions import Fraction

LOWEST_FAR, HIGHEST_FAR = Fraction(1, 20), Fraction(20)
"""Beyond these no redeveloped plant lies; a figure is in another unit."""
