// SPDX-License-Identifier: GPL-3.0-or-later

/// Throws `.domain` unless `condition` holds.
func demand(
  _ condition: Bool, _ routine: String, _ explanation: @autoclosure () -> String
) throws(GSLError) {
  guard condition else { throw GSLError(.domain, in: routine, because: explanation()) }
}

/// A quantile found by iteration: GSL answers NaN where it did not settle.
func settledQuantile(
  at probability: Double, _ routine: String, _ compute: () -> Double
) throws(GSLError) -> Double {
  try demand((0...1).contains(probability), routine, "no quantile at probability \(probability)")
  reportFailures()
  let value = compute()
  guard !value.isNaN else {
    throw GSLError(.failed, in: routine, because: "the quantile at probability \(probability)")
  }
  return value
}
