# SPDX-License-Identifier: GPL-3.0-or-later
"""Time and memory of whole commands as muscles, cohorts and courses grow: growth.py EXECUTABLE [--quick].

Prints a table in Markdown for each, with the exponent of the growth over the whole range (1 is linear), the gain from
a second core, and start-up times. Of several repeats the fastest counts.
"""

import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

program = str(Path(sys.argv[1]).resolve())
quick = "--quick" in sys.argv
scenario = """{
  "question": "How long does it take?",
  "patients": { "population": "desk-worker", "count": %(patients)d },
  "muscles": [ %(muscles)s ],
  "history": [ { "load": "typing", "for": "%(history)s" } ],
  "course": { "duration": "%(days)d d", "load": "continues" },
  "arms": { "wait-and-see": [], "press": [ { "therapy": "pressure", "passes": 3, "perWeek": 2 } ] },
  "referenceArm": "wait-and-see", "sampleEvery": "1 d"
}"""
muscle = '{ "name": "%s", "side": "%s", "fascicles": %d, "fibresPerFascicle": %d }'
names = [(name, side) for name in ("upper-trapezius", "levator-scapulae") for side in ("right", "left")]
usual = {"patients": 2, "muscles": 1, "fascicles": 4, "fibres": 64, "history": "2 wk", "days": 14}


def measure(command, repeats=1):
    """Seconds and peak memory in MB of the fastest of several runs."""
    best = (math.inf, 0)
    for _ in range(repeats):
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} failed")
        best = min(best, (time.perf_counter() - began, used.ru_maxrss / 1024))
    return best


def run(folder, threads=1, repeats=1, **change):
    file = Path(folder, "scenario.json")
    values = {**usual, **change}
    values["muscles"] = ", ".join(
        muscle % (*name, values["fascicles"], values["fibres"]) for name in names[:values["muscles"]])
    file.write_text(scenario % values)
    return measure([program, "run", str(file), "--out", f"{folder}/out", "--force", "--quiet", "--threads",
                    str(threads)], repeats)


def table(folder, name, values, label, **settings):
    print(f"\n| {name} | seconds | peak MB |\n| ---: | ---: | ---: |")
    found = []
    for value in values:
        seconds, memory = run(folder, **{**settings, **label(value)})
        found.append((value, seconds))
        print(f"| {value} | {seconds:.3f} | {memory:.0f} |", flush=True)
    # The smallest sizes are start-up.
    grown = [pair for pair in found if pair[1] > 0.1]
    if len(grown) > 1:
        (low, first), (high, last) = grown[0], grown[-1]
        print(f"\nGrowth from {low} to {high}: exponent {math.log(last / first) / math.log(high / low):.2f}.")


with tempfile.TemporaryDirectory() as folder:
    fibres = [64, 256, 1024] if quick else [64, 256, 1024, 4096, 16384]
    # Up to sixty-four fascicles, then larger ones.
    table(folder, "fibres", fibres, lambda n: {"fascicles": min(n // 64, 64), "fibres": max(64, n // 64)})
    table(folder, "patients", [1, 10] if quick else [1, 10, 100, 1000], lambda n: {"patients": n}, fascicles=1)
    table(folder, "days of course", [1, 10] if quick else [1, 7, 30, 90, 365], lambda n: {"days": n},
          history="1 d", patients=2)
    # The same 512 fibres in one muscle and in several, which hear of each other.
    table(folder, "muscles of 512 fibres together", [1, 2, 4], lambda n: {"muscles": n, "fascicles": 8 // n},
          patients=2 if quick else 20)
    one = run(folder, 1, repeats=1 if quick else 3, patients=20, days=28)
    two = run(folder, 2, repeats=1 if quick else 3, patients=20, days=28)
    print(f"\nTwo cores over one: {one[0] / two[0]:.2f} ({one[0]:.2f} s, {two[0]:.2f} s).")
    version = measure([program, "--version"], 20)[0]
    check = measure([program, "check", f"{folder}/scenario.json"], 20)[0]
    print(f"\nStart: `--version` {1000 * version:.0f} ms, `check` {1000 * check:.0f} ms.")
