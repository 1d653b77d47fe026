// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Report
import Testing

/// What a page says in words, of rows as `comparison.csv` has them.
@Suite("The answer in words")
struct AnswerTests {
  private func row(_ strategy: String, _ fields: [String: String] = [:]) -> TableRow {
    let usual = [
      "strategy": strategy, "arm": strategy, "reference": "wait", "n": "20", "mean": "3.0",
      "difference": "-2.0",
      "difference_ci_low": "-2.4", "difference_ci_high": "-1.6", "verdict": "superior", "rank": "1",
      "soreness_nrs_worst": "2.0", "sessions": "12.0", "therapist_min": "100.0", "cost_eur": "200.0",
      "visits": "12.0",
    ]
    return TableRow(table: "comparison.csv", number: 1, fields: usual.merging(fields) { $1 })
  }
  private let wait = TableRow(
    table: "comparison.csv", number: 2,
    fields: [
      "strategy": "wait", "arm": "wait", "reference": "", "n": "20", "mean": "5.0", "rank": "2",
      "sessions": "0.0",
      "soreness_nrs_worst": "0.0", "therapist_min": "0.0", "cost_eur": "0.0", "visits": "0.0",
    ])

  private let ppt = OutcomeCatalogue.named("ppt_kPa") ?? .pain

  private func said(_ rows: [TableRow], _ outcome: Outcome = .pain, margin: Double? = 1.5) -> String {
    Answer(rows, of: outcome, margin: margin).sentences.joined(separator: " ")
      .replacing(/<[^>]*>/, with: "").replacing("\u{2212}", with: "-")
  }

  @Test("relief is told with its interval, whether it matters, and its price")
  func relief() {
    let text = said([row("press"), wait])
    #expect(
      text.contains("press helps most: against wait the difference in pain is -2 (-2.4 to -1.6) points"))
    #expect(text.contains("surely more than the smallest difference that matters"))
    #expect(
      text.contains(
        "worst soreness of 2 of 10, 100 min of a therapist and 200 EUR; of wait: a worst soreness of 0"))
  }

  @Test("what is not sure is not called so")
  func doubt() {
    #expect(
      said([row("press", ["verdict": "non-inferior"]), wait]).contains(
        "surely better, but whether by the smallest"))
    #expect(
      said([row("press", ["verdict": "non-inferior", "difference_ci_high": "0.2"]), wait])
        .contains("whether it is better at all is not known"))
    let chance = said([row("press", ["verdict": "inconclusive", "difference_ci_high": "0.4"]), wait])
    #expect(chance.contains("press does best, which may be chance") && chance.contains("does not tell"))
    #expect(said([row("press", ["verdict": "equivalent"]), wait]).contains("surely less than the smallest"))
    #expect(
      said([row("press", ["verdict": ""]), wait], margin: nil).contains("nobody knows how much of it matters")
    )
  }

  @Test("harm, nothing at all, and what is neither good nor bad")
  func direction() {
    let harm = row("press", ["difference": "0.8", "difference_ci_low": "0.2", "difference_ci_high": "1.4"])
    #expect(
      said([harm, wait]).contains(
        "No arm does better than wait: even the best of the others, press, is worse"))
    let nothing = row(
      "press", ["difference": "0.0", "difference_ci_low": "0.0", "difference_ci_high": "0.0"])
    #expect(said([nothing, wait]).contains("press does not differ from wait"))
    // More pressure is better.
    #expect(
      said(
        [row("press", ["difference": "60", "difference_ci_low": "20", "difference_ci_high": "100"]), wait],
        ppt, margin: 50
      ).contains("press helps most"))
  }

  @Test("ties are told as ties")
  func ties() {
    let text = said([row("press"), row("needle"), wait])
    #expect(text.contains("press, needle cannot be told apart; of them, press helps most"))
  }

  @Test("one arm, one patient, nobody")
  func few() {
    #expect(said([wait]).contains("wait ends at 5 points of pain; there is nothing to compare it with"))
    let one = row("press", ["n": "1", "difference_ci_low": "", "difference_ci_high": "", "verdict": ""])
    #expect(
      said([one, wait]).contains("the difference in pain is -2 points. Too few patients for an interval"))
    let nobody = row("press", ["mean": "", "difference": "", "sessions": ""])
    #expect(said([nobody]) == "Nobody has a value at the end: there is no answer.")
    #expect(said([]) == "Nobody has a value at the end: there is no answer.")
  }

  @Test("names are text, whatever they look like")
  func names() {
    for name in [
      "<script>alert(1)</script>", "a\" onload=\"x", "=1+1", "a\u{202E}b", "</title>", "x\u{0}y\u{FFFE}",
    ] {
      let markup = Answer([row(name), wait], of: .pain, margin: 1.5).sentences.joined()
      #expect(!markup.contains("<script") && !markup.contains("\u{202E}") && !markup.contains("onload=\""))
      #expect(!markup.unicodeScalars.contains { $0.value == 0 || $0.value == 0xFFFE }, "\(name)")
      #expect(markup.contains(name.escaped))
    }
  }
}
