// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What each entry of ``MuscleState/lanes`` means.
struct StateLayout {
  let structure: MuscleStructure
  let model: Model

  struct Entry {
    var scale: Lanes
    var lower: Lanes
    var upper: Lanes
    /// Weight of each lane in a root mean square over its group: fibres, or tissue and nervous states.
    var weight: Lanes
  }

  private var fibreEntries: Int { structure.blocks * 7 }
  private var tissueEntries: Int { structure.fascicleGroups * 6 }

  func entry(_ index: Int) -> Entry {
    if index < fibreEntries {
      let variable = FibreVariable.allCases[index % 7]
      let weights = structure.weights(block: index / 7 % structure.blocksPerFascicle)
      let range = variable == .length ? lengthRange : variable.bounds
      // Lanes without a fibre follow without error control and must not stop a step.
      let empty = weights .== 0
      return Entry(
        scale: .constant(variable.scale),
        lower: Lanes.constant(range.lowerBound).replacing(with: -.infinity, where: empty),
        upper: Lanes.constant(range.upperBound).replacing(with: .infinity, where: empty),
        weight: (1 / Double(structure.fascicles * 7)) * weights)
    }
    let others = Double(structure.fascicles * 6 + 8)
    if index < fibreEntries + tissueEntries {
      let variable = FascicleVariable.allCases[(index - fibreEntries) % 6]
      let group = (index - fibreEntries) / 6
      var weight = Lanes.zero
      for lane in 0..<8 where group * 8 + lane < structure.fascicles { weight[lane] = 1 / others }
      return Entry(
        scale: .constant(variable.scale), lower: .constant(variable.bounds.lowerBound),
        upper: .constant(variable.bounds.upperBound), weight: weight)
    }
    var entry = Entry(scale: .zero, lower: .zero, upper: .zero, weight: .constant(1 / others))
    for variable in NervousVariable.allCases {
      entry.scale[variable.rawValue] = variable.scale
      entry.lower[variable.rawValue] = variable.bounds.lowerBound
      entry.upper[variable.rawValue] = variable.bounds.upperBound
    }
    return entry
  }

  private var lengthRange: ClosedRange<Double> {
    model.knotShortening.contractedLength.value...model.knotShortening.slackLength.value
  }

  func name(entry index: Int, lane: Int) -> String {
    if index < fibreEntries {
      let block = index / 7
      let fascicle = block / structure.blocksPerFascicle
      let fibre = block % structure.blocksPerFascicle * 8 + lane
      return "\(FibreVariable.allCases[index % 7].name) of fibre \(fibre + 1) in fascicle \(fascicle + 1)"
    }
    if index < fibreEntries + tissueEntries {
      let entry = index - fibreEntries
      return "\(FascicleVariable.allCases[entry % 6].name) of fascicle \(entry / 6 * 8 + lane + 1)"
    }
    return NervousVariable.allCases[lane].name
  }
}
