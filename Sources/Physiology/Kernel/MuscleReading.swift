// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What instruments could find in a part of a muscle at one moment, free of their noise.
package struct TissueReading: Sendable, Equatable {
  /// Share of fibres whose bridges bear force (0 to 1).
  package var contracted = 0.0
  /// Means over the fibres.
  package var bridges = 0.0
  package var latched = 0.0
  package var shortening = 0.0
  package var acid = 0.0
  package var memory = 0.0
  /// Mean endplate noise of intact segments (0 to 1).
  package var endplateNoise = 0.0
  /// Endplates above the irritable level, per 256 fibres.
  package var irritableEndplates = 0.0
  /// Capillary-end oxygen (mmHg) of shortened and of the other fibres; nil where there are none.
  package var oxygenInKnots: Double?
  package var oxygenAround: Double?
  /// Means over the fascicles.
  package var firing = 0.0
  package var bradykinin = 0.0
  package var sensitisation = 0.0
  package var injury = 0.0
  package var vasodilatation = 0.0
  package var neuropeptides = 0.0
  package var cytokines = 0.0
  /// Mean blood flow of the fibres; 1 is healthy muscle at rest.
  package var flow = 0.0
  /// Share of the nociceptors' firing that drugs and needles let through.
  package var conduction = 0.0

  package init() {}
}

/// A muscle's tissue as a whole and site by site.
package struct MuscleReading: Sendable, Equatable {
  package let whole: TissueReading
  package let points: [TissueReading]
  /// Firing summed over the sites.
  package let pain: Double

  package init(whole: TissueReading, points: [TissueReading], pain: Double) {
    self.whole = whole
    self.points = points
    self.pain = pain
  }

  /// Share of bridges from which a fibre counts as contracted.
  package static let contractedFrom = 0.2
  /// Shortening from which a fibre counts as a knot when oxygen is read.
  package static let knotFrom = 0.4
}

extension Model {
  /// Reads a muscle's state. `load` and hands are off.
  package func reading(
    of state: MuscleState, structure: MuscleStructure, exposed exposure: Exposure = .none
  ) -> MuscleReading {
    let tone = state[.sympatheticTone]
    var points: [TissueReading] = []
    for point in 0..<structure.points {
      var reading = TissueReading()
      var knots = (sum: 0.0, count: 0)
      var others = (sum: 0.0, count: 0)
      for inner in 0..<structure.fasciclesPerPoint {
        let fascicle = point * structure.fasciclesPerPoint + inner
        read(
          fascicle, of: state, structure: structure, exposure: exposure, tone: tone, into: &reading,
          knots: &knots, others: &others)
      }
      reading.oxygenInKnots = knots.count > 0 ? knots.sum / Double(knots.count) : nil
      reading.oxygenAround = others.count > 0 ? others.sum / Double(others.count) : nil
      reading.irritableEndplates *= 256 / Double(structure.fasciclesPerPoint * structure.fibresPerFascicle)
      points.append(reading)
    }
    return MuscleReading(
      whole: TissueReading(mean: points), points: points, pain: points.reduce(0) { $0 + $1.firing })
  }

  private func read(
    _ fascicle: Int, of state: MuscleState, structure: MuscleStructure, exposure: Exposure, tone: Double,
    into reading: inout TissueReading, knots: inout (sum: Double, count: Int),
    others: inout (sum: Double, count: Int)
  ) {
    let tissue = state.tissue(fascicle: fascicle)
    let share = 1 / Double(structure.fibresPerFascicle)
    var means = FascicleMeans(bridges: 0.0, acid: 0.0, deficit: 0.0)
    let first = fascicle * structure.blocksPerFascicle
    var bridges: [Lanes] = []
    bridges.reserveCapacity(structure.blocksPerFascicle)
    for inner in 0..<structure.blocksPerFascicle {
      let block = first + inner
      let fibres = state.fibres(block: block)
      let traits = FibreTraits(
        threshold: structure.thresholds[block], recruitment: structure.recruitments[block])
      let active = activation(of: fibres, traits: traits, load: 0).total
      bridges.append(active)
      for lane in 0..<structure.fibres(block: inner) {
        means.bridges += share * active[lane]
        means.acid += share * fibres.acid[lane]
        means.deficit += share * (1 - fibres.energy[lane])
      }
    }
    let around = surroundings(
      tissue, means: means, tone: tone, inhibition: state[.inhibition], load: 0)
    let weight = share / Double(structure.fasciclesPerPoint)
    for inner in 0..<structure.blocksPerFascicle {
      let fibres = state.fibres(block: first + inner)
      let bridges = bridges[inner]
      let shortening = knotShortening.shortening(length: fibres.length)
      let pressure = around.pressure + perfusion.local * bridges * shortening
      let flow =
        around.conductance * perfusion.gate(pressureRatio: around.inverseClosingPressure * pressure).value
      let oxygen = CapillaryOxygen.endPressure(
        extraction: energyBalance.extraction(deficit: 1 - fibres.energy, flow: flow))
      for lane in 0..<structure.fibres(block: inner) {
        reading.contracted += bridges[lane] > MuscleReading.contractedFrom ? weight : 0
        reading.latched += weight * fibres.latched[lane]
        reading.flow += weight * flow[lane]
        reading.shortening += weight * shortening[lane]
        reading.memory += weight * fibres.memory[lane]
        reading.endplateNoise += weight * fibres.noise[lane] * (1 - fibres.destroyed[lane])
        if fibres.noise[lane] > needleTrack.irritableNoise.value, fibres.destroyed[lane] < 0.5 {
          reading.irritableEndplates += 1
        }
        if shortening[lane] > MuscleReading.knotFrom {
          knots = (knots.sum + oxygen[lane], knots.count + 1)
        } else {
          others = (others.sum + oxygen[lane], others.count + 1)
        }
      }
    }
    let perFascicle = 1 / Double(structure.fasciclesPerPoint)
    reading.bridges += perFascicle * means.bridges
    reading.acid += perFascicle * means.acid
    let conduction = exposure.conduction(fascicle: fascicle)
    reading.firing += perFascicle * firing(tissue, means: means, conduction: conduction).value
    reading.conduction += perFascicle * conduction
    reading.bradykinin += perFascicle * tissue.bradykinin
    reading.sensitisation += perFascicle * tissue.sensitisation
    reading.injury += perFascicle * tissue.injury
    reading.vasodilatation += perFascicle * tissue.vasodilatation
    reading.neuropeptides += perFascicle * tissue.neuropeptides
    reading.cytokines += perFascicle * tissue.cytokines
  }
}

extension Model {
  /// Nociceptor firing summed over a muscle's sites.
  package func pain(
    of state: MuscleState, structure: MuscleStructure, exposed exposure: Exposure = .none
  ) -> Double {
    var pain = 0.0
    for fascicle in 0..<structure.fascicles {
      var means = FascicleMeans(bridges: 0.0, acid: 0.0, deficit: 0.0)
      for inner in 0..<structure.blocksPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + inner
        let weights = structure.weights(block: inner)
        let fibres = state.fibres(block: block)
        let traits = FibreTraits(
          threshold: structure.thresholds[block], recruitment: structure.recruitments[block])
        means.bridges += (weights * activation(of: fibres, traits: traits, load: 0).total).total
        means.acid += (weights * fibres.acid).total
        means.deficit += (weights * (1 - fibres.energy)).total
      }
      pain +=
        firing(
          state.tissue(fascicle: fascicle), means: means, conduction: exposure.conduction(fascicle: fascicle)
        ).value / Double(structure.fasciclesPerPoint)
    }
    return pain
  }
}

extension TissueReading {
  /// The mean over sites; oxygen over the sites that have a value.
  fileprivate init(mean points: [TissueReading]) {
    func mean(_ path: KeyPath<TissueReading, Double>) -> Double {
      points.reduce(0) { $0 + $1[keyPath: path] } / Double(points.count)
    }
    func meanOfKnown(_ path: KeyPath<TissueReading, Double?>) -> Double? {
      let known = points.compactMap { $0[keyPath: path] }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    self.init()
    contracted = mean(\.contracted)
    bridges = mean(\.bridges)
    latched = mean(\.latched)
    shortening = mean(\.shortening)
    acid = mean(\.acid)
    memory = mean(\.memory)
    endplateNoise = mean(\.endplateNoise)
    irritableEndplates = mean(\.irritableEndplates)
    oxygenInKnots = meanOfKnown(\.oxygenInKnots)
    oxygenAround = meanOfKnown(\.oxygenAround)
    firing = mean(\.firing)
    bradykinin = mean(\.bradykinin)
    sensitisation = mean(\.sensitisation)
    injury = mean(\.injury)
    vasodilatation = mean(\.vasodilatation)
    neuropeptides = mean(\.neuropeptides)
    cytokines = mean(\.cytokines)
    flow = mean(\.flow)
    conduction = mean(\.conduction)
  }
}

extension MuscleState {
  /// The tissue of one fascicle.
  package func tissue(fascicle: Int) -> FascicleState<Double> {
    FascicleState(
      vasodilatation: self[fascicle: fascicle, .vasodilatation],
      bradykinin: self[fascicle: fascicle, .bradykinin],
      neuropeptides: self[fascicle: fascicle, .neuropeptides],
      cytokines: self[fascicle: fascicle, .cytokines], injury: self[fascicle: fascicle, .injury],
      sensitisation: self[fascicle: fascicle, .peripheralSensitisation])
  }

  /// Eight fibres' states.
  package func fibres(block: Int) -> FibreState<Lanes> {
    let at = block * 7
    return FibreState(
      length: lanes[at], energy: lanes[at + 1], acid: lanes[at + 2], noise: lanes[at + 3],
      memory: lanes[at + 4], latched: lanes[at + 5], destroyed: lanes[at + 6])
  }
}

/// Oxygen at the end of a capillary from what the fibre took out of its blood.
package enum CapillaryOxygen {
  /// Arterial saturation and the pressure of half saturation (mmHg); textbook values. The Hill coefficient is taken
  /// as 3, so that its inverse is a cube root.
  static let arterialSaturation = 0.97
  static let halfPressure = 27.0
  /// Keeps the pressure of a capillary that is emptied above zero.
  static let leastSaturation = 0.001

  /// Oxygen pressure (mmHg) for an extracted share (0 to 1) of the oxygen delivered.
  static func endPressure(extraction: Lanes) -> Lanes {
    let remaining = arterialSaturation * (1 - extraction)
    let saturation = Lanes.constant(leastSaturation)
      .replacing(with: remaining, where: remaining .>= leastSaturation)
    return halfPressure * inverseCubeRoot((1 - saturation) / saturation)
  }
}

extension EnergyBalance {
  /// Share of the delivered oxygen that the fibre takes.
  func extraction(deficit: Lanes, flow: Lanes) -> Lanes {
    let supply = oxygenSupply.value * flow
    let share = oxidative(deficit: deficit, flow: flow).value / supply
    return Lanes.constant(1).replacing(with: share, where: supply .> 0)
  }
}
