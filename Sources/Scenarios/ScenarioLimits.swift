// SPDX-License-Identifier: GPL-3.0-or-later

/// How much a scenario may ask for; the reader and the schema share these numbers.
///
/// Times are in seconds. Counts keep a patient within some gigabytes, and a misspelt one from filling a disk.
enum ScenarioLimits {
  /// Every seed is a whole number that any JSON reader keeps.
  static let seeds: ClosedRange<UInt64> = 0...(1 << 53)
  static let patients = 1...100_000
  static let fascicles = 1...64
  static let fibresPerFascicle = 1...16_384
  static let points = 1...20
  /// Of all muscles together.
  static let treatedPoints = 1...200
  /// The therapist chooses among the points of every muscle.
  static let allMuscles = "all"
  static let fibresPerPatient = 1_000_000
  /// Samples of all muscles and arms.
  static let samplesPerPatient = 1_000_000
  static let arms = 200
  /// Up to four a day, for what patients do at home.
  static let perWeek = 0.1...28.0
  /// Percent.
  static let planted = 0.0...100.0
  static let shortestSampling = 60.0
  static let history = 3_600.0...(20 * year)
  static let course = 3_600.0...(5 * year)

  static let day = 86_400.0
  private static let year = 31_557_600.0

  static let sides = ["left", "right"]
  /// Stands for two muscles.
  static let bothSides = "both"
  /// A phase without work, in the place of a load.
  static let rest = "rest"
  static let armNamePattern = "^[A-Za-z0-9._-]+$"

  static func isArmName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
        default: false
        }
      }
  }
}
