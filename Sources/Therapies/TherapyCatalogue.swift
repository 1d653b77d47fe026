// SPDX-License-Identifier: GPL-3.0-or-later

/// Every therapy, in the order of the manual.
package enum TherapyCatalogue {
  package static let all: [any Therapy.Type] = [
    Pressure.self, Stretching.self, DryNeedling.self, Sham.self, WaitAndSee.self,
  ]

  package static func named(_ name: String) -> (any Therapy.Type)? { all.first { $0.name == name } }
}
