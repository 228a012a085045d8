# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The first hour of a new user, played in the real QGIS with the mouse's own means.

Runs inside QGIS (``qgis --code``). Dialogs of the operating system are stepped over: files are
dropped, and the two files that are written get their names from here.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis import utils
from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from qgis.utils import iface
from steps import (
    answer_file_question,
    drop,
    fill_screen,
    message,
    objects,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)
from watchdog import Watchdog

FILES = ("宗地.gpkg", "工业用地控制线.geojson", "三旧标图建库.geojson", "企业税收.csv")
HOUSE = Path(os.environ["LOWUSE_HOUSE"])
"""Folder with the delivered files; the workspace and what is written go there too."""
CROSSING = 97
CHINESE = os.environ["LOWUSE_CHINESE"] == "1"


def say(chinese, english):
    return chinese if CHINESE else english


def drive():
    seen = {"locale_is_chinese": CHINESE}
    fill_screen()
    iface.newProject()
    settle(1)
    seen["active"] = "lowuse_plugin" in utils.active_plugins
    iface.messageBar().clearWidgets()
    dog = Watchdog(iface.mainWindow())
    dog.start()
    settle(0.5)
    started = time.monotonic()
    first_look(seen)
    new_workspace(seen)
    import_files(seen)
    check_line(seen)
    identify(seen)
    why(seen)
    tag(seen)
    write_map(seen)
    write_figures(seen)
    seen["seconds"] = time.monotonic() - started
    dog.stop()
    seen["worst_stall_s"] = dog.worst()
    seen["stalls"] = dog.report()
    dog.close()
    step_through(seen)
    QgsProject.instance().setDirty(False)
    return seen


def first_look(seen):
    """① the toolbar is there, nothing is red."""
    seen["toolbar"] = the("LowUse.Toolbar", QWidget).isVisible()
    press("LowUse.Tagging.Toggle")
    settle()
    seen["start"] = the("LowUse.Start.State", QLabel).text()
    shot("1-empty")


def new_workspace(seen):
    """② four questions, one of them answered already."""
    press("LowUse.Start.New")
    the("LowUse.NewWorkspace", QDialog)
    district = the("LowUse.NewWorkspace.District", QComboBox)
    district.setCurrentIndex(district.findData("440700"))
    the("LowUse.NewWorkspace.Folder", QgsFileWidget).setFilePath(str(HOUSE))
    the("LowUse.NewWorkspace.Person", QLineEdit).setText("张三")
    settle()
    seen["crs"] = the("LowUse.NewWorkspace.Crs", QComboBox).currentText()
    seen["will_be_made"] = the("LowUse.NewWorkspace.Outcome", QLabel).text()
    shot("2-new-workspace")
    press("LowUse.NewWorkspace.Make")
    wait_for_message(say("已打开", "is open"))
    wait_for(lambda: not shown("LowUse.NewWorkspace"))
    settle(1)
    shot("2-workspace-open")


def import_files(seen):
    """③ four files dropped at once."""
    press("LowUse.Import")
    dialog = the("LowUse.ImportDialog", QDialog)
    taxes = HOUSE.parent / "税收明细"
    taxes.mkdir(exist_ok=True)
    QgsSettings().setValue("lowuse/tax_folder", str(taxes))
    seen["dropped"] = drop(dialog, [HOUSE / name for name in FILES])
    start = the("LowUse.Import.Run")
    wait_for(start.isEnabled, 60, "every file settled")
    settle(1)
    shot("3-import")
    tabs = dialog.findChildren(QTabWidget)[0]
    for page in range(1, tabs.count()):
        if tabs.isTabVisible(page):
            tabs.setCurrentIndex(page)
            settle(0.7)
            shot(f"3-import-{page}")
    press("LowUse.Import.Run")
    wait_for(lambda: len(dialog.findChildren(QPushButton, "LowUse.Import.View")) == len(FILES), 120,
             "four reports")  # fmt: skip
    settle(1)
    shot("3-imported")
    seen["import_message"] = message()
    press("LowUse.Import.View")
    result = the("LowUse.ImportResult", QDialog)
    settle()
    shot("3-import-result")
    result.close()
    dialog.close()
    count = the("LowUse.Tagging.List.Count", QLabel)
    wait_for(lambda: "13,157" in count.text(), 30, "the list")
    settle(1)
    shot("3-parcels")


def check_line(seen):
    """④ one button checks all; list and map."""
    press("LowUse.ControlLine.Toggle")
    settle(1)
    press("LowUse.ControlLine.Check", 20)
    seen["check_message"] = wait_for_message(say("已套合", "checked: inside"))
    settle(2)
    shot("4-checked")
    press("LowUse.ControlLine.State.crossing")
    table = the("LowUse.ControlLine.List.Table", QTableView)
    rows = table.model().rowCount
    wait_for(lambda: rows() == CROSSING, 20, "the crossing parcels")
    seen["crossing_rows"] = rows()
    before = iface.mapCanvas().extent().toString()
    click_row(table, 0)
    settle(2)
    seen["zoomed"] = iface.mapCanvas().extent().toString() != before
    shot("4-crossing")
    press("LowUse.ControlLine.State.crossing")


def identify(seen):
    press("LowUse.Tagging.Toggle")
    settle(0.5)
    press("LowUse.Tagging.Identify", 20)
    seen["identify_message"] = wait_for_message(say("疑似低效", "suspected"))
    settle(2)


def why(seen):
    """⑤ 为什么 on one parcel reads like a sentence with its clause."""
    press("LowUse.Tagging.State.suspected")
    settle(0.5)
    click_row(the("LowUse.Tagging.List.Table", QTableView), 0)
    settle(1.5)
    shot("5-why")
    card = the("LowUse.Tagging.Card", QWidget)
    # The card of a panel behind this one counts as visible too.
    reasons = card.findChild(QTextBrowser, "LowUse.Reasons")
    seen["why"] = reasons.toPlainText().splitlines()[0]
    tabs = card.findChildren(QTabWidget)[0]
    for page in range(1, tabs.count()):
        tabs.setCurrentIndex(page)
        settle(0.4)
        shot(f"5-card-{page}")
    tabs.setCurrentIndex(0)


def tag(seen):
    """⑥ tag 20, undo, tag again."""
    table = the("LowUse.Tagging.List.Table", QTableView)
    for row in range(20):
        index = table.model().index(row, 0)
        table.model().setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    settle()
    seen["selected_on_map"] = sum(
        layer.selectedFeatureCount()
        for layer in QgsProject.instance().mapLayers().values()
        if layer.customProperty("lowuse/role") == "parcels"
    )
    shot("6-selected")
    press("LowUse.Tagging.Tag")
    press("LowUse.TagQuestion.Go")  # one of them may be idle land
    seen["tag_message"] = wait_for_message(say("已标记 20 宗", "Parcels tagged: 20"))
    wait_for(lambda: chip("tagged") == 20, 10, "20 tagged in the list")
    settle(1.5)
    shot("6-tagged")
    press("LowUse.Message.Undo")
    seen["undo_message"] = wait_for_message(say("已撤销", "Undone"))
    wait_for(lambda: chip("tagged") == 0, 10, "none tagged in the list")
    seen["tagged_after_undo"] = chip("tagged")
    press("LowUse.Tagging.Tag")
    press("LowUse.TagQuestion.Go")  # one of them may be idle land
    wait_for_message(say("已标记 20 宗", "Parcels tagged: 20"))
    wait_for(lambda: chip("tagged") == 20, 10, "20 tagged again")
    seen["tagged_at_last"] = chip("tagged")


def write_map(seen):
    """⑦ a PDF …"""
    press("LowUse.Map")
    dialog = the("LowUse.ExportMap", QDialog)
    settle(4)
    shot("7-map-dialog")
    pdf = HOUSE / "控制线比对图.pdf"
    answer_file_question(pdf)
    press("LowUse.ExportMap.Export")
    seen["map_message"] = wait_for_message("控制线比对图")
    seen["pdf_bytes"] = pdf.stat().st_size
    shot("7-map-written")
    dialog.close()


def write_figures(seen):
    """… and an xlsx."""
    xlsx = HOUSE / "统计.xlsx"
    answer_file_question(xlsx)
    press("LowUse.Figures")
    press("LowUse.FiguresDay.Save")
    seen["figures_message"] = wait_for_message("xlsx")
    seen["xlsx_bytes"] = xlsx.stat().st_size
    shot("7-figures")


def step_through(seen):
    """Next parcel → card complete, measured 30 times with the key that people use."""
    table, card = the("LowUse.Tagging.List.Table", QTableView), the("LowUse.Tagging.Card", QWidget)
    press("LowUse.Tagging.State.suspected")
    settle(0.5)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    settle(0.5)
    times = []
    for _ in range(30):
        complete = []
        card.shown.connect(complete.append)
        begin = time.perf_counter()
        QTest.keyClick(table, Qt.Key.Key_Down)
        while not complete and time.perf_counter() - begin < 5:
            QCoreApplication.processEvents()
        times.append(time.perf_counter() - begin)
        card.shown.disconnect(complete.append)
        settle(0.05)
    seen["card_ms_median"] = round(statistics.median(times) * 1000, 1)
    seen["card_ms_worst"] = round(max(times) * 1000, 1)


def shown(name):
    return [w for w in objects(name, QWidget) if w.isVisible()]


def chip(state):
    """How many parcels the button of a state says."""
    for button in objects(f"LowUse.Tagging.State.{state}", QToolButton):
        return int(button.text().split()[-1].replace(",", ""))
    return 0


def click_row(table, row):
    """Click the middle of a cell of the second column."""
    index = table.model().index(row, 1)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


QTimer.singleShot(1500, lambda: run(drive))
