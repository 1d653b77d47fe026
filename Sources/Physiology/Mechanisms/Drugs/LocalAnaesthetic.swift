// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A local anaesthetic: stops nociceptors' conduction while it lasts, and kills muscle fibres where it is concentrated.
///
/// ```
/// C(t) = C_0 e^(−t/τ)        conduction = 1/(1 + (C/K)²)        killed = (C_0/T)⁴/(1 + (C_0/T)⁴)
/// ```
///
/// `C` in per cent (w/v). Nothing here lasts longer than the drug: what remains afterwards is what the silence of the
/// nociceptors has changed, and the injury.
package struct LocalAnaesthetic: Sendable {
  package var concentration: Quantity<Percent>
  package var stay: Quantity<Second>
  package var halfBlock: Quantity<Percent>
  package var halfKilling: Quantity<Percent>

  package static let lidocaine = LocalAnaesthetic(
    concentration: Quantity(1), stay: .minutes(45), halfBlock: Quantity(0.1), halfKilling: Quantity(4))
  package static let bupivacaine = LocalAnaesthetic(
    concentration: Quantity(0.5), stay: .minutes(150), halfBlock: Quantity(0.025), halfKilling: Quantity(0.55)
  )

  package static let lidocaineParameters = parameters(
    concentration: .measured(.roldan2020, "lidocaine 1 % was injected into trigger points"),
    stay: .assumed(because: "textbook-level: numbness of one to two hours"),
    halfBlock: .assumed(because: "a tenth of the usual concentration still numbs skin"),
    halfKilling: .assumed(
      because: "myotoxicity is least for esters and greatest for bupivacaine (zink2004)"))

  package static let bupivacaineParameters = parameters(
    concentration: .measured(.graboski2005, "0.5 % bupivacaine was injected into trigger points"),
    stay: .assumed(because: "textbook-level: about three to four times as long as lidocaine"),
    halfBlock: .assumed(because: "about four times as potent as lidocaine"),
    halfKilling: .fitted(
      to: "rabbit muscle after 0.19 % normal, 0.38 % scattered and 0.75 % large degeneration (zink2004)",
      how: "by hand: 1, 19 and 78 % of fibres with a fourth power"))

  private static func parameters(
    concentration: Source, stay: Source, halfBlock: Source, halfKilling: Source
  ) -> [Parameter<Self>] {
    [
      Parameter(
        "concentration", \.concentration, in: 0.01...5, "Usual concentration in the syringe",
        source: concentration),
      Parameter("stay", \.stay, in: 60...86_400, "Time constant of leaving the muscle", source: stay),
      Parameter(
        "halfBlock", \.halfBlock, in: 0.001...5, "Concentration that halves conduction", source: halfBlock),
      Parameter(
        "halfKilling", \.halfKilling, in: 0.05...20, "Concentration that kills half of the fibres",
        source: halfKilling),
    ]
  }

  /// Concentration (%) of what was `initial` (%) some seconds ago.
  package func concentration(of initial: Double, after time: Double) -> Double {
    initial * Exponential.of(-time / stay.value)
  }

  /// Share of the firing that still passes at a concentration (%).
  package func conduction(at concentration: Double) -> Double {
    let ratio = concentration / halfBlock.value
    return 1 / (1 + ratio * ratio)
  }

  /// Probability that a fibre dies at a concentration (%).
  package func killed(at concentration: Double) -> Double {
    let fourth = (concentration / halfKilling.value).fourth
    return fourth / (1 + fourth)
  }
}
