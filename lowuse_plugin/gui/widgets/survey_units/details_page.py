# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""调查信息: the unit of the current parcel, or what is set on all units of a selection.

What was typed and is not saved stays with its unit, whatever is looked at meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QHBoxLayout, QShortcut, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import ConflictError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey_units.forms import SAVE, TAG, UnitForms, key_of
from lowuse_plugin.gui.widgets.survey_units.land import smallest_land, without_unit
from lowuse_plugin.gui.widgets.tagging.page import chosen_parcels
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.state_words import word

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh, Value
    from lowuse_plugin.domain.survey_units.fields import LegacyLand
    from lowuse_plugin.gui.widgets.survey_units.form import UnitForm
    from lowuse_plugin.services.survey_units.details import DetailsSaved, UnitDetails

_CONCERNS = frozenset({"survey_unit", "survey_unit_parcel", "legacy_land", "tag"})
_PAUSE_MS = 120
"""Who steps through a list quickly waits for nothing."""


class UnitDetailsPage(QWidget):
    """Shows stored values and saves changes with the version that was read."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Details")
        self._context = context
        self._parcels: tuple[str, ...] = ()
        self._units: tuple[UnitDetails, ...] = ()
        self._key = ""
        """Whose fields are shown."""
        self._wait = QTimer(self)
        self._wait.setObjectName("LowUse.Details.Pause")
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._read)
        self._make()
        self._lay_out()
        self._connect()
        self.show_parcel(context.current.uuid)

    # -- what others ask --------------------------------------------------------------------------

    @property
    def form(self) -> UnitForm | None:
        """The fields that are shown, None for none."""
        return self._forms.get(self._key)

    @property
    def unsaved(self) -> int:
        """Of how many units something is entered and not saved."""
        return len(self._forms.edited())

    def show_parcel(self, _uuid: str) -> None:
        """Show what is chosen now."""
        chosen = chosen_parcels(self._context)
        if chosen != self._parcels:
            self._parcels = chosen
            if self._key:
                self._wait.start()
            else:
                self._read()  # nothing stands there that could be looked at meanwhile

    def for_new_units(
        self, uuids: Sequence[str]
    ) -> tuple[dict[str, Value], tuple[LegacyLand, ...]]:
        """Return what was entered for parcels that get their unit with the tag.

        Raises:
            LowUseError: Something cannot be read.
        """
        form = self._forms.get(key_of(uuids))
        if form is None or not form.is_changed or form.unit is not None:
            return {}, ()
        return form.values(), tuple(row.land for row in form.legacy.rows())

    def hold_for_tag(self, uuids: Sequence[str]) -> None:
        """Take nothing in for a unit that is being made with a tag."""
        form = self._forms.get(key_of(uuids))
        if form is not None and form.unit is None:
            self._forms.hold(TAG, form)
            self._aim()

    def tag_ended(self) -> None:
        """Go on, whether the tag was written or not."""
        self._forms.let_go(TAG)
        self._aim()

    def taken_with_tag(self, uuids: Sequence[str]) -> None:
        """Forget what was saved with a tag."""
        form = self._forms.get(key_of(uuids))
        if form is not None and form.unit is None:
            form.reset()
        self._read()

    def discard(self) -> None:
        """Throw away everything that is entered."""
        self._forms.discard(self._key)
        self._aim()

    def go_to_unsaved(self) -> None:
        """Look at the first unit of which something is not saved."""
        for key in self._forms.edited():
            parcels = self._forms.parcels(key)
            if parcels:
                self._context.current.select(parcels if len(parcels) > 1 else ())
                self._context.current.look_at(parcels[0], reveal=True, zoom=False)
                return

    # -- building ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self._choice = QuietComboBox()
        self._choice.setObjectName("LowUse.Details.Unit")
        self._choice.setToolTip(tr("This parcel lies in several units"))
        self._head = plain_label("LowUse.Details.Head")
        self._banner = EditBanner("LowUse.Details.Unsaved", "●")
        self._trouble = EditBanner("LowUse.Details.Trouble", "⚠")
        self._empty = ListState("LowUse.Details.Empty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._forms = UnitForms(self._stack)
        self._save = quiet_button("LowUse.Details.Save", tr("&Save"), self.save)
        self._undo = quiet_button("LowUse.Details.Reset", tr("&Reset"), self._reset)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._save, 2)
        buttons.addWidget(self._undo, 1)
        layout = QVBoxLayout(self)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        for widget in (self._choice, self._head, self._banner, self._trouble):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        session, current = self._context.session, self._context.current
        self._forms.changed.connect(self._aim)
        self._choice.currentIndexChanged.connect(lambda _index: self._show_unit())
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        current.selection_changed.connect(self._on_selection)
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._aim)
        session.closed.connect(self._on_closed)

    # -- reading ----------------------------------------------------------------------------------

    def _on_selection(self, _selection: object) -> None:
        if self.isVisible():
            self.show_parcel(self._context.current.uuid)

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & _CONCERNS:
            self._read()

    def _on_closed(self) -> None:
        self._wait.stop()
        self._parcels, self._units, self._key = (), (), ""
        self._forms.clear()
        self._show_nothing()

    def _read(self) -> None:
        self._wait.stop()
        store, parcels = self._context.session.store, self._parcels
        if store is None or not parcels:
            self._units = ()
            self._key = ""
            self._show_nothing()
            return

        def work(_progress: Progress) -> tuple[UnitDetails, ...]:
            from lowuse_plugin.services.survey_units.details import read_unit_details  # noqa: PLC0415

            return read_unit_details(store, parcels=parcels)

        def done(found: tuple[UnitDetails, ...]) -> None:
            if not sip.isdeleted(self) and self._parcels == parcels:
                self._take(found)

        self._context.run_for(store, tr("Reading a survey unit"), work, done, hidden=True)

    def _take(self, units: tuple[UnitDetails, ...]) -> None:
        self._units = units
        single = self._is_single
        kept = self._choice.currentData()
        before = self._choice.blockSignals(True)
        self._choice.clear()
        for unit in units if single else ():
            self._choice.addItem(unit.label, unit.uuid)
        self._choice.setCurrentIndex(max(self._choice.findData(kept), 0))
        self._choice.blockSignals(before)
        self._choice.setVisible(single and len(units) > 1)
        self._show_unit()

    # -- showing ----------------------------------------------------------------------------------

    def _show_unit(self) -> None:
        """Show the form of what is looked at; an edited form stays with its unit."""
        single = self._is_single
        unit: UnitDetails | None = None
        if single and self._units:
            wanted = self._choice.currentData()
            unit = next((u for u in self._units if u.uuid == wanted), self._units[0])
        key = unit.uuid if unit is not None else key_of(self._parcels)
        form = self._forms.of(key, self._parcels)
        if key != self._key:
            self._trouble.say("")
        self._key = key
        foreign = 0
        if form.is_changed:
            if unit is not None:
                foreign = form.tell_foreign(unit)
            form.show_unit(unit, keep=True)
        else:
            form.show_unit(unit)
        told = tr("A colleague changed {count} fields in which you entered something.",
                  count=foreign) if foreign else ""  # fmt: skip
        if foreign:
            self._trouble.say(told)
        parcels = without_unit(self._parcels, self._units)
        form.judge_by(smallest_land(self._units, parcels, self._context.book.rows))
        form.offer_emptying(offered=not single and bool(self._units))
        self._stack.setCurrentWidget(form)
        self._aim()

    @property
    def _is_single(self) -> bool:
        """Whether the fields are about one unit, whose values they show."""
        one = len(self._units) == 1 and not without_unit(self._parcels, self._units)
        return one or len(self._parcels) == 1

    def _show_nothing(self) -> None:
        self._choice.hide()
        self._head.hide()
        self._empty.say(tr("Choose parcels in the list or on the map first."))
        self._stack.setCurrentWidget(self._empty)
        self._aim()

    def _aim(self) -> None:
        """Say what the fields are about, and what the buttons do."""
        form = self.form
        refused = why_not(self._context.session)
        single = self._is_single
        unit = form.unit if form is not None else None
        self._head.setText(self._head_text(unit))
        self._head.setVisible(form is not None and bool(self._parcels))
        count = len(self._units)
        self._save.setText(tr("&Save") if single else tr("&Set on {count} units", count=count))
        is_new = form is not None and not self._units
        if is_new and not refused:
            refused = tr("There is no unit yet: what you enter is saved with the tag.")
        elif unit is not None and unit.read_only and not refused:
            refused = tr("This unit is filed and can only be read.")
        changed = form is not None and form.is_changed
        free = self._forms.is_free(form)
        self._save.setEnabled(changed and not refused and free)
        self._save.setToolTip(refused or tr("Save (Ctrl+Return)"))
        self._undo.setEnabled(changed and free)
        others = [key for key in self._forms.edited() if key != self._key]
        offers = (Offer(tr("Go there"), self.go_to_unsaved, "LowUse.Details.GoThere"),)
        self._banner.say(
            tr("{count} other units have entries that are not saved.", count=len(others))
            if others
            else "",
            offers,
        )

    def _head_text(self, unit: UnitDetails | None) -> str:
        if unit is not None:
            state = word(unit.state) if unit.state else tr("not tagged")
            return tr("Unit {unit}, {state}", unit=unit.label, state=state)
        if len(self._parcels) == 1:
            return tr("There is no unit yet: what you enter is saved with the tag.")
        without = len(without_unit(self._parcels, self._units))
        text = tr("{count} units: only what you enter here is set on them.", count=len(self._units))
        if without:
            text += " " + tr("{count} parcels have no unit; they get it with the tag.",
                             count=without)  # fmt: skip
        return text

    # -- saving -----------------------------------------------------------------------------------

    def _reset(self) -> None:
        form = self.form
        if form is not None:
            unit = form.unit
            form.show_unit(unit)
            self._trouble.say("")
            self._aim()

    def save(self) -> None:
        """Save what was entered here, or say why it cannot be."""
        store, form, units = self._context.session.store, self.form, self._units
        if store is None or form is None or not self._save.isEnabled():
            return
        from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415

        try:
            values, rows = form.values(), form.legacy.rows() if form.legacy.is_changed else None
        except LowUseError as error:
            self._trouble.say(describe_any(error))
            return
        by, removed, unit = current_actor().name, form.legacy.removed, form.unit

        def work(_progress: Progress) -> DetailsSaved:
            from lowuse_plugin.services.survey_units import details as unit_details  # noqa: PLC0415

            if unit is not None:
                return unit_details.save_unit_details(
                    store, unit.uuid, unit.version, values, rows, removed=removed, by=by
                )
            lands = tuple(row.land for row in rows or ())
            return unit_details.set_unit_details(
                store, [each.uuid for each in units], values, lands, by=by
            )

        self._trouble.say("")
        self._forms.hold(SAVE, form)
        self._aim()
        title = tr("Saving survey information")
        task = self._context.run_for(
            store,
            title,
            work,
            partial(self._saved, store, self._key),
            on_failed=self._failed,
            writes=True,
        )
        task.ended.connect(self._on_ended)

    def _saved(self, store: Any, key: str, found: DetailsSaved) -> None:
        if not sip.isdeleted(self):
            form = self._forms.get(key)
            if form is not None:
                form.show_unit(form.unit)
            self._read()
        if found.receipt is None:
            self._context.messages.info(tr("All that stands there already; nothing was written."))
            return
        text = tr("Survey information of {count} units saved.", count=f"{len(found.units):,}")
        self._context.tell_saved(store, found.receipt.transaction_id, text)

    def _failed(self, error: BaseException) -> None:
        """Say why; what was entered stays. After a conflict it is compared with what is now."""
        if not sip.isdeleted(self):
            self._trouble.say(describe_any(error))
            if isinstance(error, ConflictError):
                self._read()
        self._context.messages.failure(error)

    def _on_ended(self) -> None:
        if not sip.isdeleted(self):
            self._forms.let_go(SAVE)
            self._aim()
