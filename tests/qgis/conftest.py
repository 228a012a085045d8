# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Real QGIS objects without the QGIS window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication

from lowuse_plugin.algorithms.provider import LowUseProvider
from tests.qgis.window import Desk, settle


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.window.deleteLater()
    settle()


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[LowUseProvider]:
    """The provider, registered."""
    provider = LowUseProvider()
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(provider)
    yield provider
    registry.removeProvider(provider)
