# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Roles in words, and why something cannot be done just now.

Buttons, menu entries and commands all ask :func:`why_not`, so that the same thing is refused with
the same sentence everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.roles import Right, Role, may, needed_for
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.settings import ROLE

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession

ROLE_VIEWER = "ROLE_VIEWER"
"""Code why a workspace that could be written is only read."""


def current_role() -> Role:
    """Return what the user says he does in the office."""
    return Role(ROLE.get())


def bar_of_user() -> str | None:
    """Return the code why this user writes nothing, whatever the file allows; None when he may."""
    return None if may(current_role(), Right.EDIT) else ROLE_VIEWER


def role_name(role: Role) -> str:
    """Return how the office calls a role."""
    return {
        Role.VIEWER: tr("viewer"),
        Role.CLERK: tr("clerk"),
        Role.REVIEWER: tr("reviewer"),
        Role.MANAGER: tr("manager"),
    }[role]


def role_text(role: Role) -> str:
    """Return a role with what it may do, for choosing it."""
    return {
        Role.VIEWER: tr("Viewer: looks and exports, changes nothing"),
        Role.CLERK: tr("Clerk: imports, edits, tags, checks, calculates"),
        Role.REVIEWER: tr(
            "Reviewer: decides for the county besides, takes over a colleague's work"
        ),
        Role.MANAGER: tr("Manager: looks after the file besides: restore, upgrade, lock test"),
    }[role]


def role_note() -> str:
    """Return what has to be said wherever a role is chosen."""
    return tr(
        "Name and role are what you say of yourself: a file cannot check who you are, nor keep "
        "anybody to a role. The role keeps you from changing by accident what is not yours; your "
        "login and the name of this computer are written into the log too. Both can be changed in "
        "Options › Low-use land."
    )


def role_reason(role: Role, right: Right) -> str:
    """Return why a role does not include a right, empty when it does."""
    if may(role, right):
        return ""
    name = role_name(role)
    if right is Right.EDIT:
        return tr(
            "Your role is “{role}”: it changes nothing. The role is set in Options › Low-use land.",
            role=name,
        )
    return tr(
        "Your role is “{role}”; this needs “{needed}”. The role is set in Options › Low-use land.",
        role=name,
        needed=role_name(needed_for(right)),
    )


def why_not(session: WorkspaceSession, right: Right = Right.EDIT) -> str:
    """Return why something that changes the workspace cannot be done now, empty when it can.

    Args:
        session: What is open.
        right: What it needs. Who looks after the file (:attr:`Right.MANAGE`) may have to put
            right just what makes it read-only: then only the role is asked.
    """
    info, path = session.info, session.path
    if info is None or path is None:
        return tr("Open a workspace first.")
    refused = role_reason(session.role, right)
    if refused or right is Right.MANAGE or info.read_only_reason is None:
        return refused
    return describe_code(info.read_only_reason, {"file": path.name})
