// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
package import Simulation

/// The samples of one run as numbers: what statistics need of a trace.
package struct ArmSamples {
  package let isFailed: Bool
  package let flow: FlowCounts
  /// Of the place in the study, the same in all its runs.
  package let candidates: CandidateCounts
  /// The muscle and the values of the outcomes, in the order of time, then muscle.
  package let samples: [(muscle: Int, values: [Double?])]

  private init(
    isFailed: Bool, flow: FlowCounts, candidates: CandidateCounts, samples: [(muscle: Int, values: [Double?])]
  ) {
    self.isFailed = isFailed
    self.flow = flow
    self.candidates = candidates
    self.samples = samples
  }

  /// Candidates and traces as little-endian numbers: the counts, and for each trace whether it failed, its flow and its
  /// number of samples, then of every sample the muscle and the values, NaN for none.
  package static func encode(_ traces: [Trace], candidates: CandidateCounts) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
    }
    for field in CandidateCounts.fields { append(Double(candidates[keyPath: field])) }
    for trace in traces {
      append(trace.failure == nil ? 0 : 1)
      for field in FlowCounts.fields { append(Double(trace.flow[keyPath: field])) }
      append(Double(trace.samples.count))
      for sample in trace.samples {
        append(Double(sample.muscle))
        for value in sample.values { append(value ?? .nan) }
      }
    }
    return bytes
  }

  /// The runs of a patient in so many arms; nil for bytes that `encode` did not write for such a plan.
  package static func decode(_ bytes: [UInt8], arms: Int, muscles: Int) -> [ArmSamples]? {
    guard bytes.count.isMultiple(of: 8) else { return nil }
    var numbers = bytes.withUnsafeBytes { block in
      stride(from: 0, to: block.count, by: 8).map {
        Double(bitPattern: UInt64(littleEndian: block.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
      }
    }[...]
    // Sums of such numbers stay numbers, however many patients there are.
    func whole() -> Int? {
      numbers.popFirst().flatMap { Int32(exactly: $0) }.flatMap { $0 >= 0 ? Int($0) : nil }
    }
    let width = OutcomeCatalogue.all.count
    var runs: [ArmSamples] = []
    var candidates = CandidateCounts()
    for field in CandidateCounts.fields {
      guard let count = whole() else { return nil }
      candidates[keyPath: field] = count
    }
    while !numbers.isEmpty {
      guard let failed = whole(), runs.count < arms else { return nil }
      var flow = FlowCounts()
      for field in FlowCounts.fields {
        guard let count = whole() else { return nil }
        flow[keyPath: field] = count
      }
      guard let count = whole(), count <= numbers.count / (width + 1) else { return nil }
      var samples: [(muscle: Int, values: [Double?])] = []
      for _ in 0..<count {
        guard let muscle = whole(), muscle < muscles else { return nil }
        samples.append((muscle, numbers.prefix(width).map { $0.isNaN ? nil : $0 }))
        numbers.removeFirst(width)
      }
      runs.append(ArmSamples(isFailed: failed != 0, flow: flow, candidates: candidates, samples: samples))
    }
    return runs.count == arms ? runs : nil
  }
}
