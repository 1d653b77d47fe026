# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads result folders of tpsim with pandas, and draws the three figures that are asked for most.

    import tpsim

    tables = tpsim.read("desk-worker")
    tpsim.wide(tables["summary"], "mean")
    tpsim.course(tables, "pain_nrs")
    tpsim.forest(tables, "pain_nrs", at=42)
    tpsim.dose(tpsim.read("passes-hold-pressure"), "passes")

One file, to be copied; it needs pandas, and matplotlib for the figures. For research and teaching; not medical advice.
"""
import json
import pathlib

import pandas as pd

TYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
KEYS = ["design_id", "arm", "reference", "time_d", "muscle"]


def read(folder, *names, short=True):
    """The tables of a folder that `run`, `sweep`, `merge`, `optimise`, `evidence`, `compare` or `sensitivity` wrote.

    A dictionary from a table's name (`summary`) to its rows, every column of the type that the data package tells; only the
    tables that are named, or all. Columns that are paths of factors get their short names (`hold_s`) unless `short` is false;
    a short name that another column has is not given.
    """
    folder = pathlib.Path(folder)
    packages = sorted(folder.glob("*datapackage.json"))
    if not packages:
        raise FileNotFoundError(f"{folder} has no datapackage.json: it is not a finished result folder")
    told = {}
    for package in packages:
        told |= {table["name"]: table for table in json.loads(package.read_text(encoding="utf-8"))["resources"]}
    unknown = set(names) - set(told)
    if unknown:
        raise KeyError(f"{folder} has no table {', '.join(sorted(unknown))}; it has {', '.join(sorted(told))}")
    tables = {}
    for name in names or told:
        fields = told[name]["schema"]["fields"]
        table = pd.read_csv(
            folder / told[name]["path"], dtype={field["name"]: TYPES[field["type"]] for field in fields},
            keep_default_na=False, na_values=[""], true_values=["TRUE"], false_values=["FALSE"],
        )
        taken = set(table.columns)
        titles = {field["name"]: field["title"] for field in fields if field.get("title", field["name"]) not in taken}
        tables[name] = table.rename(columns=titles) if short else table
    return tables


def wide(table, value):
    """A long table with a column an outcome, such as the `mean` of `summary` or the `mean_difference` of `contrasts`."""
    keys = [key for key in KEYS if key in table]
    # A missing muscle is the whole patient: a key like any other.
    filled = table.assign(**{key: table[key].fillna("") for key in keys if table[key].dtype == "string"})
    turned = filled.pivot(index=keys, columns="outcome", values=value).reset_index()
    turned.columns.name = None
    return turned


def course(tables, outcome="pain_nrs", muscle=None, design_id=None, axis=None):
    """The mean of an outcome over time, a line an arm, each with its 95 % interval. Returns the axis."""
    rows = _only(tables["summary"], outcome=outcome, muscle=muscle, design_id=design_id)
    axis = axis or _axis()
    for arm, line in rows.groupby("arm", sort=False):
        (drawn,) = axis.plot(line["time_d"], line["mean"], label=arm)
        axis.fill_between(line["time_d"], line["ci_low"], line["ci_high"], color=drawn.get_color(), alpha=0.15, linewidth=0)
    axis.set(xlabel="days since the first treatment", ylabel=_label(rows))
    axis.legend(frameon=False)
    return axis


def forest(tables, outcome="pain_nrs", at=None, muscle=None, design_id=None, axis=None):
    """Differences from the reference arm in the same patients at day `at` (the last), with 95 % intervals. Returns the axis."""
    rows = _only(tables["contrasts"], outcome=outcome, muscle=muscle, design_id=design_id)
    at = rows["time_d"].max() if at is None else at
    rows = _some(rows[rows["time_d"] == at], f"no {outcome} on day {at}").iloc[::-1]
    axis = axis or _axis(height=1.2 + 0.45 * len(rows))
    axis.axvline(0, color="black", linewidth=0.8)
    axis.errorbar(
        rows["mean_difference"], range(len(rows)), fmt="o", capsize=3,
        xerr=[rows["mean_difference"] - rows["ci_low"], rows["ci_high"] - rows["mean_difference"]])
    axis.set_yticks(range(len(rows)), rows["arm"])
    axis.set(xlabel=f"{_label(rows)}: difference from {rows['reference'].iloc[0]} on day {at:g}", ylim=(-0.6, len(rows) - 0.4))
    return axis


def dose(tables, factor=None, outcome=None, at=None, others=None, axis=None):
    """Response curves over a factor (its short name; the first), a line for each value of the `others`. Returns the axis."""
    rows = tables["curves"]
    rows = rows[rows["curve"] == "monotone"]
    for column, asked in {"factor_name": factor, "outcome": outcome, "time_d": at, "others": others}.items():
        if asked is None and column != "others":
            asked = _some(rows, "no curves")[column].iloc[0]
        if asked is not None:
            there = ", ".join(str(value) for value in rows[column].unique())
            rows = _some(rows[rows[column] == asked], f"no curve with {column} {asked}; there are {there}")
    axis = axis or _axis()
    for (arm, other), line in rows.fillna({"others": ""}).groupby(["arm", "others"], sort=False):
        (drawn,) = axis.plot(line["dose"], line["value"], label=f"{arm}; {other}" if other else arm)
        axis.fill_between(line["dose"], line["ci_low"], line["ci_high"], color=drawn.get_color(), alpha=0.15, linewidth=0)
        simulated = line[line["is_design_point"]]
        axis.plot(simulated["dose"], simulated["value"], "o", color=drawn.get_color())
    first = rows.iloc[0]
    against = "" if pd.isna(first["reference"]) else f", less {first['reference']}"
    axis.set(xlabel=first["factor_name"], ylabel=f"{_label(rows)}{against}, day {first['time_d']:g}")
    if rows["others"].nunique() <= 8:
        axis.legend(frameon=False, fontsize="small")
    return axis


def _some(rows, otherwise):
    if rows.empty:
        raise ValueError(otherwise)
    return rows


def _only(rows, outcome, **asked):
    """The rows of one outcome, one muscle and one design point; where there are several, one has to be asked for."""
    rows = _some(rows[rows["outcome"] == outcome], f"no {outcome} in the table")
    for column, value in asked.items():
        there = rows[column].fillna("").unique()
        if value is None:
            if len(there) > 1:
                raise ValueError(f"several values of {column}: say which of {', '.join(str(one) for one in there)}")
        else:
            rows = _some(rows[rows[column] == value], f"no {column} {value}; there are {', '.join(str(one) for one in there)}")
    return rows


def _label(rows):
    name, unit = rows[["outcome", "unit"]].iloc[0]
    return name if unit in ("{1}", "{count}") else f"{name}, {unit}"


def _axis(height=4.2):
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(7, height), layout="constrained")[1]
