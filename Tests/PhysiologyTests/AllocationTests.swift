// SPDX-License-Identifier: GPL-3.0-or-later
import CAllocations
import Physiology
import Testing

/// Memory that the solver asks for.
@Suite(
  "The kernel allocates nothing", .enabled(if: allocations_of_this_thread() >= 0, "no count of blocks here"))
struct AllocationTests {
  /// Blocks that `body` asks for on this thread.
  private func blocks(in body: () throws -> Void) rethrows -> Int {
    let before = allocations_of_this_thread()
    try body()
    return allocations_of_this_thread() - before
  }

  @Test("blocks are counted: of arrays, of aligned memory, and none of nothing")
  func counter() {
    #expect(blocks {} == 0)
    var kept: [Int] = []
    #expect(blocks { kept.reserveCapacity(1_000) } == 1)
    // The first call of its kind makes what is made once in a process.
    let aligned = (0..<2).map { _ in
      blocks { UnsafeMutablePointer<Lanes>.allocate(capacity: 3).deallocate() }
    }
    #expect(aligned[1] == 1)
    #expect(kept.isEmpty)
  }

  @Test("days of rest, work and a hand, step after step", arguments: [RosenbrockMethod.ros3, .rodas4])
  func steps(_ method: RosenbrockMethod) throws {
    var fixture = Fixture(41)
    let structure = fixture.structure(points: 2, fascicles: 3, fibres: 19)
    var state = fixture.state(structure)
    let exposure = fixture.exposure(structure)
    var integrator = RosenbrockIntegrator(structure: structure, model: Model(), method: method)
    var work = Stimulus()
    work.load = 0.1
    var hand = Stimulus()
    hand.pressure = 200
    let times = [(86_400.0, Stimulus()), (14_400, work), (60, hand), (86_400, Stimulus())]
    var steps = StepCounts()
    // The first round makes what is made once in a process.
    for round in 1...2 {
      for (duration, stimulus) in times {
        for continues in [false, true] {
          let blocks = try blocks {
            steps += try integrator.advance(
              &state, by: duration, under: stimulus, exposed: exposure, continues: continues)
          }
          #expect(blocks == 0 || round == 1)
        }
      }
    }
    #expect(steps.accepted > 50)
  }
}
