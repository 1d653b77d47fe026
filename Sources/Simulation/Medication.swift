// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities

/// The drugs in one patient: what was injected into each muscle, and what was swallowed; and the wounds of needles.
///
/// Levels and regrowth have closed forms. Muscles feel them as constant over short pieces of time, each at its middle.
struct Medication: Sendable {
  /// One entry a muscle.
  private(set) var depots: [[Depot]]
  private(set) var wounds: [[NeedleWound]]
  private(set) var doses: [SwallowedDose] = []

  init(muscles: Int) {
    depots = [[Depot]](repeating: [], count: muscles)
    wounds = [[NeedleWound]](repeating: [], count: muscles)
  }

  var isEmpty: Bool {
    doses.isEmpty && depots.allSatisfy(\.isEmpty) && wounds.allSatisfy(\.isEmpty)
  }

  mutating func add(_ depot: Depot, muscle: Int) { depots[muscle].append(depot) }
  mutating func add(_ wound: NeedleWound, muscle: Int) { wounds[muscle].append(wound) }
  mutating func add(_ dose: SwallowedDose) { doses.append(dose) }

  /// Forgets what has gone by `time` (s): after fifteen time constants three ten-millionths are left, of nerve endings
  /// after four as much.
  mutating func forget(before time: Double, model: Model) {
    for muscle in depots.indices {
      depots[muscle].removeAll { depot in
        guard let stay = Self.stay(of: depot.drug, model) else { return true }
        return time - depot.time > 15 * stay
      }
      wounds[muscle].removeAll { time - $0.time > 4 * model.denervation.time.value }
    }
    doses.removeAll { time - $0.time > 15 * model.analgesic.elimination.value }
  }

  /// Pieces short enough that levels hardly change in them, with what the drugs do; as they are without drugs.
  func split(_ pieces: [[Piece]], from start: Double, model: Model, structures: [MuscleStructure])
    -> [[Piece]]
  {
    guard !isEmpty else { return pieces }
    var result = [[Piece]](repeating: [], count: pieces.count)
    var clock = start
    for index in pieces[0].indices {
      var left = pieces[0][index].duration
      while left > 0 {
        let stride = min(left, longestStride(at: clock, model))
        let middle = clock + 0.5 * stride
        let volley = model.volley(of: doses, at: middle)
        for muscle in pieces.indices {
          var piece = pieces[muscle][index]
          piece.duration = stride
          piece.stimulus.volley +=
            max(0, 1 - piece.stimulus.volley) * model.afferentVolley.constant(Quantity(volley))
          piece.exposure = model.exposure(
            to: depots[muscle], doses, wounds: wounds[muscle], at: middle, structure: structures[muscle])
          result[muscle].append(piece)
        }
        clock += stride
        left = left - stride > 1e-6 ? left - stride : 0
      }
    }
    return result
  }

  /// What the drugs do to a muscle at one moment.
  func exposure(of muscle: Int, at time: Double, model: Model, structure: MuscleStructure) -> Exposure {
    guard !isEmpty else { return .none }
    return model.exposure(
      to: depots[muscle], doses, wounds: wounds[muscle], at: time, structure: structure)
  }

  /// A sixth of the shortest time constant that still matters, at most a day (s).
  private func longestStride(at time: Double, _ model: Model) -> Double {
    var stride = Day.unit.scale
    func consider(age: Double, constant: Double, rise: Double) {
      // Ten time constants after the dose nothing changes that anybody could notice.
      guard age < 10 * constant else { return }
      stride = min(stride, (age < 5 * rise ? min(rise, constant) : constant) / 6)
    }
    for depot in depots.joined() {
      guard let stay = Self.stay(of: depot.drug, model) else { continue }
      let rise = depot.drug == .botulinumToxin ? model.botulinumToxin.onset.value : stay
      consider(age: time - depot.time, constant: stay, rise: rise)
    }
    // Endings grow back between a quarter of the time and twice of it.
    let regrowth = model.denervation.time.value
    for wound in wounds.joined() where time - wound.time < 3 * regrowth { stride = min(stride, regrowth / 6) }
    for dose in doses {
      let drug = model.analgesic
      consider(age: time - dose.time, constant: drug.elimination.value, rise: drug.absorption.value)
    }
    return stride
  }

  /// The time constant of leaving (s); nil for what does nothing later.
  private static func stay(of drug: Drug, _ model: Model) -> Double? {
    switch drug {
    case .saline: nil
    case .lidocaine: model.lidocaine.stay.value
    case .bupivacaine: model.bupivacaine.stay.value
    case .corticosteroid: model.corticosteroid.stay.value
    case .botulinumToxin: model.botulinumToxin.decay.value
    }
  }
}
