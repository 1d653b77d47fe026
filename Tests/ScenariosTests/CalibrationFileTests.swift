// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios
import Testing

@Suite("Calibrations")
struct CalibrationFileTests {
  private func load(_ text: String) throws -> Calibration {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "fit.json")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try Calibration.load(path: folder.path)
  }

  @Test("a factor makes a lognormal prior, a standard deviation a normal one")
  func laws() throws {
    let calibration = try load(
      """
      {"priors": {"nociceptors.halfPoint": {"median": 2, "factor": 1.5},
                  "outcomes.algometer.soreness": {"mean": 0.3, "sd": 0.1}}}
      """)
    #expect(calibration.name == "fit")
    let (first, second) = (calibration.priors[0], calibration.priors[1])
    #expect(first.value(at: 0) == 2 && abs(first.value(at: 1) - 3) < 1e-12)
    #expect(abs(first.value(at: -2) - 2 / 2.25) < 1e-12)
    #expect(abs(second.value(at: -2) - 0.1) < 1e-12)
  }

  @Test(
    "what is wrong is named",
    arguments: [
      (#"{"priors": {"nociceptors.halfpoint": {"factor": 2}}}"#, #"did you mean "nociceptors.halfPoint"?"#),
      (#"{"priors": {"energyBalance.oxidativeTime": {}}}"#, "priors"),
      (
        #"{"priors": {"outcomes.elastography.healthy": {"factor": 2}}}"#,
        "is measured; only fitted and assumed"
      ),
      (#"{"priors": {"nociceptors.halfPoint": {}}}"#, "has neither factor (lognormal) nor sd (normal)"),
      (#"{"priors": {"nociceptors.halfPoint": {"factor": 0.5}}}"#, "priors"),
      (#"{"priors": {}}"#, "has no number to move"),
      (#"{"priors": {"nociceptors.halfPoint": {"factor": 2}}, "patients": 0}"#, "patients is 0"),
    ])
  func problems(text: String, expected: String) {
    let error = #expect(throws: ProblemList.self) { try load(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }
}
