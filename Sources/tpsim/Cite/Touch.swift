// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation
import Therapies

/// What touches a muscle from outside in a scenario.
enum Touch: Sendable, CaseIterable {
  case work, press, touch, stretch, insertion, warmth, tablet
  case cold, stress, injury
  case fluid, lidocaine, bupivacaine, corticosteroid, botulinumToxin

  /// Everything that the arms and the work of `plan` do.
  static func all(in plan: Plan) -> Set<Touch> {
    var touches: Set<Touch> = []
    if (plan.history + plan.courseLoads).contains(where: { $0.load != nil }) { touches.insert(.work) }
    let loads = (plan.history + plan.courseLoads).compactMap(\.load)
    if loads.contains(where: { $0.cold.value > 0 }) { touches.insert(.cold) }
    if loads.contains(where: { $0.stress.value > 0 || $0.sleepLoss.value > 0 }) { touches.insert(.stress) }
    if !plan.injuries.isEmpty { touches.insert(.injury) }
    for course in plan.arms.flatMap(\.courses) { touches.formUnion(all(in: course.therapy)) }
    return touches
  }

  /// What a session of `therapy` does to an ordinary patient.
  private static func all(in therapy: any Therapy) -> Set<Touch> {
    let findings = Findings(
      threshold: 300, tolerance: 400, pain: 5, painAtStart: 5, stiffness: 10, stiffnessAtStart: 10, elapsed: 0
    )
    var session = therapy.session()
    var touches: Set<Touch> = []
    // By then a plan has shown every kind of its manoeuvres; one that never ends is no matter.
    for _ in 0..<1_000 {
      guard let manoeuvre = session.next(after: findings) else { break }
      switch manoeuvre {
      case .press: touches.insert(.press)
      case .touch: touches.insert(.touch)
      case .stretch: touches.insert(.stretch)
      case .insert: touches.insert(.insertion)
      case .contract: touches.insert(.work)
      case .inject(let drug, _, _, _): touches.formUnion([.fluid, touch(of: drug)])
      case .warm: touches.insert(.warmth)
      case .swallow: touches.insert(.tablet)
      case .rest, .completed: break
      }
    }
    return touches
  }

  private static func touch(of drug: Drug) -> Touch {
    switch drug {
    case .saline: .fluid
    case .lidocaine: .lidocaine
    case .bupivacaine: .bupivacaine
    case .corticosteroid: .corticosteroid
    case .botulinumToxin: .botulinumToxin
    }
  }
}

extension NumberGroup {
  /// Numbers that nothing reads unless something of a kind touches the muscle.
  static let needingTouch: [(group: NumberGroup, touches: Set<Touch>)] = [
    (NumberGroup("recruitment"), [.work]),
    (NumberGroup("voluntaryDrive"), [.work]),
    (NumberGroup("indentation"), [.press, .touch]),
    (NumberGroup("squeeze"), [.press]),
    (NumberGroup("stretchMechanics"), [.stretch]),
    (
      NumberGroup(
        "needleTrack", "radius", "destroysContracted", "destroysRelaxed", "dragReach", "drag", "twitchDrag",
        "twitchReach", "twitchWashout", "insertionInjury", "hitInjury", "twitchInjury", "aimError", "fan"),
      [.insertion]
    ),
    (NumberGroup("denervation"), [.insertion]),
    (NumberGroup("regeneration"), [.insertion, .injury, .bupivacaine, .lidocaine]),
    (NumberGroup("tissueInjury"), [.press, .touch, .insertion, .injury]),
    (NumberGroup("tissueInjury", "pressingDose", "pressingReference"), [.press, .touch]),
    (NumberGroup("bradykinin", "injuryShare"), [.press, .touch, .insertion, .injury]),
    (NumberGroup("cytokines", "injuryShare"), [.press, .touch, .insertion, .injury]),
    (NumberGroup("perfusion", "oedemaPressure"), [.press, .touch, .insertion, .injury]),
    (NumberGroup("perfusion", "transmittedStress"), [.press, .touch]),
    (NumberGroup("knotShortening", "lateralShare"), [.press, .touch]),
    (NumberGroup("knotShortening", "viscosity"), [.press, .touch, .stretch]),
    (NumberGroup("crossBridges", "detachment"), [.press, .touch, .stretch]),
    (NumberGroup("latchedBridges", "tearing"), [.press, .touch, .stretch]),
    (NumberGroup("structuralMemory", "repairByLengthening"), [.press, .touch, .stretch]),
    (NumberGroup("afferentVolley", "work"), [.work]),
    (NumberGroup("afferentVolley", "pressHalf"), [.press]),
    (NumberGroup("afferentVolley", "stretch"), [.stretch]),
    (NumberGroup("afferentVolley", "insertion", "twitch", "needleInPlace"), [.insertion]),
    (
      NumberGroup("needleTrack", "pressTwitch", "twitchHalfCount", "twitchFading", "irritableNoise"),
      [.press, .insertion]
    ),
    (NumberGroup("guarding"), [.press]),
    (NumberGroup("injectate"), [.fluid]),
    (NumberGroup("lidocaine"), [.lidocaine]),
    (NumberGroup("bupivacaine"), [.bupivacaine]),
    (NumberGroup("corticosteroid"), [.corticosteroid]),
    (NumberGroup("botulinumToxin"), [.botulinumToxin]),
    (NumberGroup("analgesic"), [.tablet]),
    (NumberGroup("therapist"), [.press, .touch, .stretch, .insertion]),
    (NumberGroup("tissueTemperature"), [.warmth, .cold]),
    (NumberGroup("strainOfLife"), [.stress]),
    (NumberGroup("trauma"), [.injury]),
    (NumberGroup("lastingContext"), [.warmth, .press, .touch, .stretch, .insertion, .tablet]),
    (NumberGroup("expectation"), [.warmth, .press, .touch, .stretch, .insertion, .tablet]),
    (NumberGroup("soreness"), [.press, .touch, .stretch, .insertion, .injury]),
    (NumberGroup("soreness", "pressingDose", "pressingReference", "pressingImmediate"), [.press, .touch]),
    (NumberGroup("soreness", "stretchDose", "stretchReference"), [.stretch]),
    (NumberGroup("soreness", "insertionDose", "twitchDose", "insertionImmediate"), [.insertion]),
  ]
}
