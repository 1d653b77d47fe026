// SPDX-License-Identifier: GPL-3.0-or-later

/// x^(−1/n) for n = 3 or 4.
package func inverseRoot(_ x: Double, _ n: Int) -> Double {
  guard x > 1e-12 else { return 1_000 }
  guard x.isFinite else { return 0 }
  guard n == 3 else { return 1 / x.squareRoot().squareRoot() }
  var root = inverseCubeRootFromBelow(x)
  for _ in 0..<8 {
    let next = root * ((4 - x * root * root * root) / 3)
    if next == root { break }
    root = next
  }
  return root
}

/// x^(−1/3) of eight numbers; each lane as ``inverseRoot(_:_:)``.
func inverseCubeRoot(_ x: Lanes) -> Lanes {
  let isLarge = x .> 1e-12
  let isUsual = isLarge .& (x .< .infinity)
  let usual = Lanes.constant(1).replacing(with: x, where: isUsual)
  var root = Lanes.zero
  for lane in 0..<Lanes.scalarCount { root[lane] = inverseCubeRootFromBelow(usual[lane]) }
  for _ in 0..<8 {
    let next = root * ((4 - usual * root * root * root) / .constant(3))
    if all(next .== root) { break }
    root = next
  }
  return Lanes.constant(1_000).replacing(with: 0, where: isLarge).replacing(with: root, where: isUsual)
}

/// A power of two below x^(−1/3), from where Newton's iteration converges.
@inline(__always)
private func inverseCubeRootFromBelow(_ x: Double) -> Double {
  // x = f·2^e with 1 ≤ f < 2.
  let exponent = Int(x.exponent) + 1
  // A third, rounded up; the sum stays positive so that the division rounds down.
  let third = (exponent + 3_002) / 3 - 1_000
  return Double(bitPattern: UInt64(1_023 - third) << 52)
}
