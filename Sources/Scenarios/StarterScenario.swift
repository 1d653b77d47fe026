// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Therapies

/// The scenario that `init` writes: small, complete, and explained by remarks.
package enum StarterScenario {
  /// A scenario that can be run as it is. JSON has no comments; keys that begin with `//` are remarks.
  ///
  /// `schema`: where editors find the JSON Schema, from where the scenario will lie.
  package static func text(name: String, schema: String) -> String {
    """
    {
      "$schema": \(quoted(schema)),
      "//": \(quoted("\(name): run it with ./tpsim run, check it with ./tpsim check. Keys that begin with // are remarks.")),
      "question": "How much does pressing a trigger point twice a week help a desk worker?",
      "seed": 1,

      "// patients": \(quoted("Every patient goes through every arm. Populations: \(populations)")),
      "patients": { "population": "desk-worker", "count": 8 },

      "// include": "Who of those drawn takes part: bounds on outcomes before treatment. exclude is written the same way.",
      "include": { "pain_nrs": { "atLeast": 3 }, "active_points": { "atLeast": 1 } },

      "// muscles": \(quoted("Muscles: \(muscles). Each fascicle is simulated with fibresPerFascicle fibres.")),
      "muscles": [
        { "name": "upper-trapezius", "side": "right", "fascicles": 4, "fibresPerFascicle": 64 }
      ],

      "// history": \(quoted("What patients do before the course makes their trigger points. Loads: \(loads)")),
      "history": [
        { "load": "typing", "intensity": "8 %MVC", "hoursPerDay": 6, "daysPerWeek": 5, "for": "16 wk" }
      ],

      "// course": "It begins with the first day of treatment. load: continues, stops, or a list as in history.",
      "course": { "duration": "8 wk", "load": "continues" },

      "// arms": \(quoted("The strategies that are compared; an empty list is wait and see. Therapies: \(therapies)")),
      "arms": {
        "wait-and-see": [],
        "pressure": [
          {
            "// dose": "./tpsim describe pressure lists every dose with its unit, range and source.",
            "therapy": "pressure", "pressure": "midpoint", "passes": 3, "hold": "60 s", "perWeek": 2, "for": "4 wk"
          }
        ]
      },
      "referenceArm": "wait-and-see",
      "sampleEvery": "1 d",

      "// parameters": "Any number that ./tpsim describe lists can be set here, such as knotDrive.latchGain.",
      "parameters": {},

      "// hypotheses": \(quoted("Loops can be switched off, or a published view taken as camp: \(camps)")),
      "hypotheses": { "camp": "integrated" }
    }

    """
  }

  private static func quoted(_ text: String) -> String { JSONValue.quoted(text) }
  private static let populations = PopulationCatalogue.all.map(\.name).joined(separator: ", ")
  private static let muscles = MuscleCatalogue.all.map(\.name).joined(separator: ", ")
  private static let loads = (LoadCatalogue.all.map(\.name) + [ScenarioLimits.rest]).joined(separator: ", ")
  private static let therapies = TherapyCatalogue.all.map { $0.name }.joined(separator: ", ")
  private static let camps = Camp.all.map(\.name).joined(separator: ", ")
}
