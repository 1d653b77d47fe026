// SPDX-License-Identifier: GPL-3.0-or-later

/// Every therapy, in the order of the manual.
package enum TherapyCatalogue {
  package static let all: [any Therapy.Type] = [
    Pressure.self, DeepStrokes.self, Massage.self, Stretching.self, SprayAndStretch.self, ContractRelax.self,
    DryNeedling.self, Injection.self, SelfTreatment.self, OralAnalgesic.self, Heat.self, LoadChange.self,
    Sham.self,
    WaitAndSee.self,
  ]

  package static func named(_ name: String) -> (any Therapy.Type)? { all.first { $0.name == name } }
}
