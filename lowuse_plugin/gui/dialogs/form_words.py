# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the form of a row speaks of the rows of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.services.rows.edit_row import EditableRow


@dataclass(frozen=True)
class FormWords:
    """The words of one kind of row."""

    title: str
    """Of the window while the row is not known yet."""
    reading: str
    """Of the task that reads it."""
    wait: str
    """Stands in the place of the form meanwhile."""
    reason: str
    """What a reason may look like."""
    refused: Callable[[str], str]
    """Gets why; returns that the row cannot be edited."""
    named: Callable[[EditableRow], str]
    """Returns how people know a row."""
    window: Callable[[str], str]
    """Gets that name; returns the title of the window."""
