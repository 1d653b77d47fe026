// SPDX-License-Identifier: GPL-3.0-or-later

/// A published study of planted points that takes a fraction of a second.
let smallEvidence = """
  {
    "citation": "Nobody 2000",
    "group": "pressure",
    "scenario": {
      "seed": 3,
      "patients": {"population": "desk-worker", "count": 6},
      "muscles": [{"name": "upper-trapezius", "fascicles": 1, "fibresPerFascicle": 16, "planted": "40 %"}],
      "history": [{"load": "rest", "for": "1 wk"}],
      "course": {"duration": "3 d", "load": "stops"},
      "arms": {
        "none": [],
        "press": [{"therapy": "pressure", "passes": 3, "hold": "60 s", "perWeek": 1, "for": "1 d"}]
      }
    },
    "measurements": [
      {"name": "threshold", "kind": "difference", "outcome": "ppt_kPa", "arm": "press", "against": "none",
       "from": "before session 1", "at": "5 min after session 1", "value": "30 kPa", "se": "10 kPa"},
      {"name": "level", "kind": "mean", "outcome": "ppt_kPa", "arm": "none", "at": "0 d",
       "value": "250 kPa", "sd": "60 kPa", "n": 20, "group": "baseline"},
      {"name": "noise", "kind": "mean", "outcome": "endplate_noise_uV", "arm": "none", "at": "0 d",
       "value": "20 uV", "sd": "6 uV", "n": 20, "group": "baseline"},
      {"name": "stiffness", "kind": "mean", "outcome": "stiffness_kPa", "arm": "none", "at": "0 d",
       "value": "11 kPa", "sd": "2 kPa", "n": 20, "group": "stiffness"},
      {"name": "pain", "kind": "order", "outcome": "pain_nrs", "arm": "press", "against": "none",
       "at": "5 min after session 1", "expected": "lower", "n": 20},
      {"name": "warmth", "kind": "null", "outcome": "skin_warmth_K", "arm": "press", "against": "none",
       "at": "5 min after session 1", "n": 20}
    ]
  }
  """

func folderWithEvidence() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try folder.write(smallEvidence, to: "nobody.json")
  return folder
}
