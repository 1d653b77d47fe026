// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C, or a signal by which a batch system ends a job or warns of its end: the first asks to stop, the second ends
/// the program.
///
/// Signals are heard as long as the value is held.
struct Interruption {
  /// Whether a signal has come, for everybody to ask.
  final class Request: Sendable {
    private let count = Atomic<Int>(0)

    var isMade: Bool { count.load(ordering: .relaxed) > 0 }

    /// Counts a signal, and returns how many came before.
    fileprivate func make() -> Int { count.add(1, ordering: .relaxed).oldValue }
  }

  let request = Request()
  private let sources: [any DispatchSourceSignal]

  /// - Parameter said: called at the first signal.
  init(_ said: @escaping @Sendable () -> Void) {
    // A queue of its own gets a thread at once; a global one would wait for the simulation to leave a core.
    let queue = DispatchQueue(label: "tpsim.interruption")
    sources = [SIGINT, SIGTERM, SIGUSR1].map { [request] number in
      // The default action would end the program before the source hears of the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        guard request.make() == 0 else { exit(ExitReport.Code.stoppedEarly) }
        said()
      }
      source.resume()
      return source
    }
  }
}
