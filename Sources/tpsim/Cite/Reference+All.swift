// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Reference {
  /// Every publication, so that a source can name one by its key in passing.
  static let all: [Reference] = [
    .slade2006,
    .ismrm2011,
    .jarvholm1988,
    .larssonDoppler,
    .ryan2012,
    .magnussonRelaxation,
    .weppler2010,
    .chen2016,
    .ballyns2011,
    .sikdar2009,
    .salavati2017,
    .domingo2013,
    .bosque2022,
    .ratEndplate2015,
    .haas2013,
    .aboodarda2015,
    .chou2009,
    .hong1993,
    .hong1994,
    .hsieh2011,
    .navarroSantana2020,
    .fernandezDeLasPenas2022,
    .hou2002,
    .martinPintado2015,
    .geri2022,
    .fischer1987,
    .bordachar2019,
    .finocchietti2011,
    .finocchietti2013,
    .kostopoulos2008,
    .microdialysisLowForce,
    .ashina2002,
    .valeraCalero2021,
    .cambron2007,
    .kisilewicz2018,
    .roldan2020,
    .graboski2005,
    .gobel2006,
    .zink2004,
    .bautista2020,
    .antithromboticReview2022,
    .eq5dBackPain,
    .fernandezSanchis,
    .gattie2021,
    .brady2014,
    .llamasRamos2014,
    .hasuo2024,
    .needlingTrial2021,
    .pneumothoraxCohort,
    .kovacs2008,
  ]

  static func named(_ key: String) -> Reference? { byKey[key] }

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
}
