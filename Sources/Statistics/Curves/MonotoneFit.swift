// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// The monotone curve nearest to values at ascending doses: pool adjacent violators, then Steffen's interpolation,
/// which neither leaves the values nor turns between them.
struct MonotoneFit {
  enum Direction: Sendable {
    case rising, falling
  }

  /// Fitted values at the doses.
  let values: [Double]

  /// - Parameter direction: nil takes the one that fits better, rising where both fit alike.
  init(_ raw: [Double], direction: Direction? = nil) {
    switch direction {
    case .rising: values = Self.pooled(raw)
    case .falling: values = Self.pooled(raw.map(-)).map(-)
    case nil:
      let (rising, falling) = (Self.pooled(raw), Self.pooled(raw.map(-)).map(-))
      values = Self.misfit(falling, raw) < Self.misfit(rising, raw) ? falling : rising
    }
  }

  /// The curve at `positions` within the doses. Throws what the interpolation throws.
  func curve(doses: [Double], at positions: [Double]) throws(GSLError) -> [Double] {
    let spline = try Interpolation(.steffen, x: doses, y: values)
    var curve: [Double] = []
    for position in positions { curve.append(try spline.value(at: position)) }
    return curve
  }

  private static func pooled(_ raw: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in raw {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    return blocks.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  private static func misfit(_ fit: [Double], _ raw: [Double]) -> Double {
    zip(fit, raw).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
