// SPDX-License-Identifier: GPL-3.0-or-later

/// Every publication that a number of the program cites, by key.
extension Reference {
  package static let slade2006 = Reference(
    "slade2006", by: ["Slade JM"], andOthers: true, year: 2006,
    about: "in vivo phosphorus spectroscopy of the human dorsiflexors", identifier: "PMID 16642462")
  package static let ismrm2011 = Reference(
    "ismrm2011", by: ["ISMRM"], year: 2011, about: "abstract 1139, resting ATP turnover of human muscle")
  package static let jarvholm1988 = Reference(
    "jarvholm1988", by: ["Jarvholm U"], andOthers: true, year: 1988,
    about: "intramuscular pressure and muscle blood flow in supraspinatus",
    identifier: "doi:10.1007/bf00417252")
  package static let larssonDoppler = Reference(
    "larsson-ldf", by: ["Larsson SE"],
    about: "percutaneous laser-Doppler flowmetry of the trapezius in an arm-hold task")
  package static let ryan2012 = Reference(
    "ryan2012", by: ["Ryan ED"], andOthers: true, year: 2012,
    in: Journal("Scand J Med Sci Sports", volume: "22", pages: "179-184"),
    about: "creep of muscle-tendon units")
  package static let magnussonRelaxation = Reference(
    "magnusson-relaxation", by: ["Magnusson SP"], andOthers: true,
    about: "stress relaxation of human hamstrings in a held stretch, controls and spinal cord injury")
  package static let weppler2010 = Reference(
    "weppler2010", by: ["Weppler CH", "Magnusson SP"], year: 2010, about: "increasing muscle extensibility")
  package static let chen2016 = Reference(
    "chen2016", by: ["Chen Q"], andOthers: true, year: 2016,
    in: Journal("Arch Phys Med Rehabil", volume: "97", pages: "67-73"),
    about: "magnetic resonance elastography of taut bands", identifier: "PMC4696888")
  package static let ballyns2011 = Reference(
    "ballyns2011", by: ["Ballyns JJ"], andOthers: true, year: 2011,
    in: Journal("J Ultrasound Med", volume: "30", pages: "1331-1340"))
  package static let sikdar2009 = Reference(
    "sikdar2009", by: ["Sikdar S"], andOthers: true, year: 2009,
    in: Journal("Arch Phys Med Rehabil", volume: "90", pages: "1829-1838"), identifier: "PMC2774893")
  package static let salavati2017 = Reference(
    "salavati2017", by: ["Salavati M"], andOthers: true, year: 2017,
    in: Journal("J Chiropr Med", volume: "16", pages: "316-323"))
  package static let domingo2013 = Reference(
    "domingo2013", by: ["Domingo A"], andOthers: true, year: 2013,
    in: Journal("Evid Based Complement Alternat Med", volume: "2013", pages: "260806"))
  package static let bosque2022 = Reference(
    "bosque2022", by: ["Bosque M"], andOthers: true, year: 2022,
    in: Journal("Pain Res Manag", volume: "2022", pages: "8920252"))
  package static let ratEndplate2015 = Reference(
    "rat_sea2015", year: 2015, in: Journal("Acupunct Med"),
    about: "rat model of chronic trigger points, spontaneous electrical activity", identifier: "PMC4552908")
  package static let haas2013 = Reference(
    "haas2013", by: ["Haas C"], andOthers: true, year: 2013,
    in: Journal("Med Sci Sports Exerc", volume: "45", pages: "1105"),
    about: "massage-like loading of rabbit muscle")
  package static let aboodarda2015 = Reference(
    "aboodarda2015", by: ["Aboodarda SJ", "Spence AJ", "Button DC"], year: 2015,
    in: Journal("BMC Musculoskelet Disord", volume: "16", pages: "265"))
  package static let chou2009 = Reference(
    "chou2009", by: ["Chou LW"], andOthers: true, year: 2009,
    in: Journal("Arch Phys Med Rehabil", volume: "90", pages: "905"),
    about: "remote needling and endplate noise")
  package static let hong1993 = Reference(
    "hong1993", by: ["Hong CZ"], andOthers: true, year: 1993,
    in: Journal("J Musculoskelet Pain", volume: "1", issue: "2", pages: "37-53"),
    identifier: "doi:10.1300/J094v01n02_04")
  package static let hong1994 = Reference(
    "hong1994", by: ["Hong CZ"], year: 1994,
    in: Journal("Am J Phys Med Rehabil", volume: "73", issue: "4", pages: "256-263"))
  package static let hsieh2011 = Reference(
    "hsieh2011", by: ["Hsieh YL"], andOthers: true, year: 2011,
    in: Journal("Arch Phys Med Rehabil", volume: "92", pages: "1098-1105"),
    about: "remote needling of rabbits with cut nerves or cord")
  package static let navarroSantana2020 = Reference(
    "navarro-santana2020", by: ["Navarro-Santana MJ"], andOthers: true, year: 2020,
    in: Journal("J Clin Med", volume: "9", issue: "10", pages: "3300"),
    about: "needling of the neck, 28 trials", identifier: "doi:10.3390/jcm9103300")
  package static let fernandezDeLasPenas2022 = Reference(
    "fernandez-de-las-penas2022", by: ["Fernandez-de-las-Penas C"], andOthers: true, year: 2022,
    in: Journal("Acupunct Med", volume: "40", issue: "4", pages: "299-311"),
    about: "needling with and without twitches", identifier: "doi:10.1177/09645284211056346")
  package static let hou2002 = Reference(
    "hou2002", by: ["Hou CR"], andOthers: true, year: 2002,
    in: Journal("Arch Phys Med Rehabil", volume: "83", pages: "1406-1414"),
    identifier: "doi:10.1053/apmr.2002.34834")
  package static let martinPintado2015 = Reference(
    "martin-pintado2015", by: ["Martin-Pintado-Zugasti A"], andOthers: true, year: 2015, in: Journal("PM R"),
    about: "soreness after dry needling")
  package static let geri2022 = Reference(
    "geri2022", by: ["Geri T"], andOthers: true, year: 2022,
    in: Journal("J Clin Med", volume: "11", issue: "23", pages: "7243"), identifier: "doi:10.3390/jcm11237243"
  )
  package static let fischer1987 = Reference(
    "fischer1987", by: ["Fischer AA"], year: 1987, in: Journal("Pain", volume: "30", pages: "115-126"),
    about: "pressure algometry over normal muscles")
  package static let bordachar2019 = Reference(
    "bordachar2019", by: ["Bordachar DJ"], year: 2019, identifier: "doi:10.1016/j.ft.2019.07.002")
  package static let finocchietti2011 = Reference(
    "finocchietti2011", by: ["Finocchietti S"], andOthers: true, year: 2011,
    in: Journal("Clin J Pain", volume: "27", pages: "414-424"))
  package static let finocchietti2013 = Reference(
    "finocchietti2013", by: ["Finocchietti S"], andOthers: true, year: 2013,
    in: Journal("Med Biol Eng Comput", volume: "51", pages: "113-122"))
  package static let kostopoulos2008 = Reference(
    "kostopoulos2008", by: ["Kostopoulos D"], andOthers: true, year: 2008, in: Journal("J Musculoskelet Pain")
  )
  package static let microdialysisLowForce = Reference(
    "microdialysis-low-force",
    about:
      "microdialysis of the trapezius in low-force repetitive and static work, interstitial lactate and potassium"
  )
  package static let ashina2002 = Reference(
    "ashina2002", by: ["Ashina M"], andOthers: true, year: 2002,
    in: Journal("Brain", volume: "125", pages: "320-326"))
  package static let valeraCalero2021 = Reference(
    "valera-calero2021", by: ["Valera-Calero JA"], andOthers: true, year: 2021,
    in: Journal("J Clin Med", volume: "10", pages: "2895"))
  package static let cambron2007 = Reference(
    "cambron2007", by: ["Cambron JA"], andOthers: true, year: 2007,
    in: Journal("J Altern Complement Med", volume: "13", issue: "8", pages: "793-796"))

  package static let roldan2020 = Reference(
    "roldan2020", by: ["Roldan CJ"], andOthers: true, year: 2020,
    in: Journal("Am J Emerg Med", volume: "38", issue: "2", pages: "311-316"),
    about: "saline or lidocaine with triamcinolone")
  package static let graboski2005 = Reference(
    "graboski2005", by: ["Graboski CL"], andOthers: true, year: 2005,
    in: Journal("Pain", volume: "118", pages: "170-175"),
    about: "botulinum toxin and bupivacaine crossed over", identifier: "doi:10.1016/j.pain.2005.08.012")
  package static let zink2004 = Reference(
    "zink2004", by: ["Zink W", "Graf BM"], year: 2004,
    in: Journal("Reg Anesth Pain Med", volume: "29", pages: "333-340"), about: "local anaesthetic myotoxicity"
  )
  package static let bautista2020 = Reference(
    "bautista2020", by: ["Bautista A"], andOthers: true, year: 2020, in: Journal("J Anesth Clin Care"),
    about: "steroids in trigger point injections")
  package static let gobel2006 = Reference(
    "gobel2006", by: ["Gobel H"], andOthers: true, year: 2006,
    in: Journal("Pain", volume: "125", pages: "82-88"), about: "botulinum toxin in upper back myofascial pain"
  )
  package static let eq5dBackPain = Reference(
    "eq5d-back-pain", about: "EQ-5D in chronic low back pain, smallest important change of 0.08",
    identifier: "PMC7053735")
  package static let fernandezSanchis = Reference(
    "fernandez-sanchis", by: ["Fernandez-Sanchis D"], andOthers: true,
    about: "cost of dry needling after stroke, Spain")
  package static let gattie2021 = Reference(
    "gattie2021", by: ["Gattie E"], andOthers: true, year: 2021,
    about: "sessions of dry needling, manual therapy and exercise")
  package static let brady2014 = Reference(
    "brady2014", by: ["Brady S"], andOthers: true, year: 2014,
    in: Journal("J Man Manip Ther", volume: "22", issue: "3", pages: "134-140"),
    about: "adverse events in 7629 treatments with dry needling")
  package static let llamasRamos2014 = Reference(
    "llamas-ramos2014", by: ["Llamas-Ramos R"], andOthers: true, year: 2014,
    about: "dry needling or trigger point manual therapy")
  package static let hasuo2024 = Reference(
    "hasuo2024", by: ["Hasuo H"], andOthers: true, year: 2024,
    in: Journal("Pain Med", volume: "26", issue: "1", pages: "14-21"), about: "lidocaine injections",
    identifier: "doi:10.1093/pm/pnae084")
  package static let needlingTrial2021 = Reference(
    "needling-trial2021", year: 2021, in: Journal("Front Neurol"),
    about: "dry needling or sham, 70 patients an arm", identifier: "doi:10.3389/fneur.2021.745618")
  package static let pneumothoraxCohort = Reference(
    "pneumothorax-cohort", about: "pneumothorax after needling, cases and a cohort of nearly 250 000",
    identifier: "doi:10.1186/s12245-022-00455-z")
  package static let antithromboticReview2022 = Reference(
    "antithrombotic-review2022", year: 2022, in: Journal("Pain Res Manag"),
    about: "dry needling in patients on antithrombotic drugs", identifier: "doi:10.1155/2022/1363477")

  package static let kisilewicz2018 = Reference(
    "kisilewicz2018", by: ["Kisilewicz A"], andOthers: true, year: 2018,
    in: Journal("J Hum Kinet", volume: "64", pages: "35-45"), about: "stiffness by myotonometry")
  package static let kovacs2008 = Reference(
    "kovacs2008", by: ["Kovacs FM"], andOthers: true, year: 2008,
    in: Journal("BMC Musculoskelet Disord", volume: "9", pages: "43"), about: "important changes in neck pain"
  )
}
