// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

@Suite("Random designs")
struct RandomDesignTests {
  @Test("a Latin hypercube has one point in each cell of every coordinate", arguments: [1, 2, 7, 100, 1000])
  func latin(samples: Int) throws {
    let design = try UnitDesign.latinHypercube(samples: samples, dimension: 5, seed: 4)
    for factor in 0..<5 {
      let cells = (0..<samples).map { Int(design[$0, factor] * Double(samples)) }
      #expect(cells.sorted() == Array(0..<samples))
    }
  }

  @Test("coordinates of a Latin hypercube are in unrelated orders, and anywhere in their cells")
  func independent() throws {
    let (samples, dimension) = (1000, 6)
    let design = try UnitDesign.latinHypercube(samples: samples, dimension: dimension, seed: 8)
    let columns = (0..<dimension).map { factor in (0..<samples).map { design[$0, factor] } }
    for first in 0..<dimension {
      // Four standard errors.
      for second in 0..<first {
        #expect(abs(Statistics.correlation(columns[first], columns[second])) < 0.127)
      }
      let within = columns[first].map { ($0 * Double(samples)).truncatingRemainder(dividingBy: 1) }
      #expect(abs(Statistics.mean(within) - 0.5) < 4 * (1.0 / 12).squareRoot() / Double(samples).squareRoot())
    }
  }

  @Test("a further factor leaves the others of a Latin hypercube as they were")
  func keyed() throws {
    let narrow = try UnitDesign.latinHypercube(samples: 50, dimension: 3, seed: 8)
    let wide = try UnitDesign.latinHypercube(samples: 50, dimension: 4, seed: 8)
    for row in 0..<50 { #expect(narrow[row] == Array(wide[row].prefix(3))) }
    #expect(try UnitDesign.latinHypercube(samples: 50, dimension: 3, seed: 9) != narrow)
  }

  @Test("a trajectory moves every factor once, by the step, on the grid", arguments: [2, 4, 6, 10])
  func trajectories(levels: Int) throws {
    let dimension = 7
    let design = try UnitDesign.morris(trajectories: 40, dimension: dimension, gridLevels: levels, seed: 2)
    let step = UnitDesign.morrisStep(gridLevels: levels)
    #expect(design.count == 40 * (dimension + 1))
    let grid = Set((0..<levels).map { Double($0) / Double(levels - 1) })
    for trajectory in 0..<40 {
      var moved: [Int] = []
      for next in 0...dimension {
        let row = trajectory * (dimension + 1) + next
        #expect(grid.isSuperset(of: design[row]))
        guard next > 0 else { continue }
        let differences = zip(design[row], design[row - 1]).map { $0 - $1 }
        let changed = differences.indices.filter { differences[$0] != 0 }
        #expect(changed.count == 1)
        for factor in changed { #expect(abs(abs(differences[factor]) - step) < 1e-15) }
        moved += changed
      }
      #expect(moved.sorted() == Array(0..<dimension))
    }
  }

  @Test("levels, directions and orders of trajectories are all equally likely")
  func fair() throws {
    let trajectories = 4000
    let design = try UnitDesign.morris(trajectories: trajectories, dimension: 3, gridLevels: 4, seed: 6)
    var levels = [Int](repeating: 0, count: 4)
    var (ups, orders) = (0, [String: Int]())
    for trajectory in 0..<trajectories {
      let rows = (0...3).map { design[trajectory * 4 + $0] }
      for number in rows[0] { levels[Int((number * 3).rounded())] += 1 }
      var order = ""
      for (before, after) in zip(rows, rows.dropFirst()) {
        for factor in 0..<3 where before[factor] != after[factor] {
          order += "\(factor)"
          if after[factor] > before[factor] { ups += 1 }
        }
      }
      orders[order, default: 0] += 1
    }
    // Five standard deviations of a binomial count.
    func isExpected(_ count: Int, _ total: Int, _ share: Double) -> Bool {
      abs(Double(count) - Double(total) * share) < 5 * (Double(total) * share * (1 - share)).squareRoot()
    }
    #expect(levels.allSatisfy { isExpected($0, 3 * trajectories, 0.25) })
    #expect(isExpected(ups, 3 * trajectories, 0.5))
    #expect(orders.count == 6 && orders.values.allSatisfy { isExpected($0, trajectories, 1.0 / 6) })
  }

  @Test("more trajectories leave the first as they were")
  func nested() throws {
    let few = try UnitDesign.morris(trajectories: 5, dimension: 4, gridLevels: 4, seed: 1)
    let many = try UnitDesign.morris(trajectories: 9, dimension: 4, gridLevels: 4, seed: 1)
    for row in 0..<few.count { #expect(few[row] == many[row]) }
  }
}
