// SPDX-License-Identifier: GPL-3.0-or-later

/// A mechanism of the model in one line.
struct Mechanism: Sendable {
  enum Place: String, Sendable {
    case fibre, fascicle
    case nervous = "nervous system"
    case contact = "touch of a hand, needle or task"
    case drug
  }
  let name: String
  let place: Place
  let summary: String

  private init(_ name: String, _ place: Place, _ summary: String) {
    self.name = name
    self.place = place
    self.summary = summary
  }

  static func named(_ name: String) -> Mechanism? { all.first { $0.name == name } }

  static let all: [Mechanism] = [
    Mechanism(
      "calciumReuptake", .fibre, "the pump that returns calcium to its store, starved without energy"),
    Mechanism(
      "knotDrive", .fibre, "calcium drive of the knot: endplate noise, leaky stores, latched bridges"),
    Mechanism("voluntaryDrive", .fibre, "calcium drive of voluntary work, uniform along the fibre"),
    Mechanism("crossBridges", .fibre, "activation by calcium, and forced detachment while lengthened"),
    Mechanism("knotShortening", .fibre, "shortening of the knot against the pull of the rest of the fibre"),
    Mechanism("latchedBridges", .fibre, "bridges that stay attached in a starved knot: a silent contracture"),
    Mechanism("perfusion", .fibre, "blood flow, and what the pressure in and around the fibre lets pass"),
    Mechanism("energyBalance", .fibre, "supply of energy against its use by bridges and pump"),
    Mechanism("acidClearance", .fibre, "lactate and hydrogen ions: made, washed out, exchanged"),
    Mechanism("endplateNoise", .fibre, "spontaneous acetylcholine release at the endplate"),
    Mechanism("structuralMemory", .fibre, "what overload leaves behind: leaky stores, disordered sarcomeres"),
    Mechanism("regeneration", .fibre, "regrowth of a segment that a needle has destroyed"),
    Mechanism("vasodilatation", .fascicle, "widening of arterioles; after a press, reactive hyperaemia"),
    Mechanism("bradykinin", .fascicle, "made in acid, starved or injured tissue"),
    Mechanism("neurogenicInflammation", .fascicle, "neuropeptides that firing nociceptors release"),
    Mechanism("cytokines", .fascicle, "tumour necrosis factor, interleukins and serotonin"),
    Mechanism("tissueInjury", .fascicle, "injury by needles and hard pressing, and its repair"),
    Mechanism("nociceptors", .fascicle, "firing of the fascicle's nociceptors"),
    Mechanism("peripheralSensitisation", .fascicle, "nociceptors sensitised by their own firing"),
    Mechanism("centralSensitisation", .nervous, "slow gain of the spinal cord and brain for pain"),
    Mechanism("inhibition", .nervous, "segmental and descending inhibition, built up by an afferent volley"),
    Mechanism("sympatheticTone", .nervous, "raised by pain, lowered by inhibition"),
    Mechanism("affect", .nervous, "distress that pain and strain feed and expectation eases"),
    Mechanism("expectation", .nervous, "expectation of relief and the context of a session"),
    Mechanism("soreness", .nervous, "strain of a treatment that is felt hours later"),
    Mechanism("indentation", .contact, "the stress that a thumb or a tool sends into the depth"),
    Mechanism("squeeze", .contact, "tissue fluid that a new press drives out, with what is dissolved in it"),
    Mechanism("afferentVolley", .contact, "the volley that a hand, a needle or a stretch sets off"),
    Mechanism("needleTrack", .contact, "what the track of a needle does to the knots around it"),
    Mechanism("denervation", .contact, "nerve endings that a needle silences for days"),
    Mechanism("stretchMechanics", .contact, "the stress in a muscle that is held at a strain"),
    Mechanism("recruitment", .contact, "how strongly a task drives low-threshold motor units"),
    Mechanism("guarding", .contact, "spasm of a muscle that is pressed beyond tolerance"),
    Mechanism("tissueTemperature", .contact, "flow of blood in warm and in cold muscle"),
    Mechanism("strainOfLife", .nervous, "what stress and short sleep do while they last"),
    Mechanism("spellsOfLife", .nervous, "good and bad spells of work, strain and ratings, weeks long"),
    Mechanism(
      "lastingContext", .nervous, "what being cared for changes in the pain that is told, for months"),
    Mechanism("trauma", .contact, "a moment's injury, by lengthening under load or by a blow"),
    Mechanism("injectate", .drug, "spread of an injected volume, and what its fluid thins"),
    Mechanism("lidocaine", .drug, "silences nociceptors for an hour or two"),
    Mechanism("bupivacaine", .drug, "silences nociceptors for hours; kills fibres where it is concentrated"),
    Mechanism("corticosteroid", .drug, "less inflammation, for weeks"),
    Mechanism("botulinumToxin", .drug, "endplates release less acetylcholine, for weeks"),
    Mechanism("analgesic", .drug, "ibuprofen and paracetamol: levels in blood and what they do"),
  ]

  /// The instruments in one line each, by name.
  static let instruments: [String: String] = [
    "pain": "pain at rest on a numeric rating scale",
    "algometer": "a pressure gauge that stops when the patient says so",
    "tolerance": "the greatest pressure that is borne",
    "movement": "the range of the movement that the muscle limits",
    "elastography": "stiffness of the tissue, as an imaging probe or a hand reads it",
    "sorenessRating": "soreness after treatment on a numeric rating scale",
    "electromyography": "endplate noise as a needle electrode reads it",
    "acidity": "pH of the tissue, as microdialysis reads it",
    "points": "how a site is classed: none, latent or active",
    "provocation": "pain while moving, and under a press of fixed size",
    "disability": "a disability index from 0 to 100",
    "headache": "days with headache in four weeks",
    "sleep": "disturbed sleep, from 0 to 10",
    "dynamometer": "strength of the muscle",
    "qualityOfLife": "EQ-5D utility",
    "satisfaction": "satisfaction with the course",
    "responder": "who counts as having responded",
    "prices": "what a course costs in time and money",
    "thermometer": "warmth of the skin over the points",
    "harmModifiers": "what modifies and sizes adverse events",
    "seeking": "when people come for care",
    "errors": "errors of instruments, where a simulation stands beside a published study",
  ]
}
