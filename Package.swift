// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "drill",
  platforms: [.macOS(.v15)],
  targets: [
    // Floors point down only; Sources/README.md is the map.
    .target(name: "DrillText"),
    .target(name: "DrillMatch", dependencies: ["DrillText"]),
    .target(name: "DrillScript", dependencies: ["DrillMatch", "DrillText"]),
    .target(name: "DrillEngine", dependencies: ["DrillScript", "DrillMatch", "DrillText"]),
    .target(name: "DrillStore", dependencies: ["DrillEngine", "DrillScript", "DrillText"]),
    .target(name: "DrillTerminal", dependencies: ["DrillText"]),
    .target(name: "DrillCheck", dependencies: ["DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .target(name: "DrillGrade", dependencies: ["DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .target(name: "DrillReview", dependencies: ["DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .target(
      name: "DrillSheets",
      dependencies: ["DrillReview", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .target(
      name: "DrillPlay",
      dependencies: ["DrillTerminal", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .executableTarget(
      name: "drill",
      dependencies: [
        "DrillCheck",
        "DrillGrade",
        "DrillPlay",
        "DrillReview",
        "DrillSheets",
        "DrillStore",
        "DrillTerminal",
        "DrillEngine",
        "DrillScript",
        "DrillMatch",
        "DrillText",
      ]),
    .executableTarget(
      name: "drill-bench",
      // The bench runs the program too, so that is built with it.
      dependencies: [
        "drill", "DrillCheck", "DrillGrade", "DrillReview", "DrillStore", "DrillTerminal", "DrillEngine",
        "DrillScript", "DrillMatch", "DrillText",
      ]),

    .testTarget(name: "DrillTextTests", dependencies: ["DrillText"]),
    .testTarget(name: "DrillMatchTests", dependencies: ["DrillMatch", "DrillText"]),
    .testTarget(
      name: "DrillScriptTests", dependencies: ["DrillScript", "DrillMatch", "DrillText"],
      exclude: ["Diagnostics"]),
    .testTarget(
      name: "DrillEngineTests", dependencies: ["DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .testTarget(
      name: "DrillStoreTests", dependencies: ["DrillStore", "DrillEngine", "DrillScript", "DrillText"]),
    // A terminal for the tests: cells, a cursor, the escapes that the program uses.
    .target(name: "ScreenSupport", dependencies: ["DrillText"], path: "Tests/ScreenSupport"),
    .testTarget(name: "DrillTerminalTests", dependencies: ["DrillTerminal", "ScreenSupport", "DrillText"]),
    .testTarget(
      name: "DrillGradeTests",
      dependencies: ["DrillGrade", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .testTarget(
      name: "DrillReviewTests",
      dependencies: ["DrillReview", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .testTarget(
      name: "DrillPlayTests",
      dependencies: ["DrillPlay", "DrillTerminal", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .testTarget(
      name: "DrillSheetsTests",
      dependencies: [
        "DrillSheets", "DrillReview", "LibrarySupport", "DrillEngine", "DrillScript", "DrillMatch",
        "DrillText",
      ]),
    .testTarget(
      name: "DrillCheckTests",
      dependencies: [
        "DrillCheck", "LibrarySupport", "DrillEngine", "DrillScript", "DrillMatch", "DrillText",
      ],
      exclude: ["Reproducers"]),
    // Finds the shipped library and plays it as a model trainee would.
    .target(
      name: "LibrarySupport", dependencies: ["DrillEngine", "DrillScript", "DrillMatch", "DrillText"],
      path: "Tests/LibrarySupport"),
    .testTarget(
      name: "LibraryTests",
      dependencies: ["LibrarySupport", "DrillEngine", "DrillScript", "DrillMatch", "DrillText"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["drill", "DrillTerminal", "DrillText", "DrillEngine", "LibrarySupport", "ScreenSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
