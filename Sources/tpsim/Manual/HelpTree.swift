// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// What the argument parser knows of the commands: the same declarations that `--help` tells.
struct HelpTree: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?
    let shouldDisplay: Bool?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
  }

  let command: Command

  /// The whole command line.
  static func own() throws -> Command {
    try JSONDecoder().decode(HelpTree.self, from: Data(Tpsim._dumpHelp().utf8)).command
  }
}

extension HelpTree.Command {
  /// The commands below that people are told of.
  var shown: [HelpTree.Command] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }
}
