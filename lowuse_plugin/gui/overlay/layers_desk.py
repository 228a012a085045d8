# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Registering, changing and retiring the layers that land is laid over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import Progress, Receipt, Store, Value
    from lowuse_plugin.gui.dialogs.overlay.reference_layer_dialog import ReferenceLayerDialog
    from lowuse_plugin.gui.dialogs.overlay.register_layer_dialog import (
        RegisterLayerDialog,
        Registration,
    )
    from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer


class OverlayLayersDesk:
    """Opens the forms and writes what they ask for."""

    def __init__(self, context: PanelContext, window: QWidget, asking: AskingDesk) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
            asking: Holds them.
        """
        self._context, self._window, self._asking = context, window, asking

    def register(self, registered: Sequence[RegisteredLayer]) -> None:
        """Ask for a polygon layer of the QGIS project and what is said of it.

        Args:
            registered: Layers that there are.
        """
        from lowuse_plugin.gui.dialogs.overlay.register_layer_dialog import (  # noqa: PLC0415
            RegisterLayerDialog,
        )

        store = self._context.session.store
        if store is None:
            return

        def make() -> RegisterLayerDialog:
            waiting = self._context.session.waiting
            dialog = RegisterLayerDialog(waiting, registered, self._window)
            dialog.save_wanted.connect(partial(self._write_registration, dialog, store))
            return dialog

        self._asking.ask(("register",), make)

    def _write_registration(
        self, dialog: RegisterLayerDialog, store: Store, wanted: Registration
    ) -> None:
        person = current_actor().name

        def work(progress: Progress) -> ImportReport:
            from lowuse_plugin.services.importing.areas import (  # noqa: PLC0415
                FileOptions,
                import_reference_areas,
            )

            return import_reference_areas(
                store,
                wanted.layer.read(progress),
                name=wanted.name,
                kind=wanted.kind,
                source=wanted.source,
                as_of=wanted.as_of,
                priority=wanted.priority,
                message=wanted.message,
                document_no=wanted.document_no,
                registered_by=person,
                options=FileOptions(district=wanted.district),
                progress=progress,
            )

        def done(report: ImportReport) -> bool:
            self._context.messages.success(
                tr("Layer {layer} registered: {imported} areas taken, {refused} refused.",
                   layer=wanted.name, imported=f"{report.imported:,}",
                   refused=f"{report.refused:,}")
            )  # fmt: skip
            if self._context.session.store is store:
                self._context.session.saved()
            return True

        self._asking.write(dialog, store, tr("Registering a layer"), work, done)

    def change(self, layer: RegisteredLayer) -> None:
        """Ask what is to be said of a registered layer."""
        from lowuse_plugin.gui.dialogs.overlay.reference_layer_dialog import (  # noqa: PLC0415
            ReferenceLayerDialog,
        )

        store = self._context.session.store
        if store is None:
            return

        def make() -> ReferenceLayerDialog:
            dialog = ReferenceLayerDialog(layer, self._context.session.waiting, self._window)
            dialog.save_wanted.connect(partial(self._write_change, dialog, store, layer))
            return dialog

        self._asking.ask(("change", layer.uuid), make)

    def _write_change(
        self,
        dialog: ReferenceLayerDialog,
        store: Store,
        layer: RegisteredLayer,
        values: dict[str, Value],
    ) -> None:
        def work(_progress: Progress) -> Receipt | None:
            from lowuse_plugin.services.overlay.reference_layers import change_layer  # noqa: PLC0415

            return change_layer(store, layer.uuid, layer.row_version, values)

        def done(receipt: Receipt | None) -> bool:
            if receipt is None:
                self._context.messages.info(tr("The layer says so already."))
            else:
                text = tr("Layer {layer} changed.", layer=values["name"])
                self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the layer"), work, done)

    def retire(self, layer: RegisteredLayer) -> None:
        """Ask why a registered layer counts no more."""
        from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return

        def make() -> ReasonDialog:
            what = tr("Layer {layer} with {count} areas counts no more: map, analysis and checks "
                      "leave it out. It stays in the history.", layer=layer.name,
                      count=f"{layer.areas:,}")  # fmt: skip
            waiting = self._context.session.waiting
            dialog = ReasonDialog(tr("Retire the layer"), what, waiting, self._window)
            dialog.reason_given.connect(partial(self._write_retirement, dialog, store, layer))
            return dialog

        self._asking.ask(("retire", layer.uuid), make)

    def _write_retirement(
        self, dialog: ReasonDialog, store: Store, layer: RegisteredLayer, reason: str
    ) -> None:
        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.overlay.reference_layers import retire_layer  # noqa: PLC0415

            return retire_layer(store, layer.uuid, layer.row_version, reason)

        def done(receipt: Receipt) -> bool:
            text = tr("Layer {layer} retired.", layer=layer.name)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Retiring a layer"), work, done)
