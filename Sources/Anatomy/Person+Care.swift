// SPDX-License-Identifier: GPL-3.0-or-later
extension Person {
  package var adherence: Double { 0.7 }
  package var communication: Double { 0.8 }
  package var conditions: [String] { [] }
}
