// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct GSLErrorTests {
  @Test("the linked library is GSL 2.7 or a later 2.x")
  func version() throws {
    let parts = gslVersion.split(separator: ".").compactMap { Int($0) }
    try #require(parts.count >= 2)
    #expect(parts[0] == 2 && parts[1] >= 7)
  }
}
