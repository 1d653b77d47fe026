// SPDX-License-Identifier: GPL-3.0-or-later

/// The states of the tissue that the fibres of a fascicle share. All are scaled: 1 is a strong response.
package enum FascicleVariable: Int, CaseIterable, Sendable {
  case vasodilatation
  case bradykinin
  /// Calcitonin gene-related peptide and substance P.
  case neuropeptides
  /// Tumour necrosis factor, interleukins and serotonin.
  case cytokines
  /// Injury and the oedema that comes with it.
  case injury
  case peripheralSensitisation

  package var name: String {
    switch self {
    case .vasodilatation: "vasodilatation"
    case .bradykinin: "bradykinin"
    case .neuropeptides: "neuropeptides"
    case .cytokines: "cytokines"
    case .injury: "tissue injury"
    case .peripheralSensitisation: "peripheral sensitisation"
    }
  }

  package var scale: Double { 1 }

  package var bounds: ClosedRange<Double> {
    switch self {
    case .vasodilatation: 0...1
    case .neuropeptides: 0...1
    case .bradykinin, .peripheralSensitisation: 0...10
    case .cytokines, .injury: 0...100
    }
  }

  package var rest: Double { 0 }
}
