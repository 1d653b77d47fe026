// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
package import Results
package import Scenarios
package import Statistics

extension ResponseTable {
  /// The response at every design point that a result folder holds, a table for each of `response.arms`.
  ///
  /// It reads `runs.csv` and `series.csv` record by record: of each run asked for, memory holds its name and its value.
  /// Throws what reading the tables throws, and `badTable` where `series.csv` has a run that `runs.csv` has not.
  package static func read(_ response: Response, from folder: String) throws(ResultError) -> [ResponseTable] {
    try FolderResponses(response, from: folder, mostReplicates: 1_000_000).tables
  }
}

/// The response of a study as a result folder holds it, with the names of the runs that failed.
struct FolderResponses {
  /// By arm, in the order of the response.
  let tables: [ResponseTable]
  /// Runs of each arm, or of the arm that is subtracted, that failed, in the order of `runs.csv`.
  let failedRuns: [[String]]

  /// `mostReplicates`: what the study does not exceed; a table may say anything.
  init(_ response: Response, from folder: String, mostReplicates: Int) throws(ResultError) {
    let arms = response.arms + (response.against.map { [$0] } ?? [])
    var runs = try RunList(of: arms, in: "\(folder)/runs.csv", mostReplicates: mostReplicates)
    try runs.readValues(of: response, in: "\(folder)/series.csv")
    let points = Set(runs.entries.map(\.point)).sorted()
    let values = arms.indices.map { runs.values(arm: $0, points: points) }
    let against = response.against == nil ? nil : values.last
    tables = response.arms.indices.map { arm in
      let paired = points.indices.map { point in
        let own = values[arm][point]
        guard let other = against?[point] else { return own }
        return (0..<max(own.count, other.count)).map { replicate in
          let value = Self.element(own, replicate)
          let subtracted = Self.element(other, replicate)
          return value.state == .ok && subtracted.state == .ok
            ? RunList.Value(
              state: .ok, value: value.value.flatMap { value in subtracted.value.map { value - $0 } })
            : RunList.Value(state: max(value.state, subtracted.state), value: nil)
        }
      }
      return ResponseTable(
        points: points, values: paired.map { $0.map(\.value) },
        failures: paired.map { row in row.indices.filter { row[$0].state == .failed }.map { $0 + 1 } })
    }
    failedRuns = response.arms.indices.map { runs.failed(arms: [$0, response.arms.count]) }
  }

  private static func element(_ row: [RunList.Value], _ index: Int) -> RunList.Value {
    index < row.count ? row[index] : RunList.Value(state: .absent, value: nil)
  }
}

/// The runs of some arms, in the order of `runs.csv`.
private struct RunList {
  enum State: Int, Comparable {
    case ok, absent, failed
    static func < (first: State, second: State) -> Bool { first.rawValue < second.rawValue }
  }
  struct Value {
    var state: State
    var value: Double?
  }
  struct Entry {
    let point: Int
    let replicate: Int
    let arm: Int
    var run: Value
  }

  private(set) var entries: [Entry] = []
  /// The names of all runs one after the other, and where each ends.
  private var names: [UInt8] = []
  private var ends: [Int] = []

  init(of arms: [String], in path: String, mostReplicates: Int) throws(ResultError) {
    let reader = try CSVReader(path)
    let (name, point) = (try reader.column("run_id"), try reader.column("design_id"))
    let (arm, replicate) = (try reader.column("arm"), try reader.column("replicate"))
    let status = try reader.column("status")
    let spelt = arms.map { Array($0.utf8) }
    let ok = Array("ok".utf8)
    try reader.forEach { (record) throws(ResultError) in
      guard let place = spelt.firstIndex(where: { record.holds($0, at: arm) }) else { return true }
      guard let point = Int(record[point]), let replicate = Int(record[replicate]),
        point >= 0, (1...mostReplicates).contains(replicate)
      else {
        throw .badTable(
          path: path, line: record.line,
          reason: "design_id and replicate must be whole numbers, replicate of 1 to \(mostReplicates)")
      }
      let state: State = record.holds(ok, at: status) ? .ok : .failed
      entries.append(
        Entry(point: point, replicate: replicate, arm: place, run: Value(state: state, value: nil)))
      names += record[name].utf8
      ends.append(names.count)
      return true
    }
  }

  /// Takes from `series.csv` what was measured at the time of the response.
  mutating func readValues(of response: Response, in path: String) throws(ResultError) {
    let reader = try CSVReader(path)
    let (name, muscle) = (try reader.column("run_id"), try reader.column("muscle"))
    let (arm, time) = (try reader.column("arm"), try reader.column("time_d"))
    let outcome = try reader.column(response.outcome.column)
    let arms = (response.arms + (response.against.map { [$0] } ?? [])).map { Array($0.utf8) }
    let wanted = Array((response.outcome.subject == .patient ? "" : response.muscle).utf8)
    var next = 0
    try reader.forEach { (record) throws(ResultError) in
      guard record.holds(wanted, at: muscle), arms.contains(where: { record.holds($0, at: arm) }),
        let day = record.number(time), response.isTime(day)
      else { return true }
      guard let run = place(of: Array(record[name].utf8), from: next) else {
        throw .badTable(path: path, line: record.line, reason: "run \(record[name]) is not in runs.csv")
      }
      entries[run].run.value = record.number(outcome)
      next = run + 1
      return true
    }
  }

  /// Both tables have their runs in the same order, so the first look finds the run; any other order works, slowly.
  private func place(of name: [UInt8], from start: Int) -> Int? {
    for offset in ends.indices {
      let index = (start + offset) % ends.count
      if bytes(index).elementsEqual(name) { return index }
    }
    return nil
  }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> {
    names[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  func values(arm: Int, points: [Int]) -> [[Value]] {
    var rows = [[Value]](repeating: [], count: points.count)
    let places = Dictionary(uniqueKeysWithValues: zip(points, points.indices))
    for entry in entries where entry.arm == arm {
      guard let place = places[entry.point] else { continue }
      while rows[place].count < entry.replicate { rows[place].append(Value(state: .absent, value: nil)) }
      // What a run measured before it failed is no response.
      rows[place][entry.replicate - 1] =
        entry.run.state == .ok ? entry.run : Value(state: .failed, value: nil)
    }
    return rows
  }

  func failed(arms: Set<Int>) -> [String] {
    entries.indices.filter { entries[$0].run.state == .failed && arms.contains(entries[$0].arm) }
      .map { String(decoding: bytes($0), as: UTF8.self) }
  }
}

extension Response {
  /// Times are written as the shortest decimal that reads back the same; a sample a second apart differs by far more.
  func isTime(_ day: Double) -> Bool { abs(day - at) <= 1e-9 * max(1, abs(at)) }
}
