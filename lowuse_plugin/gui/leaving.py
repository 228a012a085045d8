# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks what becomes of unsaved work before a workspace or QGIS is left.

Everybody is asked before anything is carried out: who discards a drawing and then goes on with a
form must still have the drawing.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsApplicationExitBlockerInterface

Deed = Callable[[], None]
"""What somebody who agreed does when all have agreed."""
Question = Callable[[bool], "Deed | None"]
"""Gets whether QGIS ends, asks the user if need be; None to stay."""


class Leaving:
    """Knows who has to be asked."""

    def __init__(self) -> None:
        self._questions: list[Question] = []
        self._wanted: Deed | None = None
        """What could not be done yet because somebody stayed."""

    def add(self, question: Question) -> None:
        """Ask somebody from now on, after those who are asked already."""
        self._questions.append(question)

    def may_leave(self, *, ends: bool = False) -> bool:
        """Ask all, then let them carry out what was answered.

        Args:
            ends: QGIS ends, not only the work on this workspace.

        Returns:
            False when anybody stays; nothing was carried out then.
        """
        self._wanted = None
        deeds: list[Deed] = []
        for question in self._questions:
            deed = question(ends)
            if deed is None:
                return False
            deeds.append(deed)
        for deed in deeds:
            deed()
        return True

    def leave(self, act: Deed) -> None:
        """Ask all, then do what was wanted; where somebody stays, :meth:`go_on` does it later."""
        if self.may_leave():
            act()
        else:
            self._wanted = act

    def go_on(self) -> None:
        """Do what was wanted when somebody stayed last: that reason is gone; all are asked anew."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.leave(wanted)


def agreed(may_leave: Callable[[], bool]) -> Question:
    """Return the question of somebody who carries nothing out."""
    return lambda _ends: _nothing if may_leave() else None


class ExitQuestion(QgsApplicationExitBlockerInterface):
    """Lets QGIS ask before it ends, whatever way it is ended."""

    def __init__(self, leaving: Leaving) -> None:
        super().__init__()
        self._leaving = leaving

    def allowExit(self) -> bool:  # noqa: N802
        """Tell QGIS whether it may end."""
        return self._leaving.may_leave(ends=True)


def _nothing() -> None:
    """Have nothing to carry out."""
