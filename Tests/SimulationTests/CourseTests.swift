// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Simulation
import Testing

@Suite("The fast solver gives the reference's courses")
struct CourseTests {
  @Test("GSL and RODAS4 agree on whole courses to five digits", arguments: [11, 12] as [UInt64])
  func references(key: UInt64) throws {
    let course = ReferenceCourse(key: key, fascicles: 1, fibres: 8)
    // A fibre that locks on its way passes errors on enlarged: both solve two digits more than are compared.
    var reference = try ReferenceIntegrator(
      structure: course.structure, model: Model(), relativeTolerance: 1e-10)
    let gsl = try course.samples { state, duration, stimulus throws(StepFailure) in
      try reference.advance(&state, by: duration, under: stimulus)
    }
    let rodas = try course.samples(by: .rodas4, tolerance: Tolerance(relative: 1e-9))
    let scales = ReferenceEquations(structure: course.structure, model: Model()).scales
    for (sample, pair) in zip(gsl, rodas).enumerated() {
      for (entry, values) in zip(pair.0, pair.1).enumerated() {
        #expect(
          abs(values.0 - values.1) < 1e-5 * scales[entry],
          "entry \(entry) of sample \(sample): \(values.0) and \(values.1)")
      }
    }
  }

  @Test("at the default tolerance fibres keep their branch, and cohort means stay within half a per cent")
  func cohort() throws {
    let comparison = try CohortComparison(muscles: 1...32, fascicles: 1, fibres: 64, tolerance: Tolerance())
    #expect(comparison.flipped * 200 < comparison.fibres, "\(comparison.flipped) fibres")
    #expect(comparison.alike * 4 > 32 * 3, "\(comparison.alike) muscles")
    #expect(comparison.worst.error < 0.005, "\(comparison.worst)")
    #expect(comparison.worst.error > 1e-9)
  }
}
