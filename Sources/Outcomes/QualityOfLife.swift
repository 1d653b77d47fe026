// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// EQ-5D utility: what pain, disability and distress leave of full health.
///
/// ```
/// u = u_0 − p pain − d disability − a Af/(1 + Af)
/// ```
///
/// An imposed map; no value set was used.
package struct QualityOfLife: Sendable {
  package var best = Quantity<One>(0.95)
  package var pain = Quantity<One>(0.03)
  package var disability = Quantity<One>(0.003)
  package var affect = Quantity<One>(0.1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "best", \.best, in: 0.5...1, "Utility of a patient without complaints",
      source: .assumed(because: "adults of working age report a little less than full health")),
    Parameter(
      "pain", \.pain, in: 0...0.1, "Loss per point of pain",
      source: .assumed(because: "two points of pain then make 0.08 with the disability that goes with them")),
    Parameter(
      "disability", \.disability, in: 0...0.01, "Loss per per cent of disability",
      source: .assumed(because: "a third of utility for the most disabled")),
    Parameter(
      "affect", \.affect, in: 0...0.5, "Loss by full distress",
      source: .assumed(because: "one of the five questions")),
  ]
}

extension Outcome {
  static let qualityOfLife = Outcome(
    "eq5d", "Quality of life", "EQ-5D utility, full health = 1", unit: One.unit, better: .higher,
    importantDifference: (
      0.08, .measured(.eq5dBackPain, "smallest important change in chronic low back pain, against pain")
    )
  ) { readouts, examination in
    let weights = readouts.qualityOfLife
    let affect = examination.affectGain * examination.nervous.affect
    return weights.best.value - weights.pain.value * readouts.pain.rating(examination)
      - weights.disability.value * readouts.disability.index(readouts, examination)
      - weights.affect.value * affect / (1 + affect)
  }
}
