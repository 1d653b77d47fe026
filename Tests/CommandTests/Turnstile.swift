// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Lets as many processes run at a time as there are cores, so that their times mean something.
actor Turnstile {
  static let ofProcesses = Turnstile(ProcessInfo.processInfo.activeProcessorCount)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(_ places: Int) { free = max(1, places) }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
