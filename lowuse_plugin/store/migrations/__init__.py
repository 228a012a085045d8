# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps from each version of the workspace to the next; one module a step.

A step is SQL that is fixed for good (``resources/sql/migrations``): whoever has an old file runs
exactly what was tested. A new version adds a module here and its text there.
"""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.store.migrations import step_1_to_2
from lowuse_plugin.store.migrations.step import Step

STEPS: Mapping[int, Step] = {step.from_version: step for step in (step_1_to_2.STEP,)}
"""The step that leads on from each old version."""


def is_known(version: int, fingerprint: str) -> bool:
    """Tell whether a file of an old version can be raised: its tables are those of a release."""
    step = STEPS.get(version)
    return step is not None and step.fingerprint == fingerprint
