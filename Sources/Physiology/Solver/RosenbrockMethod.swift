// SPDX-License-Identifier: GPL-3.0-or-later

/// The coefficients of a Rosenbrock method, in the form that needs no matrix product.
///
/// ```
/// (1/(γh) − J) K_i = f(y + Σ a_ij K_j) + Σ (c_ij/h) K_j          y' = y + Σ m_i K_i          error = Σ e_i K_i
/// ```
///
/// The equations are autonomous, so no derivative by time enters.
package struct RosenbrockMethod: Sendable {
  package let name: String
  package let gamma: Double
  package let a: [[Double]]
  package let c: [[Double]]
  package let m: [Double]
  package let e: [Double]
  /// Whether a stage evaluates the rates anew, or takes those of the stage before.
  package let evaluates: [Bool]
  /// Order of the solution, and of the step-size rule.
  package let order: Int
  package let errorOrder: Int

  package var stages: Int { m.count }

  /// Three stages, two evaluations, order 3(2), L-stable (Sandu et al. 1997, Atmos Environ 31:3459-3472).
  package static let ros3 = RosenbrockMethod(
    name: "ros3", gamma: 0.43586652150845899941601945119356,
    a: [[], [1], [1, 0]],
    c: [
      [], [-1.0156171083877702091975600115545],
      [4.0759956452537699824805835358067, 9.2076794298330791242156818474003],
    ],
    m: [1, 6.1697947043828245592553615689730, -0.4277225654321857332623837380651],
    e: [0.5, -2.9079558716805469821718236208017, 0.2235406989781156962736090927619],
    evaluates: [true, true, false], order: 3, errorOrder: 3)

  /// Six stages, order 4(3), stiffly accurate (Hairer and Wanner, Solving Ordinary Differential Equations II).
  package static let rodas4 = RosenbrockMethod(
    name: "rodas4", gamma: 0.25,
    a: [
      [], [1.544], [0.9466785280815826, 0.2557011698983284],
      [3.314825187068521, 2.896124015972201, 0.9986419139977817],
      [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950],
      [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1],
    ],
    c: [
      [], [-5.6688], [-2.430093356833875, -0.2063599157091915],
      [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
      [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160],
      [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
    ],
    m: [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1, 1],
    e: [0, 0, 0, 0, 0, 1],
    evaluates: [true, true, true, true, true, true], order: 4, errorOrder: 4)
}
