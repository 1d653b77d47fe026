// SPDX-License-Identifier: GPL-3.0-or-later
package import Anatomy
package import Physiology

extension Population {
  /// The person who has this luck; `model` is the median person's, and `demanded` conditions that everybody has who can.
  package func person(of model: Model, luck: RandomStreams, demanded: [String] = []) -> Person {
    person(
      of: model, sexDraw: luck.uniform(.sex), demanded: demanded,
      conditionDraw: { luck.uniform(.condition, place: $0.name) },
      draw: { luck.normal(.trait, place: $0.name) })
  }
}
