# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The import dialog with real files, a real workspace and real background tasks."""

from __future__ import annotations

import csv
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsDateEdit, QgsMapCanvas, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QDate,
    QMimeData,
    QObject,
    QPoint,
    Qt,
    QUrl,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, WorkspaceInfo
from lowuse_plugin.gui.dialogs.importing import jobs as import_jobs
from lowuse_plugin.gui.dialogs.importing.dialog import ImportDialog
from lowuse_plugin.gui.dialogs.importing.result_dialog import ImportResultDialog
from lowuse_plugin.gui.widgets.importing.files import FILE, KIND, VIEW
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.tasks import Tasks
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.exchange.make_files import square, write_layer
from tests.qgis.window import Desk, settle
from tests.services.importing.import_support import CODE, current, lot


class Session(QObject):
    """What the dialog uses of a session."""

    refreshed = pyqtSignal(object)
    closed = pyqtSignal()
    role_changed = pyqtSignal()

    def __init__(self, store: WorkspaceStore) -> None:
        super().__init__()
        self.store: WorkspaceStore | None = store
        self.saves = 0

    @property
    def info(self) -> WorkspaceInfo | None:
        return self.store.info if self.store else None

    @property
    def can_write(self) -> bool:
        return self.store is not None

    def close(self) -> None:
        """Let go of the workspace in the order of the real session."""
        store, self.store = self.store, None
        self.closed.emit()
        if store is not None:
            store.close()

    def saved(self) -> None:
        self.saves += 1
        if self.store is not None:
            self.refreshed.emit(self.store.display.catch_up())


class Hall:
    """The dialog and what stands around it."""

    def __init__(self, store: WorkspaceStore, desk: Desk) -> None:
        self.store = store
        self.desk = desk
        self.session = Session(store)
        self.errors: list[BaseException] = []
        self.tasks = Tasks(self.errors.append)
        self.messages = Messages(desk.bar)
        self.dialog = ImportDialog(self.session, self.tasks, self.messages, desk.window)
        self.reports: list[object] = []
        self.dialog.imported.connect(self.reports.append)
        self.dialog.show()

    def find(self, kind: type, name: str):
        found = self.dialog.findChild(kind, f"LowUse.Import.{name}")
        assert found is not None, name
        return found

    @property
    def files(self) -> QTableWidget:
        return self.find(QTableWidget, "Files")

    @property
    def run(self) -> QPushButton:
        return self.find(QPushButton, "Run")

    def line(self, name: str) -> int:
        texts = [self.files.item(row, FILE).text() for row in range(self.files.rowCount())]
        return next(row for row, text in enumerate(texts) if text.startswith(f"{name}\n"))

    def words(self, name: str) -> str:
        return self.files.item(self.line(name), FILE).text().partition("\n")[2]

    def look_at(self, name: str) -> None:
        self.files.setCurrentCell(self.line(name), FILE)

    def told(self) -> list[str]:
        """Every message that stands in the bar, the newest last."""
        return [item.text() for item in reversed(self.desk.bar.items())]

    def missing(self) -> str:
        return self.find(QLabel, "Missing").text()

    def sentence(self) -> str:
        return self.find(QLabel, "Sentence").text()

    def add(self, *paths: Path) -> None:
        self.dialog.add_files(paths)
        self.wait()

    def wait(self, until: Callable[[], bool] | None = None) -> None:
        ready = until or (lambda: not self.tasks.busy)
        end = time.monotonic() + 30
        while not ready():
            assert time.monotonic() < end, "nothing came"
            QCoreApplication.processEvents()
            time.sleep(0.005)
        QCoreApplication.processEvents()

    def import_all(self) -> None:
        self.run.click()
        self.wait()

    def choose(self, combo: QComboBox, value: object) -> None:
        """Choose as a person does: the entry is shown, then told."""
        index = combo.findData(value)
        assert index >= 0, value
        combo.setCurrentIndex(index)
        combo.activated.emit(index)


@pytest.fixture
def hall(
    folder: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Hall]:
    """The dialog; ``training`` as parameter makes its workspace one for training."""
    QgsSettings().remove("lowuse/import")
    (folder / "税收明细").mkdir()
    QgsSettings().setValue("lowuse/tax_folder", str(folder / "税收明细"))
    monkeypatch.setattr(import_jobs, "mapping_folder", lambda: folder / "profile" / "mappings")
    store = create_workspace(
        folder / "工作库.gpkg",
        district="440704",
        crs="EPSG:4526",
        actor=current_actor(),
        training=getattr(request, "param", "") == "training",
    )
    store.attach_display(DisplayCopy.open(store, folder / "cache"))
    hall = Hall(store, desk)
    yield hall
    hall.wait()
    hall.dialog.release()
    hall.dialog.deleteLater()
    settle()
    store.close()
    assert hall.errors == []


def parcels(folder: Path, name: str = "宗地.gpkg", count: int = 3, **options: object) -> Path:
    rows = [lot(number, QLR="甲厂", ZDMJ="10000") for number in range(1, count + 1)]
    return write_layer(folder / name, rows, **options)  # type: ignore[arg-type]


def control_line(folder: Path) -> Path:
    row = {"BBH": "2024", "SXRQ": "2024-07-01", "DJ": "1", "wkt": square(0, side=1000)}
    return write_layer(folder / "工业用地控制线.geojson", [row], layer="控制线")


def taxes(folder: Path) -> Path:
    path = folder / "企业税收.csv"
    text = f"企业名称,宗地代码,2023年税收(万元)\n甲厂,{CODE.format(1)},5\n无地公司,,1\n"
    path.write_bytes(text.encode("gb18030"))
    return path


def test_several_files_go_through_one_dialog_into_the_workspace(hall: Hall, folder: Path) -> None:
    hall.add(taxes(folder), parcels(folder), control_line(folder))
    kinds = [hall.files.cellWidget(row, KIND).currentData() for row in range(3)]
    assert kinds == ["enterprises", "parcels", "control_line"]
    assert hall.words("宗地.gpkg") == "Ready · 3 rows"
    assert (hall.missing(), hall.run.isEnabled()) == ("", True)
    hall.import_all()
    assert hall.words("宗地.gpkg") == "Imported 3 · changed 0 · refused 0"
    assert hall.words("企业税收.csv") == "Imported 2 · changed 0 · refused 0"
    assert len(current(hall.store)) == 3
    assert len(current(hall.store, "control_line")) == 1
    # The list came first and was imported last: it found its parcel.
    assert len(current(hall.store, "parcel_enterprise")) == 1
    assert [report.table for report in hall.reports] == ["control_line", "parcel", "enterprise"]
    assert hall.session.saves == 3
    text = hall.desk.bar.currentItem().text()
    assert text == "3 files: imported 6 · changed 0 · refused 0"
    assert not hall.run.isEnabled()


def test_a_file_without_crs_is_shown_and_waits_for_the_user(hall: Hall, folder: Path) -> None:
    hall.add(parcels(folder, "补充宗地.shp", epsg=None))
    assert hall.words("补充宗地.shp") == "Still needed: CRS"
    assert hall.missing() == "补充宗地.shp still needs: CRS (page “Position”)."
    assert not hall.run.isEnabled()
    assert "states no CRS" in hall.sentence()
    where = hall.find(QLabel, "Where").text()
    assert "it would lie near Jianghai" in where
    [layer] = hall.find(QgsMapCanvas, "Map").layers()
    assert layer.featureCount() == 3
    hall.find(QPushButton, "UseCrs.EPSG:4526").click()
    hall.wait()
    assert hall.find(QgsProjectionSelectionWidget, "Crs").crs().authid() == "EPSG:4526"
    assert "It lies near Jianghai" in hall.find(QLabel, "Where").text()
    hall.import_all()
    assert len(current(hall.store)) == 3


def test_exchanged_axes_are_settled_with_one_tick(hall: Hall, folder: Path) -> None:
    turned = "POLYGON((2490000 38405000,2490100 38405000,2490100 38405100,2490000 38405000))"
    hall.add(write_layer(folder / "宗地.gpkg", [lot(1, wkt=turned)]))
    assert hall.words("宗地.gpkg") == "Still needed: north and east"
    hall.find(QCheckBox, "SwapAxes").click()
    hall.wait()
    hall.import_all()
    assert len(current(hall.store)) == 1


def test_a_refused_file_stops_no_other(hall: Hall, folder: Path) -> None:
    drawing = folder / "图.dwg"
    drawing.write_bytes(b"AC1032")
    twice = write_layer(folder / "重复.gpkg", [lot(7, QLR="甲"), lot(7, QLR="乙", wkt=square(9))])
    hall.add(drawing, twice, parcels(folder))
    assert hall.words("图.dwg") == "Cannot be read"
    hall.look_at("图.dwg")
    assert "DWG" in hall.sentence()
    hall.import_all()
    assert hall.words("重复.gpkg") == "Imported 1 · changed 0 · refused 1"
    assert hall.words("宗地.gpkg") == "Imported 3 · changed 0 · refused 0"
    assert hall.words("图.dwg") == "Cannot be read"
    assert len(current(hall.store)) == 4


def test_a_fault_of_one_import_stays_with_its_file(hall: Hall, folder: Path) -> None:
    gone = parcels(folder, "没了.gpkg")
    hall.add(gone, taxes(folder))
    gone.unlink()
    hall.import_all()
    assert hall.words("没了.gpkg") == "Not imported"
    hall.look_at("没了.gpkg")
    assert "does not exist" in hall.sentence()
    assert hall.words("企业税收.csv") == "Imported 2 · changed 0 · refused 0"


def test_cancel_stops_all_and_importing_again_completes(hall: Hall, folder: Path) -> None:
    hall.add(parcels(folder), taxes(folder))
    cancel = hall.dialog.findChild(QPushButton, "LowUse.TaskProgress.Cancel")
    hall.dialog._jobs.import_started.connect(lambda _task: cancel.click())
    hall.run.click()
    hall.wait()
    assert hall.words("宗地.gpkg") == "Stopped; importing again completes it"
    assert hall.words("企业税收.csv") == "Ready · 2 rows"
    assert current(hall.store) == []
    assert not cancel.isVisible()
    hall.dialog._jobs.import_started.disconnect()
    hall.import_all()
    assert (len(current(hall.store)), len(current(hall.store, "enterprise"))) == (3, 2)


def test_an_uncertain_file_is_asked_about_and_its_options_are_its_kinds(
    hall: Hall, folder: Path
) -> None:
    hall.add(write_layer(folder / "1.gpkg", [{"ID": "1", "wkt": square(0)}], layer="1"))
    assert hall.words("1.gpkg") == "Still needed: kind"
    hall.choose(hall.files.cellWidget(0, KIND), "reference")
    assert hall.words("1.gpkg") == "Still needed: kind of the layer"
    assert hall.find(QLineEdit, "Option.name").text() == "1"
    assert hall.dialog.findChild(QLineEdit, "LowUse.Import.Option.version") is None
    hall.choose(hall.find(QComboBox, "Option.reference_kind"), "urban_boundary")
    assert hall.words("1.gpkg") == "Ready · 1 rows"
    hall.import_all()
    assert [row["kind"] for row in current(hall.store, "reference_layer")] == ["urban_boundary"]


def test_a_corrected_mapping_is_remembered_for_the_next_file(hall: Hall, folder: Path) -> None:
    first = [lot(1, 单位="甲厂", XX="一号")]
    hall.add(write_layer(folder / "宗地一.gpkg", first))
    hall.choose(hall.find(QComboBox, "Field.holder_name"), "单位")
    hall.choose(hall.find(QComboBox, "Field.address"), "XX")
    hall.find(QCheckBox, "Remember").click()
    hall.import_all()
    hall.add(write_layer(folder / "宗地二.gpkg", [lot(2, 单位="乙厂", XX="二号")]))
    hall.look_at("宗地二.gpkg")
    assert hall.find(QComboBox, "Field.holder_name").currentData() == "单位"
    assert hall.find(QCheckBox, "Remember").isChecked()
    hall.import_all()
    rows = {row["holder_name"]: row["address"] for row in current(hall.store)}
    assert rows == {"甲厂": "一号", "乙厂": "二号"}


def test_a_required_column_that_is_missing_comes_first(hall: Hall, folder: Path) -> None:
    path = folder / "企业.csv"
    path.write_text("信用代码,甲方,2023年税收\n91440704MA4UXXXX1A,甲厂,5\n", encoding="utf-8")
    hall.add(path)
    table = hall.find(QTableWidget, "Mapping")
    assert table.item(0, 0).text() == "name (missing)"
    assert hall.words("企业.csv") == "Still needed: field of the name"
    hall.choose(hall.find(QComboBox, "Field.name"), "甲方")
    assert "(missing)" not in table.item(0, 0).text()
    assert hall.run.isEnabled()


def test_another_encoding_reads_the_rows_again(hall: Hall, folder: Path) -> None:
    hall.add(taxes(folder))
    rows = hall.find(QTableWidget, "Rows")
    assert rows.item(0, 0).text() == "甲厂"
    hall.choose(hall.find(QComboBox, "Encoding"), "UTF-8")
    hall.wait()
    assert hall.words("企业税收.csv") == "Still needed: encoding"
    assert not hall.run.isEnabled()
    hall.choose(hall.find(QComboBox, "Encoding"), "GB18030")
    hall.wait()
    assert rows.item(0, 0).text() == "甲厂"
    hall.import_all()
    assert len(current(hall.store, "enterprise")) == 2


def test_of_several_layers_one_is_chosen(hall: Hall, folder: Path) -> None:
    path = parcels(folder, "来件.gpkg")
    write_layer(path, [{"DJ": "1", "wkt": square(0)}], layer="控制线", append=True)
    hall.add(path)
    assert hall.words("来件.gpkg") == "Still needed: layer"
    hall.choose(hall.find(QComboBox, "Layer"), "宗地")
    hall.wait()
    assert hall.words("来件.gpkg") == "Ready · 3 rows"
    hall.import_all()
    assert len(current(hall.store)) == 3


def test_files_are_dropped_anywhere_on_the_dialog(hall: Hall, folder: Path) -> None:
    shapefile = parcels(folder, "宗地.shp")
    data = QMimeData()
    parts = [shapefile.with_suffix(suffix) for suffix in (".dbf", ".shp", ".shx")]
    data.setUrls([QUrl.fromLocalFile(str(part)) for part in parts])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    hall.dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    hall.dialog.dropEvent(QDropEvent(hall.dialog.rect().center(), copy, data, left, none))
    hall.wait()
    assert hall.files.rowCount() == 1
    assert hall.words("宗地.shp") == "Ready · 3 rows"


def test_a_file_is_listed_once_and_can_be_taken_off(hall: Hall, folder: Path) -> None:
    path = parcels(folder)
    hall.add(path, path)
    hall.add(path)
    assert hall.files.rowCount() == 1
    hall.find(QPushButton, "Remove").click()
    assert (hall.files.rowCount(), path.exists()) == (0, True)
    assert hall.missing().startswith("No files yet")


def test_without_a_workspace_nothing_is_taken(hall: Hall, folder: Path) -> None:
    store, hall.session.store = hall.session.store, None
    hall.add(parcels(folder))
    assert hall.files.rowCount() == 0
    assert "Open or make a workspace first" in hall.missing()
    hall.session.store = store


def test_the_result_tells_every_row_and_exports_it(hall: Hall, folder: Path) -> None:
    rows = [lot(1, QLR="甲", YT="工业"), lot(2, QLR="乙"), lot(2, QLR="丙", wkt=square(9))]
    hall.add(write_layer(folder / "宗地.gpkg", rows), taxes(folder))
    hall.import_all()
    hall.files.cellWidget(hall.line("宗地.gpkg"), VIEW).click()
    [result] = hall.dialog.findChildren(ImportResultDialog)
    totals = result.findChild(QLabel, "LowUse.ImportResult.Totals").text()
    assert totals.startswith("Imported 1 · changed 1 · refused 1")
    tree = result.findChild(QTreeWidget, "LowUse.ImportResult.Findings")
    refused = tree.topLevelItem(0)
    assert (refused.text(1), refused.text(2)) == ("refused", "1")
    tree.expandItem(refused)
    assert refused.child(0).text(0).startswith("Row 3: ")
    only = result.findChild(QComboBox, "LowUse.ImportResult.Outcome")
    only.setCurrentIndex(only.findData("changed"))
    assert [tree.topLevelItem(i).text(1) for i in range(tree.topLevelItemCount())] == ["changed"]
    path = folder / "报告.csv"
    result.export_report(path)
    hall.wait()
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [line[1] for line in csv.reader(file)].count("refused") == 1
    result.close()
    settle()


def test_enterprises_without_a_parcel_are_listed_and_exported(hall: Hall, folder: Path) -> None:
    hall.add(taxes(folder))
    hall.import_all()
    hall.files.cellWidget(0, VIEW).click()
    [result] = hall.dialog.findChildren(ImportResultDialog)
    table = result.findChild(QTableWidget, "LowUse.ImportResult.Unmatched")
    assert [table.item(row, 2).text() for row in range(table.rowCount())] == ["甲厂", "无地公司"]
    path = folder / "未匹配.csv"
    result.export_unmatched(path)
    hall.wait()
    assert "无地公司" in path.read_text(encoding="utf-8-sig")
    result.close()
    settle()


def test_a_closed_workspace_empties_the_dialog(hall: Hall, folder: Path) -> None:
    hall.add(parcels(folder))
    hall.session.closed.emit()
    assert hall.files.rowCount() == 0
    assert hall.find(QgsMapCanvas, "Map").layers() == []


def test_size_is_remembered(hall: Hall) -> None:
    hall.dialog.resize(hall.dialog.width() - 20, hall.dialog.height() - 10)
    size = hall.dialog.size()
    hall.dialog.close()
    again = ImportDialog(hall.session, hall.tasks, hall.messages, hall.desk.window)
    assert again.size() == size
    again.deleteLater()


def refuse_to_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at where a file lies meet a workspace that a colleague is writing."""

    def busy(*_arguments: object) -> None:
        raise LowUseError("WORKSPACE_BUSY", file="工作库.gpkg", holder="李四", machine="PC-2")

    monkeypatch.setattr(import_jobs, "place", busy)


def test_an_imported_file_stays_imported_when_the_look_behind_it_fails(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.add(parcels(folder))
    refuse_to_place(monkeypatch)
    hall.import_all()
    assert hall.words("宗地.gpkg") == "Imported 3 · changed 0 · refused 0"
    assert not hall.run.isEnabled()
    assert hall.told() == ["宗地.gpkg: Imported 3 · changed 0 · refused 0"]


def test_a_look_that_fails_leaves_a_file_that_is_not_imported_as_it_was(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = parcels(folder, "没了.gpkg")
    hall.add(gone)
    gone.unlink()
    refuse_to_place(monkeypatch)
    hall.import_all()
    assert hall.words("没了.gpkg") == "Not imported"
    assert "does not exist" in hall.sentence()
    assert any("李四" in text for text in hall.told())


def test_a_place_that_was_asked_for_and_not_found_can_be_asked_for_again(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.add(parcels(folder, "补充宗地.shp", epsg=None))
    found = import_jobs.place
    refuse_to_place(monkeypatch)
    hall.find(QPushButton, "UseCrs.EPSG:4526").click()
    hall.wait()
    assert "李四" in hall.sentence()
    monkeypatch.setattr(import_jobs, "place", found)
    hall.dialog._jobs.find_place(hall.dialog._current())
    hall.wait()
    assert hall.words("补充宗地.shp") == "Ready · 3 rows"
    assert "李四" not in hall.sentence()


CLOSED_MEANWHILE = (
    "{files}: stopped because the workspace was closed; import the file again to complete it."
)


def test_a_workspace_that_is_closed_meanwhile_is_said_with_what_to_do(
    hall: Hall, folder: Path
) -> None:
    hall.add(parcels(folder), taxes(folder))
    hall.run.click()
    hall.session.close()
    hall.wait()
    assert hall.told() == [CLOSED_MEANWHILE.format(files="宗地.gpkg、企业税收.csv")]
    assert hall.reports == []


def test_what_the_closed_workspace_answers_is_no_failure_of_the_file(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(store: WorkspaceStore, *_arguments: object, **_more: object) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with store.read():
                time.sleep(0.005)

    monkeypatch.setattr(import_jobs, "import_file", closed)
    hall.add(parcels(folder))
    hall.run.click()
    hall.session.close()
    hall.wait()
    assert hall.told() == [CLOSED_MEANWHILE.format(files="宗地.gpkg")]


def test_files_whose_turn_had_not_come_are_named_too(hall: Hall, folder: Path) -> None:
    hall.add(parcels(folder))
    hall.dialog._jobs.refresh_place(hall.dialog._entries[0])
    hall.run.click()
    hall.session.close()
    hall.wait()
    assert hall.told() == [CLOSED_MEANWHILE.format(files="宗地.gpkg")]


def sample_line(folder: Path) -> Path:
    """The control line of the shipped sample, as a file of its own."""
    name = "工业用地控制线.geojson"
    with zipfile.ZipFile(resource("sample", "source.zip")) as sample:
        return Path(sample.extract(name, folder))


@pytest.mark.parametrize("hall", ["training"], indirect=True)
def test_a_line_for_training_is_an_example_unless_the_user_says_otherwise(
    hall: Hall, folder: Path
) -> None:
    hall.add(sample_line(folder))
    assert hall.find(QCheckBox, "Option.example").isChecked()
    hall.import_all()
    assert [row["example"] for row in current(hall.store, "control_line_version")] == [True]


@pytest.mark.parametrize("hall", ["training"], indirect=True)
def test_the_tick_of_an_example_can_be_taken_away(hall: Hall, folder: Path) -> None:
    hall.add(control_line(folder))
    hall.find(QCheckBox, "Option.example").click()
    hall.import_all()
    assert [row["example"] for row in current(hall.store, "control_line_version")] == [False]


def test_a_line_of_the_office_is_no_example(hall: Hall, folder: Path) -> None:
    hall.add(control_line(folder))
    assert not hall.find(QCheckBox, "Option.example").isChecked()
    hall.import_all()
    assert [row["example"] for row in current(hall.store, "control_line_version")] == [False]


def test_a_line_is_imported_as_a_draft_by_one_tick(hall: Hall, folder: Path) -> None:
    hall.add(control_line(folder))
    assert not hall.find(QCheckBox, "Option.draft").isChecked()
    hall.find(QCheckBox, "Option.draft").click()
    hall.import_all()
    [version] = current(hall.store, "control_line_version")
    assert (version["version"], version["state"], version["source"]) == (
        "2024", "draft", "imported",
    )  # fmt: skip


def test_a_draft_is_ready_without_a_first_day(hall: Hall, folder: Path) -> None:
    row = {"BBH": "2026", "DJ": "1", "wkt": square(0, side=1000)}
    hall.add(write_layer(folder / "工业用地控制线.geojson", [row], layer="控制线"))
    assert not hall.run.isEnabled()
    hall.find(QCheckBox, "Option.draft").click()
    assert hall.run.isEnabled()
    hall.import_all()
    [version] = current(hall.store, "control_line_version")
    assert (version["state"], version["valid_from"]) == ("draft", office_today().isoformat())
    assert "未提供生效日期" in version["remark"]


def test_the_page_of_the_first_question_is_open_and_named(hall: Hall, folder: Path) -> None:
    row = {"BBH": "2026", "DJ": "1", "wkt": square(0, side=1000)}
    hall.add(write_layer(folder / "工业用地控制线.geojson", [row], layer="控制线"))
    tabs = hall.find(QTabWidget, "Tabs")
    assert tabs.tabText(tabs.currentIndex()) == "Options"
    assert hall.missing().endswith("version and its days (page “Options”).")


def test_a_new_file_is_looked_at_when_nothing_is_left_of_the_one_before(
    hall: Hall, folder: Path
) -> None:
    hall.add(parcels(folder))
    hall.import_all()
    line, other = control_line(folder), parcels(folder, "补充.gpkg")
    hall.add(line)
    assert hall.files.currentRow() == hall.line(line.name)
    assert hall.find(QLineEdit, "Option.version").isEnabled()
    hall.add(other)
    assert hall.files.currentRow() == hall.line(line.name)  # somebody may be answering there


def test_a_second_line_in_force_asks_what_becomes_of_the_first(hall: Hall, folder: Path) -> None:
    given = {"version": "2020", "valid_from": "2020-01-01", "example": 0}
    hall.store.write([Insert("control_line_version", str(uuid4()), given)], reason="test")
    hall.add(control_line(folder))
    assert not hall.run.isEnabled()
    assert "2020" in hall.find(QLabel, "Sentence").text()
    choice = hall.find(QComboBox, "Option.end_earlier")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert hall.run.isEnabled()
    hall.import_all()
    ends = {row["version"]: row["valid_to"] for row in current(hall.store, "control_line_version")}
    assert ends == {"2020": "2024-07-01", "2024": None}


def test_a_line_with_the_day_of_its_approval_is_approved(hall: Hall, folder: Path) -> None:
    hall.add(control_line(folder))
    hall.find(QLineEdit, "Option.approval_no").textEdited.emit("江府函〔2024〕88号")
    hall.find(QLineEdit, "Option.approved_by").textEdited.emit("江门市人民政府")
    hall.find(QgsDateEdit, "Option.approved_on").setDate(QDate(2024, 6, 20))
    hall.import_all()
    [version] = current(hall.store, "control_line_version")
    assert (version["state"], version["approved_on"], version["approved_by"]) == (
        "approved", "2024-06-20", "江门市人民政府",
    )  # fmt: skip


def test_a_report_never_replaces_a_file_that_nobody_asked_about(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.add(parcels(folder))
    hall.import_all()
    hall.files.cellWidget(0, VIEW).click()
    [result] = hall.dialog.findChildren(ImportResultDialog)
    older = folder / "报告 2026.03.csv"
    older.write_text("older", encoding="utf-8")
    chosen = (str(folder / "报告 2026.03"), "CSV (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: chosen)
    result.findChild(QPushButton, "LowUse.ImportResult.Export").click()
    hall.wait()
    assert older.read_text(encoding="utf-8") == "older"
    assert (folder / "报告 2026.03(2).csv").is_file()
    result.close()
    settle()
