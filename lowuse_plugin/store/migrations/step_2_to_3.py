# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Version 3: the procedure of a subsidy, projects on the map, further areas of a project."""

from __future__ import annotations

from lowuse_plugin.store.migrations.step import Step

STEP = Step(
    from_version=2,
    fingerprint="4019d9213fb5628a5f7499639e015f20fc14dbdd0d081b01bfcfb8a6868953c3",
)
