// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Designs that cannot be laid")
struct DesignErrorTests {
  @Test("more factors than the generator has are refused, and the limit is told")
  func dimensions() throws {
    #expect(throws: DesignError.dimensions(.sobol, 41, allowed: 1...40)) {
      try UnitDesign.sobol(samples: 8, dimension: 41, seed: 1)
    }
    #expect(throws: DesignError.dimensions(.halton, 1230, allowed: 1...1229)) {
      try UnitDesign.halton(samples: 8, dimension: 1230, seed: 1)
    }
    #expect(throws: DesignError.dimensions(.saltelli, 21, allowed: 2...20)) {
      try UnitDesign.saltelli(samples: 8, dimension: 21, secondOrder: false, seed: nil)
    }
    #expect(
      DesignError.dimensions(.sobol, 41, allowed: 1...40).description
        == "a sobol design has 1 to 40 factors, not 41")
  }

  @Test("a Saltelli design with one factor is refused")
  func oneFactor() throws {
    let error = DesignError.dimensions(.saltelli, 1, allowed: 2...Int.max)
    #expect(throws: error) {
      try UnitDesign.saltelli(samples: 8, dimension: 1, secondOrder: false, seed: 1)
    }
    #expect(error.description == "a saltelli design has at least 2 factors, not 1")
  }

  @Test("no number crashes", arguments: [Int.min, -1, 0, Int.max])
  func extremes(number: Int) {
    for (samples, dimension) in [(number, 3), (8, number), (number, number)] {
      #expect(throws: DesignError.self) {
        try UnitDesign.sobol(samples: samples, dimension: dimension, seed: 1)
      }
      #expect(throws: DesignError.self) {
        try UnitDesign.halton(samples: samples, dimension: dimension, seed: nil)
      }
      #expect(throws: DesignError.self) {
        try UnitDesign.latinHypercube(samples: samples, dimension: dimension, seed: 1)
      }
      #expect(throws: DesignError.self) {
        try UnitDesign.morris(trajectories: samples, dimension: dimension, gridLevels: 4, seed: 1)
      }
      #expect(throws: DesignError.self) {
        try UnitDesign.saltelli(samples: samples, dimension: dimension, secondOrder: true, seed: 1)
      }
    }
    #expect(throws: DesignError.gridLevels(number)) {
      try UnitDesign.morris(trajectories: 3, dimension: 2, gridLevels: number, seed: 1)
    }
  }

  @Test("an odd grid is refused") func odd() {
    #expect(throws: DesignError.gridLevels(5)) {
      try UnitDesign.morris(trajectories: 3, dimension: 2, gridLevels: 5, seed: 1)
    }
  }
}
