// SPDX-License-Identifier: GPL-3.0-or-later

/// Every population a scenario can name.
package enum PopulationCatalogue {
  package static let all: [Population] = [
    .deskWorker, .runner, .manualWorker, .olderAdult, .tensionTypeHeadache, .plantarHeelPain,
    .chronicBackPain,
  ]

  package static func named(_ name: String) -> Population? { all.first { $0.name == name } }
}
