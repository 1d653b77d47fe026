// SPDX-License-Identifier: GPL-3.0-or-later

/// The known name that `written` most likely stands for, or `nil` when none is near.
///
/// Nearness is the Damerau–Levenshtein distance (insertions, deletions, substitutions, and swaps of two
/// neighbours) on lower-cased names. A name counts as near when at most a third of the longer one differs,
/// and never more than three characters. Among equally near names the first of `names` wins.
///
/// Where none is near, a name that consists of `written` and other words does: `pain` for `pain_nrs`, `latchGain` for
/// `knotDrive.latchGain`; the shortest wins. Last comes a name whose end behind the last dot is near.
package func nearestName(to written: String, in names: some Sequence<String>) -> String? {
  let goal = written.lowercased()
  // A paragraph pasted in the place of a name resembles none, and would cost time to compare.
  guard goal.count <= 80 else { return nil }
  let candidates = names.map { (name: $0, lower: $0.lowercased()) }
  if let near = nearest(goal, candidates) { return near }
  let words = wordsOf(goal)
  if goal.count >= 3, !words.isEmpty {
    let holding = candidates.filter { wordsOf($0.lower).contains(words) }
    if let shortest = holding.min(by: { $0.name.count < $1.name.count }) { return shortest.name }
  }
  return nearest(
    goal,
    candidates.compactMap { candidate in
      candidate.lower.lastIndex(of: ".").map {
        (candidate.name, String(candidate.lower[candidate.lower.index(after: $0)...]))
      }
    })
}

/// The words of a name such as `upper-trapezius-right`, `pain_nrs` or `knotDrive.latchGain`, in lower case already.
private func wordsOf(_ name: String) -> [Substring] {
  name.split { !$0.isLetter && !$0.isNumber }
}

private func nearest(_ goal: String, _ candidates: [(name: String, lower: String)]) -> String? {
  let goal = Array(goal)
  var best: (name: String, distance: Int)?
  for (name, lower) in candidates {
    let candidate = Array(lower)
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
