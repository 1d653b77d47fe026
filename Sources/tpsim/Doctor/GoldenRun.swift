// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Results
import Scenarios
import Simulation

/// A small course whose numbers are known to the last digit, by which a machine shows that it computes as others do.
enum GoldenRun {
  /// SHA-256 of the numbers. It changes with the model, and with nothing else: whoever changes it tells why under *Results
  /// that change*.
  static let expected = "796da1f71c1bc556e729224af66d74c97d289309cdc59d41437c1ae024cfe685"

  /// Outcomes whose numbers are taken; the catalogue may grow.
  private static let columns = ["pain_nrs", "ppt_kPa", "rom_pct", "stiffness_kPa", "contracted_pct"]

  private static let scenario = """
    {
      "question": "Does this machine compute as others do?", "seed": 1,
      "patients": { "population": "desk-worker", "count": 2 },
      "muscles": [ { "name": "upper-trapezius", "side": "right", "fascicles": 2, "fibresPerFascicle": 16 } ],
      "history": [ { "load": "typing", "intensity": "9 %MVC", "hoursPerDay": 7, "daysPerWeek": 5, "for": "4 wk" } ],
      "course": { "duration": "1 wk", "load": "continues" },
      "arms": {
        "wait": [],
        "press": [ { "therapy": "pressure", "hold": "60 s", "passes": 3, "perWeek": 3, "for": "1 wk" } ],
        "needle": [ { "therapy": "dry-needling", "perWeek": 2, "for": "1 wk" } ]
      },
      "referenceArm": "wait", "sampleEvery": "1 d"
    }
    """

  /// SHA-256 of the numbers as this machine computes them.
  static func fingerprint() async throws -> String {
    let plan = try Scenario(JSONDocument(Array(scenario.utf8), file: "golden run")).plan
    let places = columns.compactMap { column in OutcomeCatalogue.all.firstIndex { $0.column == column } }
    var text = ""
    for place in 1...plan.patients {
      let (patient, branch) = try await Enrolment(plan: plan, place: place).start.get()
      for arm in plan.arms.sorted(by: { $0.name < $1.name }) {
        for sample in await patient.liveCourse(arm, from: branch).samples {
          let values = places.map { sample.values[$0].map { "\($0)" } ?? "" }
          text += "\(place) \(arm.name) \(sample.time) \(values.joined(separator: " "))\n"
        }
      }
    }
    return Fingerprint.sha256(of: Array(text.utf8))
  }
}
