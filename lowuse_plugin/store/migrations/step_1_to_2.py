# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Version 2: leases name their session and table; the log is found by save and by time."""

from __future__ import annotations

from lowuse_plugin.store.migrations.step import Step

STEP = Step(
    from_version=1,
    fingerprint="a777988b8d43297721392282fdc3407b2431bab167942fe029b887c4cb3389cf",
)
