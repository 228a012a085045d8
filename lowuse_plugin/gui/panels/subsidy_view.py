# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补测算: the projects, what each is to get and why, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.policy.banner import PolicyBanner
from lowuse_plugin.gui.widgets.projects.list import ProjectList
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.expiry import Expiry
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.subsidy.command import SubsidyCommand

_NAME = "LowUse.Subsidy"
_LIST_LINES, _PAGE_LINES = 16, 24
_SPLIT = "lowuse/window/subsidy_split"


@dataclass(frozen=True)
class SubsidyDoors:
    """What the panel opens but does not own."""

    subsidy: SubsidyCommand
    import_projects: Callable[[], None]
    new_project: Callable[[], None]


class SubsidyView(QWidget):
    """List above, pages of the current project below."""

    def __init__(
        self, context: PanelContext, doors: SubsidyDoors, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._doors = doors
        self._made: dict[int, QWidget] = {}
        """Pages that were seen, by their place."""
        self._map_box = CanvasBox(
            context.canvas, lambda: context.session.info.crs if context.session.info else "", self
        )
        self._banner = PolicyBanner(f"{_NAME}.Expiry", one_line=True)
        self._calculate = QPushButton()
        self._calculate.setObjectName(f"{_NAME}.Calculate")
        self._new = quiet_button(f"{_NAME}.New", tr("New …"), doors.new_project)
        self._pick = self._tool("Pick", tr("Pick"), doors.subsidy.pick_on_map)
        self._pick.setToolTip(tr("Click a project on the map to see its sheet; Esc ends it"))
        self._more = self._make_more()
        self.list = ProjectList(context.project, context.project_parts.actions, self._map_box)
        self._news = ElidedLabel()
        self._news.setObjectName(f"{_NAME}.News")
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Pages")
        self._tabs.setDocumentMode(True)
        self._pages = context.project_parts.pages.in_order()
        self._lay_out()
        self._connect()
        self.list.follow(doors.subsidy.book)
        self._look_at_policy()
        self._aim()
        self._show_page(self._tabs.currentIndex())

    def step(self, by: int) -> None:
        """Go to the next project, or to the one before."""
        self.list.step(by)

    def shown_parcels(self) -> list[str]:
        """Return the parcels of the project that is looked at."""
        row = self.list.model.rows.get(self._context.project.uuid)
        return [] if row is None else list(row.parcels)

    # -- building ----------------------------------------------------------------

    def _tool(self, name: str, text: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{_NAME}.{name}")
        button.setText(text)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _make_more(self) -> QToolButton:
        """Return the button whose menu is filled when it is opened: what can be done changes."""
        button = QToolButton()
        button.setObjectName(f"{_NAME}.Actions")
        button.setText(tr("Actions"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setObjectName(f"{_NAME}.ActionsMenu")
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        self._context.project_parts.actions.fill(menu, self.list.meant())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._calculate, 1)
        buttons.addWidget(self._new)
        buttons.addWidget(self._pick)
        buttons.addWidget(self._more)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        for page in self._pages:
            place = self._tabs.addTab(QWidget(), page.title)
            self._tabs.widget(place).setLayout(_tight())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(self._tabs)
        splitter.setObjectName(f"{_NAME}.Split")
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        line = self.fontMetrics().height()
        kept = QgsSettings().value(_SPLIT)
        if not (kept and splitter.restoreState(kept)):
            splitter.setSizes([_LIST_LINES * line, _PAGE_LINES * line])
        splitter.splitterMoved.connect(
            lambda _place, _index: QgsSettings().setValue(_SPLIT, splitter.saveState())
        )
        layout = QVBoxLayout(self)
        margin = max(line // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._news)

    def _connect(self) -> None:
        context = self._context
        self._calculate.clicked.connect(lambda _checked=False: self.calculate())
        self.list.checked_changed.connect(self._aim)
        self.list.set_empty_offers(self._offers)
        self._tabs.currentChanged.connect(self._show_page)
        # Bound methods: unlike a lambda they are forgotten when the view is gone.
        context.project.changed.connect(self._on_project)
        context.session.opened.connect(self._aim)
        context.session.opened.connect(self._look_at_policy)
        context.session.closed.connect(self.list.clear)
        context.session.role_changed.connect(self._aim)
        context.news.changed.connect(self._tell_news)
        self._tell_news()

    def _offers(self) -> tuple[Offer, ...]:
        if why_not(self._context.session):
            return ()
        return (
            Offer(
                tr("Import a list of projects …"),
                self._doors.import_projects,
                "LowUse.Empty.ImportProjects",
            ),
            Offer(tr("New project …"), self._doors.new_project, "LowUse.Empty.NewProject"),
        )

    def _tell_news(self) -> None:
        """Say quietly who saved what last."""
        self._news.say(self._context.news.text)

    # -- pages ----------------------------------------------------------------

    def _page(self, place: int) -> QWidget:
        """Return a page, made when it is first seen."""
        if place not in self._made:
            spec: PageSpec = self._pages[place]
            page = spec.make(self._context)
            holder = self._tabs.widget(place)
            holder.setObjectName(f"{_NAME}.Page.{spec.name}")
            holder.layout().addWidget(page)
            self._made[place] = page
        return self._made[place]

    def _show_page(self, place: int) -> None:
        if 0 <= place < len(self._pages):
            self._page(place).show_project(self._context.project.uuid)

    def _on_project(self, _uuid: str) -> None:
        self._show_page(self._tabs.currentIndex())
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Look at the calendar again: QGIS stays open over night."""
        super().showEvent(event)
        self._look_at_policy()

    # -- acting ----------------------------------------------------------------

    def calculate(self) -> None:
        """Calculate the checked projects, without any check all of them."""
        checked = self.list.model.checked()
        if checked:
            self._doors.subsidy.calculate(checked)
        else:
            self._doors.subsidy.calculate_all()

    def _aim(self) -> None:
        """Let the buttons say what they act on."""
        refused = why_not(self._context.session)
        checked, total = len(self.list.model.checked()), len(self.list.model.rows)
        self._calculate.setText(
            tr("Calculate {count}", count=f"{checked:,}") if checked else tr("Calculate all")
        )
        self._calculate.setEnabled(bool(total) and self.list.is_known and not refused)
        self._calculate.setToolTip(
            refused
            or tr("Check projects in the list to calculate only these; results that hold stay")
        )
        self._new.setEnabled(not refused)
        self._new.setToolTip(
            refused or tr("Enter a project: its parcels, areas, acceptance and three-old status")
        )
        self._more.setEnabled(bool(self.list.meant()))
        self._more.setToolTip(
            "" if self._more.isEnabled() else tr("Choose or check projects in the list first")
        )

    # -- banner ----------------------------------------------------------------

    def _look_at_policy(self) -> None:
        """Read, outside the interface thread, how long the policy still runs."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> tuple[Expiry, str]:

            from lowuse_plugin.domain.policy.expiry import expiry_of  # noqa: PLC0415
            from lowuse_plugin.qgis_bridge.policy_packs import usual  # noqa: PLC0415

            today = office_today()
            policy = usual(today)
            return expiry_of(policy, today), policy.document_no

        def done(found: tuple[Expiry, str]) -> None:
            if not sip.isdeleted(self):
                self._banner.show_expiry(*found)

        self._context.run_for(store, tr("Reading the policy"), work, done, hidden=True)


def _tight() -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    return layout
