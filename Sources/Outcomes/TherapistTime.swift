// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Outcome {
  package static let therapistTime = Outcome(
    "therapist_min", "Therapist time", "therapist's hands-on time since the course began", unit: Minute.unit,
    better: .lower, of: .patient
  ) { _, examination in examination.record.burdens.therapistMinutes }
}
