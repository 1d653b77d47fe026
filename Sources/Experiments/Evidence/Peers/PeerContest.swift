// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
package import Statistics

/// A hypothesis against a peer: log scores of the quantities that both predict, the hypothesis' less the peer's.
package struct PeerContest: Sendable {
  package let peer: EvidencePeer
  package let plain: ClusteredMean?
  /// With the spread between studies added to the hypothesis.
  package let wide: ClusteredMean?

  /// `own` and `others` are the same measurements in the same order.
  init(_ own: [JudgedMeasurement], _ others: [JudgedMeasurement], peer: EvidencePeer) {
    func contest(_ score: KeyPath<JudgedMeasurement, Judgement>) -> ClusteredMean? {
      var differences: [String: [Double]] = [:]
      for (row, other) in zip(own, others) where row.measurement.kind.isQuantitative {
        guard let mine = row[keyPath: score].logScore, let theirs = other.judgement.logScore else { continue }
        differences[row.study.key, default: []].append(mine - theirs)
      }
      return ClusteredMean(differences.sorted { $0.key < $1.key }.map(\.value))
    }
    self.peer = peer
    plain = contest(\.judgement)
    wide = contest(\.wide)
  }
}
