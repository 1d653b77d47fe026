// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results

extension Manifest.Shard: ExpressibleByArgument {
  /// Such as `2/8`: the second of eight.
  package init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...Self.most).contains(count),
      (1...count).contains(index)
    else { return nil }
    self.init(index, of: count)
  }
}
