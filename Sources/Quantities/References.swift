// SPDX-License-Identifier: GPL-3.0-or-later

/// Every publication that a number of the program cites, by key.
extension Reference {
  package static let slade2006 = Reference(
    "slade2006", "Slade JM et al. 2006, in vivo phosphorus spectroscopy of the human dorsiflexors",
    identifier: "PMID 16642462")
  package static let ismrm2011 = Reference(
    "ismrm2011", "ISMRM 2011 abstract 1139, resting ATP turnover of human muscle")
  package static let jarvholm1988 = Reference(
    "jarvholm1988", "Jarvholm U et al. 1988, intramuscular pressure and muscle blood flow in supraspinatus",
    identifier: "doi:10.1007/bf00417252")
  package static let larssonDoppler = Reference(
    "larsson-ldf", "Larsson SE, percutaneous laser-Doppler flowmetry of the trapezius in an arm-hold task")
  package static let ryan2012 = Reference(
    "ryan2012", "Ryan ED et al. 2012, Scand J Med Sci Sports 22:179-184, creep of muscle-tendon units")
  package static let magnussonRelaxation = Reference(
    "magnusson-relaxation",
    "Magnusson SP et al., stress relaxation of human hamstrings in a held stretch, controls and spinal cord injury"
  )
  package static let weppler2010 = Reference(
    "weppler2010", "Weppler CH, Magnusson SP 2010, increasing muscle extensibility")
  package static let chen2016 = Reference(
    "chen2016",
    "Chen Q et al. 2016, Arch Phys Med Rehabil 97:67-73, magnetic resonance elastography of taut bands",
    identifier: "PMC4696888")
  package static let ballyns2011 = Reference(
    "ballyns2011", "Ballyns JJ et al. 2011, J Ultrasound Med 30:1331-1340")
  package static let sikdar2009 = Reference(
    "sikdar2009", "Sikdar S et al. 2009, Arch Phys Med Rehabil 90:1829-1838", identifier: "PMC2774893")
  package static let salavati2017 = Reference(
    "salavati2017", "Salavati M et al. 2017, J Chiropr Med 16:316-323")
  package static let domingo2013 = Reference(
    "domingo2013", "Domingo A et al. 2013, Evid Based Complement Alternat Med 2013:260806")
  package static let bosque2022 = Reference(
    "bosque2022", "Bosque M et al. 2022, Pain Res Manag 2022:8920252")
  package static let ratEndplate2015 = Reference(
    "rat_sea2015", "Rat model of chronic trigger points, Acupunct Med 2015, spontaneous electrical activity",
    identifier: "PMC4552908")
  package static let haas2013 = Reference(
    "haas2013", "Haas C et al. 2013, Med Sci Sports Exerc 45:1105, massage-like loading of rabbit muscle")
  package static let aboodarda2015 = Reference(
    "aboodarda2015", "Aboodarda SJ, Spence AJ, Button DC 2015, BMC Musculoskelet Disord 16:265")
  package static let chou2009 = Reference(
    "chou2009", "Chou LW et al. 2009, Arch Phys Med Rehabil 90:905, remote needling and endplate noise")
  package static let hong1993 = Reference(
    "hong1993", "Hong CZ et al. 1993, J Musculoskelet Pain 1(2):37-53",
    identifier: "doi:10.1300/J094v01n02_04")
  package static let hong1994 = Reference(
    "hong1994", "Hong CZ 1994, Am J Phys Med Rehabil 73(4):256-263")
  package static let hsieh2011 = Reference(
    "hsieh2011",
    "Hsieh YL et al. 2011, Arch Phys Med Rehabil 92:1098-1105, remote needling of rabbits with cut nerves or cord"
  )
  package static let navarroSantana2020 = Reference(
    "navarro-santana2020",
    "Navarro-Santana MJ et al. 2020, J Clin Med 9(10):3300, needling of the neck, 28 trials",
    identifier: "doi:10.3390/jcm9103300")
  package static let fernandezDeLasPenas2022 = Reference(
    "fernandez-de-las-penas2022",
    "Fernandez-de-las-Penas C et al. 2022, Acupunct Med 40(4):299-311, needling with and without twitches",
    identifier: "doi:10.1177/09645284211056346")
  package static let hou2002 = Reference(
    "hou2002", "Hou CR et al. 2002, Arch Phys Med Rehabil 83:1406-1414",
    identifier: "doi:10.1053/apmr.2002.34834")
  package static let martinPintado2015 = Reference(
    "martin-pintado2015", "Martin-Pintado-Zugasti A et al. 2015, PM R, soreness after dry needling")
  package static let geri2022 = Reference(
    "geri2022", "Geri T et al. 2022, J Clin Med 11(23):7243", identifier: "doi:10.3390/jcm11237243")
  package static let fischer1987 = Reference(
    "fischer1987", "Fischer AA 1987, Pain 30:115-126, pressure algometry over normal muscles")
  package static let bordachar2019 = Reference(
    "bordachar2019", "Bordachar DJ 2019", identifier: "doi:10.1016/j.ft.2019.07.002")
  package static let finocchietti2011 = Reference(
    "finocchietti2011", "Finocchietti S et al. 2011, Clin J Pain 27:414-424")
  package static let finocchietti2013 = Reference(
    "finocchietti2013", "Finocchietti S et al. 2013, Med Biol Eng Comput 51:113-122")
  package static let kostopoulos2008 = Reference(
    "kostopoulos2008", "Kostopoulos D et al. 2008, J Musculoskelet Pain")
  package static let microdialysisLowForce = Reference(
    "microdialysis-low-force",
    "Microdialysis of the trapezius in low-force repetitive and static work, interstitial lactate and potassium"
  )
  package static let ashina2002 = Reference("ashina2002", "Ashina M et al. 2002, Brain 125:320-326")
  package static let valeraCalero2021 = Reference(
    "valera-calero2021", "Valera-Calero JA et al. 2021, J Clin Med 10:2895")
  package static let cambron2007 = Reference(
    "cambron2007", "Cambron JA et al. 2007, J Altern Complement Med 13(8):793-796")

  package static let roldan2020 = Reference(
    "roldan2020",
    "Roldan CJ et al. 2020, Am J Emerg Med 38(2):311-316, saline or lidocaine with triamcinolone")
  package static let graboski2005 = Reference(
    "graboski2005", "Graboski CL et al. 2005, Pain 118:170-175, botulinum toxin and bupivacaine crossed over",
    identifier: "doi:10.1016/j.pain.2005.08.012")
  package static let zink2004 = Reference(
    "zink2004", "Zink W, Graf BM 2004, Reg Anesth Pain Med 29:333-340, local anaesthetic myotoxicity")
  package static let bautista2020 = Reference(
    "bautista2020", "Bautista A et al. 2020, J Anesth Clin Care, steroids in trigger point injections")
  package static let gobel2006 = Reference(
    "gobel2006", "Gobel H et al. 2006, Pain 125:82-88, botulinum toxin in upper back myofascial pain")
  package static let eq5dBackPain = Reference(
    "eq5d-back-pain", "EQ-5D in chronic low back pain, smallest important change of 0.08",
    identifier: "PMC7053735")
  package static let fernandezSanchis = Reference(
    "fernandez-sanchis", "Fernandez-Sanchis D et al., cost of dry needling after stroke, Spain")
  package static let gattie2021 = Reference(
    "gattie2021", "Gattie E et al. 2021, sessions of dry needling, manual therapy and exercise")
  package static let brady2014 = Reference(
    "brady2014",
    "Brady S et al. 2014, J Man Manip Ther 22(3):134-140, adverse events in 7629 treatments with dry needling"
  )
  package static let llamasRamos2014 = Reference(
    "llamas-ramos2014", "Llamas-Ramos R et al. 2014, dry needling or trigger point manual therapy")
  package static let hasuo2024 = Reference(
    "hasuo2024", "Hasuo H et al. 2024, Pain Med 26(1):14-21, lidocaine injections",
    identifier: "doi:10.1093/pm/pnae084")
  package static let needlingTrial2021 = Reference(
    "needling-trial2021", "Front Neurol 2021, dry needling or sham, 70 patients an arm",
    identifier: "doi:10.3389/fneur.2021.745618")
  package static let pneumothoraxCohort = Reference(
    "pneumothorax-cohort", "Pneumothorax after needling, cases and a cohort of nearly 250 000",
    identifier: "s12245-022-00455-z")
  package static let antithromboticReview2022 = Reference(
    "antithrombotic-review2022", "Pain Res Manag 2022, dry needling in patients on antithrombotic drugs",
    identifier: "doi:10.1155/2022/1363477")

  package static let kisilewicz2018 = Reference(
    "kisilewicz2018", "Kisilewicz A et al. 2018, J Hum Kinet 64:35-45, stiffness by myotonometry")
  package static let kovacs2008 = Reference(
    "kovacs2008", "Kovacs FM et al. 2008, BMC Musculoskelet Disord 9:43, important changes in neck pain")
}
