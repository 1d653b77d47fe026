// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import GSL
import Outcomes
import Quantities
import Simulation
import Testing

@Suite("Coming for care")
struct CareSeekingTests {
  private func uniform(_ person: Int, _ number: Int) -> Double {
    Philox4x32.uniform(key: UInt64(person), counterHigh: 1, counterLow: UInt64(number))
  }

  /// Mornings of a person with a level of one's own and spells: one begins on one day in 60, is 3 points high and lasts
  /// three weeks.
  private func life(_ person: Int, days: Int = 400) -> [Double] {
    let level = 2 + Normal.quantile(uniform(person, 0))
    var left = 0
    return (0..<days).map { day in
      if left == 0, uniform(person, 2 * day + 1) < 1 / 60.0 { left = 21 }
      defer { left = max(0, left - 1) }
      return level + (left > 0 ? 3 : 0) + 0.3 * Normal.quantile(uniform(person, 2 * day + 2))
    }
  }

  @Test(
    "in a life of spells who seeks care regresses, who is looked at on a fixed day does not, and some never come"
  )
  func spells() throws {
    let seeking = CareSeeking()
    var (sought, fixed): ([Double], [Double]) = ([], [])
    var away = 0
    for person in 1...600 {
      let mornings = life(person)
      let later = mornings[(mornings.count - 28)...].reduce(0, +) / 28
      fixed.append(later - mornings[100])
      var watch = CareWatch(seeking, rise: seeking.rise(of: Normal.quantile(uniform(person, 9_999))))
      let day = mornings.prefix(300).indices.first { day in
        watch.note(mornings[day])
        return watch.sendsForCare
      }
      if let day { sought.append(later - mornings[day]) } else { away += 1 }
    }
    #expect(sought.count + away == 600 && away > 0 && away < 300)
    #expect(Statistics.mean(sought) < -1.5)
    #expect(abs(Statistics.mean(fixed)) < 0.25)
  }

  @Test("one bad day sends nobody, the usual must be known, and the rise is the patient's own")
  func rule() {
    var watch = CareWatch(CareSeeking(), rise: 1.5)
    for _ in 0..<30 { watch.note(2) }
    #expect(!watch.sendsForCare)
    watch.note(2)
    for pain in [4, 4, 2, 4, 4.0] { watch.note(pain) }
    #expect(!watch.sendsForCare)
    watch.note(4)
    #expect(watch.sendsForCare)
    var new = CareWatch(CareSeeking(), rise: 1.5)
    for _ in 0..<20 { new.note(9) }
    #expect(!new.sendsForCare)
    let seeking = CareSeeking()
    #expect(seeking.rise(of: 0) == 1.3 && seeking.rise(of: 1) > 1.8 && seeking.rise(of: -1) < 1)
  }
}
