// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Every harm, in the order of the manual. Soreness is not among them: the model makes it.
package enum HarmCatalogue {
  private static func brady(_ percent: Double) -> Harm.Rate {
    .known(percent / 100, .measured(.brady2014, "\(plain(percent)) % of 7629 treatments"))
  }
  private static let short = Source.assumed(because: "mild and short-lived (brady2014); hours are guesses")

  package static let all: [Harm] = [
    Harm(
      "bruising", "a bruise at the site",
      [
        (.needle, brady(7.55)), (.injection, .unknown), (.manual, .unknown),
        (.sham, .known(1.0 / 70, .measured(.needlingTrial2021, "1 haematoma in 70 patients after sham"))),
      ],
      modifier: .bleeding, onset: 2, lasts: 168, worst: { $0.bruises = 1 },
      source: .assumed(because: "a bruise is seen for about a week")),
    Harm(
      "bleeding", "bleeding from the site", [(.needle, brady(4.65)), (.injection, .unknown)],
      modifier: .bleeding, lasts: 0.1, source: .assumed(because: "stops under a swab within minutes")),
    Harm(
      "pain-during-treatment", "pain that made the treatment stop or pause", [(.needle, brady(3.01))],
      lasts: 1, worst: { $0.pain = 0.3 }, source: short),
    Harm(
      "aggravation", "the symptoms are worse than before", [(.needle, brady(0.88)), (.manual, .unknown)],
      onset: 2, lasts: 48, worst: { $0.pain = 0.5 }, source: short),
    Harm(
      "drowsiness", "drowsiness",
      [
        (.needle, brady(0.26)),
        (.injection, .known(1.0 / 24, .measured(.hasuo2024, "1 of 24 frail patients after lidocaine"))),
      ],
      lasts: 6, worst: { $0.tiredness = 4 }, source: short),
    Harm(
      "headache", "headache", [(.needle, brady(0.14))], onset: 1, lasts: 24, worst: { $0.pain = 0.2 },
      source: short),
    Harm(
      "nausea", "nausea",
      [
        (.needle, brady(0.13)),
        (.injection, .known(1.0 / 24, .measured(.hasuo2024, "1 of 24 frail patients after lidocaine"))),
      ], lasts: 6, source: short),
    Harm(
      "fatigue", "tiredness", [(.needle, brady(0.04))], onset: 1, lasts: 24, worst: { $0.tiredness = 5 },
      source: short),
    Harm("altered-emotions", "weeping or elation", [(.needle, brady(0.04))], lasts: 12, source: short),
    Harm(
      "muscle-fatigue", "a tired, heavy muscle",
      [(.manual, .known(11.0 / 47, .measured(.llamasRamos2014, "11 of 47 patients after manual therapy")))],
      onset: 2, lasts: 36, worst: { $0.tiredness = 3 },
      source: .measured(.llamasRamos2014, "gone by itself in 24 to 48 hours")),
    Harm(
      "pneumothorax", "air between lung and chest wall",
      [
        (
          .needle,
          .known(
            2.0 / 250_000, .measured(.pneumothoraxCohort, "2 in nearly 250 000 patients who were needled"))
        ), (.injection, .unknown),
      ],
      modifier: .lung, onset: 1, lasts: 168, worst: { $0.pain = 1 },
      source: .assumed(because: "minutes to a day until it is noticed, days until it has gone")),
    Harm(
      "vasovagal", "faintness or fainting", [(.needle, .unknown), (.injection, .unknown)], lasts: 0.5,
      source: .assumed(because: "minutes")),
    Harm(
      "disturbed-sleep", "a bad night", [(.needle, .unknown), (.manual, .unknown), (.injection, .unknown)],
      onset: 4, lasts: 24, worst: { $0.sleep = 3 }, source: .assumed(because: "the night after")),
    Harm(
      "infection", "an infection at the site", [(.needle, .unknown), (.injection, .unknown)], onset: 48,
      lasts: 168, worst: { $0.pain = 0.5 }, source: .assumed(because: "days")),
    Harm(
      "skin-atrophy", "thin or pale skin after a corticosteroid", [(.injection, .unknown)], onset: 336,
      lasts: 2_160, source: .assumed(because: "sets in within weeks, lasts for months")),
  ]

  package static func named(_ name: String) -> Harm? { all.first { $0.name == name } }
}
