# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries drawn in a real session, by the functions that QGIS's tools call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from lowuse_plugin.gui.boundaries.command import BoundaryCommand
from lowuse_plugin.gui.boundaries.desk import BoundaryDesk
from lowuse_plugin.gui.boundaries.work import BoundaryWork
from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog
from lowuse_plugin.gui.parcels.retire_command import RetireCommand
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.scratch import look
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    EAST,
    NORTH,
    add,
    multipolygon,
    new_workspace,
    parcel,
)


class Office:
    """A workspace with three parcels of 10 m depth: 甲 0–10, 乙 10–30, 丙 50–60."""

    def __init__(self, desk: SessionDesk, folder: Path) -> None:
        self.desk = desk
        with new_workspace(folder) as store:
            self.path = store.path
            self.a, self.b, self.c = add(
                store,
                "parcel",
                [
                    parcel(
                        0,
                        10,
                        parcel_code="甲",
                        registered_area_m2=100,
                        floor_area_m2=80,
                        plane_area_m2=100,
                    ),
                    parcel(10, 30, parcel_code="乙", plane_area_m2=200),
                    parcel(50, 60, parcel_code="丙", plane_area_m2=100),
                ],
            )
        self.add_action = QAction(desk.window)
        self.drawn: list[bool] = []
        self.add_action.triggered.connect(lambda: self.drawn.append(True))
        desk.desk.actionAddFeature = lambda: self.add_action
        self.active: list[QgsVectorLayer] = []
        desk.desk.setActiveLayer = self.active.append
        desk.open(self.path)
        self.command = BoundaryCommand(desk.context, desk.window, desk.desk)
        self.retiring = RetireCommand(desk.context, desk.window)

    def release(self) -> None:
        self.command.release()
        self.retiring.release()
        settle()

    @property
    def work(self) -> BoundaryWork:
        return self.parts.work

    @property
    def parts(self) -> BoundaryDesk:
        return self.command.desk()

    @property
    def layer(self) -> QgsVectorLayer:
        layer = self.work.scratch.layer
        assert layer is not None
        return layer

    def edit(self, *uuids: str) -> None:
        self.command.edit(uuids)
        self.rest()

    def rest(self) -> None:
        """Let the hand rest, and what follows end."""
        until(lambda: not self.work.scratch.is_waiting)
        self.desk.rest()
        until(lambda: not self.work.is_checking and not self.work.is_saving)

    def feature(self, uuid: str) -> QgsFeature:
        return next(f for f in self.layer.getFeatures() if f[look.UUID] == uuid)

    def looks(self, uuid: str) -> str:
        """The entry of the legend by which the map shows a parcel."""
        feature = self.feature(uuid)
        context = QgsExpressionContext(
            QgsExpressionContextUtils.globalProjectLayerScopes(self.layer)
        )
        context.setFeature(feature)
        rules = self.layer.renderer().rootRule().children()
        for rule in rules:
            if rule.isElse() or QgsExpression(rule.filterExpression()).evaluate(context):
                return str(rule.label())
        return ""

    def labels(self) -> list[str]:
        """What the scratch layer writes onto its shapes."""
        expression = QgsExpression(self.layer.labeling().settings().fieldName)
        context = QgsExpressionContext(
            QgsExpressionContextUtils.globalProjectLayerScopes(self.layer)
        )
        told = []
        for feature in self.layer.getFeatures():
            context.setFeature(feature)
            told.append(str(expression.evaluate(context)))
            assert not expression.hasEvalError(), expression.evalErrorString()
        return told

    def reshape(self, uuid: str, *box: float) -> None:
        """As a tool of QGIS does."""
        geometry = QgsGeometry()
        geometry.fromWkb(multipolygon(*box))
        assert self.layer.changeGeometry(self.feature(uuid).id(), geometry)
        self.rest()

    def draw(self, *box: float, **values: str) -> None:
        geometry = QgsGeometry()
        geometry.fromWkb(multipolygon(*box))
        feature = QgsVectorLayerUtils.createFeature(self.layer, geometry)
        for name, value in values.items():
            feature[name] = value
        assert self.layer.addFeature(feature)
        self.rest()

    def feature_values(self) -> list[tuple[str, str]]:
        return [(f["district"], f["holder_name"]) for f in self.layer.getFeatures()]

    def paste(self, other: QgsVectorLayer, *, selected: bool = False) -> None:
        """As Ctrl+V does: transformed, made to fit, added in one go."""
        transform = QgsCoordinateTransform(other.crs(), self.layer.crs(), QgsProject.instance())
        source = other.getSelectedFeatures() if selected else other.getFeatures()
        made: list[QgsFeature] = []
        for feature in source:
            names = [self.layer.fields().lookupField(f.name()) for f in other.fields()]
            values = {to: feature[at] for at, to in enumerate(names) if to >= 0}
            geometry = feature.geometry()
            geometry.transform(transform)
            new = QgsVectorLayerUtils.createFeature(self.layer, geometry, values)
            made += QgsVectorLayerUtils.makeFeatureCompatible(new, self.layer)
        assert self.layer.addFeatures(made)
        self.rest()

    def child(self, kind: type, name: str) -> Any:
        found = self.desk.window.findChild(kind, f"LowUse.Boundary.{name}")
        assert found is not None, name
        return found

    @property
    def state(self) -> str:
        return str(self.child(QLabel, "State").text())

    def found(self) -> dict[str, str]:
        assert self.work.report is not None
        return {f.code: f.severity for f in self.work.report.findings}

    def write(self, reason: str = "界址调整") -> None:
        self.child(QLineEdit, "Reason").setText(reason)
        button = self.child(QPushButton, "Write")
        assert button.isEnabled(), self.state
        button.click()
        if self.work.report is not None and self.work.report.overlaps:
            self.child(QPushButton, "Overlaps.Write").click()
        until(lambda: not self.work.is_saving)
        self.desk.rest()

    def answer(self, number: int, answer: str) -> None:
        choice = self.child(QComboBox, f"Question.{number}")
        choice.setCurrentIndex(choice.findData(answer))
        self.rest()

    def row(self, uuid: str) -> Any:
        store = self.desk.session.store
        assert store is not None
        with store.read() as reading:
            return reading.row("parcel", uuid)

    def listed(self) -> list[dict[str, Any]]:
        store = self.desk.session.store
        assert store is not None
        with store.read() as reading:
            return reading.table("list_parcels").to_rows()

    def map_box(self, uuid: str) -> list[float]:
        """What the layer on the map shows of a parcel, from its south-west corner on."""
        layer = self.desk.layers.layer(PARCELS)
        assert layer is not None
        [feature] = [f for f in layer.getFeatures() if f["uuid"] == uuid]
        box = feature.geometry().boundingBox()
        return [box.xMinimum() - EAST, box.yMinimum() - NORTH,
                box.xMaximum() - EAST, box.yMaximum() - NORTH]  # fmt: skip

    def colleague(self, *changes: Any) -> None:
        with open_workspace(self.path, actor=ACTOR) as store:
            store.write(list(changes), reason="同事")

    def press_in_box(self, name: str) -> None:
        """Press a button of the question that comes next."""

        def press() -> None:
            box = QApplication.activeModalWidget()
            assert box is not None
            button = box.findChild(QPushButton, f"LowUse.Boundary.Leave.{name}")
            assert button is not None
            button.click()

        QTimer.singleShot(0, press)

    def retire_dialog(self, *uuids: str) -> RetireDialog:
        self.retiring.retire(uuids)
        self.desk.rest()
        dialog = self.desk.window.findChild(RetireDialog)
        assert dialog is not None
        return dialog
