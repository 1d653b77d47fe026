// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// What the program says: results on stdout, all else on stderr. Nothing else writes to either.
///
/// A lost stream ends nothing: work goes on, and the program says at its end that its answer did not arrive. What a
/// terminal would obey, such as an escape sequence in a file's name, is shown as text.
package enum Console {
  /// The system's error number of the first write to stdout that failed.
  private static let lost = Mutex<Int32?>(nil)

  /// Makes the standard streams safe to use; to be called before anything is opened.
  package static func prepare() {
    // A reader that goes away, as `head` does, is an error number and no signal.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that grows beyond what the user allows.
    signal(SIGXFSZ, SIG_IGN)
    // The next file that is opened must not become a stream that the caller had closed. Opened the other way round, a
    // write still fails.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes `text` and a line end to stdout.
  package static func say(_ text: String) { answer(Array("\(text.visible)\n".utf8)) }

  /// Writes `json`, which is one JSON value, and a line end to stdout.
  package static func say(json: String) { answer(Array("\(json.visibleJSON)\n".utf8)) }

  /// Writes `text` and a line end to stderr.
  package static func complain(_ text: String) { _ = write("\(text.visible)\n", to: STDERR_FILENO) }

  /// Writes `text` to stderr as it is, with the control sequences of the program itself.
  package static func draw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Why an answer did not reach stdout, and the exit code for it; nil where all did.
  ///
  /// A reader that stopped reading knows what it has: there is nothing to say then.
  package static var loss: (reason: String?, code: Int32)? {
    lost.withLock { $0 }.map { code in
      (
        code == EPIPE ? nil : "stdout: cannot be written: \(systemReason(code))",
        ResultError.writeFailed(path: "stdout", reason: "").exitCode
      )
    }
  }

  private static func answer(_ bytes: [UInt8]) {
    lost.withLock { lost in
      // Nothing follows a gap.
      guard lost == nil else { return }
      let code = bytes.withUnsafeBytes { writeAll($0, to: STDOUT_FILENO) }
      if code != 0 { lost = code }
    }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    Array(text.utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
  }
}
