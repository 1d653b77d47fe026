// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Simulation

/// The samples of one run as numbers: what statistics need of a trace.
struct ArmSamples {
  let isFailed: Bool
  let flow: FlowCounts
  /// The muscle and the values of the outcomes, in the order of time, then muscle.
  let samples: [(muscle: Int, values: [Double?])]

  init(_ trace: Trace) {
    isFailed = trace.failure != nil
    flow = trace.flow
    samples = trace.samples.map { ($0.muscle, $0.values) }
  }

  private init(isFailed: Bool, flow: FlowCounts, samples: [(muscle: Int, values: [Double?])]) {
    self.isFailed = isFailed
    self.flow = flow
    self.samples = samples
  }

  /// Traces as little-endian numbers: for each whether it failed, its flow and its number of samples, then of every sample the
  /// muscle and the values, NaN for none.
  static func encode(_ traces: [Trace]) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
    }
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

  static func decode(_ bytes: [UInt8]) -> [ArmSamples] {
    let width = OutcomeCatalogue.all.count
    return bytes.withUnsafeBytes { block in
      var next = 0
      func number() -> Double {
        defer { next += 8 }
        return Double(
          bitPattern: UInt64(littleEndian: block.loadUnaligned(fromByteOffset: next, as: UInt64.self)))
      }
      var runs: [ArmSamples] = []
      while next < block.count {
        let isFailed = number() != 0
        var flow = FlowCounts()
        for field in FlowCounts.fields { flow[keyPath: field] = Int(number()) }
        let samples = (0..<Int(number())).map { _ in
          (
            muscle: Int(number()),
            values: (0..<width).map { _ -> Double? in
              let value = number()
              return value.isNaN ? nil : value
            }
          )
        }
        runs.append(ArmSamples(isFailed: isFailed, flow: flow, samples: samples))
      }
      return runs
    }
  }
}
