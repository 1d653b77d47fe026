// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Therapies

/// What hands do to a patient.
extension Patient {
  nonisolated func muscleIndex(of identifier: String) -> Int? {
    muscles.firstIndex { $0.plan.identifier == identifier }
  }

  /// Measures the threshold, asks for pain and feels each point.
  func palpate(_ muscle: Int) async -> Palpation {
    let examination = await examination(of: muscle, luck: luck(.therapistAlgometer, muscle: muscle))
    let elastography = plan.readouts.elastography
    return Palpation(
      threshold: plan.readouts.algometer.threshold(examination)
        * plan.readouts.algometer.error(examination.luck),
      pain: plan.readouts.pain.rating(examination), points: examination.muscle.points,
      stiffness: examination.muscle.points.map {
        elastography.stiffness(bridges: $0.bridges, latched: $0.latched)
      }, time: clock)
  }

  /// Undergoes one manoeuvre.
  func receive(_ manoeuvre: Manoeuvre, in treatment: inout Treatment) async throws(RunFailure) {
    switch manoeuvre {
    case .press(let pressure, let duration, let isNew, let breadth):
      try await press(pressure, duration: duration, isNew: isNew, breadth: breadth, in: &treatment)
    case .touch(let pressure, let volley, let duration):
      let site = site(treatment)
      treatment.lastPressure = pressure
      try await undergo(
        stimuli(treatment, volley: person.model.afferentVolley.constant(Quantity(volley))) {
          $0.pressure = pressure
          $0.site = site
        }, duration: duration)
    case .stretch(let strain, let duration, let held, let ease):
      try await stretch(strain, duration: duration, held: held, ease: ease, in: &treatment)
    case .contract(let effort, let duration):
      let load = person.model.recruitment.load(effort: Quantity(effort))
      let volley = person.model.afferentVolley
      try await undergo(
        stimuli(treatment, volley: volley.constant(volley.work)) { $0.load = load }, duration: duration)
    case .warm(let kelvin, let volley, let duration):
      try await undergo(
        stimuli(treatment, volley: person.model.afferentVolley.constant(Quantity(volley))) {
          $0.warmth = kelvin
        }, duration: duration)
    case .inject(let drug, let strength, let volume, let depth):
      await inject(drug, strength: strength, volume: volume, depth: depth, in: treatment)
    case .swallow(let drug, let strength):
      medication.add(SwallowedDose(drug: drug, strength: strength, time: clock))
      note(
        Trace.Event(
          time: clock / Day.unit.scale, event: .dose, muscle: "", point: "", value: strength, unit: "",
          detail: "\(drug.rawValue); value: usual doses"))
    case .insert(let depth, let moving, let resting):
      try await insert(depth: depth, moving: moving, resting: resting, in: &treatment)
    case .rest(let duration):
      try await undergo(stimuli(treatment, volley: 0) { _ in }, duration: duration)
    case .completed(let pass):
      complete(pass, treatment)
    }
  }

  func receive(_ manoeuvre: Manoeuvre, in treatment: Treatment) async throws(RunFailure) {
    var treatment = treatment
    try await receive(manoeuvre, in: &treatment)
  }

  private func site(_ treatment: Treatment) -> Double {
    muscles[treatment.muscle].structure.sites[treatment.point] + treatment.offset
  }

  /// The stimulus of the treated muscle; the others feel the volley.
  private func stimuli(_ treatment: Treatment, volley: Double, _ change: (inout Stimulus) -> Void)
    -> [Stimulus]
  {
    let life = life
    return muscles.indices.map { index in
      var stimulus = life
      stimulus.volley = volley
      if index == treatment.muscle { change(&stimulus) }
      return stimulus
    }
  }

  private func press(
    _ pressure: Double, duration: Double, isNew: Bool, breadth: Double?, in treatment: inout Treatment
  ) async throws(RunFailure) {
    let muscle = muscles[treatment.muscle]
    let site = site(treatment)
    let threshold = plan.readouts.algometer.threshold(
      await examination(of: treatment.muscle, luck: .none))
    if isNew {
      await muscle.squeeze(
        pressure: pressure, site: site, breadth: breadth, isFirst: !treatment.isPressed)
      treatment.isPressed = true
      await noteTwitchUnderThumb(treatment)
    }
    treatment.lastPressure = pressure
    let guarding = person.model.guarding.load(
      relativePressure: pressure / plan.readouts.tolerance.pressure(threshold: threshold))
    if guarding > 0, !treatment.hasSpasm {
      treatment.hasSpasm = true
      noteSign(
        .spasm, 100 * guarding, Percent.unit.symbol, "pressed beyond tolerance; value: reflex drive",
        treatment)
    }
    let volley = person.model.afferentVolley.pressing(relativePressure: pressure / threshold)
    try await undergo(
      stimuli(treatment, volley: volley) {
        $0.pressure = pressure
        $0.site = site
        $0.breadth = breadth
        $0.load = guarding
      }, duration: duration)
    await muscle.bruise(pressure: pressure, site: site, breadth: breadth, duration: duration)
  }

  /// A band may twitch under a thumb as it does at a needle. It is a sign: a touch neither tears nor washes out.
  private func noteTwitchUnderThumb(_ treatment: Treatment) async {
    let reading = await muscles[treatment.muscle].reading().reading
    let track = person.model.needleTrack
    let chance =
      track.pressTwitch.value
      * track.twitchProbability(irritable: reading.points[treatment.point].irritableEndplates, before: 0)
    let draw = streams.uniform(
      .pressTwitch, place: plan.muscles[treatment.muscle].identifier, fascicle: treatment.point,
      number: Int64(clock.rounded()))
    if draw < chance { noteSign(.twitch, nil, "", "under the thumb", treatment) }
  }

  private func noteSign(
    _ event: EventKind, _ value: Double?, _ unit: String, _ detail: String, _ treatment: Treatment
  ) {
    let identifier = plan.muscles[treatment.muscle].identifier
    note(
      Trace.Event(
        time: clock / Day.unit.scale, event: event, muscle: identifier,
        point: PointHistory.identifier(identifier, treatment.point), value: value, unit: unit, detail: detail)
    )
  }

  private func inject(
    _ drug: Drug, strength: Double, volume: Double, depth: Double, in treatment: Treatment
  ) async {
    let muscle = muscles[treatment.muscle]
    let identifier = muscle.plan.identifier
    // The tip lies where the needle went, and no deeper than the muscle reaches.
    let anatomy = muscle.plan.anatomy
    let tip = min(depth, anatomy.cover.value + anatomy.thickness.value)
    let depot = Depot(
      drug: drug, strength: strength, volume: volume, lateral: treatment.track.lateral,
      along: treatment.track.along, depth: tip, time: clock)
    medication.add(depot, muscle: treatment.muscle)
    let number = Int64((clock / 60).rounded(.down)) << 16 | Int64(treatment.insertions)
    let streams = self.streams
    let killed = await muscle.inject(depot) { fascicle, fibre in
      streams.uniform(.drugFate, place: identifier, fascicle: fascicle, fibre: fibre, number: number)
    }
    await expose()
    if killed > 0 {
      noteSign(.myotoxicity, Double(killed), "", "\(drug.rawValue); value: fibres killed", treatment)
    }
  }

  private func stretch(
    _ strain: Double, duration: Double, held: Double, ease: Double, in treatment: inout Treatment
  ) async throws(RunFailure) {
    let mechanics = person.model.stretchMechanics
    let examination = await examination(of: treatment.muscle, luck: .none)
    let tolerated =
      (1 + ease)
      * mechanics.toleratedStrain(
        relativeThreshold: plan.readouts.algometer.threshold(examination)
          / examination.person.healthyThreshold,
        inhibition: examination.nervous.inhibition)
    let applied = min(strain, tolerated)
    treatment.lastStrain = applied
    treatment.isLimited = tolerated < strain
    // The stress in the middle of the slice stands for all of it.
    let stress = mechanics.stress(strain: applied, time: held + 0.5 * duration)
    let volley = person.model.afferentVolley
    try await undergo(
      stimuli(treatment, volley: volley.constant(volley.stretch)) { $0.axialStress = stress },
      duration: duration)
    await muscles[treatment.muscle].strain(stress: stress, duration: duration)
  }

  private func insert(
    depth: Double, moving: Double, resting: Double, in treatment: inout Treatment
  ) async throws(RunFailure) {
    let muscle = muscles[treatment.muscle]
    let identifier = muscle.plan.identifier
    let track = person.model.needleTrack
    // Numbers a session by its minute, and an insertion within it.
    let number = Int64((clock / 60).rounded(.down)) << 16 | Int64(treatment.insertions)
    let streams = self.streams
    func normal(_ purpose: Purpose, _ axis: Int) -> Double {
      streams.normal(purpose, place: identifier, fascicle: treatment.point, fibre: axis, number: number)
    }
    // The declared error is that of the usual skill.
    let aimError = track.aimError.value * treatment.clumsiness / Care().clumsiness
    let aim =
      treatment.aim
      ?? (
        muscle.structure.sites[treatment.point] + aimError * normal(.needleAim, 0),
        aimError * normal(.needleAim, 1)
      )
    treatment.aim = aim
    treatment.lastDepth = depth
    let insertion = Insertion(
      lateral: aim.0 + track.fan.value * normal(.needleTrack, 0),
      along: aim.1 + track.fan.value * normal(.needleTrack, 1), depth: depth,
      twitches: treatment.twitches,
      twitchDraw: streams.uniform(
        .twitch, place: identifier, fascicle: treatment.point, number: number))
    treatment.track = (insertion.lateral, insertion.along)
    let outcome = await muscle.insert(insertion) { fascicle, fibre in
      streams.uniform(.needleFate, place: identifier, fascicle: fascicle, fibre: fibre, number: number)
    }
    medication.add(
      NeedleWound(
        lateral: insertion.lateral, along: insertion.along, depth: insertion.depth, time: clock),
      muscle: treatment.muscle)
    treatment.insertions += 1
    if outcome.twitched {
      treatment.twitches += 1
      note(
        Trace.Event(
          time: clock / 86_400, event: .twitch, muscle: identifier,
          point: PointHistory.identifier(identifier, treatment.point), value: Double(outcome.destroyed),
          unit: "", detail: "insertion \(treatment.insertions); value: fibres destroyed"))
    }
    let volley = person.model.afferentVolley
    try await undergo(
      stimuli(treatment, volley: volley.inserting(twitch: outcome.twitched)) { _ in }, duration: moving)
    try await undergo(
      stimuli(treatment, volley: volley.constant(volley.needleInPlace)) { _ in }, duration: resting)
  }

  private func complete(_ pass: Int, _ treatment: Treatment) {
    let identifier = plan.muscles[treatment.muscle].identifier
    let (value, unit): (Double, String) =
      if treatment.lastDepth > 0 {
        (treatment.lastDepth, "mm")
      } else if treatment.lastStrain > 0 { (100 * treatment.lastStrain, "%") } else {
        (treatment.lastPressure, "kPa")
      }
    note(
      Trace.Event(
        time: clock / 86_400, event: .pass, muscle: identifier,
        point: PointHistory.identifier(identifier, treatment.point), value: value, unit: unit,
        detail: "pass \(pass)" + (treatment.isLimited ? ", limited by tolerance" : "")))
  }
}
