// SPDX-License-Identifier: GPL-3.0-or-later

/// Shards as one job array of Slurm: shard = `offset` + index + 1, since Slurm limits the index and not how many.
struct ArrayChunk: Codable, Equatable {
  let offset: Int
  let indices: NumberList

  var shards: [Int] { indices.numbers.map { offset + $0 + 1 } }

  /// `shards` in as few arrays as there can be. `size`: `MaxArraySize`, which no index reaches.
  static func of(_ shards: [Int], size: Int) -> [ArrayChunk] {
    let size = max(1, size)
    return Dictionary(grouping: shards) { ($0 - 1) / size }.sorted { $0.key < $1.key }.map { block, shards in
      ArrayChunk(offset: block * size, indices: NumberList(shards.map { $0 - 1 - block * size }))
    }
  }
}

/// Whole numbers, ascending, written as `0-3,7`.
struct NumberList: Codable, Equatable, CustomStringConvertible {
  let numbers: [Int]

  init(_ numbers: [Int]) { self.numbers = Set(numbers).sorted() }

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    var numbers: [Int] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(part) is no range"))
      }
      numbers += first...last
    }
    self.init(numbers)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  var description: String {
    var ranges: [(first: Int, last: Int)] = []
    for number in numbers {
      if let last = ranges.last, last.last + 1 == number {
        ranges[ranges.count - 1].last = number
      } else {
        ranges.append((number, number))
      }
    }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }.joined(
      separator: ",")
  }
}
