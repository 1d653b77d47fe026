// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The name of a figure is a name")
struct FigureTests {
  /// What gnuplot or a shell would run, each in a folder that then holds `owned`.
  private static let names = [
    "x`touch owned`.svg", "|touch owned;.svg", "a\"; system 'touch owned'; #.svg", "a'b.svg",
    "$(touch owned).svg",
    "-x.svg", "~.svg", "a=b.svg", "a\nb.svg",
  ]

  private static let hasGnuplot = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot")
  }

  @Test("of evidence", .enabled(if: hasGnuplot))
  func evidence() async throws {
    let folder = try folderWithEvidence()
    for (number, name) in Self.names.enumerated() {
      let outcome = try await Program.run(
        ["evidence", "nobody.json", "--patients", "3", "--quiet", "--out", "o\(number)", "--figure=\(name)"],
        in: folder)
      #expect(outcome.code == 0, "\(name): \(outcome)")
      #expect(try folder.text(name).contains("<svg"), "\(name)")
    }
    #expect(try !folder.names.contains { $0.hasPrefix("owned") || $0.hasSuffix("-partial") })
  }

  @Test(
    "of evidence, and one that cannot be written is refused first", arguments: ["no/x.svg", "/proc/x.svg"])
  func unwritable(_ name: String) async throws {
    let folder = try folderWithEvidence()
    let outcome = try await Program.run("evidence", "nobody.json", "--figure", name, in: folder)
    #expect(outcome.code == 73 && outcome.errors.hasPrefix(name), "\(outcome)")
    #expect(try folder.names == ["nobody.json"])
  }

  @Test(
    "pages with simulated numbers say of which day they are",
    arguments: [
      "README.md", "Sources/tpsim/tpsim.docc/WhatToBelieve.md", "Sources/tpsim/tpsim.docc/WhatIsEmergent.md",
      "Benchmarks/README.md",
    ])
  func dated(page: String) throws {
    let text = try String(contentsOf: DocumentedCommandsTests.root.appending(path: page), encoding: .utf8)
    #expect(text.contains(/\b202\d-\d\d-\d\d\b/), "\(page)")
  }

  @Test("of points and passes is a table, which the README has as it was last made")
  func points() async throws {
    let root = DocumentedCommandsTests.root
    let made = try String(
      contentsOf: root.appending(path: "notebooks-out/figures/points-and-passes.md"), encoding: .utf8)
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(made.hasPrefix("| passes | 1 point | 2 points |") && readme.contains(made))

    let folder = try TemporaryFolder()
    try folder.write(
      "design_id,arms.treatment[0].points,arms.treatment[0].passes\n1,1,0\n2,1,3\n3,2,0\n4,2,3\n",
      to: "design.csv")
    try folder.write(
      """
      design_id,arm,outcome,time_d,n_pairs,mean_difference
      1,treatment,pain_nrs,42.0,12,0.0
      2,treatment,pain_nrs,42.0,12,-0.34
      2,treatment,pain_nrs,35.0,12,-9
      2,treatment,sleep_nrs,42.0,12,-9
      3,treatment,pain_nrs,42.0,12,0.01
      4,treatment,pain_nrs,42.0,12,0.55

      """, to: "contrasts.csv")
    try folder.write(
      "design_id,mean,arm,outcome,time_d\n"
        + (1...4).map { "\($0),\($0)00.4,treatment,cost_eur,42.0\n\($0),7,wait-and-see,cost_eur,42.0\n" }
        .joined(),
      to: "summary.csv")
    let outcome = try await Program.shell(
      "sh '\(root.appending(path: "scripts/figures.sh").path)' points .", in: folder)
    #expect(
      outcome.output == """
        | passes | 1 point | all 2 points |
        | --- | --- | --- |
        | 0 | 0.0 · 100 | 0.0 · 300 |
        | 3 | 0.3 · 200 | -0.6 · 400 |

        """, "\(outcome)")
  }

  @Test("of the script for the README", .enabled(if: hasGnuplot))
  func script() async throws {
    let folder = try TemporaryFolder()
    let rows = ["pain_nrs,28.0", "pain_nrs,56.0", "soreness_nrs_worst,56.0"].flatMap { key in
      (1...3).map { "passes-\($0),\(key),-0.\($0),-0.\($0 + 2),0.1" }
    }
    let table = (["arm,outcome,time_d,mean_difference,ci_low,ci_high"] + rows).joined(separator: "\n") + "\n"
    let script = DocumentedCommandsTests.root.appending(path: "scripts/figures.sh").path
    for (number, name) in Self.names.enumerated() {
      let results = name.replacing("/", with: "")
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(results)", withIntermediateDirectories: false)
      try folder.write(table, to: "\(results)/contrasts.csv")
      let quoted = "'" + results.replacing("'", with: #"'\''"#) + "'"
      let outcome = try await Program.shell(
        "TMPDIR=$PWD/'t\"`touch owned`' sh '\(script)' passes ./\(quoted) \(quoted).png\(number)", in: folder)
      #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(name): \(outcome)")
      #expect(try folder.bytes("\(results).png\(number)").starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name)")
    }
    #expect(try !folder.names.contains { $0.hasPrefix("owned") || $0.hasSuffix(".partial") })
  }
}
