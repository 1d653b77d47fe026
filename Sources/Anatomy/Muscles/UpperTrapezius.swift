// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The muscle of desk workers, and of most trials.
  static let upperTrapezius = MuscleAnatomy(
    name: "upper-trapezius",
    summary: "Upper part of the trapezius, between neck and shoulder",
    referral: "side of the neck, behind the ear, temple and angle of the jaw (clinical tradition)",
    refersTo: [.head: 0.5, .neck: 0.4, .shoulder: 0.1],
    movement: "bending the neck to the other side",
    cover: Sourced(6, .assumed(because: "skin and fat of a lean to ordinary person; no row of evidence")),
    thickness: Sourced(
      11.65, .measured(.salavati2017, "ultrasound in myofascial pain, 11.4 to 11.9 mm: the middle")),
    lungDepth: Sourced(
      25, .assumed(because: "10 to 20 mm can reach the lung in the slim, more in most people")),
    threshold: Sourced(
      335,
      .assumed(
        because: """
          the doses of the model were tuned at this value; bordachar2019 measured 423 kPa (4.31 kg/cm2, SD 2.09), \
          fischer1987 363 and 530 kPa in women and men (partly recalled)
          """)))
}
