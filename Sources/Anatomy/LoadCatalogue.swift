// SPDX-License-Identifier: GPL-3.0-or-later

/// Every load a scenario can name.
package enum LoadCatalogue {
  package static let all: [Load] = [
    .typing, .slouchedSitting, .mentalStress, .overheadWork, .lifting, .manualWork, .standing, .running,
    .everydayLife, .clenching,
  ]

  package static func named(_ name: String) -> Load? { all.first { $0.name == name } }
}
