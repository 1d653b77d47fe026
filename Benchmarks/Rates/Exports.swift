// SPDX-License-Identifier: GPL-3.0-or-later
import BenchmarkWeek

/// The treated week for programs in other languages: a library with plain C functions.
nonisolated(unsafe) private let week = TreatedWeek()

@_cdecl("week_count")
public func weekCount() -> Int32 { Int32(week.count) }

@_cdecl("week_pieces")
public func weekPieces() -> Int32 { Int32(week.pieces.count) }

/// Begins a piece and returns its duration in seconds.
@_cdecl("week_begin")
public func weekBegin(_ piece: Int32) -> Double {
  week.apply(week.pieces[Int(piece)].stimulus)
  return week.pieces[Int(piece)].duration
}

@_cdecl("week_start")
public func weekStart(_ state: UnsafeMutablePointer<Double>) {
  for (entry, value) in week.vector(week.start).enumerated() { state[entry] = value }
}

@_cdecl("week_scales")
public func weekScales(_ scales: UnsafeMutablePointer<Double>) {
  for (entry, value) in week.scales.enumerated() { scales[entry] = value }
}

@_cdecl("week_rates")
public func weekRates(_ state: UnsafePointer<Double>, _ rates: UnsafeMutablePointer<Double>) {
  week.rates(state, into: rates)
}
