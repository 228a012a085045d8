# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What somebody's role lets him do (decided since: 经办 / 审核 / 管理 / 查看).

A role is a claim of the person at the keyboard, as the name is: a file cannot enforce it. It keeps
people from doing by accident what is not theirs to do.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does in the office, in rising order."""

    VIEWER = "viewer"
    """查看: looks, exports."""
    CLERK = "clerk"
    """经办: imports, edits, tags, checks, calculates."""
    REVIEWER = "reviewer"
    """审核: decides besides."""
    MANAGER = "manager"
    """管理: looks after the file besides."""


class Right(StrEnum):
    """What a role may allow."""

    EDIT = "edit"
    """Import, edit, tag, undo one's own saves."""
    DECIDE = "decide"
    """Identify for the county, undo somebody else's save, take over a lease."""
    MANAGE = "manage"
    """Restore a backup, raise the file to a newer version, test the place where it stands."""


_COUNTY_DECISIONS = frozenset({"identified", "not_low_efficiency"})
"""Codes of ``tag_state`` that decide for the county."""
_ORDER = tuple(Role)
_NEEDED = {Right.EDIT: Role.CLERK, Right.DECIDE: Role.REVIEWER, Right.MANAGE: Role.MANAGER}


def may(role: Role, right: Right) -> bool:
    """Tell whether a role includes a right."""
    return _ORDER.index(role) >= _ORDER.index(_NEEDED[right])


def needed_for(right: Right) -> Role:
    """Return the lowest role that includes a right."""
    return _NEEDED[right]


def right_to_tag(state: str) -> Right:
    """Return the right that a tag of a state needs: 县级认定 decides, 标记 only proposes.

    Args:
        state: Code of the list ``tag_state``.
    """
    return Right.DECIDE if state in _COUNTY_DECISIONS else Right.EDIT
