# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads result folders with notebooks-out/tpsim.py, compares what it reads, turns and draws with the files, and leaves for
scripts/reading-files.R what that must find.

    python scripts/reading-files.py SWEEP RUN OTHER...

SWEEP has response curves; RUN stands for the folders that Python in the README and the manual reads, which is run on it.
Fails with what disagrees.
"""
import csv
import json
import os
import pathlib
import re
import sys
import tempfile

import matplotlib

matplotlib.use("Agg")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "notebooks-out"))
import tpsim  # noqa: E402


def cells(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def refuses(kind, words, call):
    try:
        call()
    except kind as error:
        assert words in str(error), error
        return
    raise AssertionError(f"{words}: is accepted")


sweep, *others = map(pathlib.Path, sys.argv[1:])
for folder in [sweep, *others]:
    tables = tpsim.read(folder)
    packages = [json.loads(path.read_text()) for path in folder.glob("*datapackage.json")]
    paths = {table["name"]: table["path"] for package in packages for table in package["resources"]}
    assert set(tables) == set(paths), folder
    for name, table in tables.items():
        assert len(table) == len(cells(folder / paths[name])), (folder, name)
    assert set(tpsim.read(folder, *list(paths)[:1])) == set(list(paths)[:1])
    if "summary" in tables:
        rows = cells(folder / "summary.csv")
        turned = tpsim.wide(tables["summary"], "mean")
        turned.to_csv(folder / "wide.csv", index=False)
        found = {tuple(row[key] for key in ["design_id", "arm", "time_d", "muscle"]): row for _, row in turned.iterrows()}
        for row in rows:
            value = found[int(row["design_id"]), row["arm"], float(row["time_d"]), row["muscle"]][row["outcome"]]
            assert str(value) in (row["mean"], "nan" if row["mean"] == "" else row["mean"]), (folder, row, value)

tables = tpsim.read(sweep)
assert list(tables["design"].columns) == ["design_id", "passes", "hold_s"], tables["design"].columns
assert list(tpsim.read(sweep, "design", short=False)["design"].columns)[1] == "arms.four-passes[0].passes"
last = tables["summary"]["time_d"].max()
drawn = tpsim.course(tables, "pain_nrs", design_id=2)
rows = [row for row in cells(sweep / "summary.csv") if row["design_id"] == "2" and row["outcome"] == "pain_nrs"]
assert [float(value) for line in drawn.lines for value in line.get_ydata()] == [float(row["mean"]) for row in rows]
drawn.figure.savefig(sweep / "course.png")
drawn = tpsim.forest(tables, "pain_nrs", design_id=2)
rows = [row for row in cells(sweep / "contrasts.csv")
        if row["design_id"] == "2" and row["outcome"] == "pain_nrs" and float(row["time_d"]) == last]
assert list(drawn.lines[1].get_xdata()) == [float(row["mean_difference"]) for row in reversed(rows)]
drawn.figure.savefig(sweep / "forest.png")
drawn = tpsim.dose(tables, "passes", others="arms.four-passes[0].hold_s=90")
rows = [row for row in cells(sweep / "curves.csv")
        if row["factor_name"] == "passes" and row["curve"] == "monotone" and row["others"].endswith("=90")]
assert list(drawn.lines[0].get_ydata()) == [float(row["value"]) for row in rows]
drawn.figure.savefig(sweep / "dose.png")

refuses(KeyError, "it has contrasts, curves, design", lambda: tpsim.read(sweep, "sumary"))
refuses(FileNotFoundError, "not a finished result folder", lambda: tpsim.read(sweep / "nothing"))
refuses(ValueError, "several values of design_id", lambda: tpsim.course(tables))
refuses(ValueError, "no curve with factor_name pases; there are passes", lambda: tpsim.dose(tables, "pases"))
refuses(ValueError, "no pain in the table", lambda: tpsim.forest(tables, "pain"))
root = pathlib.Path(__file__).resolve().parent.parent
run = others[0].resolve()
examples = 0
for page in [root / "README.md", *sorted((root / "Sources/tpsim/tpsim.docc").glob("*.md"))]:
    for text in re.findall("^```python$(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.mkdir("notebooks-out")
            os.symlink(root / "notebooks-out/tpsim.py", "notebooks-out/tpsim.py")
            for name in re.findall(r"notebooks-out/([\w-]+)[/\"]", text):
                os.path.lexists(f"notebooks-out/{name}") or os.symlink(run, f"notebooks-out/{name}")
            exec(compile(text, page, "exec"), {})
            os.chdir(root)
            examples += 1
assert examples >= 3, examples
print(f"{examples} examples of the README and the manual run")
print(f"notebooks-out/tpsim.py: {1 + len(others)} folders as they are")
