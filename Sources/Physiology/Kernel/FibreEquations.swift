// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The seven states of a fibre, or of eight at once. Units as in ``FibreVariable``.
package struct FibreState<Value: Real>: Sendable {
  package var length: Value
  package var energy: Value
  package var acid: Value
  package var noise: Value
  package var memory: Value
  package var latched: Value
  package var destroyed: Value

  package init(
    length: Value, energy: Value, acid: Value, noise: Value, memory: Value, latched: Value, destroyed: Value
  ) {
    self.length = length
    self.energy = energy
    self.acid = acid
    self.noise = noise
    self.memory = memory
    self.latched = latched
    self.destroyed = destroyed
  }
}

/// What distinguishes one fibre from the next.
package struct FibreTraits<Value: Real>: Sendable {
  /// Calcium threshold, 1 on average.
  package var threshold: Value
  /// Recruitment of the fibre's motor unit, 1 on average.
  package var recruitment: Value

  package init(threshold: Value, recruitment: Value) {
    self.threshold = threshold
    self.recruitment = recruitment
  }
}

/// What a hand or a drug does to a fibre during one step.
package struct FibreContact<Value: Real>: Sendable {
  /// Rate of imposed lengthening (1/s).
  package var lengtheningRate: Value
  /// Share of bridges that stays attached.
  package var attached: Value
  /// Interstitial pressure under the hand (mmHg).
  package var pressure: Value
  /// Share of its acetylcholine that the endplate still releases, as in ``Exposure``.
  package var endplate: Value

  package init(lengtheningRate: Value, attached: Value, pressure: Value, endplate: Value) {
    self.lengtheningRate = lengtheningRate
    self.attached = attached
    self.pressure = pressure
    self.endplate = endplate
  }
}

/// What a fibre feels of its fascicle and of the nervous system.
package struct Surroundings<Value: Real>: Sendable {
  /// Shared interstitial pressure (mmHg).
  package var pressure: Value
  /// Inverse closing pressure (1/mmHg).
  package var inverseClosingPressure: Value
  /// Vascular conductance, 1 at rest.
  package var conductance: Value
  /// Shared part of the endplate's input.
  package var endplateInput: Value
  /// Mean acid of the fascicle (mmol/L).
  package var acidPool: Value
  /// Load on the fascicle (0 to 1).
  package var load: Double
  /// Share of the usual healing.
  package var recovery: Double
}

/// Activation of a fibre's bridges with everything it follows from.
package struct Activation<Value: Real>: Sendable {
  package var protection: Response<Value>
  package var availability: CalciumReuptake.Availability<Value>
  package var release: Value
  /// Activation of the knot by its own drive.
  package var knot: Response<Value>
  /// Activation by voluntary work.
  package var voluntary: Response<Value>
  package var voluntaryDrive: Value
  /// Both together.
  package var total: Value
}

extension Model {
  /// The quasi-steady activation of a fibre's bridges.
  @inline(__always)
  package func activation<Value: Real>(
    of state: FibreState<Value>, traits: FibreTraits<Value>, load: Double
  ) -> Activation<Value> {
    let protection = knotDrive.protection(energy: state.energy)
    let availability = calciumReuptake.availability(
      threshold: traits.threshold, energy: state.energy, acid: state.acid)
    let release = knotDrive.release(
      noise: state.noise, protection: protection.value, memory: state.memory, latched: state.latched)
    let intact = 1 - state.destroyed
    let knot = hillFourth(release * intact * availability.value)
    guard load > 0 else {
      let none = Response<Value>(value: .constant(0), slope: .constant(0))
      return Activation(
        protection: protection, availability: availability, release: release, knot: knot, voluntary: none,
        voluntaryDrive: .constant(0), total: knot.value)
    }
    let drive = voluntaryDrive.drive(
      load: load, recruitment: traits.recruitment, protection: protection.value,
      availability: availability.value)
    let voluntary = hillFourth(drive)
    return Activation(
      protection: protection, availability: availability, release: release, knot: knot,
      voluntary: voluntary, voluntaryDrive: drive,
      total: knot.value + voluntary.value * (1 - knot.value))
  }

  /// The rate of change of a fibre: one line a state.
  ///
  /// `knot` and `total` are the activations of the knot and of the whole fibre.
  @inline(__always)
  package func rates<Value: Real>(
    of state: FibreState<Value>, knot: Value, total: Value, contact: FibreContact<Value>,
    around: Surroundings<Value>
  ) -> FibreState<Value> {
    let bridges = total * contact.attached
    let knotBridges = knot * contact.attached
    let shortening = knotShortening.shortening(length: state.length)
    let deficit = 1 - state.energy

    let pressure = around.pressure + (perfusion.local * (bridges * shortening) + contact.pressure)
    let flow =
      around.conductance * perfusion.gate(pressureRatio: pressure * around.inverseClosingPressure).value
    let oxidative = energyBalance.oxidative(deficit: deficit, flow: flow).value
    let glycolytic = energyBalance.glycolytic(deficit: deficit, acid: state.acid).value
    let use = energyBalance.use(bridges: bridges, activation: total)
    let ready = energyBalance.readiness(energy: state.energy).value

    let pull = knotShortening.pull(knotBridges: knotBridges).value
    let latchHunger = latchedBridges.hunger(energy: state.energy).value
    let latchLoss = latchedBridges.loss(
      energy: state.energy, lengtheningRate: contact.lengtheningRate, shortening: shortening,
      destroyed: state.destroyed)
    let input = endplateNoise.input(
      shared: around.endplateInput, acidResponse: endplateNoise.acidResponse(acid: state.acid).value,
      shortening: shortening, memory: state.memory)
    let memoryGrowth = structuralMemory.growth(
      load: around.load, hunger: structuralMemory.hunger(energy: state.energy).value)
    let memoryLoss = structuralMemory.loss(
      shortening: shortening, lengtheningRate: contact.lengtheningRate, destroyed: state.destroyed,
      regeneration: regeneration.rate, recovery: around.recovery)

    return FibreState(
      length: knotShortening.rate(
        length: state.length, pull: pull, lengtheningRate: contact.lengtheningRate),
      energy: oxidative + glycolytic - use * ready,
      acid: acidClearance.rate(
        acid: state.acid, production: energyBalance.lactateYield.value * glycolytic, flow: flow,
        pool: around.acidPool),
      noise: endplateNoise.rate(noise: state.noise, release: contact.endplate * hillFourth(input).value),
      memory: structuralMemory.rate(
        memory: state.memory, bridges: bridges, growth: memoryGrowth, loss: memoryLoss),
      latched: latchedBridges.rate(
        latched: state.latched, knotBridges: knotBridges, hunger: latchHunger, loss: latchLoss),
      destroyed: (-regeneration.rate) * state.destroyed)
  }
}
