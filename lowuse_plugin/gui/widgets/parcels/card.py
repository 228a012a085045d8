# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The card of the current parcel: why it is what it is, 登记, 审批, 现状, and what was done.

It is read outside the interface thread; while the user steps on, what was asked for before is
dropped, so that the card never shows a parcel that is no longer the current one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPaintEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.explanation import Explanation
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.card import ParcelCard as Card
from lowuse_plugin.domain.parcels.states import low_efficiency_state
from lowuse_plugin.gui.parcels.actions import ParcelActions
from lowuse_plugin.gui.widgets.area_label import AreaLabel
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.parcels.card_pages import block_page, record_page
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.reason_tree import ReasonTree
from lowuse_plugin.gui.widgets.rich_text import RichText
from lowuse_plugin.qgis_bridge.control_words import control_details
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.explanations import control_badge
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import held_text
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called, retired_text
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.state_words import marked, sign, word

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Refresh, Store
    from lowuse_plugin.qgis_bridge.leases import LeaseBoard
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.qgis_bridge.tasks import Tasks

Found = tuple[Card | None, Explanation]
_CONCERNS = frozenset(
    {
        "parcel", "assessment", "tag", "tag_basis", "control_check", "control_line_version",
        "control_line", "three_old_area", "enterprise", "enterprise_year", "parcel_enterprise",
        "right_holder", "parcel_holder", "project", "project_parcel", "import_package",
    }
)  # fmt: skip
"""Tables whose changes a card shows."""


class ParcelCard(QWidget):
    """Shows one parcel."""

    shown = pyqtSignal(str)
    """Uuid of the parcel whose card is complete now."""

    def __init__(self, parent: QWidget | None = None, *, control_first: bool = False) -> None:
        """Start empty.

        Args:
            parent: Owner.
            control_first: Begin the reasons with the control line.
        """
        super().__init__(parent)
        self._control_first = control_first
        self.setObjectName("LowUse.Card")
        self._current: CurrentParcel | None = None
        self._session: WorkspaceSession | None = None
        self._tasks: Tasks | None = None
        self._leases: LeaseBoard | None = None
        self._unread = False
        """The parcel of now is not read because nobody sees the card."""
        self._reading = ""
        """Parcel that is being read."""
        self._again = False
        """Another one, or the same anew, is to be read when that is done."""
        self._card: Card | None = None
        self._why: Explanation | None = None
        self._fresh: set[int] = set()
        """Tabs that show the card already."""
        self._make()
        self._lay_out()
        self.set_empty()

    def follow(self, current: CurrentParcel, session: WorkspaceSession, tasks: Tasks) -> None:
        """Show the current parcel of the open workspace from now on."""
        self._current, self._session, self._tasks = current, session, tasks
        current.current_changed.connect(self._on_current)
        session.opened.connect(self.reload)
        session.closed.connect(self._on_closed)
        session.refreshed.connect(self._on_refreshed)
        self.reload()

    def offer(self, actions: ParcelActions) -> None:
        """Put what can be done with the parcel behind a button."""
        menu = QMenu(self._do)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, actions))
        self._do.setMenu(menu)
        self._do.show()

    def show_leases(self, leases: LeaseBoard) -> None:
        """Say who works on the parcel, from now on."""
        self._leases = leases
        leases.changed.connect(self._on_leases)

    def _on_leases(self, changed: frozenset[str]) -> None:
        if self._card is not None and self.uuid in changed:
            self._show_badges(self._card)

    def _fill_menu(self, menu: QMenu, actions: ParcelActions) -> None:
        menu.clear()
        actions.fill(menu, (self.uuid,) if self.uuid else ())

    @property
    def uuid(self) -> str:
        """The parcel whose card is shown, empty for none."""
        return self._card.uuid if self._card is not None else ""

    # -- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the current parcel anew."""
        if self._current is None or self._session is None or self._tasks is None:
            return
        store, uuid = self._session.store, self._current.uuid
        if store is None or not uuid:
            self.set_empty()
            return
        self._unread = not self._is_seen()
        if self._unread:
            return  # read when it is seen: every panel has a card, one at a time is looked at
        if self._reading:
            self._again = True
            return
        self._reading = uuid
        self._tasks.run(
            tr("Reading a parcel"),
            lambda _progress: _read(store, uuid),
            lambda found: self._take(store, uuid, found),
            on_failed=lambda error: self._fail(store, uuid, error),
            on_cancelled=self._go_on,
            hidden=True,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the parcel of now."""
        super().showEvent(event)
        self.reload()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Read what was not read behind another panel; coming to the front is no showing to Qt."""
        super().paintEvent(event)
        if self._unread:
            self._unread = False
            QTimer.singleShot(0, self.reload)

    def _is_seen(self) -> bool:
        """Tell whether any part is seen: a panel behind another one is visible to Qt."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def _on_current(self, _uuid: str) -> None:
        self.reload()

    def _on_closed(self) -> None:
        self.set_empty()

    def _take(self, store: Store, uuid: str, found: Found) -> None:
        if self._is_wanted(store, uuid):
            self.set_card(*found)
        self._go_on()

    def _fail(self, store: Store, uuid: str, error: BaseException) -> None:
        if self._is_wanted(store, uuid):
            self.set_empty(tr("The parcel could not be read. {why}", why=why(error)))
        self._go_on()

    def _is_wanted(self, store: Store, uuid: str) -> bool:
        """Tell whether what was read is still what the user looks at."""
        if sip.isdeleted(self) or self._current is None or self._session is None:
            return False
        return self._current.uuid == uuid and self._session.store is store

    def _go_on(self) -> None:
        self._reading = ""
        if self._again and not sip.isdeleted(self):
            self._again = False
            self.reload()

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & _CONCERNS:
            self.reload()

    # -- showing --------------------------------------------------------------------------------

    def set_card(self, card: Card | None, why: Explanation) -> None:
        """Show a parcel; None says that there is none any more."""
        if card is None:
            self.set_empty(tr("This parcel is not in the workspace any more."))
            return
        self._card, self._why = card, why
        self._show_head(card)
        self._fresh.clear()
        self._show_tab()
        self._stack.setCurrentWidget(self._body)
        self.shown.emit(card.uuid)

    def set_empty(self, text: str = "") -> None:
        """Show no parcel.

        Args:
            text: Why, if there is more to say than that none is chosen.
        """
        self._card = self._why = None
        self._empty.say(text or tr("Click a parcel in a list or on the map to see its card."))
        self._stack.setCurrentWidget(self._empty)

    def _make(self) -> None:
        self._label = _header_label("LowUse.Card.Label")
        font = self._label.font()
        font.setBold(True)
        self._label.setFont(font)
        self._holder = _header_label("LowUse.Card.Holder")
        self._area = AreaLabel()
        self._area.setObjectName("LowUse.Card.Area")
        self._badges = _header_label("LowUse.Card.Badges")
        self._only_missing = QToolButton()
        self._only_missing.setObjectName("LowUse.Card.OnlyMissing")
        self._only_missing.setCheckable(True)
        self._only_missing.toggled.connect(lambda _on: self._show_again())
        self._do = QToolButton()
        self._do.setObjectName("LowUse.Card.Do")
        self._do.setText(tr("Do"))
        self._do.setToolTip(tr("Edit, history and what else can be done with this parcel"))
        self._do.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._do.hide()
        self._reasons = ReasonTree(control_first=self._control_first)
        self._pages = {
            block: RichText(f"LowUse.Card.{name}")
            for block, name in (
                ("registered", "Registered"),
                ("approved", "Approved"),
                ("present", "Present"),
            )
        }
        self._record = RichText("LowUse.Card.Record")
        self._empty = ListState("LowUse.Card.Empty")

    def _lay_out(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setObjectName("LowUse.Card.Tabs")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._reasons, tr("Why"))
        titles = (tr("Registration"), tr("Approval"), tr("Present state"))
        for page, title in zip(self._pages.values(), titles, strict=True):
            self._tabs.addTab(page, title)
        self._tabs.addTab(self._record, tr("Record"))
        self._tabs.currentChanged.connect(lambda _index: self._show_tab())
        who, states = QHBoxLayout(), QHBoxLayout()
        who.addWidget(self._label)
        who.addWidget(self._holder, 1)
        who.addWidget(self._do)
        states.addWidget(self._badges, 1)
        states.addWidget(self._only_missing)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(max(self.fontMetrics().height() // 6, 1))
        body.addLayout(who)
        body.addWidget(self._area)
        body.addLayout(states)
        body.addWidget(self._tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _show_head(self, card: Card) -> None:
        self._label.setText(parcel_called(card.label, card.fid))
        self._holder.setText(card.holder_name or tr("holder missing"))
        area = card.main_area
        self._area.set_area(area.m2, area.basis, area.epsg)
        self._show_badges(card)
        names = "、".join(field.title for field in card.lacking)
        self._only_missing.setText(tr("{count} missing", count=len(card.lacking)))
        self._only_missing.setToolTip(tr("Show only what is to be filled in: {names}", names=names))
        self._only_missing.setVisible(bool(card.lacking) or self._only_missing.isChecked())

    def _show_badges(self, card: Card) -> None:
        lease = self._leases.of(card.uuid) if self._leases is not None else None
        held = [held_text(lease)] if lease is not None else []
        self._badges.setText("　".join([*held, *_badges(card)]))
        details = control_details(card.control) if card.control is not None else []
        self._badges.setToolTip(
            plain_text("\n".join(labelled(name, text) for name, text in details))
        )

    def _show_again(self) -> None:
        self._fresh.clear()
        self._show_tab()

    def _show_tab(self) -> None:
        """Fill the open tab, once a parcel; the others wait until they are opened."""
        card, why, index = self._card, self._why, self._tabs.currentIndex()
        if card is None or why is None or index in self._fresh:
            return
        self._fresh.add(index)
        page = self._tabs.widget(index)
        if page is self._record:
            self._record.setHtml(record_page(card))
            return
        for block, view in self._pages.items():
            if page is view:
                only = self._only_missing.isChecked()
                view.setHtml(block_page(card, block, only_missing=only))
                return
        self._reasons.set_explanation(why)


def _read(store: Store, uuid: str) -> Found:
    """Read card and reasons from one state of the workspace."""
    from lowuse_plugin.services.identification.explain_parcel import explanation_of  # noqa: PLC0415
    from lowuse_plugin.services.parcels.card import card_of  # noqa: PLC0415

    with store.read() as reading:
        return card_of(reading, uuid), explanation_of(reading, uuid, office_today())


def _badges(card: Card) -> list[str]:
    """Return the states that decide what may be done with the parcel."""
    badges = []
    if card.retired_at is not None:
        badges.append(retired_text(shown_day(card.retired_at), card.retired_reason))
    state = low_efficiency_state(
        card.tag_state,
        card.assessment_outcome,
        stale=card.stale_assessment,
        survey_state=card.survey_state,
    )
    badges.append(marked(state))
    control = card.control
    shown = control.shown_class if control is not None and control.holds else ""
    badges.append(f"{sign(shown)} {control_badge(control)}".strip())
    badges += [f"⚠ {word(line.status)} #{line.register_no or '–'}" for line in card.three_old]
    return badges


def _header_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
