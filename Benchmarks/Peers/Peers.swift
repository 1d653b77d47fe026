// SPDX-License-Identifier: GPL-3.0-or-later
import BenchmarkWeek
import CCvode
import Foundation
import Physiology
import Simulation

/// One solver on the treated week.
struct Peer {
  let name: String
  let tolerance: Double
  /// Repeats of which the fastest counts.
  let repeats: Int
  /// Runs the week and returns the last state and the number of steps.
  let run: () throws -> (vector: [Double], steps: Int)
}

struct Refused: Error {
  let code: Int32
}

enum Peers {
  static func rosenbrock(_ week: TreatedWeek, _ method: RosenbrockMethod, tolerance: Double, repeats: Int)
    -> Peer
  {
    Peer(name: "tpsim \(method.name)", tolerance: tolerance, repeats: repeats) {
      var solver = RosenbrockIntegrator(
        structure: week.structure, model: Model(), method: method, tolerance: Tolerance(relative: tolerance))
      var state = week.start
      var steps = 0
      for piece in week.pieces {
        steps += try solver.advance(&state, by: piece.duration, under: piece.stimulus).accepted
      }
      return (week.vector(state), steps)
    }
  }

  static func gsl(_ week: TreatedWeek, tolerance: Double) -> Peer {
    Peer(name: "GSL msbdf", tolerance: tolerance, repeats: 1) {
      var solver = try ReferenceIntegrator(
        structure: week.structure, model: Model(), relativeTolerance: tolerance)
      var state = week.start
      var steps = 0
      for piece in week.pieces {
        steps += try solver.advance(&state, by: piece.duration, under: piece.stimulus).accepted
      }
      return (week.vector(state), steps)
    }
  }

  enum Linear: String {
    case dense = "CVODE dense"
    case krylov = "CVODE GMRES"
    case preconditioned = "CVODE GMRES, bordered preconditioner"
  }

  static func cvode(_ week: TreatedWeek, _ linear: Linear, tolerance: Double, repeats: Int) -> Peer {
    Peer(name: linear.rawValue, tolerance: tolerance, repeats: repeats) {
      var state = week.vector(week.start)
      var steps = 0
      let scales = week.scales
      let context = Unmanaged.passUnretained(week).toOpaque()
      try state.withUnsafeMutableBufferPointer { state in
        try scales.withUnsafeBufferPointer { scales in
          var problem = bridge_problem()
          problem.context = context
          problem.count = Int32(week.count)
          problem.scales = scales.baseAddress
          problem.rates = { context, state, rates in
            guard let context, let state, let rates else { return }
            Unmanaged<TreatedWeek>.fromOpaque(context).takeUnretainedValue().rates(state, into: rates)
          }
          if linear == .preconditioned {
            problem.prepare = { context, state, gamma in
              guard let context, let state else { return }
              Unmanaged<TreatedWeek>.fromOpaque(context).takeUnretainedValue().prepare(state, gamma: gamma)
            }
            problem.precondition = { context, gamma, right, result in
              guard let context, let right, let result else { return }
              Unmanaged<TreatedWeek>.fromOpaque(context).takeUnretainedValue()
                .precondition(right, gamma: gamma, into: result)
            }
          }
          let solver = linear == .dense ? bridge_dense : bridge_krylov
          guard let made = bridge_make(&problem, state.baseAddress, solver, tolerance, Tolerance().floor)
          else { throw Refused(code: 0) }
          defer { bridge_free(made) }
          for piece in week.pieces {
            week.apply(piece.stimulus)
            var taken = 0
            let code = bridge_advance(made, piece.duration, &taken)
            guard code == 0 else { throw Refused(code: code) }
            steps += taken
          }
        }
      }
      return (state, steps)
    }
  }
}

/// Prints a line of CSV for each solver: name, tolerance, seconds, steps, error of the cohort; with `--reference` the last
/// state of an accurate solution, a number a line.
@main
struct Main {
  static func main() throws {
    let week = TreatedWeek()
    let isQuick = CommandLine.arguments.contains("--quick")
    let reference = try Peers.rosenbrock(week, .rodas4, tolerance: 1e-8, repeats: 1).run().vector
    if CommandLine.arguments.contains("--reference") {
      for value in reference { print(value) }
      return
    }
    var peers = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 1e-5].map {
      Peers.rosenbrock(week, .ros3, tolerance: $0, repeats: isQuick ? 1 : 20)
    }
    peers += [1e-2, 1e-3, 1e-4].map {
      Peers.rosenbrock(week, .rodas4, tolerance: $0, repeats: isQuick ? 1 : 10)
    }
    let loose = isQuick ? [1e-4] : [1e-3, 1e-4, 1e-5]
    peers += loose.map { Peers.cvode(week, .preconditioned, tolerance: $0, repeats: isQuick ? 1 : 5) }
    peers += loose.map { Peers.cvode(week, .krylov, tolerance: $0, repeats: 1) }
    if !isQuick {
      peers += [1e-3, 1e-4].map { Peers.cvode(week, .dense, tolerance: $0, repeats: 1) }
      peers.append(Peers.gsl(week, tolerance: 1e-4))
    }
    print("method,rtol,seconds,steps,error")
    for peer in peers {
      do {
        var best = Double.infinity
        var last: (vector: [Double], steps: Int) = ([], 0)
        for _ in 0..<peer.repeats {
          let start = ContinuousClock.now
          last = try peer.run()
          best = min(best, (ContinuousClock.now - start) / .seconds(1))
        }
        let error = week.error(of: last.vector, against: reference)
        print("\"\(peer.name)\",\(peer.tolerance),\(best),\(last.steps),\(error)")
      } catch {
        print("\"\(peer.name)\",\(peer.tolerance),,,")
        FileHandle.standardError.write(Data("\(peer.name) at \(peer.tolerance): \(error)\n".utf8))
      }
    }
  }
}
