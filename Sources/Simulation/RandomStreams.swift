// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// What a draw is for. Raw values name random streams and never change.
package enum Purpose: UInt16, Sendable {
  case sex = 1
  case trait = 2
  case structure = 3
  case dayLoad = 4
  case weekStrain = 5
  case rating = 6
  case algometer = 7
  case therapistAlgometer = 8
  case needleAim = 9
  case needleTrack = 10
  case needleFate = 11
  case twitch = 12
  case planted = 13
  case palpation = 14
  case report = 15
  case aim = 16
  case pressTwitch = 17
  case drugFate = 18
  case adherence = 19
  case condition = 20
  case injury = 21
  case harm = 22
  case ratingWeek = 23
  case instrument = 24
  case seeking = 25
  case spell = 26
}

/// The luck of one patient.
///
/// Every draw is a pure function of study seed, patient, place (a name, a fascicle, a fibre), purpose and number:
/// neither arm, nor thread, nor order of evaluation enters. So a patient meets the same luck in every arm, adding
/// a fibre or a muscle moves nothing else, and any run can be repeated alone.
package struct RandomStreams: Sendable {
  package static let scheme = "philox4x32-10/seed,patient,place,purpose,number/v1"
  private let key: UInt64

  package init(seed: UInt64, patient: Int) {
    key = Self.mix(Self.mix(seed) ^ UInt64(bitPattern: Int64(patient)))
  }

  /// Uniform in (0, 1).
  package func uniform(
    _ purpose: Purpose, place: String = "", fascicle: Int = 0, fibre: Int = 0, number: Int64 = 0
  ) -> Double {
    let high =
      UInt64(purpose.rawValue) << 48 | UInt64(UInt16(truncatingIfNeeded: fascicle)) << 32
      | UInt64(UInt32(truncatingIfNeeded: fibre))
    return Philox4x32.uniform(
      key: key ^ Self.hash(place), counterHigh: high, counterLow: UInt64(bitPattern: number))
  }

  /// Standard normal.
  package func normal(
    _ purpose: Purpose, place: String = "", fascicle: Int = 0, fibre: Int = 0, number: Int64 = 0
  ) -> Double {
    Normal.quantile(
      uniform(purpose, place: place, fascicle: fascicle, fibre: fibre, number: number))
  }

  /// FNV-1a, so that a name means the same on every machine; 0 for the empty name.
  private static func hash(_ text: String) -> UInt64 {
    text.isEmpty ? 0 : text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The finaliser of SplitMix64: neighbouring seeds share no pattern.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
