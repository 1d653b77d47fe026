// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results
import Simulation
import Statistics

extension Study {
  /// Reads the study at `path`.
  ///
  /// - Parameters:
  ///   - path: of the file; `-` for standard input.
  ///   - settings: what `--set PATH=VALUE` gave; they change the scenario.
  ///   - seed: what `--seed` gave.
  ///   - design: whole numbers that replace those of the design, by key, such as `replicates`.
  ///   - parameters: what `--parameters` gave; settings come after it.
  /// - Throws: as `Scenario.load` does.
  package static func load(
    path: String, settings: [(JSONPath, String)] = [], seed: UInt64? = nil, design: [(String, Int)] = [],
    parameters: ParameterFile? = nil
  ) throws(ProblemList) -> Study {
    var settings = ScenarioSetting.all(parameters, settings)
    if let seed { settings.append(ScenarioSetting(seed: seed)) }
    var document = try JSONDocument(readingFile: path)
    guard document.kind == .study || document.root["arms"] == nil else {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: path, .statement("is a scenario"),
            expected: "a study that names it; `tpsim run` takes scenarios")
        ])
    }
    for (key, value) in design {
      do throws(JSONValue.NoSuchPlace) {
        try document.root.set(JSONPath([.key("design"), .key(key)]), to: .whole(value))
      } catch {
        throw ProblemList(.badInput, [Problem(file: path, .statement("has no design"))])
      }
    }
    return try read(document, settings: settings)
  }

  /// Reads what `resolved` wrote.
  package init(resolved document: JSONDocument) throws(ProblemList) {
    self = try Self.read(document, settings: [])
  }

  private static func read(_ document: JSONDocument, settings: [ScenarioSetting]) throws(ProblemList) -> Study
  {
    var inner: ProblemList?
    let study: Study?
    do throws(ProblemList) {
      study = try document.decode { root in
        do throws(ProblemList) {
          return try StudyFile(root, file: document.file).read(settings: settings)
        } catch {
          // What was not read yet is not unknown.
          root.leaveUnread()
          inner = error
          return nil
        }
      }
    } catch {
      guard let inner else { throw error }
      throw ProblemList(inner.category, inner.problems + error.problems)
    }
    if let inner { throw inner }
    guard let study else {
      throw ProblemList(.badInput, [Problem(file: document.file, .statement("cannot be read"))])
    }
    return study
  }
}

/// A study as written, while it is read.
struct StudyFile {
  let root: ObjectReader
  let file: String

  init(_ root: ObjectReader, file: String) {
    self.root = root
    self.file = file
  }

  /// Limits of what a study may ask for.
  static let replicates = 1...1_000_000
  static let samples = 1...10_000_000
  static let gridLevels = 2...64
  static let defaultBudget = 10

  /// Nil after problems that the readers have noted; throws those of the scenario.
  func read(settings: [ScenarioSetting]) throws(ProblemList) -> Study? {
    _ = root.stringIfPresent("$schema")
    let name = root.folderName("name", default: fileStem(file), otherwise: "study")
    if let written = root.value("name"), let fault = TableName.formulaFault(of: name) {
      written.report("cannot be a name: it \(fault)")
    }
    let question = root.stringIfPresent("question")
    guard let (document, scenario) = try readScenario(settings) else {
      root.acceptAllKeys()
      return nil
    }
    if let optimiseReader = root.objectIfPresent("optimise") {
      return try readOptimisation(optimiseReader, name, question, document, scenario)
    }
    let designReader = root.object("design")
    let kind = designReader.choice("kind", of: Design.Kind.self, default: .factorial)
    let list = kind == .list ? try StudyList(designReader, study: file) : nil
    var varied = StudyFactors(root, kind: kind, scenario: scenario, document: document)
    let factors = try varied.read(list)
    let design = readDesign(designReader, kind, list, factors, patients: scenario.plan.patients)
    let read = readResponses(scenario, factors)
    let stop = readStop(read, design)
    guard !read.isEmpty else { return nil }
    let responses = read.map(\.response)
    return Study(
      name: name, question: question, file: file, scenario: scenario, document: document, design: design,
      factors: factors,
      responses: responses, stop: stop, optimise: nil, warnings: scenario.warnings + varied.warnings,
      resolved: StudyText.json(
        name: name, question: question, document: document, design: design, factors: factors,
        responses: responses, stop: stop))
  }

  /// A study that looks for the best dose instead of laying a design.
  private func readOptimisation(
    _ reader: ObjectReader, _ name: String, _ question: String?, _ document: JSONDocument,
    _ scenario: Scenario
  ) throws(ProblemList) -> Study? {
    for key in ["design", "stop"] {
      root.value(key)?.report(#"has no place beside "optimise", which lays its points itself"#)
    }
    // As in a sampled design, ranges need no levels.
    var varied = StudyFactors(root, kind: .sobol, scenario: scenario, document: document)
    let factors = try varied.read(nil)
    let responses = readResponses(scenario, factors).map(\.response)
    guard let response = responses.first else { return nil }
    if responses.count > 1 {
      root.value("responses")?.report(#"has several responses, and "optimise" looks for the best of one"#)
    }
    let optimise = OptimisationFile(reader).read(response, factors, patients: scenario.plan.patients)
    let design = Design(
      kind: .list, samples: nil, gridLevels: nil, secondOrder: false, shifted: false, rows: [],
      replicates: optimise.replicates, patients: .same)
    return Study(
      name: name, question: question, file: file, scenario: scenario, document: document, design: design,
      factors: factors,
      responses: [response], stop: nil, optimise: optimise, warnings: scenario.warnings + varied.warnings,
      resolved: StudyText.json(
        name: name, question: question, document: document, optimise: optimise, factors: factors,
        response: response))
  }

  private var folder: String { FileSystem.base(of: file) }

  // MARK: Scenario

  private func readScenario(
    _ settings: [ScenarioSetting]
  ) throws(ProblemList) -> (JSONDocument, Scenario)? {
    let own = root.objectIfPresent("set")?.entries ?? []
    guard let written = root.value("scenario") else {
      root.reportMissing("scenario", expected: "the path of a scenario, or a scenario in curly brackets")
      return nil
    }
    var document: JSONDocument
    switch written.value.kind {
    case .string(let path):
      document = try JSONDocument(readingFile: path.hasPrefix("/") ? path : folder + path)
    case .object: document = JSONDocument(root: written.value, file: "\(file): scenario")
    default:
      written.reject(expected: "the path of a scenario, or a scenario in curly brackets")
      return nil
    }
    for (name, value) in own {
      guard let path = JSONPath(name) else {
        value.report("is no path of a scenario")
        return nil
      }
      do throws(JSONValue.NoSuchPlace) {
        try Scenario.set(path, to: value.value, in: &document.root)
      } catch {
        value.report(noSuchPlace: error)
        return nil
      }
    }
    let scenario = try ScenarioSetting.read(&document, with: settings)
    return (document, scenario)
  }

  // MARK: Design

  private func readDesign(
    _ reader: ObjectReader, _ kind: Design.Kind, _ list: StudyList?, _ factors: [Factor], patients: Int
  ) -> Design {
    let isSampled = [.latinHypercube, .sobol, .halton, .morris, .saltelli].contains(kind)
    let samples = isSampled ? reader.whole("samples", in: Self.samples) : nil
    let levels = kind == .morris ? reader.whole("gridLevels", in: Self.gridLevels, default: 4) : nil
    if let levels, !levels.isMultiple(of: 2) {
      reader.value("gridLevels")?.reject(
        expected: "an even number such as 4: steps of half the grid meet all levels")
    }
    let secondOrder = kind == .saltelli && reader.bool("secondOrder", default: false)
    let shifts = [.sobol, .halton, .saltelli].contains(kind)
    let shifted = !shifts || reader.bool("shifted", default: true)
    let replicates = reader.whole("replicates", in: Self.replicates, default: patients)
    let same = reader.choice("patients", of: Design.Patients.self, default: .same)
    let allowed = kind.dimensions(shifted: shifted)
    if !factors.isEmpty, !allowed.contains(factors.count) {
      let bound =
        factors.count < allowed.lowerBound
        ? "needs at least \(allowed.lowerBound) factors" : "can have at most \(allowed.upperBound) factors"
      reader.value("kind")?.report("is \"\(kind.rawValue)\", which \(bound); the study has \(factors.count)")
    }
    return Design(
      kind: kind, samples: samples, gridLevels: levels, secondOrder: secondOrder, shifted: shifted,
      rows: list?.values ?? [], replicates: replicates, patients: same)
  }
}

extension ValueReader {
  /// Reports a path that leads nowhere.
  func report(noSuchPlace error: JSONValue.NoSuchPlace) {
    let known = error.known.filter { !$0.hasPrefix("//") }
    let missing: String
    var nearest: String?
    switch error.missing {
    case .key(let name):
      missing = JSONValue.quoted(name)
      nearest = nearestName(to: name, in: known).map(JSONValue.quoted)
    case .index(let index): missing = "[\(index)]"
    }
    let place = error.reached.steps.isEmpty ? "the scenario" : "\(error.reached) of the scenario"
    let names = known.isEmpty ? "" : "; expected \(Expectation.name(known))"
    report("is no place of the scenario: \(place) has no \(missing)\(names)", suggestion: nearest)
  }
}
