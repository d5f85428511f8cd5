"""Reads a CSV by the metadata beside it, as another program would, and prints what it read: rows as the metadata type them.

Two descriptions, one rule book each, written from the standards and without any code of the application:
  read_described.py csvw     FILE-metadata.json
  read_described.py package  datapackage.json
Refuses (exit 1, reason on stderr) what the description does not allow: a header, a missing value, a value of another type, a repeated key.
"""

import csv
import hashlib
import io
import json
import re
import sys
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

csv.field_size_limit(1 << 26)


class Refused(Exception):
    pass


def integer(text):
    if not re.fullmatch(r"[+-]?\d+", text):
        raise ValueError(text)
    return int(text)


def decimal(text):
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        raise ValueError(text)
    return str(Decimal(text))


def day(text):
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").isoformat()


def rows_of(path, encoding, delimiter=",", quote='"'):
    text = path.read_bytes().decode(encoding)
    if text.startswith("\ufeff"):
        text = text[1:]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True))


def typed(records, columns, keys):
    """columns: (name, header, cast, required, words for nothing, allowed values or None)"""
    header, *body = records
    if header != [column[1] for column in columns]:
        raise Refused(f"header {header}")
    out, seen = [], set()
    for number, record in enumerate(body, start=1):
        if record == [] and len(columns) == 1:
            record = [""]
        if len(record) != len(columns):
            raise Refused(f"row {number} has {len(record)} cells")
        row = {}
        for text, (name, _, cast, required, nothing, allowed) in zip(record, columns):
            if text in nothing:
                if required:
                    raise Refused(f"row {number}: {name} is required")
                row[name] = None
                continue
            if allowed is not None and text not in allowed:
                raise Refused(f"row {number}: {name} is none of its codes")
            try:
                row[name] = cast(text)
            except (ValueError, InvalidOperation) as fault:
                raise Refused(f"row {number}: {name} {fault}") from fault
        key = tuple(row[name] for name in keys)
        if keys and key in seen:
            raise Refused(f"row {number}: key {key} twice")
        seen.add(key)
        out.append(row)
    return out


CSVW_TYPES = {"string": str, "decimal": decimal, "double": decimal, "integer": integer}


def csvw_cast(datatype):
    if isinstance(datatype, str):
        return CSVW_TYPES[datatype]
    if datatype == {"base": "date", "format": "yyyy-MM-dd"}:
        return day
    if datatype == {"base": "dateTime", "format": "yyyy-MM-dd HH:mm:ss"}:
        return moment
    raise Refused(f"datatype {datatype}")


def csvw(path):
    described = json.loads(path.read_text("utf-8"))
    if described["@context"][0] != "http://www.w3.org/ns/csvw":
        raise Refused("no CSVW context")
    dialect, schema = described["dialect"], described["tableSchema"]
    if not dialect["header"] or not dialect["doubleQuote"]:
        raise Refused("dialect")
    names = [column["name"] for column in schema["columns"]]
    if len(set(names)) != len(names) or any(name.startswith("_") for name in names):
        raise Refused(f"names {names}")
    columns = [
        (
            column["name"],
            column["titles"],
            csvw_cast(column["datatype"]),
            column.get("required", False),
            # An empty string is null where the metadata say nothing else.
            {column.get("null", "")},
            None,
        )
        for column in schema["columns"]
    ]
    records = rows_of(path.parent / described["url"], dialect["encoding"], dialect["delimiter"], dialect["quoteChar"])
    return typed(records, columns, schema.get("primaryKey", []))


FRICTIONLESS_TYPES = {"string": str, "number": decimal, "integer": integer, "date": day, "datetime": moment}


def package(path):
    described = json.loads(path.read_text("utf-8"))
    tables = {}
    for resource in described["resources"]:
        data = (path.parent / resource["path"]).read_bytes()
        if len(data) != resource["bytes"] or "sha256:" + hashlib.sha256(data).hexdigest() != resource["hash"]:
            raise Refused(f"bytes of {resource['path']}")
        if resource["format"] != "csv":
            continue
        schema = resource["schema"]
        columns = []
        for field in schema["fields"]:
            missing = field.get("missingValues", schema.get("missingValues", [""]))
            words = {one["value"] if isinstance(one, dict) else one for one in missing}
            constraints = field.get("constraints", {})
            columns.append(
                (
                    field["name"],
                    field["name"],
                    FRICTIONLESS_TYPES[field["type"]],
                    constraints.get("required", False),
                    words,
                    constraints.get("enum"),
                )
            )
        records = rows_of(path.parent / resource["path"], resource["encoding"])
        tables[resource["name"]] = typed(records, columns, schema.get("primaryKey", []))
    return tables


if __name__ == "__main__":
    kind, place = sys.argv[1:]
    try:
        found = {"csvw": csvw, "package": package}[kind](Path(place))
    except Refused as fault:
        print(fault, file=sys.stderr)
        sys.exit(1)
    json.dump(found, sys.stdout, ensure_ascii=False)
