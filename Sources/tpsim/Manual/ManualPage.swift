// SPDX-License-Identifier: GPL-3.0-or-later

/// A page of the system's manual in roff, for `man`.
struct ManualPage {
  private let words: [String]
  private let command: HelpTree.Command

  /// `words`: the command as it is typed, such as `tpsim`, `run`.
  init(_ command: HelpTree.Command, words: [String]) {
    (self.command, self.words) = (command, words)
  }

  /// Such as `tpsim-run`.
  var name: String { words.joined(separator: "-") }

  var text: String {
    var lines = [
      ".\\\" SPDX-License-Identifier: GPL-3.0-or-later",
      ".TH \"\(name.uppercased())\" \"1\" \"\" \"tpsim \(Release.version)\" \"tpsim\"", ".SH NAME",
      "\(Self.escaped(name)) \\- \(Self.escaped(Self.phrase(command.abstract ?? "")))", ".SH SYNOPSIS",
    ]
    lines += synopsis(of: command, words)
    lines.append(".SH DESCRIPTION")
    lines += Self.paragraphs(command.discussion ?? command.abstract ?? "")
    lines += options(of: command, ".SH", "OPTIONS")
    if words.count == 1 {
      lines.append(".SH COMMANDS")
      for verb in command.shown {
        lines += [".TP", "\\fB\(Self.escaped((words + [verb.commandName]).joined(separator: "-")))\\fR(1)"]
        lines.append(Self.escaped(verb.abstract ?? ""))
      }
    } else {
      for part in command.shown {
        let own = words + [part.commandName]
        lines.append(".SH \"\(own.dropFirst().joined(separator: " ").uppercased())\"")
        lines += synopsis(of: part, own) + Self.paragraphs(part.abstract ?? "")
        lines += Self.paragraphs(part.discussion ?? "")
        lines += options(of: part, ".SS", "Options")
      }
      lines += [".SH \"SEE ALSO\"", ".BR tpsim (1)"]
    }
    lines += [".SH NOTES", "For research and teaching; not medical advice."]
    return lines.joined(separator: "\n") + "\n"
  }

  private func synopsis(of command: HelpTree.Command, _ words: [String]) -> [String] {
    var parts = ["\\fB\(Self.escaped(words.joined(separator: " ")))\\fR"]
    if !command.shown.isEmpty { parts.append("\\fIcommand\\fR") }
    if shown(command).contains(where: { $0.kind != .positional }) { parts.append("[\\fIoptions\\fR]") }
    for argument in shown(command) where argument.kind == .positional {
      let name = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
      parts.append(argument.isOptional ? "[\(name)]" : name)
    }
    return [parts.joined(separator: " ")]
  }

  private func shown(_ command: HelpTree.Command) -> [HelpTree.Argument] {
    (command.arguments ?? []).filter(\.shouldDisplay)
  }

  private func options(of command: HelpTree.Command, _ macro: String, _ title: String) -> [String] {
    let arguments = shown(command)
    guard !arguments.isEmpty else { return [] }
    return ["\(macro) \(title)"]
      + arguments.flatMap { argument in
        let value = Self.escaped(argument.valueName ?? "")
        let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.text))\\fR" }
        let head =
          switch argument.kind {
          case .positional: "\\fI\(value)\\fR"
          case .option: names.joined(separator: ", ") + " \\fI\(value)\\fR"
          case .flag: names.joined(separator: ", ")
          }
        var text = argument.abstract ?? ""
        if let values = argument.allValues, !values.isEmpty {
          text += " One of \(values.joined(separator: ", "))."
        }
        if let standard = argument.defaultValue, !standard.isEmpty { text += " Default: \(standard)." }
        return [".TP", head, Self.escaped(text)]
          + (argument.discussion.map { [".br", Self.escaped($0)] } ?? [])
      }
  }

  /// Paragraphs of text, each on a line of its own.
  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { [".PP", escaped(String($0))] }
  }

  /// As a line of a list of names: without a capital letter and the point at its end.
  private static func phrase(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Text in which roff reads nothing as a request, and hyphens stay what they are in options.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
