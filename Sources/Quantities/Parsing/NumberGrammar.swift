// SPDX-License-Identifier: GPL-3.0-or-later

/// How many of the first `bytes` form one number in the grammar of JSON (RFC 8259, section 6); 0 when none do.
package func numberLength(in bytes: ArraySlice<UInt8>) -> Int {
  func digits(from start: Int) -> Int {
    bytes[min(start, bytes.endIndex)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }
  func has(_ characters: StaticString, at index: Int) -> Bool {
    index < bytes.endIndex && characters.description.utf8.contains(bytes[index])
  }
  var index = bytes.startIndex
  if has("-", at: index) { index += 1 }
  let whole = digits(from: index)
  guard whole > 0 else { return 0 }
  index += has("0", at: index) ? 1 : whole
  if has(".", at: index), digits(from: index + 1) > 0 { index += 1 + digits(from: index + 1) }
  guard has("eE", at: index) else { return index - bytes.startIndex }
  let power = has("+-", at: index + 1) ? index + 2 : index + 1
  // Without digits the letter begins something else, such as the unit of "5 eV".
  if digits(from: power) > 0 { index = power + digits(from: power) }
  return index - bytes.startIndex
}
