// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities

extension Model {
  /// Every mechanism that can be switched off.
  static let switches: [any WritableKeyPath<Model, Bool> & Sendable] = [
    \.calciumReuptake.isOn, \.crossBridges.isForcedDetachmentOn, \.knotShortening.isForcedLengtheningOn,
    \.latchedBridges.isOn, \.latchedBridges.isTearingOn, \.perfusion.isPressureOn,
    \.perfusion.isOcclusionOn, \.endplateNoise.isAcidOn, \.endplateNoise.isShorteningOn,
    \.endplateNoise.areNeuropeptidesOn, \.endplateNoise.isSympatheticOn, \.endplateNoise.isInhibitionOn,
    \.structuralMemory.isOn,
    \.neurogenicInflammation.isOn, \.centralSensitisation.isOn, \.inhibition.isOn, \.affect.isOn,
    \.squeeze.isOn, \.afferentVolley.isOn, \.recruitment.isSelective, \.denervation.isOn,
  ]
}

extension Fixture {
  /// A model with other numbers and hypotheses: all on for key 1, all off for key 2, else at random.
  static func model(_ key: Int) -> Model {
    var fixture = Fixture(UInt64(key) + 9_000)
    var model = Model()
    for path in Model.switches {
      model[keyPath: path] = key == 1 || (key != 2 && fixture.uniform() < 0.5)
    }
    guard key > 1 else { return model }
    // Lengths stay: random states are drawn between them.
    for parameter in Model.parameters where !parameter.name.hasSuffix("Length") {
      let value = parameter.read(model) * fixture.uniform(0.7...1.4)
      parameter.write(&model, min(max(value, parameter.range.lowerBound), parameter.range.upperBound))
    }
    return model
  }
}
