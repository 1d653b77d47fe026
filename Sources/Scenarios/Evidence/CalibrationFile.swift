// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import Outcomes
import Physiology
package import Quantities
import Results
import Simulation

/// A calibration that has been read: which numbers are moved, how far they may go, and against which evidence.
package struct Calibration: Sendable {
  /// A number that is moved, and what is held to be likely before any evidence: a standard normal `u` gives its value.
  package struct Prior: Sendable {
    package enum Law: Sendable, Equatable {
      /// `median · factor^u`
      case lognormal(median: Double, factor: Double)
      /// `mean + sd · u`
      case normal(mean: Double, deviation: Double)
    }

    /// The name by which scenarios set it, such as `nociceptors.halfPoint`.
    package let name: String
    package let unit: MeasurementUnit
    /// Values that the number may have at all.
    package let range: ClosedRange<Double>
    package let sourceKind: String
    package let law: Law

    /// The value at `u` standard deviations of the prior.
    package func value(at u: Double) -> Double {
      switch law {
      case .lognormal(let median, let factor): median * pow(factor, u)
      case .normal(let mean, let deviation): mean + deviation * u
      }
    }
  }

  package let name: String
  package let file: String
  /// Paths of studies and folders of studies.
  package let evidence: [String]
  package let priors: [Prior]
  /// Virtual patients in every cohort; nil for those of the studies.
  package let patients: Int?
  package let starts: Int
  package let iterations: Int
  /// Step of the derivatives, in standard deviations of the prior.
  package let step: Double
  package let resolved: JSONValue

  /// Reads the calibration at `path`: a file, or a folder that holds one among its studies.
  package static func load(path: String) throws(ProblemList) -> Calibration {
    let document = try CalibrationFile.document(at: path)
    let read = try document.decode { CalibrationFile(root: $0, file: document.file).read() }
    guard let read else {
      throw ProblemList(.badInput, [Problem(file: document.file, .statement("cannot be read"))])
    }
    return read
  }
}

/// A calibration as written, while it is read.
struct CalibrationFile {
  let root: ObjectReader
  let file: String

  static let starts = 1...100
  static let iterations = 1...1_000
  private static let usualStarts = 1
  private static let usualIterations = 10
  private static let usualStep = 0.25
  private static let factors = 1.001...100.0

  static func document(at path: String) throws(ProblemList) -> JSONDocument {
    guard FileSystem.isFolder(path) else { return try JSONDocument(readingFile: path) }
    var found: [JSONDocument] = []
    for name in EvidenceSet.names(in: path) {
      let document = try JSONDocument(readingFile: "\(path)/\(name)")
      if document.kind == .calibration { found.append(document) }
    }
    guard found.count == 1 else {
      let words = found.isEmpty ? "holds no calibration" : "holds \(found.count) calibrations"
      throw ProblemList(
        .badInput,
        [Problem(file: path, .statement(words), expected: #"one file with "priors", or name the file"#)])
    }
    return found[0]
  }

  func read() -> Calibration? {
    _ = root.stringIfPresent("$schema")
    _ = root.stringIfPresent("question")
    let name = root.folderName("name", default: fileStem(file), otherwise: "calibration")
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    let listed = root.arrayIfPresent("evidence")?.compactMap { $0.string() } ?? ["."]
    let evidence = listed.map { $0.hasPrefix("/") ? $0 : $0 == "." ? folder : "\(folder)/\($0)" }
    let patients = root.wholeIfPresent("patients", in: MeasurementReader.patients)
    let starts = root.whole("starts", in: Self.starts, default: Self.usualStarts)
    let iterations = root.whole("iterations", in: Self.iterations, default: Self.usualIterations)
    let step = root.quantity("step", as: One.unit, in: 0.001...2, default: Self.usualStep)
    let priors = self.priors()
    guard !priors.isEmpty else { return nil }
    return Calibration(
      name: name, file: file, evidence: evidence, priors: priors, patients: patients, starts: starts,
      iterations: iterations, step: step,
      resolved: .object([
        ("name", .text(name)), ("patients", patients.map { .whole($0) } ?? JSONValue(.null)),
        ("starts", .whole(starts)), ("iterations", .whole(iterations)), ("step", .number(step)),
        ("priors", .object(priors.map { ($0.name, $0.json) })),
      ]))
  }

  private func priors() -> [Calibration.Prior] {
    let reader = root.object("priors")
    let known = Self.numbers
    if reader.entries.isEmpty { reader.report("has no number to move") }
    return reader.entries.compactMap { name, value in
      guard let number = known.first(where: { $0.name == name }) else {
        let hint = nearestName(to: name, in: known.map(\.name)).map {
          "; did you mean \(JSONValue.quoted($0))?"
        }
        value.report("is no number of the model or of an instrument\(hint ?? "")")
        return nil
      }
      guard number.sourceKind != "measured" else {
        value.report("is measured; only fitted and assumed numbers are moved")
        return nil
      }
      guard let entry = value.object() else { return nil }
      return law(entry, number).map {
        Calibration.Prior(
          name: name, unit: number.unit, range: number.range, sourceKind: number.sourceKind, law: $0)
      }
    }
  }

  private func law(_ entry: ObjectReader, _ number: CalibrationNumber) -> Calibration.Prior.Law? {
    func value(_ key: String, _ usual: Double) -> Double {
      guard let written = entry.value(key) else { return usual }
      return written.outcomeValue(in: number.unit).flatMap { number.range.contains($0) ? $0 : nil }
        ?? {
          written.reject(expected: QuantityText.expectation(number.unit, in: number.range))
          return usual
        }()
    }
    if let written = entry.value("sd") {
      let deviation = written.outcomeValue(in: number.unit) ?? 1
      if deviation <= 0 { written.reject(expected: "a standard deviation above zero") }
      return .normal(mean: value("mean", number.value), deviation: deviation)
    }
    guard entry.hasMember("factor") else {
      entry.report("has neither factor (lognormal) nor sd (normal)")
      return nil
    }
    let factor = entry.quantity("factor", as: One.unit, in: Self.factors)
    let median = value("median", number.value)
    guard median > 0 else {
      entry.report("has a median of \(plain(median)); a factor needs one above zero, so give mean and sd")
      return nil
    }
    return .lognormal(median: median, factor: factor)
  }

  /// Every number that a calibration may name.
  private static var numbers: [CalibrationNumber] {
    let (model, readouts, hands) = (Model(), Readouts(), Hands())
    return Model.parameters.map { CalibrationNumber($0, of: model, prefix: "") }
      + Readouts.parameters.map { CalibrationNumber($0, of: readouts, prefix: "outcomes.") }
      + Hands.parameters.map { CalibrationNumber($0, of: hands, prefix: "therapist.") }
  }
}

/// A declared number, as a calibration needs it.
private struct CalibrationNumber {
  let name: String
  let unit: MeasurementUnit
  let range: ClosedRange<Double>
  let value: Double
  let sourceKind: String

  init<Root>(_ parameter: Parameter<Root>, of root: Root, prefix: String) {
    name = prefix + parameter.name
    unit = parameter.unit
    range = parameter.range
    value = parameter.read(root)
    sourceKind = parameter.source.kind
  }
}

extension Calibration.Prior {
  fileprivate var json: JSONValue {
    switch law {
    case .lognormal(let median, let factor):
      .object([("median", .quantity(median, unit)), ("factor", .number(factor))])
    case .normal(let mean, let deviation):
      .object([("mean", .quantity(mean, unit)), ("sd", .quantity(deviation, unit))])
    }
  }

  /// A change that sets the number in a scenario.
  package func change(to value: Double) -> EvidenceChange {
    EvidenceChange(
      path: JSONPath([.key("parameters"), .key(name)]), value: .quantity(value, unit))
  }
}
