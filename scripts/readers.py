# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every table of result folders with pandas, polars, DuckDB and pyarrow without an option, and compares the type of
every column, the missing values and the numbers with what datapackage.json says, and keys with the tables they point to.

    python scripts/readers.py FOLDER...

Prints what disagrees and ends with 1, or with one line and 0.
"""
import csv
import json
import pathlib
import sys

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.csv


def by_pandas(path):
    table = pandas.read_csv(path)
    kinds = {"i": "integer", "f": "number", "b": "boolean", "O": "string", "U": "string", "T": "string"}
    kind = lambda column: kinds.get(getattr(column.dtype, "kind", "O"), str(column.dtype))
    return {name: (kind(table[name]), int(table[name].isna().sum())) for name in table.columns}, table


def by_polars(path):
    table = polars.read_csv(path)
    def kind(column):
        if column.dtype.is_integer():
            return "integer"
        if column.dtype.is_float():
            return "number"
        return {polars.Boolean: "boolean", polars.String: "string"}.get(column.dtype, str(column.dtype))
    return {name: (kind(table[name]), table[name].null_count()) for name in table.columns}, table


def by_duckdb(path):
    table = duckdb.sql(f"SELECT * FROM read_csv('{path}')").arrow()
    return by_arrow_table(table if isinstance(table, pyarrow.Table) else table.read_all())


def by_pyarrow(path):
    return by_arrow_table(pyarrow.csv.read_csv(path))


def by_arrow_table(table):
    def kind(type):
        if pyarrow.types.is_integer(type):
            return "integer"
        if pyarrow.types.is_floating(type):
            return "number"
        if pyarrow.types.is_boolean(type):
            return "boolean"
        if pyarrow.types.is_string(type) or pyarrow.types.is_large_string(type):
            return "string"
        return str(type)
    return {name: (kind(table.schema.field(name).type), table[name].null_count) for name in table.column_names}, table


READERS = {"pandas": by_pandas, "polars": by_polars, "DuckDB": by_duckdb, "pyarrow": by_pyarrow}


def agrees(reader, told, found, cells):
    """Whether a reader's type and missing values are those of a column whose cells are known."""
    kind, missing = found
    empty = cells.count("")
    if empty == len(cells):
        return True  # nobody can know the type of nothing
    if kind == told:
        # An empty text is a missing one to some readers, and a text without letters to others.
        return told == "string" or missing == empty
    # pandas has no whole numbers, and no truth, where one is missing.
    if reader == "pandas" and empty > 0 and missing == empty:
        return (told, kind) in (("integer", "number"), ("boolean", "string"))
    return False


def descriptions(folder):
    """Of a result folder, or of the tables that compare and sensitivity write."""
    return sorted(folder.glob("*datapackage.json"))


def check(folder):
    package = {"resources": []}
    for description in descriptions(folder):
        package["resources"] += json.loads(description.read_text())["resources"]
    if not package["resources"]:
        yield f"{folder}: no data package tells of a table"
    columns = {}
    told = open(folder / "columns.csv", "w", newline="", encoding="utf-8")
    write = csv.writer(told, lineterminator="\n").writerow
    write(["path", "name", "type", "rows", "empty"])
    for resource in package["resources"]:
        path = folder / resource["path"]
        fields = resource["schema"]["fields"]
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        header, body = rows[0], rows[1:]
        names = [field["name"] for field in fields]
        if header != names:
            yield f"{path}: has other columns than datapackage.json says"
            continue
        cells = {name: [row[place] for row in body] for place, name in enumerate(names)}
        columns[resource["name"]] = cells
        for field in fields:
            write([resource["path"], field["name"], field["type"], len(body), cells[field["name"]].count("")])
        for reader, read in READERS.items():
            try:
                found, _ = read(str(path))
            except Exception as error:  # a reader that stops is what is looked for
                yield f"{path}: {reader} cannot read it: {str(error).splitlines()[0]}"
                continue
            if list(found) != names:
                yield f"{path}: {reader} names other columns"
                continue
            for field in fields:
                name = field["name"]
                if body and not agrees(reader, field["type"], found[name], cells[name]):
                    yield (
                        f"{path}: {reader} reads {name} as {found[name][0]} with {found[name][1]} missing; "
                        f"it is {field['type']} with {cells[name].count('')} of {len(body)} missing"
                    )
    told.close()
    for resource in package["resources"]:
        schema, own = resource["schema"], columns.get(resource["name"], {})
        for key in schema.get("foreignKeys", []):
            reference = key["reference"]
            there = columns[reference["resource"]] if reference.get("resource") else own
            fields = [key["fields"]] if isinstance(key["fields"], str) else key["fields"]
            theirs = [reference["fields"]] if isinstance(reference["fields"], str) else reference["fields"]
            known = set(zip(*(there[name] for name in theirs)))
            lost = {row for row in zip(*(own[name] for name in fields)) if any(row)} - known
            if lost:
                yield f"{folder}: {resource['name']} points from {fields} to rows that {reference['resource']} has not: {sorted(lost)[:3]}"
        primary = schema.get("primaryKey", [])
        primary = [primary] if isinstance(primary, str) else primary
        if primary and own:
            keys = list(zip(*(own[name] for name in primary)))
            if len(keys) != len(set(keys)):
                yield f"{folder}: {resource['name']} has a primary key twice"


def main(folders):
    problems = [problem for folder in folders for problem in check(pathlib.Path(folder))]
    for problem in problems:
        print(problem)
    tables = sum(
        len(json.loads(path.read_text())["resources"]) for folder in folders for path in descriptions(pathlib.Path(folder))
    )
    if not problems:
        print(f"{', '.join(READERS)}: {tables} tables of {len(folders)} folders, every column as told")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
