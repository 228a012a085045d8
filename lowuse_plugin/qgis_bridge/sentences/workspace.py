# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The shared file: opening, saving, backups, where it stands, its log."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "BACKUP_DAMAGED": (
        "The copy of {file} is not whole ({detail}), so no backup was kept. Check the workspace."
    ),
    "BACKUP_FOLDER": (
        "No backup can be written to {folder} ({detail}). What you save is saved all the same; "
        "see that the folder can be written to."
    ),
    "BACKUP_NO_ROOM": (
        "There is too little room for a backup in {folder}: {needed_mb} MB are needed. What you "
        "save is saved all the same; make room there."
    ),
    "BACKUP_UNSOUND": (
        "A backup was made ({file}), but log and rows of the workspace disagree. Check the "
        "workspace and keep the older backups."
    ),
    "BATCH_TOO_LARGE": (
        "{found} rows of {table} in one batch are too many: split them into batches of at most "
        "{expected}."
    ),
    "CANCELLED": "Stopped on request. Nothing more was written.",
    "CHAIN_BROKEN": (
        "Line {seq} of the log does not follow the line before it: the log was changed outside "
        "the plugin. Compare with a backup."
    ),
    "CHECK_NO_ROOM": (
        "There is no room for the temporary copy of {file} on which it is checked. Free some "
        "space where your system keeps temporary files."
    ),
    "COLUMN_UNKNOWN": "Table {table} has no column {column} that may be set.",
    "CRS_TRANSFORM_FAILED": (
        "Coordinates cannot be carried from {source} to {target}. The stated CRS is probably "
        "wrong; check it."
    ),
    "CRS_UNKNOWN": (
        "{crs} is not a coordinate reference system that can be used. State one by its EPSG code."
    ),
    "DISK_FULL": (
        "The disk that holds {file} is full; nothing was saved. Free some space and save again."
    ),
    "DISPLAY_COPY_BUSY": (
        "A layer is still being read; the map shows the newest saves as soon as that has ended."
    ),
    "DISPLAY_COPY_FAILED": (
        "The display copy {file} in your cache could not be brought up to date: {detail}. The map "
        "may be out of date, the workspace is not touched. Open the workspace again."
    ),
    "DISPLAY_COPY_FULL": (
        "The disk that holds your cache is full: the display copy {file} could not be brought up "
        "to date and the map may be out of date. Free some space there."
    ),
    "DISTRICT_UNKNOWN": (
        "{found} is not a district of Jiangmen; expected a code such as 440703, or 440700 for the "
        "whole city."
    ),
    "FOLDER_MISSING": "The folder {folder} does not exist; create it or choose another one.",
    "GUARDS_OPEN": (
        "The record of the last finished save stands before log line {seq}: the protection "
        "against direct edits is off. Restore a backup."
    ),
    "LOCK_LOST": (
        "Another computer took over the lock of {file} because this one did not answer; nothing "
        "was saved. Look at the newest state and save again."
    ),
    "LOCK_TEST_NOBODY": (
        "No other computer holds {file} for a test. Press “Hold” there first, then check here"
        " within two minutes."
    ),
    "LOCK_TEST_SAME_PC": (
        "The workspace is held on this computer ({machine}) too. The test tells something "
        "only between two computers: check on another one."
    ),
    "LOCK_TEST_UNANSWERED": (
        "Nobody checked {file} on another computer in time; both locks are free again and "
        "nothing was logged. Press “Hold” again when your colleague is ready."
    ),
    "LOG_SHORTENED": (
        "The log should go on with line {seq} as it was written down, but that line is missing "
        "or another. Compare with a backup."
    ),
    "LOG_TRUNCATED": (
        "The log of {file} ends before line {seq}; nothing was saved. Verify the workspace and "
        "restore a backup."
    ),
    "META_DIFFERS": (
        "{uuid} of the workspace is not what stood there when it was made: it was changed "
        "outside the plugin. Compare with a backup."
    ),
    "MOMENT_BEFORE_WORKSPACE": (
        "At {moment} there was no workspace yet: it was made at {made}. Choose a later moment."
    ),
    "MOMENT_IN_FUTURE": "{moment} has not come yet. Choose a moment up to now.",
    "MOMENT_UNREADABLE": "{moment} is no moment; expected one like 2025-06-30T09:05.",
    "NOTHING_TO_SAVE": "There is nothing to save in {file}.",
    "NOT_A_GEOPACKAGE": "{file} is not a GeoPackage. Choose a workspace file made by this plugin.",
    "NOT_A_WORKSPACE": (
        "{file} is a GeoPackage, but not a workspace of this plugin. Import it, or choose a "
        "workspace."
    ),
    "NO_DISPLAY_COPY": "{file} has no display copy for the map yet. Open the workspace again.",
    "PAST_NO_ROOM": (
        "There is no room for the temporary copy of {file} that is taken back to then. Free some "
        "space where your system keeps temporary files."
    ),
    "PAST_UNREACHABLE": (
        "Row {row} of {table}, which the log names, is not in the workspace: what was then cannot "
        "be told. Have the workspace checked."
    ),
    "PLACE_CLOCK": "The clock of this computer agrees with the server's.",
    "PLACE_CLOCK_AHEAD": (
        "The clock of this computer is {minutes} minutes ahead of the server's. Locks are not"
        " affected, but times in the log are wrong: set it right."
    ),
    "PLACE_CLOCK_BEHIND": (
        "The clock of this computer is {minutes} minutes behind the server's. Locks are not "
        "affected, but times in the log are wrong: set it right."
    ),
    "PLACE_FAST": "A small file is written in {ms} ms: fast enough.",
    "PLACE_IN_WAL": (
        "Another program keeps the file open for editing (WAL mode). Nobody should save until"
        " it is closed there; then open the workspace again."
    ),
    "PLACE_LEFTOVERS": (
        "Beside the workspace stand files of a save or of another program ({files}). Close "
        "the file in other programs; do not delete these files by hand."
    ),
    "PLACE_LEFT_WAL": (
        "At opening the file was in the mode of another program (WAL); it was set back."
    ),
    "PLACE_LITTLE_SPACE": (
        "Only {free} are free, the workspace has {size}: backups and copies will soon "
        "find no room. Make room on the drive."
    ),
    "PLACE_LOCAL": (
        "It stands on a disk of this computer ({folder}): supported, also with several "
        "sessions on a terminal server."
    ),
    "PLACE_NO_BYTE_LOCKS": (
        "The share is mounted with {option}: this computer's locks do not reach the others. "
        "Ask the administrator to mount it without this option; until then only one person "
        "may write."
    ),
    "PLACE_NO_SPACE": (
        "Only {free} are free, the workspace has {size}: saves may be refused at any "
        "moment. Make room on the drive now."
    ),
    "PLACE_READ_ONLY": "It can only be read here. {reason}",
    "PLACE_REMOVABLE": (
        "It stands on a removable drive ({folder}): for one person at a time. Close QGIS "
        "before you pull it out, and move the workspace to a disk or an office share when two"
        " work on it."
    ),
    "PLACE_ROLLED_BACK": (
        "At opening a save was found that had been broken off or was under way; it was "
        "brought to an end. Nothing that was acknowledged is lost."
    ),
    "PLACE_SHARE": (
        "It stands on a share ({folder}): supported on a wired office network with up to "
        "about ten people."
    ),
    "PLACE_SLOW": (
        "A small file is written in {ms} ms: saves will take about a second. A wired "
        "connection helps."
    ),
    "PLACE_SPACE": "{free} are free; the workspace has {size}.",
    "PLACE_SYNC": (
        "It stands in the synchronised folder {folder}, whose program copies files while they"
        " are written. Move it to a disk or an office share."
    ),
    "PLACE_TESTED": "Last two-PC lock test: {at}, {holder} and {checker}: passed.",
    "PLACE_TEST_LOCK_FILE_ONLY": (
        "Last two-PC lock test: {at}, {holder} and {checker}: only the lock file was seen. "
        "Saving is still safe, by one of two protections. Ask the administrator why byte-"
        "range locks do not work here (for instance nobrl, an old server)."
    ),
    "PLACE_TEST_NEITHER": (
        "Last two-PC lock test: {at}, {holder} and {checker}: neither lock was seen. Two "
        "people could save at once: only one may write here. Move the workspace to another "
        "share and test again."
    ),
    "PLACE_TEST_OLD": (
        "The last two-PC lock test ({at}, {holder} and {checker}) passed more than a year "
        "ago. Do it again."
    ),
    "PLACE_TEST_SQLITE_ONLY": (
        "Last two-PC lock test: {at}, {holder} and {checker}: the lock file was not seen. "
        "Somebody deletes .lup-lock files, or the folder is shown from a cache. Put that "
        "right and test again."
    ),
    "PLACE_UNTESTED": (
        "Whether locks work on this share was never tested. Do the two-PC lock test once: it "
        "takes two people and two minutes."
    ),
    "PLACE_VERY_SLOW": (
        "A small file is written in {ms} ms, as over VPN or Wi-Fi: saves take seconds and "
        "colleagues wait. Look only, or work on a terminal server in the office."
    ),
    "PLACE_WRITABLE": "File and folder may be written.",
    "PROJ_DATA_MISSING": (
        "The data of the PROJ library was not found in {folder}. Install QGIS or PROJ again."
    ),
    "QUERY_UNKNOWN": "There is no query {query}; the plugin is incomplete, install it again.",
    "READ_ONLY_CHOSEN": "The workspace was opened for reading only.",
    "READ_ONLY_DISK_FULL": (
        "There is no room left where the workspace stands; free some space and open it again."
    ),
    "READ_ONLY_FILE": "The file may not be written by you; ask for the right to change it.",
    "READ_ONLY_FOLDER": (
        "Nothing may be written in the folder of the workspace; ask for the right to create files "
        "there."
    ),
    "REFERENCE_MISSING": (
        "A row refers to another row that is not in {file}; nothing was saved. ({detail})"
    ),
    "REPAIR_NEEDS_WRITING": (
        "{file} was left in the middle of a save and must be repaired by somebody who may write it."
    ),
    "RESTORE_ITSELF": "{file} is the workspace itself. Choose one of its backups.",
    "RESTORE_OTHER_WORKSPACE": (
        "The chosen backup is of another workspace than {file}. Choose a backup of this one."
    ),
    "RESTORE_OVERTAKEN": (
        "Somebody has changed {file} since the list was shown; nothing was restored. Look at the "
        "list again."
    ),
    "ROLE_VIEWER": (
        "Your role is “viewer”: it changes nothing. The role is set in Options › Low-use land."
    ),
    "ROW_CHANGED": (
        "{table} {uuid} was changed by {changed_by} at {changed_at} after you read it; nothing was "
        "saved. Look at the new values and decide."
    ),
    "ROW_DIFFERS": (
        "{table} {uuid} is not what log line {seq} says: it was changed outside the plugin. "
        "Compare with a backup."
    ),
    "ROW_EXISTS": (
        "A row of that identifier exists already in {file}; nothing was saved. ({detail})"
    ),
    "ROW_GEOMETRY_EMPTY": "The geometry of {table} {row} is empty or not finite; draw it again.",
    "ROW_GEOMETRY_TYPE": "The geometry of {table} {row} is not of the type {expected}.",
    "ROW_GEOMETRY_UNREADABLE": "The geometry of {table} {row} cannot be read as WKB.",
    "ROW_MISSING": (
        "{table} {uuid} stands in log line {seq} but not in its table: it was deleted outside "
        "the plugin. Compare with a backup."
    ),
    "ROW_UNKNOWN": (
        "No line of the log explains {table} {uuid}: it was added outside the plugin. Compare "
        "with a backup."
    ),
    "SAVE_UNCERTAIN": (
        "Nobody knows whether this save reached {file}. Do not save again before you have looked "
        "whether it is there (log line {seq})."
    ),
    "SCHEMA_NEWER": (
        "{file} was made by a newer version of the plugin; here it may only be read. Install the "
        "newer version to change it."
    ),
    "SCHEMA_OLDER": (
        "{file} was made by an older version of the plugin; until it is upgraded it may only be "
        "read. A manager upgrades it: Workspace › Upgrade workspace."
    ),
    "STATE_DIFFERS": (
        "The state shown for parcel {uuid} is not what its records give. Rebuild the states of "
        "the workspace."
    ),
    "SYNC_FOLDER": (
        "{file} stands in the synchronised folder {folder}, whose program copies files while they "
        "are written. Move the workspace to a local disk or an office share."
    ),
    "TABLE_CHANGED": (
        "{changed_by} changed {table} at {changed_at} after you read it; nothing was saved. "
        "Look at the new values and try again."
    ),
    "TABLE_UNKNOWN": "The workspace has no table {table} that may be written.",
    "UPGRADE_FAILED": (
        "{file} cannot be upgraded and is as it was: it is not as the older version made it "
        "({detail}). Restore a backup, or send us this sentence."
    ),
    "UPGRADE_NOT_NEEDED": "{file} is of the present version already.",
    "UPGRADE_OVERTAKEN": "Somebody has changed {file} meanwhile; nothing was upgraded. Try again.",
    "UPGRADE_UNSOUND": (
        "Log and rows of {file} disagree in {count} places; nothing was upgraded. Check the "
        "workspace first."
    ),
    "VALUE_MISSING": "A value that must be given is missing; nothing was saved. ({detail})",
    "VALUE_UNFIT": "{value} does not fit column {column} of {table}; expected {expected}.",
    "WORKSPACE_ALTERED": (
        "The structure of the workspace was changed by another program; it may only be read. "
        "Restore a backup or ask the administrator."
    ),
    "WORKSPACE_BUSY": (
        "{file} is in use by {holder} on {machine}; nothing was saved. Try again in a moment."
    ),
    "WORKSPACE_BUSY_ELSEWHERE": (
        "{file} is in use by another program; nothing was saved. Try again in a moment."
    ),
    "WORKSPACE_CLOSED": "The workspace {file} is closed; open it again.",
    "WORKSPACE_CRS": "A workspace cannot be in {found}; expected one of {expected}.",
    "WORKSPACE_DAMAGED": "{file} is damaged: {detail}. Restore a backup.",
    "WORKSPACE_EXISTS": "{file} exists already and is not overwritten; choose another name.",
    "WORKSPACE_FAILED": "{file} could not be used: {detail}.",
    "WORKSPACE_IN_WAL": (
        "Another program keeps {file} open for editing; close the layers of this file there, then "
        "open the workspace again."
    ),
    "WORKSPACE_OR_LAYER": "Give either a workspace or an input layer, and not both.",
    "WORKSPACE_OUTDATED": (
        "{file} is a demonstration workspace of an older version and cannot be used; create a new "
        "one and import again."
    ),
    "WORKSPACE_READ_ONLY": "{file} may not be written here ({detail}); nothing was saved.",
    "WORKSPACE_REPLACED": (
        "{file} was replaced by another file since it was opened; nothing was saved. Open the "
        "workspace again."
    ),
    "WORKSPACE_RESTORED": (
        "{file} was restored by {actor} on {at} to the state of {state}. Nothing of yours was "
        "saved after that; open the workspace again."
    ),
    "WORKSPACE_TEMPORARY": (
        "{file} is a temporary file that QGIS deletes when it is closed; choose a folder for the "
        "workspace, such as one on the office share."
    ),
    "WORKSPACE_UNREACHABLE": (
        "{file} cannot be reached any more: {detail}. Check the share or disk and open the "
        "workspace again."
    ),
    "WORKSPACE_UPGRADED": "{file} was upgraded since it was opened. Open it again.",
}
