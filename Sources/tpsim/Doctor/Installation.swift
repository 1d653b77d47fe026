// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results

/// Where the program and what came with it lie.
enum Installation {
  /// The running program, links followed.
  static var program: String {
    Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? CommandLine.arguments[0]
  }

  /// Scenarios, schemas and manual beside an installed program, wherever it was moved: `../share/tpsim` from its folder.
  /// Nil for one that was built in its sources.
  static var resources: String? {
    let folder = FileSystem.split(FileSystem.split(program).folder).folder + "/share/tpsim"
    return FileSystem.isFolder(folder) ? folder : nil
  }
}
