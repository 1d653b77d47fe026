// SPDX-License-Identifier: GPL-3.0-or-later

/// Every muscle a scenario can name.
package enum MuscleCatalogue {
  package static let all: [MuscleAnatomy] = [
    .upperTrapezius, .levatorScapulae, .sternocleidomastoid, .suboccipitals, .infraspinatus, .deltoid,
    .multifidus, .quadratusLumborum, .gluteusMedius, .gastrocnemius, .soleus, .tibialisAnterior, .plantarFoot,
    .masseter, .temporalis, .frontalis, .splenius, .semispinalis,
  ]

  package static func named(_ name: String) -> MuscleAnatomy? { all.first { $0.name == name } }
}
