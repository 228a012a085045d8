# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps from each version of the workspace to the next; one module a step.

A step is SQL that is fixed for good (``resources/sql/migrations``): whoever has an old file runs
exactly what was tested. A new version adds a module here and its text there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from lowuse_plugin.store import meta
from lowuse_plugin.store.migrations import step_1_to_2, step_2_to_3, step_3_to_4, step_4_to_5
from lowuse_plugin.store.migrations.step import Step

STEPS: Mapping[int, Step] = {
    step.from_version: step
    for step in (step_1_to_2.STEP, step_2_to_3.STEP, step_3_to_4.STEP, step_4_to_5.STEP)
}
"""The step that leads on from each old version."""


def is_known(version: int, fingerprint: str) -> bool:
    """Tell whether a file of an old version can be raised: its tables are those of a release."""
    step = STEPS.get(version)
    return step is not None and step.fingerprint == fingerprint


def raise_copy(copy: sqlite3.Connection) -> bool:
    """Give a private copy of an old workspace the tables of this version.

    Its rows, its log and its name tag stay as they are, so that what reads the new tables can read
    an old workspace too, without touching the shared file.

    Returns:
        Whether it was old.

    Raises:
        sqlite3.Error: The file is not as that version made it.
        KeyError: Its name tag lacks a value.
        ValueError: A number in it is none.
    """
    version = found = meta.read(copy).schema_version
    while version in STEPS and version < meta.SCHEMA_VERSION:
        STEPS[version].apply(copy)
        version = STEPS[version].to_version
    return found < meta.SCHEMA_VERSION
