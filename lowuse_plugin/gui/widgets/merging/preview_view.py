# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""预览: what would come of a merge, beside the map that shows it; nothing is written by looking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.merging.bands import MergeBands
from lowuse_plugin.gui.merging.parts import Unsaved
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.merging_pages import PREVIEW
from lowuse_plugin.gui.widgets.claims.followed_page import Subject
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.merging.case_values import MergeCaseValues
from lowuse_plugin.gui.widgets.merging.page import MergeFollowedPage
from lowuse_plugin.gui.widgets.merging.preview_words import (
    PARCEL,
    Between,
    areas_html,
    between,
    findings_html,
    outline_text,
    snapped_text,
)
from lowuse_plugin.gui.widgets.merging.reading import (
    TABLES,
    PreviewState,
    Wanted,
    read_preview,
    wanted_of,
)
from lowuse_plugin.gui.widgets.merging.value_page import MergeValues
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.rich_text import RichText, plain
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import value_text
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, sentences
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.preview import MergePreview
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.merging.values import ValueChoice

_NAME = "LowUse.Merging.Preview"
_TEXT_LINES, _TABLE_LINES = 12, 5


class MergePreviewPage(MergeFollowedPage):
    """The page of the panel: shape and areas on one tab, the fields on the other."""

    NAME = _NAME

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        subject = Subject(read_preview, tr("Making the preview of the merge"), TABLES)
        super().__init__(context, subject, parent)
        self.bands = MergeBands(context.canvas)
        self._on_map = QCheckBox(tr("Show on the map"))
        self._on_map.setObjectName(f"{_NAME}.OnMap")
        self._on_map.setChecked(True)
        self._on_map.setToolTip(tr("New outline solid, old ones dashed, gaps and overlaps hatched"))
        self._zoom = quiet_button(f"{_NAME}.Zoom", tr("Zoom to"), self._go_there)
        self._case = ElidedLabel()
        self._case.setObjectName(f"{_NAME}.Case")
        self._text = RichText(f"{_NAME}.Shape")
        self._text.setMinimumHeight(3 * self.fontMetrics().height())
        self.table = RowsTable(
            f"{_NAME}.Between",
            _columns(),
            key=lambda line: line.key,
            words=lambda line: f"{line.kind} {line.who}",
        )
        self.table.setMinimumHeight(3 * self.fontMetrics().height())
        self.values = MergeValues(context.tasks)
        self._case_values = MergeCaseValues(context, self._follow.read_again, self)
        self._unsaved = EditBanner(f"{_NAME}.Unsaved", "⚠")
        papers = self._merging.papers
        self._papers = papers(self) if papers is not None else None
        """Of parcels before there is a case; those of a case stand on its page."""
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Tabs")
        self._tabs.setDocumentMode(True)
        self._lay_out()
        self._connect()
        install_f1(self, "mergepreview")
        self._begin()

    @property
    def preview(self) -> MergePreview | None:
        """What is shown."""
        return None if self._state is None else self._state.preview

    def release(self) -> None:
        """Take everything off the map."""
        self.bands.release()

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._on_map)
        top.addWidget(self._zoom)
        top.addWidget(self._case, 3)
        top.addStretch(1)
        if self._papers is not None:
            top.addWidget(self._papers)
        shape = QSplitter(Qt.Orientation.Vertical)
        shape.setObjectName(f"{_NAME}.Split")
        shape.addWidget(self._text)
        shape.addWidget(self.table)
        shape.setChildrenCollapsible(False)
        line = self.fontMetrics().height()
        shape.setSizes([_TEXT_LINES * line, _TABLE_LINES * line])
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.values)
        self._tabs.addTab(shape, tr("Shape and areas"))
        self._tabs.addTab(fields, tr("Fields"))
        show_rules = self._merging.show_rules
        if show_rules is not None:
            rules = quiet_button(f"{_NAME}.Rules", tr("Rules per field …"), show_rules)
            rules.setToolTip(
                tr("By which rules fields get their values; an office can have its own")
            )
            self._tabs.setCornerWidget(rules)
        self._column.addLayout(top)
        self._column.addWidget(self._tabs, 1)
        for before, after in pairwise(
            each for each in (self._on_map, self._zoom, self._papers, self._tabs) if each
        ):
            self.setTabOrder(before, after)
        # Above everything: it may be about a case that goes no further, or is not shown.
        self._above.addWidget(self._unsaved)

    def _connect(self) -> None:
        self._on_map.toggled.connect(lambda _on: self._aim_bands())
        self.table.clicked.connect(lambda _index: self._look_between())
        self.table.activated.connect(lambda _index: self._look_between())
        self._text.acted.connect(self._act)
        self.values.chosen.connect(self._choose)
        self.values.dropped.connect(lambda column: self._keep(column, None))
        self.values.editor.not_kept.connect(self._context.messages.warning)
        self._merging.current.leaving.connect(self.values.editor.commit)
        self._merging.current.values_changed.connect(self._read_values)
        self._merging.current.rules_changed.connect(self._follow.read_again)
        self._case_values.unsaved_changed.connect(self._show_unsaved)
        asks = Unsaved(self._ask_before_leaving, PREVIEW)
        self._merging.unsaved.append(asks)
        self.destroyed.connect(partial(_forget, self._merging.unsaved, asks))
        self._context.session.closed.connect(self._draw_nothing)
        self.destroyed.connect(partial(_release, self.bands))

    # -- following --------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        from lowuse_plugin.domain.merging.values import choices_text  # noqa: PLC0415

        return wanted_of(self._look, values=choices_text(self._merging.current.values))

    def _is_same_land(self) -> bool:
        preview = self.preview
        return preview is not None and tuple(preview.labels) == self._look.members

    def _read_values(self) -> None:
        if not self._look.case_uuid:
            self._follow.show(self._wanted().key())

    def _instead(self, state: PreviewState) -> tuple[str, Sequence[Offer]]:
        return self._closed(state) if state.preview is None else ("", ())

    def _show(self, state: PreviewState) -> None:
        preview = state.preview
        if preview is None:
            return
        self._keep_to_case(state)
        self._case.say(state.case.label if state.case is not None else "")
        self._case_values.show_case(state.case)
        if self._papers is not None:
            self._papers.setVisible(state.case is None)
        bar = self._text.verticalScrollBar()
        place = bar.value()
        self._text.setHtml(_shape_html(preview))
        bar.setValue(place)
        lines = between(preview)
        self.table.show_things(lines)
        self.table.setVisible(bool(lines))
        self.values.show_preview(preview)
        undecided = len(preview.open_cells)
        self._tabs.setTabText(
            1, tr("Fields ({count} open)", count=undecided) if undecided else tr("Fields")
        )
        self.bands.show(preview, state.crs)
        self._aim()
        self._aim_bands()

    def _seen(self, state: PreviewState | None) -> None:
        if state is None:
            self._case_values.show_case(None)
            self._draw_nothing()

    def _aim(self) -> None:
        """Let a person choose values where they can be kept."""
        in_case = self._state is not None and self._state.case is not None
        self.values.editor.allow(not in_case or not why_not(self._context.session))

    def _draw_nothing(self) -> None:
        self.bands.show(None, "")

    def _aim_bands(self) -> None:
        self.bands.set_visible(self._on_map.isChecked() and self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the outlines on the map again."""
        super().showEvent(event)
        self._aim_bands()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave nothing on the map that no page explains."""
        super().hideEvent(event)
        self._aim_bands()

    # -- the map ----------------------------------------------------------------------------------

    def _go_there(self) -> None:
        self.bands.go_to()

    def _look_between(self) -> None:
        chosen: list[Between] = self.table.chosen_things()
        if chosen:
            self.bands.go_to([line.wkb for line in chosen])
            self.bands.flash([line.wkb for line in chosen])

    def _act(self, key: str) -> None:
        if key.startswith(PARCEL):
            self._context.current.look_at(key.removeprefix(PARCEL), reveal=True)

    # -- values -----------------------------------------------------------------------------------

    def _choose(self, column: str, rule: str, value: object) -> None:
        from lowuse_plugin.domain.merging.values import ValueChoice  # noqa: PLC0415

        self._keep(column, ValueChoice(rule, value))  # type: ignore[arg-type]

    def _keep(self, column: str, choice: ValueChoice | None) -> None:
        """Keep a choice: in the case that is shown, or with the parcels until there is one."""
        if self._state is not None and self._state.case is not None:
            self._case_values.keep(column, choice)
        else:
            self._merging.current.choose(column, choice)

    def _show_unsaved(self) -> None:
        """Say what a save could not keep, with the way to save it on the case as it is now."""
        found = next(iter(self._case_values.unsaved), None)
        if found is None:
            self._unsaved.say("")
            return
        case, fields = found.case, listed(_chosen_texts(found.choices))
        if found.is_shown:
            text = tr("Chosen and not saved: {fields}.", fields=fields)
            act = Offer(tr("Save again"), self._case_values.save_again, f"{_NAME}.SaveAgain")
        else:
            text = tr("{case}: chosen and not saved: {fields}.", case=case.case_no, fields=fields)
            look = tr("Look at {case}", case=case.case_no)
            act = Offer(look, partial(self._look_at, case), f"{_NAME}.LookAtUnsaved")
        drop = partial(self._case_values.drop_unsaved, case.uuid)
        self._unsaved.say(
            sentences((text, found.why)),
            (act, Offer(tr("Discard"), drop, f"{_NAME}.DropUnsaved")),
        )

    def _look_at(self, case: MergeCase) -> None:
        """Look at a case; where it is looked at already, read it once more."""
        look = self._merging.current.look
        if look.case_uuid == case.uuid:
            self._follow.read_again()
        else:
            self._merging.current.look_at(case.parcels, case_uuid=case.uuid)

    def _ask_before_leaving(self) -> bool:
        """Ask what becomes of values of any case that are not saved; True where there are any."""
        editor, unsaved = self.values.editor, self._case_values.unsaved
        in_case = self._state is not None and self._state.case is not None
        if not in_case:
            editor.commit()  # kept with the parcels, as what was chosen for them
        is_typed = in_case and editor.is_typed
        if is_typed:
            self._tabs.setCurrentIndex(1)
            editor.ask_before_leaving()
        elif unsaved and not unsaved[0].is_shown:
            self._look_at(unsaved[0].case)
        return is_typed or bool(unsaved)


def _chosen_texts(choices: Mapping[str, ValueChoice | None]) -> list[str]:
    """Return the fields by name, with what was typed into them."""
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    specs = shipped().tables["parcel"].columns
    said = []
    for column, choice in choices.items():
        typed = choice is not None and choice.rule == "typed"
        value = value_text(column, choice.value) if choice is not None and typed else ""
        said.append(labelled(specs[column].title, value) if value else specs[column].title)
    return said


def _shape_html(preview: MergePreview) -> str:
    lines = [outline_text(preview), snapped_text(preview)]
    said = "<br>".join(plain(line) for line in lines if line)
    return f"{findings_html(preview)}{areas_html(preview)}<p>{said}</p>"


def _columns() -> tuple[RowsColumn, ...]:
    return (
        RowsColumn(tr("What"), lambda line: line.kind, characters=8),
        RowsColumn(
            "m²",
            lambda line: shown_number(line.m2, places=2),
            characters=9,
            number=True,
            order=lambda line: line.m2,
        ),
        RowsColumn(tr("Between"), lambda line: line.who, characters=20),
        RowsColumn(tr("What comes of it"), lambda line: line.note, takes_room=True),
    )


def _forget(all_asked: list[Unsaved], asks: Unsaved, _page: object = None) -> None:
    if asks in all_asked:
        all_asked.remove(asks)


def _release(bands: MergeBands, _page: object = None) -> None:
    bands.release()
