// SPDX-License-Identifier: GPL-3.0-or-later

/// Every therapy, in the order of the manual.
package enum TherapyCatalogue {
  package static let all: [any CataloguedTherapy.Type] = [
    Pressure.self, DeepStrokes.self, Massage.self, Stretching.self, SprayAndStretch.self, ContractRelax.self,
    DryNeedling.self, Injection.self, SelfTreatment.self, OralAnalgesic.self, Heat.self, LoadChange.self,
    Sham.self,
    WaitAndSee.self,
  ]

  package static func named(_ name: String) -> (any CataloguedTherapy.Type)? { all.first { $0.name == name } }

  /// What therapies of one's own are composed of, by the verb.
  package static let manoeuvres: [(verb: String, therapy: any CataloguedTherapy.Type)] = all.compactMap {
    therapy in
    therapy.manoeuvre.map { ($0, therapy) }
  }
}
