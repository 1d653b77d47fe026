// SPDX-License-Identifier: GPL-3.0-or-later

/// The state of a muscle with the nervous system that its fibres feel, as one vector of lanes.
///
/// Layout: seven entries a block of fibres (``FibreVariable``), then six entries a group of eight fascicles
/// (``FascicleVariable``, one fascicle a lane), then one entry whose lanes are ``NervousVariable``.
package struct MuscleState: Sendable, Equatable {
  package let blocks: Int
  package let groups: Int
  package var lanes: [Lanes]

  /// A healthy muscle at rest; `affect` starts at the patient's disposition.
  package init(healthy structure: MuscleStructure, affect: Double) {
    blocks = structure.blocks
    groups = structure.fascicleGroups
    lanes = []
    lanes.reserveCapacity(blocks * 7 + groups * 6 + 1)
    for _ in 0..<blocks {
      for variable in FibreVariable.allCases { lanes.append(.constant(variable.rest)) }
    }
    for _ in 0..<groups {
      for variable in FascicleVariable.allCases { lanes.append(.constant(variable.rest)) }
    }
    var nervous = Lanes.zero
    for variable in NervousVariable.allCases { nervous[variable.rawValue] = variable.rest }
    nervous[NervousVariable.affect.rawValue] = affect
    lanes.append(nervous)
  }

  /// Eight fibres' values of one variable.
  package subscript(block: Int, variable: FibreVariable) -> Lanes {
    get { lanes[block * 7 + variable.rawValue] }
    set { lanes[block * 7 + variable.rawValue] = newValue }
  }

  package subscript(fascicle fascicle: Int, variable: FascicleVariable) -> Double {
    get { lanes[blocks * 7 + fascicle / 8 * 6 + variable.rawValue][fascicle % 8] }
    set { lanes[blocks * 7 + fascicle / 8 * 6 + variable.rawValue][fascicle % 8] = newValue }
  }

  package subscript(variable: NervousVariable) -> Double {
    get { lanes[blocks * 7 + groups * 6][variable.rawValue] }
    set { lanes[blocks * 7 + groups * 6][variable.rawValue] = newValue }
  }
}
