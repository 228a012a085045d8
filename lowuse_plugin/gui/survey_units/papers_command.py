# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定表, 汇总表, own templates: asks which units and which file, writes in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path, suffixes_of
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import (
    LAYER,
    SHEETS,
    SUFFIXES,
    SUMMARY_EXCEL,
    SUMMARY_WORD,
    TEMPLATE,
)
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.exchange.templates.shape import TemplateShape
    from lowuse_plugin.qgis_bridge.unit_papers import PapersRequest, PapersWritten

_FILTERS = {
    "docx": "Word (*.docx)",
    "xlsx": "Excel (*.xlsx)",
    "gpkg": "GeoPackage (*.gpkg)",
    "shp": "SHP (*.shp)",
}
_FILE_NAMES = {
    SHEETS: "认定表",
    SUMMARY_WORD: "汇总表",
    SUMMARY_EXCEL: "汇总表",
    TEMPLATE: "填表",
    LAYER: "调查单元",
}
_HEADINGS = "headings"
"""The window that matches the headings of a template."""
_PRESETS = "survey_fields"
"""Under this name matches of headings are kept."""


class UnitPapersCommand(QObject):
    """Offers the papers in the menu 调查 and for chosen parcels."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer them.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._dialogs: dict[str, QDialog] = {}
        """The window that is open, by the paper that it is about."""
        context.actions.add(
            ParcelAction(
                "UnitSheets",
                tr("Identification sheets (Word) …"),
                tr("低效用地调查认定表 of the survey units of these parcels, a page each"),
                self.of_parcels,
                why_not=_why_no_word,
            )
        )
        context.session.closed.connect(self._close)

    # -- entrances --------------------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menu."""
        entries = (
            (
                "UnitSheets",
                tr("Identification sheets (Word) …"),
                tr("低效用地调查认定表: a page of A4 a survey unit, with cells to sign"),
                SHEETS,
            ),
            (
                "UnitSummaryWord",
                tr("Summary of units (Word) …"),
                tr("低效用地汇总表 by district, town and category"),
                SUMMARY_WORD,
            ),
            (
                "UnitSummaryExcel",
                tr("Summary of units (Excel) …"),
                tr("低效用地汇总表 with sums as formulas, legacy land and the list of fields"),
                SUMMARY_EXCEL,
            ),
            (
                "UnitTemplate",
                tr("Fill own template …"),
                tr("Write survey units into an Excel template of your office"),
                TEMPLATE,
            ),
            (
                "UnitLayer",
                tr("Units as a layer …"),
                tr("Write survey units with the fields of the survey list as GeoPackage or SHP"),
                LAYER,
            ),
        )
        return tuple(
            Command(name, title, tip, "map_sheet", partial(self.show, kind), needs_workspace=True)
            for name, title, tip, kind in entries
        )

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: papers are not written by a key."""
        return ()

    def may_leave(self) -> bool:
        """Return that nothing here is unsaved."""
        return True

    def release(self) -> None:
        """Close every dialog."""
        self._close()
        self._context.session.closed.disconnect(self._close)
        self.deleteLater()

    def show(self, kind: str) -> None:
        """Ask which units a paper is about."""
        problem = _why_no_word() if "docx" in SUFFIXES[kind] else ""
        store = self._context.session.store
        if problem or store is None:
            self._context.messages.info(problem or tr("Open a workspace first."))
            return

        def work(_progress: Progress) -> Any:
            from lowuse_plugin.services.survey_units.choice import unit_choices  # noqa: PLC0415

            return unit_choices(store)

        if not self._to_front(kind):
            self._context.run_for(
                store, _title(kind), work, partial(self._ask_units, kind, store), hidden=True
            )

    def of_parcels(self, uuids: Uuids) -> None:
        """Write the sheets of the units of chosen parcels."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> tuple[str, ...]:
            from lowuse_plugin.services.survey_units.choice import units_of_parcels  # noqa: PLC0415

            return units_of_parcels(store, uuids)

        self._context.run_for(
            store,
            _title(SHEETS),
            work,
            lambda units: self._ask_file(SHEETS, store, units, "", False),
            hidden=True,
        )

    # -- asking -----------------------------------------------------------------------------------

    def _ask_units(self, kind: str, store: Store, choices: Any) -> None:
        from lowuse_plugin.gui.dialogs.survey_units.papers_dialog import UnitPapersDialog  # noqa: PLC0415

        if self._to_front(kind):  # asked twice, before the first was there
            return
        dialog = UnitPapersDialog(
            _title(kind),
            choices,
            counting=kind in (SUMMARY_WORD, SUMMARY_EXCEL),
            phones=kind in (SHEETS, TEMPLATE),
            parent=self._window,
        )
        dialog.wanted.connect(partial(self._ask_file, kind, store))
        self._hold(kind, dialog)

    def _ask_file(
        self, kind: str, store: Store, units: Sequence[str], scope: str, phones: bool
    ) -> None:
        """Let the template be chosen where there is one, else the file."""
        from lowuse_plugin.qgis_bridge.unit_papers import PapersRequest  # noqa: PLC0415

        if kind == TEMPLATE:
            self._ask_template(store, units, scope, phones)
            return
        path = self._target(kind, store)
        if path is not None:
            self.write(store, PapersRequest(kind, units, path, scope, phones))

    def _ask_template(self, store: Store, units: Sequence[str], scope: str, phones: bool) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Choose the template"), str(store.path.parent), _FILTERS["xlsx"]
        )
        if not chosen:
            return
        template = Path(chosen)

        def work(_progress: Progress) -> Any:
            from lowuse_plugin.exchange.templates.shape import read_template  # noqa: PLC0415

            shape = read_template(template)
            return shape, _kept(shape)

        def show(found: tuple[TemplateShape, Mapping[str, str]]) -> None:
            from lowuse_plugin.gui.dialogs.template_dialog import TemplateDialog  # noqa: PLC0415
            from lowuse_plugin.qgis_bridge.unit_papers import PapersRequest  # noqa: PLC0415

            shape, mapping = found
            dialog = TemplateDialog(shape, mapping, self._window)
            request = PapersRequest(TEMPLATE, units, template, scope, phones, template)
            dialog.confirmed.connect(partial(self._confirmed, store, request, shape))
            self._hold(_HEADINGS, dialog)

        self._context.run_for(store, _title(TEMPLATE), work, show)

    def _confirmed(
        self,
        store: Store,
        request: PapersRequest,
        shape: TemplateShape,
        mapping: Mapping[str, str],
        keep: bool,
    ) -> None:
        from lowuse_plugin.qgis_bridge.unit_papers import PapersRequest  # noqa: PLC0415

        path = self._target(TEMPLATE, store, shape.path)
        if path is None:
            return
        made = PapersRequest(
            TEMPLATE, request.units, path, request.scope, request.with_phone, shape.path, mapping
        )
        self.write(store, made, keep=shape if keep else None)

    def _target(self, kind: str, store: Store, template: Path | None = None) -> Path | None:
        stem = template.stem if template is not None else store.path.stem
        suffixes = SUFFIXES[kind]
        name = f"{stem}_{_FILE_NAMES[kind]}_{office_today():%Y%m%d}.{suffixes[0]}"
        filters = {suffix: _FILTERS[suffix] for suffix in suffixes}
        chosen, used = QFileDialog.getSaveFileName(
            self._window, _title(kind), str(store.path.parent / name), ";;".join(filters.values())
        )
        return chosen_path(Path(chosen), suffixes_of(filters, used)) if chosen else None

    # -- writing ----------------------------------------------------------------------------------

    def write(
        self, store: Store, request: PapersRequest, *, keep: TemplateShape | None = None
    ) -> None:
        """Write in the background and tell.

        Args:
            store: The workspace that the units are of.
            request: What is written where.
            keep: The template whose match of headings is kept for the next time.
        """

        def work(progress: Progress) -> PapersWritten:
            from lowuse_plugin.qgis_bridge.unit_papers import write_papers  # noqa: PLC0415

            made = write_papers(store, request, progress)
            if keep is not None:
                _keep(keep, request.mapping)
            return made

        self._context.run_for(store, _title(request.kind), work, self._written)

    def _written(self, made: PapersWritten) -> None:
        lines = [tr("{count} survey units written: {path}", count=made.units, path=made.path)]
        if made.left_out:
            lines.append(tr("{count} are not low-efficiency and left out.", count=made.left_out))
        if made.stale:
            lines.append(
                tr("{count} have to be evaluated again; the file says so.", count=made.stale)
            )
        if made.examples:
            lines.append(
                tr(
                    "{count} rest on an example standard: the file is marked as a draft for "
                    "training.",
                    count=made.examples,
                )
            )
        if made.cut:
            fields = listed(made.cut)
            lines.append(tr("Texts too long for a SHP were cut in {fields}.", fields=fields))
        if made.kept_formulas:
            from lowuse_plugin.qgis_bridge.unit_papers import formulas_kept  # noqa: PLC0415

            lines.append(formulas_kept(made.kept_formulas))
        offers = file_offers(made.path)
        self._context.messages.success(" ".join(lines), offers=offers)

    # -- windows ----------------------------------------------------------------------------------

    def _to_front(self, key: str) -> bool:
        """Bring a window that is open to the front; tell whether there is one."""
        dialog = self._dialogs.get(key)
        if dialog is None or sip.isdeleted(dialog):
            return False
        to_front(dialog)
        return True

    def _hold(self, key: str, dialog: QDialog) -> None:
        """Show a window in the place of the one that was about the same."""
        before = self._dialogs.pop(key, None)
        if before is not None and not sip.isdeleted(before):
            before.reject()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialogs[key] = dialog
        dialog.finished.connect(partial(self._forget, key, dialog))
        to_front(dialog)

    def _forget(self, key: str, dialog: QDialog, _result: int) -> None:
        if self._dialogs.get(key) is dialog:
            del self._dialogs[key]

    def _close(self) -> None:
        for dialog in tuple(self._dialogs.values()):
            if not sip.isdeleted(dialog):
                dialog.reject()
        self._dialogs.clear()


def _why_no_word() -> str:
    from lowuse_plugin.qgis_bridge.unit_papers import why_no_word  # noqa: PLC0415

    return why_no_word()


def _title(kind: str) -> str:
    return {
        SHEETS: tr("Identification sheets"),
        SUMMARY_WORD: tr("Summary of survey units"),
        SUMMARY_EXCEL: tr("Summary of survey units"),
        TEMPLATE: tr("Fill own template"),
        LAYER: tr("Units as a layer"),
    }[kind]


def _kept(shape: TemplateShape) -> Mapping[str, str]:
    """Return the match of these headings that was kept, else what was recognised."""
    from lowuse_plugin.qgis_bridge.kept_mappings import (  # noqa: PLC0415
        find_mappings,
        mapping_folder,
    )

    found = find_mappings(mapping_folder(), shape.names, [_PRESETS])
    return found[_PRESETS].fields if _PRESETS in found else shape.guess


def _keep(shape: TemplateShape, mapping: Mapping[str, str]) -> None:
    from lowuse_plugin.domain.importing.mapping import fingerprint  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.kept_mappings import (  # noqa: PLC0415
        keep_mapping,
        mapping_folder,
    )

    keep_mapping(
        mapping_folder(),
        name=shape.path.stem,
        table=_PRESETS,
        fields=mapping,
        fingerprint=fingerprint(shape.names),
        constants={},
    )
