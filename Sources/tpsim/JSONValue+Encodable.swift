// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios

extension JSONValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    switch kind {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value): try value.encode(to: encoder)
    case .number(let number):
      if let whole = number.whole(as: Int64.self) {
        try whole.encode(to: encoder)
      } else if let whole = number.whole(as: UInt64.self) {
        try whole.encode(to: encoder)
      } else {
        try number.value.encode(to: encoder)
      }
    case .string(let string): try string.encode(to: encoder)
    case .array(let values): try values.encode(to: encoder)
    case .object(let members):
      var container = encoder.container(keyedBy: NameKey.self)
      for member in members { try container.encode(member.value, forKey: NameKey(member.name)) }
    }
  }
}
