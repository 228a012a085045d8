# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What one step of raising a workspace is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from lowuse_plugin.store import sqltexts


@dataclass(frozen=True)
class Step:
    """Leads from one version to the next."""

    from_version: int
    fingerprint: str
    """Of the tables, views, indexes and triggers of ``from_version``."""

    @property
    def to_version(self) -> int:
        """The version that it leads to."""
        return self.from_version + 1

    def apply(self, connection: sqlite3.Connection) -> None:
        """Carry the step out, inside an open transaction whose guards of the name tag are open.

        Raises:
            sqlite3.Error: The file is not as that version made it.
        """
        for statement in sqltexts.sections(
            f"migrations/{self.from_version}_to_{self.to_version}"
        ).values():
            connection.execute(statement)
