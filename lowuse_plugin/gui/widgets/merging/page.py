# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What pages about the merge that is looked at have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.merging.parts import MergeLook
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.merging.reading import Wanted
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.state_words import state_word
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import listed


class MergeFollowedPage(FollowedPage):
    """Carries out the protocol of pages about a merge."""

    def __init__(self, context: PanelContext, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(context, subject, parent)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # tables and texts in it scroll
        self._merging = context.parcel_parts.merging
        self._look = MergeLook()

    @property
    def look(self) -> MergeLook:
        """What is shown."""
        return self._look

    def show_merge(self, look: MergeLook) -> None:
        """Show a merge, an empty one for none."""
        self._look = look
        self._follow.show(self._wanted().key())

    def _wanted(self) -> Wanted:
        """Return what is read of what is looked at."""
        raise NotImplementedError

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a group in the list, or parcels and then “Look at a merge”."), ()

    def _show_loading(self) -> None:
        """Keep what is shown while the same parcels are read anew."""
        if self._state is None or not self._is_same_land():
            super()._show_loading()

    def _show_trouble(self, error: BaseException) -> None:
        """Lead to the rules per field where the office's own cannot be read."""
        from lowuse_plugin.qgis_bridge.merging.field_rules import is_of_own_rules  # noqa: PLC0415

        show_rules = self._merging.show_rules
        if show_rules is None or not is_of_own_rules(error):
            super()._show_trouble(error)
            return
        rules = Offer(tr("Rules per field …"), show_rules, f"{self.NAME}.BrokenRules")
        again = Offer(tr("Try again"), self._follow.read_again, f"{self.NAME}.Again")
        self._say(describe_any(error), (rules, again))

    def _is_same_land(self) -> bool:
        """Tell whether what is shown is about the parcels that are looked at."""
        raise NotImplementedError

    def _keep_to_case(self, state: Any) -> None:
        """Look at the case that was found by its parcels, and at all of these."""
        case = state.case
        if case is None:
            return
        if case.uuid != self._look.case_uuid or set(case.parcels) != set(self._look.members):
            self._merging.current.look_at(case.parcels, case_uuid=case.uuid, whole=self._look.whole)

    def _closed(self, state: Any) -> tuple[str, Sequence[Offer]]:
        """Return what is said of a case that goes no further."""
        case = state.case
        if case is None:
            return "", ()
        absent = [member.label for member in case.members if not member.current]
        if case.is_open and absent:
            return (
                tr(
                    "{case}: {parcels} is no current parcel any more. Change the parcels of the "
                    "case, or withdraw it.",
                    case=case.case_no,
                    parcels=listed(absent),
                ),
                (),
            )
        return (
            tr(
                "{case}: {state}. What was checked then stands on the page “Procedure”.",
                case=case.case_no,
                state=state_word(case.state),
            ),
            (),
        )

    def _aim(self) -> None:
        """Write nothing here that hangs on the role."""

    def _seen(self, state: Any) -> None:
        """Let nothing else follow this page."""
