// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A failure of a GSL routine, or of an argument it would have failed on.
package struct GSLError: Error, Hashable, Sendable {
  package let code: Code
  /// The C routine, such as `gsl_root_fsolver_set`.
  package let routine: String
  /// What GSL says of the code, and what is known of this failure.
  package let message: String

  /// `explanation` tells what is known beyond GSL's own words for the code.
  init(_ code: Code, in routine: String, because explanation: String? = nil) {
    self.code = code
    self.routine = routine
    let words = String(cString: gsl_strerror(code.rawValue))
    self.message = explanation.map { "\(words): \($0)" } ?? words
  }
}

extension GSLError {
  /// A status of `gsl_errno.h`.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// An argument outside the domain of the function (`GSL_EDOM`).
    package static let domain = Code(rawValue: 1)
    /// An argument that contradicts the others (`GSL_EINVAL`).
    package static let invalidArgument = Code(rawValue: 4)
    /// A computation that cannot go on (`GSL_EFAILED`).
    package static let failed = Code(rawValue: 5)
    /// No memory (`GSL_ENOMEM`).
    package static let noMemory = Code(rawValue: 8)
    /// A function of the caller's that gave no finite value (`GSL_EBADFUNC`).
    package static let badFunction = Code(rawValue: 9)
    /// Too many iterations (`GSL_EMAXITER`).
    package static let tooManyIterations = Code(rawValue: 11)
  }
}

extension GSLError: CustomStringConvertible {
  package var description: String { "\(routine): \(message)" }
}

/// Throws unless `status` is `GSL_SUCCESS`.
func check(
  _ status: Int32, _ routine: String, because explanation: @autoclosure () -> String? = nil
) throws(GSLError) {
  guard status != 0 else { return }
  throw GSLError(GSLError.Code(rawValue: status), in: routine, because: explanation())
}

/// The handle that an allocating routine returned, or the failure that a null pointer stands for.
func allocated<Handle>(_ handle: Handle?, _ routine: String) throws(GSLError) -> Handle {
  guard let handle else { throw GSLError(.noMemory, in: routine) }
  return handle
}
