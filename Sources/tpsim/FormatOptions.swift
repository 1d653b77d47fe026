// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// What every verb takes that prints facts.
struct FormatOptions: ParsableArguments {
  @Flag(help: "Print JSON, for other programs.")
  var json = false
}
