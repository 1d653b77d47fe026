// SPDX-License-Identifier: GPL-3.0-or-later

/// The border of eight fascicles: nine shared unknowns each, factored without pivoting.
///
/// Unknowns: 0 mean bridges, 1 mean acid, 2 mean deficit, 3 vasodilatation, 4 bradykinin, 5 neuropeptides,
/// 6 cytokines, 7 peripheral sensitisation, 8 firing. The diagonal dominates because every time constant of
/// the tissue is positive and fibres answer their surroundings less than one to one at the steps in use; a step
/// where that fails grows an error that the controller rejects.
///
/// A view of storage that ``MuscleEquations`` owns: matrix or factors (81), responses to sympathetic tone (9),
/// responses of the three means to shared pressure (3), of bradykinin and of cytokines to injury, and of the three means
/// to inhibition (3).
struct FascicleBorder {
  static let size = 9
  static let extent = 98
  let storage: UnsafeMutablePointer<Lanes>

  /// Row-major matrix, then its factors.
  var matrix: UnsafeMutablePointer<Lanes> { storage }
  /// Response of the unknowns to sympathetic tone.
  var toTone: UnsafeMutablePointer<Lanes> { storage + 81 }
  /// Response of bridges, acid and deficit to shared pressure.
  var meansByPressure: UnsafeMutablePointer<Lanes> { storage + 90 }
  var bradykininByInjury: Lanes {
    get { storage[93] }
    nonmutating set { storage[93] = newValue }
  }
  var cytokinesByInjury: Lanes {
    get { storage[94] }
    nonmutating set { storage[94] = newValue }
  }
  /// Response of bridges, acid and deficit to inhibition, through the endplate's input.
  var meansByInhibition: UnsafeMutablePointer<Lanes> { storage + 95 }

  func factor() {
    let n = FascicleBorder.size
    let a = matrix
    for k in 0..<n {
      let pivot = 1 / a[k * n + k]
      a[k * n + k] = pivot
      for i in (k + 1)..<max(n, k + 1) {
        let share = a[i * n + k] * pivot
        a[i * n + k] = share
        for j in (k + 1)..<n { a[i * n + j] -= share * a[k * n + j] }
      }
    }
  }

  /// Forward by columns, whose terms wait for one unknown only; backward with sums in registers: in memory each term
  /// would wait for the one before to be stored.
  func solve(_ side: UnsafeMutablePointer<Lanes>) {
    let n = FascicleBorder.size
    let a = matrix
    for j in 0..<n - 1 {
      let known = side[j]
      for i in (j + 1)..<n { side[i] -= a[i * n + j] * known }
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      var sum = side[i]
      for j in (i + 1)..<max(n, i + 1) { sum -= a[i * n + j] * side[j] }
      side[i] = sum * a[i * n + i]
    }
  }
}

/// The factored nervous system: slopes at the start of the step.
struct NervousFactors {
  /// Increment of pain per increment of sympathetic tone, through the fibres.
  var painByTone = 0.0
  var affectByPain = 0.0
  var affectByExpectation = 0.0
  var centralPivot = 0.0
  var centralByPain = 0.0
  var centralByAffect = 0.0
  var toneByPain = 0.0
  var toneByCentral = 0.0
  var toneByInhibition = 0.0
  var inhibitionDecay = 0.0
}
