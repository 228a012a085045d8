# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of others, in and out: reading, fields, coordinates, rows; maps and sheets."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ADDRESS_AMBIGUOUS": "Several parcels have this address. Match it by hand.",
    "ARCHIVE_AMBIGUOUS": "{file} contains several shapefiles: {layers}. Unpack it and choose one.",
    "ARCHIVE_REFUSED": (
        "{file} was not unpacked ({detail} {member}). Ask for it again, packed with an ordinary "
        "program and without a password."
    ),
    "ARCHIVE_WITHOUT_SHAPEFILE": (
        "{file} contains no shapefile. Put .shp, .shx and .dbf into the archive."
    ),
    "AREA_DIFFERS": (
        "The registered area of {registered_m2} m² and the shape's {plane_m2} m² differ by more"
        " than a factor of 2. Check both."
    ),
    "AREA_UNIT_SUSPECTED": (
        "The registered area is {registered_m2} m², the shape has {plane_m2} m²: the area was "
        "probably given in {unit}. Check its unit."
    ),
    "ATTACHMENT_KIND": (
        "{file} is no photo and no document that is taken in, whatever its name says. Expected is "
        "one of: {expected}."
    ),
    "ATTACHMENT_TOO_LARGE": (
        "{file} is too large ({found}; at most {expected}). Make it smaller and try again."
    ),
    "AXES_EXCHANGED": "North and east were exchanged as confirmed.",
    "AXES_NOT_SWAPPED": (
        "{file}, layer {layer}: after the exchange the coordinates {range} do not fit. Import it "
        "without exchanging north and east."
    ),
    "AXES_SWAPPED": (
        "In {file}, layer {layer}, north and east seem exchanged: {range} (CRS {crs}, fits "
        "{candidates}). Confirm the exchange, or correct the file."
    ),
    "BEYOND_ZONE": (
        "The parcel reaches beyond the zone of {crs} (112.5° E); areas are still given in the "
        "plane of its district."
    ),
    "CODE_DISTRICT_UNKNOWN": "{field} {value} does not begin with a district of Jiangmen.",
    "CODE_FEATURE_UNKNOWN": "{field} {value}: the 14th character is not a known feature letter.",
    "CODE_FIXTURE_UNKNOWN": "{field} {value}: the 20th character should be F, L, Q or W.",
    "CODE_MISSING": "{field} is missing.",
    "CODE_OLD_OR_MALFORMED": "{field} {value} is old or not of the structure of GB/T 37346.",
    "CODE_OWNERSHIP_UNKNOWN": "{field} {value}: the 13th character should be G, J or Z.",
    "CODE_SERIAL_ZERO": "{field} {value}: the serial number is 00000.",
    "COLLAPSED": "The geometry has no area left. Correct the ring in the source.",
    "CONFIRM_RENUMBERED": (
        "The row covers at least 95 % of parcel {parcel}, which has another number. Confirm that "
        "it was renumbered, or correct the shape or the number."
    ),
    "CONFIRM_SAME_PARCEL": (
        "Without a number, the row covers at least 95 % of parcel {parcel}. Confirm that it is the "
        "same one, or give it a number."
    ),
    "COORDINATES_ASTRAY": "The row lies far from all others. Correct its coordinates.",
    "CRS_IMPLAUSIBLE": (
        "{file}, layer {layer}, states {crs}, but its coordinates {range} do not lie in Jiangmen "
        "then. They fit {candidates}. State the right CRS."
    ),
    "CRS_MISSING": (
        "{file}, layer {layer}, states no CRS. Its coordinates are {range}; they fit {candidates}. "
        "State the CRS."
    ),
    "CRS_OTHER_DATUM": (
        "{source} is on another datum than CGCS2000; without official parameters the result may be "
        "off by tens of metres. Have the surveyors convert it."
    ),
    "CRS_OVERRIDDEN": "The file states {stated}; {used} was used as you said.",
    "CRS_TRANSFORMED": (
        "Coordinates were carried from {source} to {target}, the CRS of the workspace."
    ),
    "DATES_REVERSED": "The right ends on {end}, not after it starts on {start}.",
    "DEFAULT_NOT_APPLIED": (
        "{rows} rows keep their {field}: a derived or default value only fills gaps. Edit them "
        "where it should be another."
    ),
    "DISTRICT_ELSEWHERE": "District {district} is not that of the workspace.",
    "DISTRICT_FROM_WORKSPACE": (
        "{rows} rows name no district; {district}, that of the workspace, was taken."
    ),
    "DISTRICT_MISSING": (
        "Neither a column nor the code names the district. State a district for the whole file."
    ),
    "DISTRICT_OPTION_DIFFERS": (
        "The file says district {district}, not the stated {stated}; the file was followed."
    ),
    "DISTRICT_OPTION_UNKNOWN": "{district} is not a district of Jiangmen. Expected: {expected}.",
    "DOCX_PACKAGE_MISSING": (
        "The sheet as Word document needs the Python package {package}, which the QGIS of this "
        "computer lacks. Write it as xlsx, or let it be installed."
    ),
    "EDITED_SINCE_IMPORT": (
        "{fields} were edited in the workspace since the last import and stay as they are. Let "
        "the file win if it is right."
    ),
    "ENCODING_UNKNOWN": (
        "The text of {file} is not in the encoding that was stated or recognised (UTF-8, "
        "GB18030). State the right one, or leave it empty."
    ),
    "FIELDS_UNUSED": "Columns not used: {fields}",
    "FIELD_NEEDED": "{file} has no column for {field}. Columns found: {headings}. Name its field.",
    "FILE_CHANGED": (
        "{file} changed while it was being read. Nothing was imported; wait until it is complete "
        "and import again."
    ),
    "FILE_IS_WORKSPACE": (
        "{file} is a workspace, not a delivery. Export from it first, or choose another file."
    ),
    "FILE_NOT_FOUND": "{file} does not exist. Check the path and choose the file again.",
    "FILE_NOT_WRITABLE": (
        "{file} cannot be written ({detail}). Close it in other programs or choose another folder."
    ),
    "FILE_PART_MISSING": (
        "{file} is incomplete: {part} is missing. Copy all files of the shapefile into one folder."
    ),
    "FILE_UNREADABLE": (
        "{file} cannot be read ({detail}). It is damaged, cut off or of another kind; ask for it "
        "again."
    ),
    "FONTS_MISSING": (
        "No Chinese font is installed, so that maps cannot be printed. Install one ({expected}) "
        "and start QGIS again."
    ),
    "FORMAT_DBF": (
        "{file} is the table of a shapefile. Choose the .shp file beside it, or save the table as "
        "xlsx."
    ),
    "FORMAT_DWG": (
        "{file} is a DWG drawing. Save it as DXF in the CAD program, convert the closed parcel "
        "lines to SHP, and import that."
    ),
    "FORMAT_DXF": (
        "{file} is a DXF drawing. Open it in QGIS, export the polygons as GeoPackage or SHP with "
        "their CRS, and import that."
    ),
    "FORMAT_HTML": "{file} is a web page, not a workbook. Open it in Excel and save it as xlsx.",
    "FORMAT_MDB": (
        "{file} is an Access database. Export its layers from ArcGIS as GDB or SHP, or its tables "
        "as xlsx, and import those."
    ),
    "FORMAT_UNSUPPORTED": "The format of {file} is not supported. Expected: {expected}.",
    "FORMAT_XLSM": "{file} is a workbook with macros. Save it as xlsx and import that.",
    "GEOMETRY_EMPTY": "The row has no geometry. Draw or supply it.",
    "GEOMETRY_REFUSED": (
        "{field} is not a usable polygon ({reason}). Give a polygon with finite coordinates and an "
        "area."
    ),
    "GEOMETRY_REPAIRED": (
        "The geometry was invalid and has been repaired: the area changed by {area_change_m2} "
        "m², {dropped} lines, points or parts without area were dropped. Check the boundary."
    ),
    "GEOMETRY_UNREADABLE": (
        "{field} is not readable as WKT or WKB ({detail}). Correct the geometry."
    ),
    "GEOMETRY_WKT_CURVED": (
        "{field} has arcs, which are not read from WKT. Give the shape as WKB: there arcs become "
        "chords; or break them into straight lines first."
    ),
    "HOLDER_IDS_UNPAIRED": (
        "There are not as many id numbers or shares as holders; they were left out."
    ),
    "HOLDER_KEPT_APART": (
        "{name} is also the name of another holder, with or without a number: kept apart. Join "
        "them by hand if they are one person."
    ),
    "HOLDER_NUMBER_ADDED": (
        "The organisation {name} was known without a number and got that of the file."
    ),
    "IMPORT_ALREADY_VOID": "The import of {file} is void already.",
    "IMPORT_BUILT_UPON": (
        "The import of {file} cannot be undone: {count} changes were built on it. Undo those first."
    ),
    "IMPORT_NOT_FOUND": "Import {package} is not in this workspace.",
    "IMPORT_NOT_OPEN": (
        "Import {package} is not unfinished; it cannot be completed. Import the file anew."
    ),
    "IMPORT_OVERTAKEN": (
        "Another import of such rows was finished or undone while {file} was imported; nothing "
        "of it is visible yet. Run the import again to complete it."
    ),
    "IMPORT_TAKEN_OVER": (
        "{changed_by} undid or continued the import of {file} meanwhile; nothing more was "
        "written. Look at the list of imports before you import it again."
    ),
    "IMPORT_UNFINISHED": (
        "{actor} started to import {file} on {machine} at {at} and it is not finished. Wait for"
        " it; if it no longer runs, complete it with the same options or undo it (import "
        "{package})."
    ),
    "KIND_UNCERTAIN": "It is not certain what {file} is. Choose its kind.",
    "LAYER_AMBIGUOUS": "{file} has several layers: {layers}. Choose one.",
    "LAYER_CRS_NOT_METRIC": (
        "Layer {layer} is in {crs}, which is no projected CRS in metres. Reproject it, for example "
        "to EPSG:4526, and run again."
    ),
    "LAYER_EMPTY": "Layer {layer} of {file} has no rows. Choose another one.",
    "LAYER_NOT_FOUND": "{file} has no layer {layer}. It has: {layers}.",
    "LAYER_NOT_POLYGON": (
        "Layer {layer} of {file} has {found}, polygons were expected. Convert it to polygons first."
    ),
    "LAYER_NO_GEOMETRY": (
        "Layer {layer} of {file} has no geometry. A layer of polygons was expected."
    ),
    "LINES_NOT_CLOSED": (
        "The lines of {file}, layer {layer}, do not close: {count} loose ends, one at {place}. "
        "Close them and import again."
    ),
    "LINES_POLYGONIZED": "{lines} lines were closed to {polygons} polygons.",
    "MAPPING_COLUMN_UNKNOWN": "{column} is not a column that can be imported.",
    "MAPPING_FIELD_MISSING": "The file has no field {field} for {column}. Choose another field.",
    "MAP_NOT_DRAWN": (
        "{file} could not be made ({detail}). Try again, or choose a lower resolution or another "
        "format."
    ),
    "MAP_NUMBER_ELSEWHERE": (
        "A parcel with map number {value} exists elsewhere; this row was taken as a new one."
    ),
    "MAP_TEMPLATE_UNREADABLE": (
        "{file} is not a layout template that can be read. Save it again in the layout window of "
        "QGIS as a template (.qpt), or take the shipped one."
    ),
    "MAP_TEMPLATE_WITHOUT_MAP": (
        "The layout template {file} has no map. Add one in the layout window of QGIS, or take the "
        "shipped template."
    ),
    "MATCHED_BY_ADDRESS": "The parcel was found by its address only. Check it.",
    "NAME_AMBIGUOUS": "Several right holders have this name. Match it by hand.",
    "NOT_FINITE": "The geometry has coordinates that are not numbers. Correct them in the source.",
    "NOT_FOUND": "No parcel has this credit code, name or address.",
    "NOT_POLYGON": "The geometry is not a polygon. Only polygons are taken.",
    "NO_LAYER": "{file} contains no layer or sheet that can be read.",
    "OUTPUT_NOT_WRITTEN": (
        "The result could not be written ({detail}). Choose another file or free some space and "
        "run again."
    ),
    "PARCEL_CODE_FROM_UNIT": "Parcel code {value} was taken from the real-estate unit code.",
    "PRESET_FIELDS_MISSING": (
        "Mapping {preset} needs fields that the file does not have: {fields}. Choose another "
        "mapping."
    ),
    "PRESET_OTHER_TABLE": (
        "Mapping {preset} is for {table}, {expected} was expected. Choose another one."
    ),
    "PRESET_UNREADABLE": (
        "{file} is not a mapping of this plugin ({detail}). Save the mapping again."
    ),
    "PROJECT_COLUMNS_MISSING": (
        "{file} lacks the columns {expected}. Name the headings like that and import again."
    ),
    "PROJECT_FILE_UNREADABLE": (
        "{file} is not a readable list of projects ({detail}). Expected is JSON with the key "
        '"projects"; save it again as UTF-8.'
    ),
    "PROJECT_PARCEL_AMBIGUOUS": (
        "{field}: {count} parcels have the map number {value}. Use the parcel code."
    ),
    "PROJECT_PARCEL_UNKNOWN": (
        "{field}: there is no current parcel with the code or map number {value}. Import the "
        "parcels first, or correct the list."
    ),
    "PROJECT_TWICE": "{field}: project {value} stands twice in the list. Keep one row of it.",
    "RECOGNISED_BY_COLUMNS": "{found} of {given} columns were recognised.",
    "RECOGNISED_BY_KEYS": "It has {fields}.",
    "RECOGNISED_BY_NAME": "The name of the file or layer says “{word}”.",
    "RECOGNISED_BY_SHAPES": "The file has {shapes}.",
    "REFERENCE_CHANGED_MEANWHILE": (
        "A colleague changed the layer {name} meanwhile. Look at it again before you change it."
    ),
    "REFERENCE_GONE": "The layer is not registered any more. Close this and look at the list.",
    "REFERENCE_KIND_NEEDED": (
        "The kind of the reference layer is not stated. Choose one of: {expected}."
    ),
    "REFERENCE_KIND_UNKNOWN": (
        "{kind} is not a kind of reference layer. Expected one of: {expected}."
    ),
    "REFERENCE_NAME_MISSING": "The layer has no name. Enter the one by which it is known.",
    "REFERENCE_NAME_NEEDED": "Give the reference layer of {file} a name.",
    "REFERENCE_NAME_TAKEN": (
        "Another layer is called {name} already. Choose another name, or retire that layer first."
    ),
    "REFERENCE_OTHER_KIND": (
        "A layer called {name} is registered already as {kind}; these areas are {wanted}. Give "
        "them another name, or retire that layer first."
    ),
    "REFERENCE_PLACE": "{value} is no place in lists. Enter a whole number from 1 to {last}.",
    "REFERENCE_TOO_LONG": "{field} is longer than {most} characters. Shorten it.",
    "REPORT_NOT_WRITTEN": (
        "{file} could not be written ({detail}). Close it in other programs or choose another "
        "folder."
    ),
    "RESUME_NO_LONGER_FITS": (
        "The unfinished import of {file} no longer fits the workspace: others imported such "
        "rows meanwhile. Undo it and import the file anew."
    ),
    "RESUME_OTHER_FILE": (
        "{file} is not the file that was being imported ({expected}), or it has changed. Make the "
        "unfinished import void first."
    ),
    "RESUME_OTHER_OPTIONS": (
        "The unfinished import of {file} was started with other options ({options}). Undo it, "
        "or use the same options."
    ),
    "ROWS_NOT_IN_FILE": (
        "{rows} areas of the workspace are not in this file; they were left as they are."
    ),
    "ROW_DOUBLE": "{field} {value} already stands in row {first}. Keep one of them.",
    "ROW_EMPTY": "The row is empty.",
    "ROW_TOTAL": "The row is a total, not an enterprise.",
    "SAME_PARCEL_TWICE": (
        "The row is the same parcel of the workspace as row {first}. Keep one of them."
    ),
    "SHAPE_DOUBLE": "The row covers the same ground as row {first}.",
    "SHAPE_UNREADABLE": "The geometry cannot be read. Draw or supply it again.",
    "TABLE_NO_HEADER": (
        "No heading was found in {layer} of {file}. Put known column names in one line, or state "
        "the line of the heading."
    ),
    "THREE_OLD_STATUS_NEEDED": (
        "The status of the three-old areas is not stated. Expected one of: {expected}."
    ),
    "UNIT_CODE_AS_PARCEL_CODE": (
        "{value} stands as parcel code, but is a real-estate unit code of 28 characters: it was"
        " kept as that, and its first 19 characters are the parcel code."
    ),
    "UNIT_CONVERTED": "{field} is in {unit}; it was converted to {expected}.",
    "UNIT_UNKNOWN": (
        "{field} states the unit {unit}, {expected} was expected; the numbers were taken as "
        "{expected}. Check them."
    ),
    "USCC_MALFORMED": "{value} is not a credit code of 18 characters.",
    "USE_DOUBTFUL": "Use {value}: {note}",
    "USE_MAPPED": "Use {value} was read as {stored}.",
    "VALIDITY_REVERSED": "The end date {valid_to} must be after the start date {valid_from}.",
    "VALUE_OUT_OF_RANGE": "{field}: {value} is out of range; it counts as missing.",
    "VALUE_OUT_OF_RANGE_REFUSED": "{field}: {value} is out of range.",
    "VALUE_REQUIRED": "{field} is missing; the row means nothing without it.",
    "VALUE_UNREADABLE": "{field}: {value} cannot be read; it counts as missing.",
    "VALUE_UNREADABLE_REFUSED": "{field}: {value} cannot be read.",
    "VERSION_MIXED": (
        "{field} has several values in one file: {values}. Import one version at a time."
    ),
    "VERSION_NEEDED": "{field} of the control line is not stated. Enter it.",
    "YEAR_FROM_TITLE": "No heading names the year; {year} was taken from the title “{title}”.",
    "YEAR_NEEDED": (
        "{file}, sheet {layer}, has figures, but nothing says of which year. State the year."
    ),
}
