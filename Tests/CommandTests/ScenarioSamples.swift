// SPDX-License-Identifier: GPL-3.0-or-later

/// A small scenario: two arms, one patient, days instead of weeks.
let smallScenario = """
  {
    "question": "Does a press help more than waiting?",
    "seed": 7,
    "patients": { "population": "desk-worker", "count": 1 },
    "muscles": [ { "name": "upper-trapezius", "side": "right", "fascicles": 2, "fibresPerFascicle": 16 } ],
    "history": [ { "load": "typing", "intensity": "8 %MVC", "hoursPerDay": 6, "daysPerWeek": 5, "for": "3 d" } ],
    "course": { "duration": "3 d", "load": "continues" },
    "arms": {
      "wait-and-see": [],
      "press": [ { "therapy": "pressure", "hold": "90 s", "passes": 2, "perWeek": 7, "for": "2 d" } ]
    },
    "referenceArm": "wait-and-see",
    "sampleEvery": "1 d"
  }
  """

/// `smallScenario` with `old` replaced, in a folder of its own, as `scenario.json`.
func folderWithScenario(replacing old: String = "", by new: String = "") throws -> TemporaryFolder {
  struct NotInScenario: Error {}
  guard old.isEmpty || smallScenario.contains(old) else { throw NotInScenario() }
  let folder = try TemporaryFolder()
  try folder.write(old.isEmpty ? smallScenario : smallScenario.replacing(old, with: new), to: "scenario.json")
  return folder
}
