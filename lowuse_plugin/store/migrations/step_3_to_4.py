# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Version 4: survey areas and the steps of a survey, legacy land, requests for taxes, standards."""

from __future__ import annotations

from lowuse_plugin.store.migrations.step import Step

STEP = Step(
    from_version=3,
    fingerprint="bb08f5c11306c920956e31f44298f30441aa3c6d1cf42b7e34a37b1cee733f63",
)
