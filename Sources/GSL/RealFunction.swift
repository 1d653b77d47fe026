// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Calls `body` with a `gsl_function` that stands for `function` until `body` returns.
func withGSLFunction<Result>(
  _ function: (Double) -> Double,
  do body: (UnsafeMutablePointer<gsl_function>) throws(GSLError) -> Result
) throws(GSLError) -> Result {
  try withoutActuallyEscaping(function) { (function) throws(GSLError) -> Result in
    var boxed = BoxedFunction(evaluate: function)
    return try withUnsafeMutablePointer(to: &boxed) { (box) throws(GSLError) -> Result in
      var face = gsl_function(
        function: { x, box in
          box?.assumingMemoryBound(to: BoxedFunction.self).pointee.evaluate(x) ?? .nan
        },
        params: box)
      return try withUnsafeMutablePointer(to: &face, body)
    }
  }
}

/// A closure at an address.
private struct BoxedFunction {
  let evaluate: (Double) -> Double
}
