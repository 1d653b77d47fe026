// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

// The launcher asks for the machine's own instruction set in the solver, where it pays; results are the same bytes
// either way.
let native = Context.environment["TPSIM_NATIVE"] == "1"
let kernel = strict + (native ? [.unsafeFlags(["-Xcc", "-march=native"])] : [])

// Manifests of results name the commit they come from.
let git = Context.gitInformation
let commit = (git?.currentCommit ?? "") + (git?.hasUncommittedChanges == true ? "+" : "")

// What reads files and prints is compiled file by file, side by side, again only when it changed, and not optimised:
// that takes a quarter of the time, and nobody can tell when it runs.
let plain: [SwiftSetting] =
  strict
  + [
    .unsafeFlags(
      ["-no-whole-module-optimization", "-enable-batch-mode", "-incremental", "-Onone"],
      .when(configuration: .release))
  ]

func layer(_ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = strict) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: plain)
}

let package = Package(
  name: "tpsim",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tpsim", targets: ["tpsim"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    // SHA-256 alone: a library of the system, since building one took a third of the first build.
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .target(name: "CBuildFacts", cSettings: [.define("TPSIM_COMMIT", to: "\"\(commit)\"")]),
    layer("Quantities", []),
    layer("GSL", ["CGSL"]),
    layer("Statistics", ["GSL"]),
    // No contraction into fused operations: results are the same bytes on every machine.
    .target(name: "CLanes", cSettings: [.unsafeFlags(["-ffp-contract=off"])]),
    layer("Physiology", ["Quantities", "CLanes"], settings: kernel),
    layer("Anatomy", ["Physiology", "Quantities", "GSL"]),
    layer("Therapies", ["Physiology", "Quantities"]),
    layer("Outcomes", ["Physiology", "Quantities"]),
    layer(
      "Simulation",
      ["Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities", "GSL"]),
    layer(
      "Scenarios",
      [
        "Results", "Simulation", "Statistics", "Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities",
        "GSL",
      ], settings: plain),
    layer("Results", ["Quantities", "CNettle"]),
    layer(
      "Experiments",
      [
        "Scenarios", "Results", "Simulation", "Statistics", "Anatomy", "Therapies", "Outcomes", "Physiology",
        "Quantities", "GSL",
        // Not the umbrella, which compiles every collection there is.
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ], settings: plain),
    // Pages and figures of result folders.
    layer(
      "Report", ["Experiments", "Scenarios", "Results", "Statistics", "Outcomes", "Quantities"],
      settings: plain),
    .executableTarget(
      name: "tpsim",
      dependencies: [
        "Report", "Experiments", "Scenarios", "Results", "Simulation", "Statistics", "Anatomy", "Therapies",
        "Outcomes",
        "Physiology", "Quantities", "GSL", "CBuildFacts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: plain + (native ? [.define("TPSIM_NATIVE")] : [])),
    // What tests of several targets share.
    .target(
      name: "SimulationSupport",
      dependencies: ["Simulation", "Anatomy", "Therapies", "Quantities"],
      path: "Tests/SimulationSupport", swiftSettings: strict),
    // What check compares between builds for one processor and for all.
    .executableTarget(
      name: "courses", dependencies: ["SimulationSupport", "Simulation"], path: "Tests/Courses",
      swiftSettings: strict),
    tests("QuantitiesTests", ["Quantities"]),
    tests("GSLTests", ["GSL"]),
    tests("AnatomyTests", ["Anatomy", "Physiology", "Quantities", "GSL"]),
    tests("OutcomesTests", ["Outcomes", "Physiology", "Quantities"]),
    // Counts what the solver asks of memory.
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    tests("PhysiologyTests", ["CAllocations", "Physiology", "Quantities", "GSL"]),
    tests(
      "SimulationTests",
      [
        "SimulationSupport", "Simulation", "Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities",
        "GSL",
      ]),
    tests(
      "ValidationTests",
      ["SimulationSupport", "Simulation", "Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities"]),
    tests("ResultsTests", ["Results", "Quantities"]),
    tests("ScenarioTests", ["Experiments", "Scenarios", "Results", "Simulation"]),
    tests(
      "ScenariosTests",
      ["Scenarios", "Simulation", "Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities"]),
    tests("ReportTests", ["Report", "Results", "Outcomes", "Quantities"]),
    tests("StatisticsTests", ["Statistics", "GSL"], resources: [.copy("Resources")]),
    tests(
      "ExperimentsTests",
      ["Experiments", "Scenarios", "Results", "Simulation", "Statistics", "Outcomes", "Quantities", "GSL"]),
    // The seeds are read where they lie.
    .testTarget(
      name: "FuzzTests", dependencies: ["Experiments", "Scenarios", "Results", "Simulation", "Outcomes"],
      exclude: ["Seeds"], swiftSettings: plain),
    tests(
      "CommandTests",
      [
        "tpsim", "Results", "Anatomy", "Therapies", "Outcomes", "Physiology", "Quantities",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ]
)

// Benchmarks need libraries that nobody else does: they are part of the package only when asked for.
if Context.environment["TPSIM_BENCHMARKS"] == "1" {
  package.targets += [
    .target(
      name: "CCvode", path: "Benchmarks/CCvode",
      linkerSettings: [
        "sundials_cvode", "sundials_nvecserial", "sundials_sunmatrixdense", "sundials_sunlinsoldense",
        "sundials_sunlinsolspgmr",
      ].map { .linkedLibrary($0) }),
    .target(
      name: "BenchmarkWeek", dependencies: ["Physiology", "GSL"], path: "Benchmarks/Week",
      swiftSettings: kernel),
    .target(
      name: "BenchmarkRates", dependencies: ["BenchmarkWeek"], path: "Benchmarks/Rates",
      swiftSettings: kernel),
    .executableTarget(
      name: "peers", dependencies: ["BenchmarkWeek", "CCvode", "Physiology", "Simulation"],
      path: "Benchmarks/Peers", swiftSettings: kernel),
    .executableTarget(
      name: "kernels", dependencies: ["BenchmarkWeek", "Physiology"], path: "Benchmarks/Kernels",
      swiftSettings: kernel),
  ]
  package.products.append(.library(name: "TpsimRates", type: .dynamic, targets: ["BenchmarkRates"]))
}

// A target is compiled again when one that it declares has changed, and only then. But values of a type hold those of
// others: where one grows far below, whoever holds it without knowing it would go on with the old layout, and crash. So
// each target declares what its dependencies declare too; `scripts/layers.sh` asks for those that are written above.
if Context.environment["TPSIM_LAYERS"] != "1" {
  let own = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0.dependencies) })
  for target in package.targets {
    var (names, next) = (Set<String>(), target.dependencies)
    while let dependency = next.popLast() {
      guard case .byNameItem(let name, _) = dependency, let further = own[name], names.insert(name).inserted
      else {
        continue
      }
      next += further
    }
    for name in names.sorted() where !target.dependencies.contains(where: { $0.isNamed(name) }) {
      target.dependencies.append(.byName(name: name))
    }
  }
}

extension Target.Dependency {
  fileprivate func isNamed(_ name: String) -> Bool {
    if case .byNameItem(name, _) = self { true } else { false }
  }
}
