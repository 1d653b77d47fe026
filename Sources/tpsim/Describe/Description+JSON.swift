// SPDX-License-Identifier: GPL-3.0-or-later

extension Description: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    switch self {
    case .overview:
      var topics = container.nestedContainer(keyedBy: NameKey.self, forKey: NameKey("things"))
      for topic in Topic.allCases {
        try topics.encode(topic.entries.map(\.name), forKey: NameKey(topic.rawValue))
      }
      try container.encode(SourceCount(Topic.numbers), forKey: NameKey("count"))
    case .list(let topic): try container.encode(topic.entries, forKey: NameKey(topic.rawValue))
    case .entries(let entries): try container.encode(entries, forKey: NameKey("things"))
    case .numbers(_, let numbers):
      try container.encode(SourceCount(numbers), forKey: NameKey("count"))
      try container.encode(numbers, forKey: NameKey("parameters"))
    }
  }
}
