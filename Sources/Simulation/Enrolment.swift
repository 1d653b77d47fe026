// SPDX-License-Identifier: GPL-3.0-or-later
package import Anatomy

/// Looks at one candidate after the other until one may take part.
///
/// Each place in a study has candidates of its own, so that nothing depends on who was looked at before, in which thread,
/// shard or session. Where nobody is sent away the only candidate of place `n` is patient `n`.
package struct Enrolment: Sendable {
  /// Somebody who was looked at.
  package struct Candidate: Sendable {
    package let number: Int
    package let person: Person
    /// A value an outcome of the catalogue, of the first muscle at the first examination; empty where the history failed.
    package let baseline: [Double?]
    /// Nil for who takes part, and where the history failed.
    package let refusal: Eligibility.Refusal?
  }

  /// Candidates for each place: with one in twenty fit to take part, fewer than one place in a hundred stays empty.
  package static let candidatesEach = 100

  /// In the order of their numbers; the last one takes part, unless `start` is a failure.
  package let candidates: [Candidate]
  /// The last who was looked at.
  package let number: Int
  /// The patient and where the course begins; a failure of the history, or that nobody may take part.
  package let start: Result<(Patient, Patient.Branch), RunFailure>

  /// Numbers of the candidates of a place, which counts from 1.
  package static func numbers(of place: Int, in plan: Plan) -> ClosedRange<Int> {
    plan.isChoosing
      ? (place - 1) * candidatesEach + 1...place * candidatesEach : place...place
  }

  /// Lives histories until a candidate is found.
  package init(plan: Plan, place: Int) async {
    var candidates: [Candidate] = []
    for number in Self.numbers(of: place, in: plan) {
      let patient: Patient
      do throws(SimulationFault) {
        patient = try Patient(plan: plan, number: number)
      } catch {
        self.init(candidates: candidates, number: number, start: .failure(RunFailure(error)))
        return
      }
      let (candidate, history) = await Self.look(at: patient)
      candidates.append(candidate)
      if candidate.refusal == nil {
        self.init(candidates: candidates, number: number, start: history.map { (patient, $0) })
        return
      }
    }
    guard let last = candidates.last else { preconditionFailure("a place without a candidate") }
    self.init(candidates: candidates, number: last.number, start: .failure(Self.failure(last)))
  }

  private init(
    candidates: [Candidate], number: Int, start: Result<(Patient, Patient.Branch), RunFailure>
  ) {
    self.candidates = candidates
    self.number = number
    self.start = start
  }

  /// One candidate's history, and whether it makes them eligible.
  private static func look(
    at patient: Patient
  ) async -> (Candidate, Result<Patient.Branch, RunFailure>) {
    do throws(RunFailure) {
      let branch = try await patient.liveHistory()
      let baseline = await patient.firstExamination(after: branch)[patient.plan.mainMuscle]
      let candidate = Candidate(
        number: patient.number, person: patient.person, baseline: baseline,
        refusal: branch.absence.map { .stayedAway($0) } ?? patient.plan.eligibility.refusal(of: baseline))
      return (candidate, .success(branch))
    } catch {
      let candidate = Candidate(number: patient.number, person: patient.person, baseline: [], refusal: nil)
      return (candidate, .failure(error))
    }
  }

  /// A patient who is known by number, as ``init(plan:place:)`` found them: taking part, or the last who did not.
  package static func history(of patient: Patient) async -> Result<Patient.Branch, RunFailure> {
    let (candidate, history) = await look(at: patient)
    return candidate.refusal == nil ? history : .failure(failure(candidate))
  }

  private static func failure(_ last: Candidate) -> RunFailure {
    RunFailure(
      stage: "enrolment",
      reason: "none of \(candidatesEach) candidates may take part; of the last, "
        + (last.refusal?.reason ?? "nothing is known"))
  }
}
