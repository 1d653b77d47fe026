// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Report
import Results

/// A page about results that a verb has just written.
struct PageOptions: ParsableArguments {
  @Flag(help: "Write a page about the results too, beside their folder: <dir>.html.")
  var report = false

  /// Refuses a page beside a folder that nobody names.
  func refusePage(without out: String?) throws {
    if report, out == nil {
      throw ValidationError("--report needs --out, which names the folder that the page stands beside")
    }
  }

  /// Does `body`, which fills `folder`, then writes the page where one is asked for and the results are whole.
  func withPage(of folder: String, force: Bool, _ body: () async throws -> Void) async throws {
    guard report else { return try await body() }
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let place = try PagePlace(trimmed + ".html", figures: nil, force: force)
    var code: ExitCode?
    do {
      try await body()
    } catch let left as ExitCode where left.rawValue == ExitReport.Code.someFailed {
      code = left
    }
    try place.write(try Page(of: [folder]))
    if let code { throw code }
  }
}

/// Where a page and its figures go.
struct PagePlace {
  private let path: String
  private let figures: String?
  private let force: Bool

  /// Refuses what cannot be written, before anything is computed. Throws `WrongUsage` and ``ResultError``.
  init(_ path: String, figures: String?, force: Bool) throws {
    guard path.hasSuffix(".html"), path.count > 5, !path.hasSuffix("/.html") else {
      throw WrongUsage("--out \(path.visibleLine): expected a name that ends in .html")
    }
    (self.path, self.figures, self.force) = (path, figures, force)
    let (folder, name) = FileSystem.split(path)
    if !force, FileSystem.exists(path) { throw ResultError.fileExists(path: path) }
    // A folder that is to be made with the results tells when it is made.
    if FileSystem.exists(folder) { try AtomicFile.requirePossible(name, in: folder) }
    if let figures { try ResultFolder.requireWritable(figures) }
  }

  /// Throws ``ResultError``.
  func write(_ page: Page) throws(ResultError) {
    if let figures {
      try ResultFolder.make(figures)
      for drawing in page.drawings {
        let name = "\(drawing.name).svg"
        if !force, FileSystem.exists("\(figures)/\(name)") { throw .fileExists(path: "\(figures)/\(name)") }
      }
    }
    let (folder, name) = FileSystem.split(path)
    try Self.publish(page.html, name, in: folder)
    guard let figures else { return }
    for drawing in page.drawings { try Self.publish(drawing.svg + "\n", "\(drawing.name).svg", in: figures) }
  }

  private static func publish(_ text: String, _ name: String, in folder: String) throws(ResultError) {
    try AtomicFile.closed(name, in: folder) { Array(text.utf8) }.file.publish()
  }
}
