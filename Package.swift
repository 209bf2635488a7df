// swift-tools-version: 6.2
// The import graph, enforced: arrows only go down (docs/design.md). Build with
// `--explicit-target-dependency-import-check error`, as scripts/ do: a plain second build accepts
// an undeclared import.
import PackageDescription

let strict: [SwiftSetting] = [
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
  .enableUpcomingFeature("ExistentialAny"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
  .enableUpcomingFeature("InternalImportsByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
  .enableUpcomingFeature("MemberImportVisibility"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
  .treatAllWarnings(as: .error),
]

/// A module of ours: `Sources/<name>`, with the strict settings.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  _ settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + settings)
}

/// The tests of one module: `Tests/<name>`; goldens beside them are read through `#filePath`.
func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    exclude: exclude,
    swiftSettings: strict
  )
}

let package = Package(
  name: "interleave",
  products: [
    .library(name: "CooperativeLoop", targets: ["CooperativeLoop"]),
    .library(name: "Interleavings", targets: ["Interleavings"]),
    .library(name: "Timelines", targets: ["Timelines"]),
    .executable(name: "interleave", targets: ["interleave"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CMicroHTTPD",
      pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]
    ),
    .systemLibrary(
      name: "CGnuTLS",
      pkgConfig: "gnutls",
      providers: [.apt(["libgnutls28-dev"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]
    ),
    .target(name: "CRapidJSON"),

    module("CooperativeLoop"),
    module("Languages"),
    module("JSONDocuments", ["CRapidJSON", "Languages"]),
    module("TaskGraphs", ["CooperativeLoop", "JSONDocuments", "Languages"]),
    module("PythonPrograms", ["TaskGraphs"]),
    module("Timelines", ["CooperativeLoop"]),
    module("Interleavings", ["CooperativeLoop"]),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
    module("MicroHTTP", ["CMicroHTTPD"], [.strictMemorySafety()]),
    module(
      "GraphImports",
      ["JSONDocuments", "Languages", "CZlib", .product(name: "Yams", package: "Yams")]
    ),
    module(
      "InterleavingService",
      [
        "CooperativeLoop", "JSONDocuments", "Languages", "TaskGraphs", "Timelines",
        "Interleavings", "GraphImports", "PythonPrograms", "MicroHTTP", "CGnuTLS",
      ]
    ),
    .executableTarget(
      name: "interleave",
      dependencies: [
        "InterleavingService", "Languages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "LoopBenchmarks",
      dependencies: [
        "CooperativeLoop", "JSONDocuments", "TaskGraphs", "Timelines", "InterleavingService",
      ],
      path: "Benchmarks/LoopBenchmarks",
      swiftSettings: strict
    ),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("TestSupportTests", [], exclude: ["Golden"]),
    tests("CooperativeLoopTests", ["CooperativeLoop"]),
    tests("LanguagesTests", ["Languages"]),
    tests("JSONDocumentsTests", ["JSONDocuments", "Languages"]),
    tests(
      "TaskGraphsTests",
      ["TaskGraphs", "CooperativeLoop", "JSONDocuments", "Languages"],
      exclude: ["Golden", "expressions.txt", "record_expressions.py"]
    ),
    tests(
      "PythonProgramsTests",
      ["PythonPrograms", "TaskGraphs", "JSONDocuments"],
      exclude: ["Golden"]
    ),
    tests("TimelinesTests", ["Timelines", "CooperativeLoop"]),
    tests(
      "InterleavingsTests",
      ["Interleavings", "CooperativeLoop", "TaskGraphs", "JSONDocuments"]
    ),
    tests(
      "GraphImportsTests",
      ["GraphImports", "JSONDocuments", "Languages", "TaskGraphs"],
      exclude: ["Golden"]
    ),
    tests("MicroHTTPTests", ["MicroHTTP"]),
    tests(
      "InterleavingServiceTests",
      ["InterleavingService", "MicroHTTP", "Languages", "Timelines"],
      exclude: ["Golden"]
    ),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
