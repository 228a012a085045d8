# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of the work in their order, one entry each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QWidget


class Step(NamedTuple):
    """One entry: ``name`` is stable, ``label`` and ``tip`` are translated, ``run`` opens it."""

    name: str
    label: str
    tip: str
    icon: QIcon
    run: Callable[[], None]


def step_of(algorithm: QgsProcessingAlgorithm, run: Callable[[], None]) -> Step:
    """Return the entry of an algorithm."""
    return Step(
        name=algorithm.name(),
        label=algorithm.displayName(),
        tip=algorithm.shortDescription(),
        icon=algorithm.icon(),
        run=run,
    )


class StepsMenu(QMenu):
    """A menu of numbered steps."""

    def __init__(self, title: str, icon: QIcon, steps: Sequence[Step], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName("LowUse.StepsMenu")
        self.setIcon(icon)
        self.menuAction().setObjectName("LowUse.StepsAction")
        self.setToolTipsVisible(True)
        for number, step in enumerate(steps, start=1):
            action = self.addAction(step.icon, f"{number}  {step.label}")
            action.setObjectName(f"LowUse.Step.{step.name}")
            action.setToolTip(step.tip)
            action.setStatusTip(step.tip)
            # triggered(bool) must not become the argument of run.
            action.triggered.connect(lambda _checked=False, run=step.run: run())
