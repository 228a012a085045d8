# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""On which state of a case the forms that are open rest: one's own saves expire none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.widgets.merging.case_words import state_word
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Receipt
    from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
    from lowuse_plugin.gui.merging.parts import CurrentMerge

Shown = Callable[["MergeCase"], object]
Renew = Callable[["MergeCase"], None]
_CASE = "merge_case"


@dataclass
class _Held:
    """A form, and what it was made of."""

    dialog: AskingDialog
    case_uuid: str
    version: int
    core: tuple[str, frozenset[str]]
    """State and parcels of the case: when these change the form can be written no more."""
    shown: Shown
    """What else of the case the form shows."""
    words: object
    renew: Renew | None
    """Lets the form take in what a colleague changed of what it shows."""


class MergeForms(QObject):
    """Knows the version that each form rests on.

    What a person saves here moves it on. What a colleague saves does so where the form shows
    nothing of it, or takes it in; else the service says at the save that the case has changed.
    """

    def __init__(self, asking: AskingDesk, current: CurrentMerge, parent: QObject) -> None:
        """Hold no form yet.

        Args:
            asking: Keeps the forms.
            current: Tells what is saved here.
            parent: Owner.
        """
        super().__init__(parent)
        self.asking, self._current = asking, current
        self._all: list[_Held] = []
        current.case_saved.connect(self._hand_over)

    def hold(
        self, dialog: AskingDialog, case: MergeCase, shown: Shown, renew: Renew | None = None
    ) -> None:
        """Know what a new form rests on.

        Args:
            dialog: The form.
            case: As it was read for the form.
            shown: Returns what the form shows of a case besides its state and parcels.
            renew: Gets the case when that has changed; without it the form rests on what it shows.
        """
        held = _Held(dialog, case.uuid, case.row_version, _core(case), shown, shown(case), renew)
        self._all = [*self._open(), held]

    def version(self, dialog: AskingDialog) -> int:
        """Return the version of its case that a form rests on now."""
        return next(held.version for held in self._all if held.dialog is dialog)

    def tell_saved(self, dialog: AskingDialog, receipt: Receipt) -> None:
        """Tell others what a form has made of its case."""
        held = next((each for each in self._all if each.dialog is dialog), None)
        now = 0 if held is None else receipt.versions.get((_CASE, held.case_uuid), 0)
        if held is not None and now:
            self._current.case_saved.emit(held.case_uuid, held.version, now)

    def follow(self, case: MergeCase) -> None:
        """Let forms about a case that was read rest on it, or say that it went elsewhere."""
        for held in self._open():
            if held.case_uuid != case.uuid or held.dialog.is_busy:
                continue
            if case.row_version < held.version:
                continue  # read before one's own save
            words = held.shown(case)
            if held.core != _core(case):
                held.dialog.expire(_gone_on(held, case))
            elif case.row_version == held.version or words == held.words:
                held.version, held.words = case.row_version, words
            elif held.renew is not None:
                held.version, held.words = case.row_version, words
                held.renew(case)

    def _hand_over(self, case_uuid: str, before: int, now: int) -> None:
        for held in self._open():
            if held.case_uuid == case_uuid and held.version == before:
                held.version = now

    def _open(self) -> list[_Held]:
        there = self.asking.dialogs
        return [held for held in self._all if any(held.dialog is each for each in there)]


def _gone_on(held: _Held, case: MergeCase) -> str:
    """Return who took a case elsewhere while a form about it was open."""
    if held.core[0] == case.state or not case.steps:
        return tr("The case has changed meanwhile. Close this and look at it again.")
    return tr("{who} took the case on meanwhile: it is “{state}” now. Close this and look at it "
              "again.", who=case.steps[-1].done_by, state=state_word(case.state))  # fmt: skip


def _core(case: MergeCase) -> tuple[str, frozenset[str]]:
    return case.state, frozenset(case.parcels)
