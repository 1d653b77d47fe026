// SPDX-License-Identifier: GPL-3.0-or-later

/// Where pain is felt.
package enum BodyRegion: String, Sendable, CaseIterable {
  case head, neck, shoulder, arm, chest, back
  case lowerBack = "lower-back"
  case buttock, thigh, shin, calf, heel, sole
}
