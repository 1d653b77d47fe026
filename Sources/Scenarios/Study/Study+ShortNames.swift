// SPDX-License-Identifier: GPL-3.0-or-later

extension Study {
  /// A name for each factor that is easily typed, unique among them: the last word of its path, with as many words before
  /// it as tell it from the others, and the unit as suffix (`hold_s`, `four_passes_hold_s`).
  package var shortNames: [String] {
    let offers = factors.map(\.shortNames)
    let most = offers.map(\.count).max() ?? 0
    var chosen = factors.map(\.column)
    var open = Set(factors.indices)
    for length in 0..<most where !open.isEmpty {
      // Against all factors, so that a name does not depend on which of them were named before.
      let offered = offers.map { $0[min(length, $0.count - 1)] }
      let counts = Dictionary(offered.map { ($0, 1) }, uniquingKeysWith: +)
      for factor in open where counts[offered[factor]] == 1 {
        chosen[factor] = offered[factor]
        open.remove(factor)
      }
    }
    let counts = Dictionary(chosen.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(factors, chosen).map { counts[$1] == 1 ? $1 : $0.column }
  }
}

extension Factor {
  /// From the last word of the path to all of it, numbers of places in lists last.
  fileprivate var shortNames: [String] {
    let unit = column.dropFirst(path.description.count)
    let keys = path.steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
    let all = path.steps.map { step in
      switch step {
      case .key(let key): key
      case .index(let place): "\(place)"
      }
    }
    return (keys.indices.reversed().map { keys[$0...] } + [all[...]]).map { words in
      String(words.joined(separator: "_").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        + unit
    }
  }
}
