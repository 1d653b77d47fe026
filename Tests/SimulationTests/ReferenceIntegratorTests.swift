// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology
import Simulation
import Testing

@Suite("The reference solver")
struct ReferenceIntegratorTests {
  @Test("converges: a hundredth of the tolerance moves the end by less than the tolerance")
  func convergence() throws {
    let course = ReferenceCourse(key: 3, fascicles: 1, fibres: 3)
    func end(_ tolerance: Double) throws -> [Double] {
      var state = course.start
      var solver = try ReferenceIntegrator(
        structure: course.structure, model: Model(), relativeTolerance: tolerance)
      for event in course.events.prefix(3) {
        _ = try solver.advance(&state, by: event.duration, under: event.stimulus)
      }
      return ReferenceEquations(structure: course.structure, model: Model()).vector(from: state)
    }
    let (coarse, fine) = (try end(1e-6), try end(1e-8))
    let worst = zip(coarse, fine).map { abs($0 - $1) }.max() ?? 1
    #expect(worst < 1e-4)
    #expect(worst > 0)
  }

  @Test("neither reads nor writes lanes without a fibre")
  func emptyLanes() throws {
    let course = ReferenceCourse(key: 4, fascicles: 1, fibres: 3)
    var state = course.start
    for variable in FibreVariable.allCases {
      for lane in 3..<8 { state[0, variable][lane] = 123 }
    }
    var solver = try ReferenceIntegrator(
      structure: course.structure, model: Model(), relativeTolerance: 1e-6)
    let counts = try solver.advance(&state, by: 60, under: Stimulus(load: 0.3))
    #expect(counts.accepted > 10)
    for variable in FibreVariable.allCases {
      for lane in 3..<8 { #expect(state[0, variable][lane] == 123) }
    }
    #expect(state != course.start)
  }

  @Test("says when and where it cannot go on, and leaves the state as it was")
  func failure() throws {
    let course = ReferenceCourse(key: 5, fascicles: 1, fibres: 2)
    var state = course.start
    state[.painElsewhere] = 0.1
    let before = state
    var solver = try ReferenceIntegrator(
      structure: course.structure, model: Model(), relativeTolerance: 1e-6)
    var failure: StepFailure?
    do {
      _ = try solver.advance(&state, by: 10, under: Stimulus(painElsewhereSlope: -0.02))
    } catch {
      failure = error
    }
    #expect(failure?.variable == "pain elsewhere")
    #expect(failure.map { abs($0.value + 0.1) < 1e-6 } == true)
    #expect(state == before)
    state[0, .energy][1] = .nan
    #expect(throws: StepFailure.self) { _ = try solver.advance(&state, by: 10, under: Stimulus()) }
    #expect(throws: GSLError.self) {
      _ = try ReferenceIntegrator(structure: course.structure, model: Model(), relativeTolerance: -1)
    }
  }

  @Test("no time moves nothing, and two halves are one whole")
  func halves() throws {
    let course = ReferenceCourse(key: 6, fascicles: 1, fibres: 2)
    var solver = try ReferenceIntegrator(structure: course.structure, model: Model())
    var (once, twice) = (course.start, course.start)
    let stimulus = Stimulus(load: 0.2, volley: 0.3)
    #expect(try solver.advance(&once, by: 0, under: stimulus) == StepCounts())
    #expect(once == course.start)
    _ = try solver.advance(&once, by: 40, under: stimulus)
    _ = try solver.advance(&twice, by: 20, under: stimulus)
    _ = try solver.advance(&twice, by: 20, under: stimulus)
    let equations = ReferenceEquations(structure: course.structure, model: Model())
    for (a, b) in zip(equations.vector(from: once), equations.vector(from: twice)) {
      #expect(abs(a - b) < 1e-6)
    }
  }
}
