# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks once before a tag reaches further than one sees: whole units, and land that may be idle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.dialogs.said_dialog import Answer, say
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.services.tagging.questions import TagQuestions

_NAME = "TagQuestion"
_NAMED = 6


def question_text(found: TagQuestions) -> str:
    """Return everything that has to be read before the answer."""
    lines = []
    if found.units:
        names = listed(found.units[:_NAMED]) + (" …" if len(found.units) > _NAMED else "")
        lines.append(
            tr("{count} of the {all} chosen parcels belong to units of several parcels or of a "
               "part: {units}. What is tagged is the whole unit.",
               count=f"{found.shared:,}", all=f"{found.parcels:,}", units=names)
        )  # fmt: skip
    if found.idle:
        lines.append(
            tr("{count} parcels may be idle land: that is dealt with by the disposal of idle land, "
               "and is not low-efficiency land.", count=f"{len(found.idle):,}")
        )  # fmt: skip
    lines.append(tr("Nothing is written yet."))
    return "\n\n".join(lines)


def ask(
    found: TagQuestions,
    parent: QWidget | None,
    go_on: Callable[[frozenset[str]], None],
    *,
    withdraws: bool = False,
) -> None:
    """Ask, and go on when it is wanted; the safe answer is the one of Enter and Esc.

    Args:
        found: What has to be asked.
        parent: Owner.
        go_on: Gets the chosen parcels that are left out.
        withdraws: Tags are withdrawn.
    """
    answers: list[Answer] = []
    if found.idle and len(found.with_idle) < found.parcels:
        without = tr("Leave out what may be idle")
        answers.append(("Without", without, lambda: go_on(found.with_idle)))
    words = tr("Tag them all") if found.idle else tr("Tag these units")
    words = tr("Withdraw from these units") if withdraws else words
    answers.append(("Go", words, lambda: go_on(frozenset())))
    title = tr("Withdraw the tag") if withdraws else tr("Tag as low-efficiency")
    text = question_text(found)
    say(_NAME, title, text, close=tr("Cancel"), answers=answers, parent=parent)
