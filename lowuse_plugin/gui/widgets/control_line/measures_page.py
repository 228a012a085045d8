# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""政策 of a parcel: the texts that hold for where it lies, by heading, with their documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.control_line.measures_reading import TABLES, PolicyState, read_policy
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rich_text import RichText, clause_link, plain
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.control_words import days_text, heading_word, level_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, semicolons, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.domain.control_line.measures import Measure, Side

_NAME = "LowUse.Policy"


class MeasuresPage(FollowedPage):
    """Carries out the protocol of pages about the current parcel."""

    NAME = _NAME

    def __init__(
        self, context: PanelContext, edit: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        """Show no parcel yet.

        Args:
            context: The shared parts.
            edit: Opens the window with all texts.
            parent: Owner.
        """
        super().__init__(context, Subject(read_policy, tr("Reading the policy"), TABLES), parent)
        self._edit = edit
        self._where = plain_label(f"{_NAME}.Where")
        self._text = RichText(f"{_NAME}.Text")
        # The text scrolls by itself, whatever room the panel leaves; the page around it never does.
        self._text.setMinimumHeight(self.fontMetrics().height() * 2)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(quiet_button(f"{_NAME}.Edit", tr("All texts …"), edit))
        self._column.addLayout(top)
        self._column.addWidget(self._text, 1)
        install_f1(self, "controlline", "policy")
        self._begin()

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none."""
        self._follow.show(uuid)

    # -- what stands in the place of texts ----------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a parcel in the list to see which policy applies to it."), self._offers()

    def _gone(self) -> str:
        return tr("This parcel is not in the workspace any more.")

    def _instead(self, state: PolicyState) -> tuple[str, Sequence[Offer]]:
        if not state.shown_class:
            text = tr(
                "This parcel was not checked against the control line yet; which policy applies "
                "hangs on that. Check it first."
            )
            return text, self._offers()
        if not state.sides:
            return tr("No policy text is in force today for this parcel."), self._offers()
        return "", ()

    def _offers(self) -> Sequence[Offer]:
        return (Offer(tr("All texts …"), self._edit, f"{_NAME}.EditAll"),)

    def _seen(self, state: PolicyState | None) -> None:
        """Nothing follows this page."""

    def _aim(self) -> None:
        """Nothing is written here."""

    # -- texts ----------------------------------------------------------------------------------

    def _show(self, state: PolicyState) -> None:
        self._where.setText(_where(state))
        place = self._text.verticalScrollBar().value()
        self._text.setHtml("".join(_side_html(side, state) for side in state.sides))
        self._text.verticalScrollBar().setValue(place)


def _where(state: PolicyState) -> str:
    """Return class and levels of the parcel, and whether that still holds."""
    said = marked(state.shown_class)
    if state.levels:
        said = with_aside(said, listed(level_word(each) for each in state.levels))
    if state.facts is not None and not state.facts.holds:
        said = semicolons((said, tr("to be reviewed: check again")))
    return said


def _side_html(side: Side, state: PolicyState) -> str:
    title = _side_title(side.control_class, state)
    head = f"<p><b>{plain(title)}</b></p>" if title else ""
    groups = groupby(side.measures, key=lambda measure: measure.heading)
    return head + "".join(
        f"<p style='margin-bottom:0'><u>{plain(heading_word(heading))}</u></p>"
        + "".join(map(_measure_html, measures))
        for heading, measures in groups
    )


def _side_title(control_class: str, state: PolicyState) -> str:
    if not control_class:
        return tr("For every parcel")
    facts = state.facts
    if state.shown_class != "crossing" or facts is None:
        return tr("For parcels {state}", state=marked(control_class))
    if control_class == "crossing":
        return tr("For parcels {state}", state=marked(control_class))
    m2 = facts.inside_m2 if control_class == "inside" else facts.outside_m2
    return tr("For the part {state}, {area}",
              state=marked(control_class), area=amount(m2, AREA_UNIT.get()))  # fmt: skip


def _measure_html(measure: Measure) -> str:
    example = f"<b>{plain(tr('[example]'))}</b> " if measure.example else ""
    text = measure.text
    if measure.level is not None:
        text = labelled(level_word(measure.level), text)
    cited = " ".join(part for part in (plain(measure.document_no), _clause(measure)) if part)
    if cited and measure.example and not measure.document_no:
        # Nobody has made it yet: the clause orders it, the words do not stand there.
        cited = f"{plain(tr('to be decided under'))} {cited}"
    notes = [note for note in (cited, plain(days_text(measure))) if note]
    beside = f" <small>{' · '.join(notes)}</small>" if notes else ""
    return f"<p style='margin:2px 0 2px 8px'>{example}{plain(text)}{beside}</p>"


def _clause(measure: Measure) -> str:
    """Return a link where the clause is known, such as P-19; else its words."""
    return clause_link(measure.clause) if measure.clause else ""
