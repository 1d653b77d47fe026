// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Quantities
import Results
import Scenarios
import Subprocess

/// Observed against predicted with both intervals, one panel a unit, drawn by gnuplot.
struct EvidenceFigure {
  private let path: String
  private let terminal: String

  private static let terminals = [
    "png": #"pngcairo size 1200,820 font "sans,11""#, "svg": #"svg size 1200,820 font "sans,11""#,
  ]

  /// - Throws: what is wrong with the path, before anything is simulated.
  init(path: String, force: Bool) throws {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let terminal = Self.terminals[ending] else {
      throw WrongUsage("--figure \(path): expected a name that ends in .png or .svg")
    }
    guard force || !FileSystem.exists(path) else {
      throw UnwritableFile(path: path, reason: "is there already; --force replaces it")
    }
    do throws(ResultError) {
      let (folder, name) = FileSystem.split(path)
      try AtomicFile.requirePossible(name, in: folder)
    } catch {
      throw UnwritableFile(path: path, because: error)
    }
    self.path = path
    self.terminal = terminal
  }

  /// A panel of the figure: measurements that share a unit.
  private struct Panel: Sendable {
    let title: String
    var isLogarithmic = false
    let holds: @Sendable (EvidenceMeasurement) -> Bool
  }
  private static let panels = [
    Panel(title: "pain and soreness, points of 10") { $0.unit.dimension == .rating },
    Panel(title: "pressure, kPa") { $0.unit.dimension == .pressure },
    Panel(title: "ratios") { $0.kind == .ratio },
    Panel(title: "differences in standard deviations") { $0.isStandardised },
    Panel(title: "shares of patients, %") { $0.kind == .responders },
    Panel(title: "time constants, h", isLogarithmic: true) { $0.kind == .timeConstant },
  ]

  /// Draws the results under one hypothesis.
  func draw(_ results: [EvidenceResult], hypothesis: String) async throws {
    let own = results.filter { $0.hypothesis == hypothesis }
    // Gnuplot runs commands that it finds in the name of a file: it is given none, and draws to its stdout.
    let script = Self.script(own, terminal: terminal)
    do {
      let outcome = try await Subprocess.run(
        .name("gnuplot"), input: .string(script), output: .bytes(limit: 1 << 26),
        error: .string(limit: 1 << 16))
      guard outcome.terminationStatus.isSuccess, !outcome.standardOutput.isEmpty else {
        throw UnwritableFile(path: path, reason: "gnuplot failed: \(outcome.standardError)")
      }
      try save(outcome.standardOutput)
    } catch let error as SubprocessError {
      throw UnwritableFile(
        path: path, reason: "not drawn, but the tables are complete: gnuplot cannot be started: \(error)")
    }
  }

  private func save(_ image: [UInt8]) throws(UnwritableFile) {
    let (folder, name) = FileSystem.split(path)
    do throws(ResultError) {
      let file = try AtomicFile(name, in: folder)
      try file.write(image)
      _ = try file.close()
      try file.publish()
    } catch {
      throw UnwritableFile(path: path, because: error)
    }
  }

  private static func script(_ results: [EvidenceResult], terminal: String) -> String {
    var blocks = ""
    var plots: [String] = []
    for (number, panel) in panels.enumerated() {
      var rows = ["fit": "", "test": ""]
      var low = Double.infinity
      var high = -Double.infinity
      for result in results {
        for (index, judgement) in result.judgements.enumerated() {
          let measurement = result.study.measurements[index]
          guard panel.holds(measurement), let observation = measurement.observation,
            let prediction = result.predictions[index], let observed = judgement.observed,
            let predicted = judgement.predicted
          else { continue }
          rows[result.study.use.rawValue]? += """
            \(prediction.value) \(observation.value) \(predicted.lowerBound) \(predicted.upperBound) \
            \(observed.lowerBound) \(observed.upperBound)

            """
          low = min(low, prediction.value, observation.value)
          high = max(high, prediction.value, observation.value)
        }
      }
      guard low < high else { continue }
      let margin = 0.15 * (high - low)
      // Time constants are positive, and lie decades apart.
      let (first, last) = panel.isLogarithmic ? (low / 2, high * 2) : (low - margin, high + margin)
      blocks +=
        "$fit\(number) << END\n\(rows["fit"] ?? "")END\n$test\(number) << END\n\(rows["test"] ?? "")END\n"
      let range = "[\(first):\(last)]"
      var series = ["x with lines lc rgb \"#999999\" notitle"]
      for (use, colour, title) in [("fit", "#1f77b4", "open to fits"), ("test", "#d62728", "kept out")]
      where rows[use]?.isEmpty == false {
        series.append(
          "$\(use)\(number) using 1:2:3:4:5:6 with xyerrorbars pt 7 ps 0.7 lc rgb \"\(colour)\" title \"\(title)\""
        )
      }
      plots.append(
        "\(panel.isLogarithmic ? "set logscale xy\n" : "")set title \"\(panel.title)\"\nset xrange \(range)\nset yrange \(range)\nplot "
          + series.joined(separator: ", "))
    }
    let rows = plots.count > 3 ? 2 : 1
    let columns = (plots.count + rows - 1) / max(rows, 1)
    return """
      set terminal \(terminal)
      \(blocks)set multiplot layout \(rows),\(max(columns, 1))
      set border 3
      set tics nomirror font ",9"
      set grid lc rgb "#dddddd"
      set key top left
      set xlabel "predicted"
      set ylabel "observed"
      \(plots.joined(separator: "\n"))
      unset multiplot

      """
  }
}
