# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map shows the truth within five seconds (P7), with the interval of the first day."""

from __future__ import annotations

import time
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.layers import roles
from tests.qgis.layers.layer_desk import Heard, until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.store.support import finish, start

P7_S = 5.0
"""Promised: so soon the map shows what a colleague saved."""

SAVES_WHEN_TOLD = """
with open_workspace(path, actor=me) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    with store.read() as reading:
        row = reading.table("parcel")["uuid"].to_list()[0]
    store.write([Update("parcel", row, 1, {"holder_name": "乙公司"})], reason="改名")
    print(time.time(), row)
"""


def test_p7_a_save_of_another_program_is_drawn_within_the_promised_deadline(
    session_desk: SessionDesk, folder: Path
) -> None:
    """Foreign commit → data_version → display copy → repaint signal → the new name is read."""
    usual = SessionDesk(session_desk.desk, settings.CHECK_INTERVAL_S.default)
    path = workspace(folder)
    usual.open(path)
    layer = usual.layers.layer(roles.PARCELS)
    colleague = start(SAVES_WHEN_TOLD, path, "李四")
    assert colleague.stdout is not None
    assert colleague.stdin is not None
    assert colleague.stdout.readline().strip() == "ready"
    QCoreApplication.processEvents()
    drawn = Heard(layer.repaintRequested)
    told = time.time()
    colleague.stdin.write("save\n")
    colleague.stdin.flush()
    until(lambda: bool(drawn.said), P7_S)
    assert time.time() - told < P7_S
    committed, row = finish(colleague).split()
    assert told <= float(committed) < time.time()
    names = {feature["uuid"]: feature["holder_name"] for feature in layer.getFeatures()}
    assert names[row] == "乙公司"
    usual.rest()
    usual.stop()
