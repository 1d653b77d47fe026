// SPDX-License-Identifier: GPL-3.0-or-later

/// The known name that `written` most likely stands for, or `nil` when none is near.
///
/// Nearness is the Damerau–Levenshtein distance (insertions, deletions, substitutions, and swaps of two
/// neighbours) on lower-cased names. A name counts as near when at most a third of the longer one differs,
/// and never more than three characters. Among equally near names the first of `names` wins.
package func nearestName(to written: String, in names: some Sequence<String>) -> String? {
  let goal = Array(written.lowercased())
  // A paragraph pasted in the place of a name resembles none, and would cost time to compare.
  guard goal.count <= 80 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = Array(name.lowercased())
    let allowed = min(3, max(goal.count, candidate.count) / 3)
    guard abs(goal.count - candidate.count) <= allowed else { continue }
    let distance = editDistance(goal, candidate)
    if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

/// Damerau–Levenshtein distance in its restricted form: no substring is edited twice.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
