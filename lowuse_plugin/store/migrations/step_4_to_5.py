# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Version 5: approval of control lines, the ledger of their adjustments, overlays of all layers."""

from __future__ import annotations

from lowuse_plugin.store.migrations.step import Step

STEP = Step(
    from_version=4,
    fingerprint="e67360595a40b65a564731b20310d8f7de34574fdd3dd6bef0478d59d9f97692",
)
