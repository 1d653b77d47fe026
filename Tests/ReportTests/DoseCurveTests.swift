// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Report
import Testing

@Suite("The dose from which on more adds little")
struct DoseCurveTests {
  private let ppt = OutcomeCatalogue.named("ppt_kPa") ?? .pain

  private func turn(_ values: [Double], _ outcome: Outcome = .pain, margin: Double? = 0.5) -> String {
    let rows = values.enumerated().map { place, value in
      TableRow(
        table: "curves.csv", number: place + 1,
        fields: [
          "dose": "\(place).0", "value": "\(value)", "is_design_point": "TRUE", "factor_unit": "{count}",
        ])
    }
    return DoseCurve(rows, of: outcome).turn(margin: margin).replacing(/<[^>]*>/, with: "")
  }

  @Test("is the first whose next step brings less than what matters, in the direction that is better")
  func first() {
    #expect(turn([0, -1, -2, -2.2, -2.3]).hasPrefix("From 2 on, the step to 3 adds less"))
    #expect(turn([0, 100, 130, 140], ppt, margin: 50).hasPrefix("From 1 on, the step to 2 adds less"))
    #expect(turn([0, 1, 2]).hasPrefix("From 0 on"))
  }

  @Test("is not reached, not known, or not asked")
  func none() {
    #expect(turn([0, -1, -2]).hasPrefix("Not reached: up to 2 every step adds"))
    #expect(turn([0, -1], margin: nil).hasPrefix("Nobody knows how much of pain matters"))
    #expect(turn([0]).hasPrefix("Too few doses"))
  }
}
