# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of a registered layer: name, kind, source, day, document, place and message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.layer_fields import LayerFields
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Value
    from lowuse_plugin.qgis_bridge.waiting import Waiting
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

_NAME = "LowUse.ReferenceLayer"


class ReferenceLayerDialog(AskingDialog):
    """Changes what is said; the areas of the layer stay."""

    save_wanted = pyqtSignal(object)
    """Values by column, as the service takes them."""

    NAME = "ReferenceLayer"
    CHARACTERS = 66

    def __init__(
        self, layer: RegisteredLayer, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the form.

        Args:
            layer: The layer.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Change the layer"), tr("Save"), waiting, parent)
        self._layer_fields = LayerFields(self.form, _NAME, layer)
        text = tr("The {count} areas stay; they change with a new import of this name.",
                  count=f"{layer.areas:,}")  # fmt: skip
        self.body.addWidget(self._fields)
        self.body.addWidget(plain_label(f"{_NAME}.What", text))
        self._layer_fields.changed.connect(self._on_changed)
        install_f1(self, "overlay", "layers")
        self._begin()

    @property
    def values(self) -> dict[str, Value]:
        """What was entered."""
        return self._layer_fields.values

    def _typed(self) -> object:
        return self.values

    def _gap(self) -> str:
        return self._layer_fields.gap

    def _send(self) -> None:
        self.save_wanted.emit(self.values)
