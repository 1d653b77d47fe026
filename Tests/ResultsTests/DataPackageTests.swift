// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

private struct Package: Decodable {
  struct Reference: Decodable, Equatable {
    let resource: String
    let fields: [String]
  }
  struct ForeignKey: Decodable, Equatable {
    let fields: [String]
    let reference: Reference
  }
  struct Field: Decodable {
    let name: String
    let type: String
    let description: String
    let unit: String?
    let trueValues: [String]?
    let falseValues: [String]?
  }
  struct Schema: Decodable {
    let fields: [Field]
    let missingValues: [String]
    let primaryKey: [String]?
    let foreignKeys: [ForeignKey]?
  }
  struct Resource: Decodable {
    let name: String
    let path: String
    let format: String
    let encoding: String
    let bytes: Int
    let hash: String
    let schema: Schema
  }
  let profile: String
  let resources: [Resource]

  enum CodingKeys: String, CodingKey {
    case profile = "$schema"
    case resources
  }
}

@Suite struct DataPackageTests {
  @Test("names exactly the columns of every table")
  func headers() async throws {
    let place = try TemporaryFolder()
    let written = try await writeResults(to: place.path)
    let package = try JSONDecoder().decode(Package.self, from: Data(place.bytes("datapackage.json")))
    #expect(package.profile == "https://datapackage.org/profiles/2.0/datapackage.json")
    #expect(package.resources.map(\.path) == ["runs.csv", "series.csv"])
    for resource in package.resources {
      let header = try place.text(resource.path).prefix { $0 != "\n" }
      #expect(resource.schema.fields.map(\.name).joined(separator: ",") == header)
      #expect(resource.name + ".csv" == resource.path)
      #expect(resource.schema.missingValues == [""])
      let record = try #require(written.files.first { $0.path == resource.path })
      #expect(resource.bytes == record.bytes && resource.hash == "sha256:\(record.sha256)")
    }
  }

  @Test("says units, kinds and keys")
  func schema() throws {
    let flags = TableSchema(
      "flags.csv", "Flags", columns: [Column("flag", .boolean, "A flag")], primaryKey: ["flag"])
    let tables = [ResultTables.runs, series, flags]
    let files = tables.map { FileRecord(path: $0.fileName, bytes: 1, sha256: "00") }
    let package = try JSONDecoder().decode(
      Package.self, from: Data(DataPackage(tables: tables, files: files).json()))
    let (runs, samples, flag) = (
      package.resources[0].schema, package.resources[1].schema, package.resources[2].schema
    )
    #expect(samples.fields.map(\.unit) == [nil, nil, nil, nil, "d", "{NRS}", "kPa"])
    #expect(samples.fields.map(\.type) == series.columns.map(\.kind.rawValue))
    #expect(samples.fields.allSatisfy { !$0.description.isEmpty })
    #expect(samples.primaryKey == ["run_id", "time_d", "muscle"])
    #expect(
      samples.foreignKeys == [
        Package.ForeignKey(fields: ["run_id"], reference: .init(resource: "runs", fields: ["run_id"]))
      ])
    #expect(runs.foreignKeys == nil, "a key into design.csv without a design.csv")
    #expect(flag.fields.map(\.trueValues) == [["TRUE"]])
    #expect(flag.fields.map(\.falseValues) == [["FALSE"]])
  }
}
