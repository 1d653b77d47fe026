// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Where a function of several numbers is least: the simplex of Nelder and Mead, `nmsimplex2`.
///
/// It needs no derivatives and only compares values, so any increasing map of the function gives the same steps.
package enum SimplexMinimiser {
  /// How far a search has come.
  package enum Outcome: Hashable, Sendable {
    /// The simplex is small enough: its best corner and the value there.
    case minimum([Double], value: Double)
    /// As `minimum`, after the last iteration allowed.
    case unsettled([Double], value: Double)
    /// The search cannot go on without the values at these places.
    case asks([[Double]])
  }

  /// Searches from the simplex of `start` and `start` plus one of `steps` along each coordinate.
  ///
  /// The search is a pure function of the values, and `function` gives nil where the value is not known yet: the
  /// outcome then says which are wanted. A caller that finds them out and begins again comes a step further, so
  /// values may come from anywhere: another thread, or a disk.
  ///
  /// - Parameters:
  ///   - start: one number a coordinate, at least one.
  ///   - steps: as many, none of them zero.
  ///   - size: the mean distance of the corners from their centre at which the search ends.
  ///   - iterations: the most steps of the simplex, each of one value or two, or of all corners but one.
  ///   - function: its value at a point; nil where it is not known yet.
  /// - Throws: `.badFunction` where a value is not finite; whatever else GSL says.
  package static func search(
    from start: [Double], steps: [Double], size: Double, iterations: Int,
    of function: ([Double]) -> Double?
  ) throws(GSLError) -> Outcome {
    precondition(!start.isEmpty && steps.count == start.count, "one step a coordinate")
    reportFailures()
    let corners =
      [start]
      + start.indices.map { index in
        var corner = start
        corner[index] += steps[index]
        return corner
      }
    let unknown = corners.filter { function($0) == nil }
    guard unknown.isEmpty else { return .asks(unknown) }

    let minimiser = try allocated(
      gsl_multimin_fminimizer_alloc(cgsl_multimin_nmsimplex2(), start.count), "gsl_multimin_fminimizer_alloc")
    defer { gsl_multimin_fminimizer_free(minimiser) }
    var wanted: [Double]?
    // After the first unknown value, places would depend on it.
    let known: ([Double]) -> Double = { place in
      if wanted != nil { return .nan }
      if let value = function(place) { return value }
      wanted = place
      return .nan
    }
    return try withGSLFunction(dimension: start.count, known) { (function) throws(GSLError) -> Outcome in
      try withVectors(start, steps) { (start, steps) throws(GSLError) in
        try check(
          gsl_multimin_fminimizer_set(minimiser, function, start, steps), "gsl_multimin_fminimizer_set")
      }
      for _ in 0..<iterations {
        let status = gsl_multimin_fminimizer_iterate(minimiser)
        if let wanted { return .asks([wanted]) }
        try check(status, "gsl_multimin_fminimizer_iterate")
        if gsl_multimin_fminimizer_size(minimiser) < size {
          return .minimum(best(minimiser), value: minimiser.pointee.fval)
        }
      }
      return .unsettled(best(minimiser), value: minimiser.pointee.fval)
    }
  }

  private static func best(_ minimiser: UnsafeMutablePointer<gsl_multimin_fminimizer>) -> [Double] {
    let position = minimiser.pointee.x
    return (0..<(position?.pointee.size ?? 0)).map { gsl_vector_get(position, $0) }
  }

  private static func withVectors(
    _ first: [Double], _ second: [Double],
    do body: (UnsafePointer<gsl_vector>, UnsafePointer<gsl_vector>) throws(GSLError) -> Void
  ) throws(GSLError) {
    let vectors = [
      try allocated(gsl_vector_alloc(first.count), "gsl_vector_alloc"),
      try allocated(gsl_vector_alloc(second.count), "gsl_vector_alloc"),
    ]
    defer { for vector in vectors { gsl_vector_free(vector) } }
    for (vector, values) in zip(vectors, [first, second]) {
      for (index, value) in values.enumerated() { gsl_vector_set(vector, index, value) }
    }
    try body(vectors[0], vectors[1])
  }
}

/// Calls `body` with a `gsl_multimin_function` that stands for `function` until `body` returns.
private func withGSLFunction<Result>(
  dimension: Int, _ function: ([Double]) -> Double,
  do body: (UnsafeMutablePointer<gsl_multimin_function>) throws(GSLError) -> Result
) throws(GSLError) -> Result {
  try withoutActuallyEscaping(function) { (function) throws(GSLError) -> Result in
    var boxed = BoxedFunction(evaluate: function)
    return try withUnsafeMutablePointer(to: &boxed) { (box) throws(GSLError) -> Result in
      var face = gsl_multimin_function(
        f: { position, box in
          let place = (0..<(position?.pointee.size ?? 0)).map { gsl_vector_get(position, $0) }
          return box?.assumingMemoryBound(to: BoxedFunction.self).pointee.evaluate(place) ?? .nan
        },
        n: dimension, params: box)
      return try withUnsafeMutablePointer(to: &face, body)
    }
  }
}

/// A closure at an address.
private struct BoxedFunction {
  let evaluate: ([Double]) -> Double
}
