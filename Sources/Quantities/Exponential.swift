// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The exponential function, for draws and read-outs; no mechanism needs it.
package enum Exponential {
  package static func of(_ x: Double) -> Double { exp(x) }
}
