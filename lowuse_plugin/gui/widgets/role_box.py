# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A box in which somebody says what he does in the office."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QWidget

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.role_words import current_role, role_text


class RoleBox(QComboBox):
    """Offers the four roles; begins with the one that is set."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show what is set.

        Args:
            name: Object name.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        for role in Role:
            self.addItem(role_text(role), role.value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.choose(current_role())

    @property
    def role(self) -> Role:
        """What is chosen."""
        return Role(self.currentData())

    def choose(self, role: Role) -> None:
        """Choose a role."""
        self.setCurrentIndex(self.findData(role.value))

    def keep(self) -> None:
        """Keep what is chosen in the profile."""
        settings.ROLE.set(self.role.value)
