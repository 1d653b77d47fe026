// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The version of the GNU Scientific Library that is linked, such as `2.7.1`.
package var gslVersion: String { String(cString: cgsl_version()) }

/// True once GSL reports failures as status codes.
///
/// GSL's own handler ends the process at the first failure. The global is initialised once, on the first
/// use of any face, so no order of calls can meet the handler.
private let failuresAreReported: Bool = {
  gsl_set_error_handler_off()
  return true
}()

/// Called by every face before the first call that can fail.
func reportFailures() {
  precondition(failuresAreReported)
}
