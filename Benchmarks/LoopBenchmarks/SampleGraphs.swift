import Foundation

/// Graphs to read and run.
enum SampleGraphs {
  /// Roots with steps of many kinds, as people write them, until the document has so many bytes.
  ///
  /// - Parameters:
  ///   - bytes: How long the document is, about.
  ///   - repeated: How often each root does its steps.
  /// - Returns: UTF-8.
  static func mixed(bytes: Int, repeated: Int) -> [UInt8] {
    var text = #"{"objects":{"go":"event","door":"lock"},"variables":{"seen":0},"coroutines":"#
    text += #"{"part":{"params":["n"],"steps":[{"yield":1},{"return":"=n * 2"}]}},"tasks":["#
    text += #"{"id":"starter","steps":[{"yield":2},{"set":"go"}]}"#
    var index = 0
    while text.utf8.count < bytes {
      text += """
        ,
            {"id": "worker-\(index)", "steps": [{"await": "go"}, {"repeat": \(repeated), "as": "i", "steps": [
              {"print": "worker \(index) begins part {i} of \(repeated)"},
              {"sleep": 0.\(index % 9 + 1)},
              {"let": {"mine": "=i + \(index)", "label": "='part ' + str(i)"}},
              {"await": "part", "args": {"n": "=mine"}, "as": "twice"},
              {"with": "door", "steps": [{"let": {"seen": "=seen + 1"}}]},
              {"if": "=twice % 2 == 0 and mine > 3", "then": [{"yield": 1}],
               "else": [{"note": "odd: {label}"}]}
            ]}]}
        """
      index += 1
    }
    return Array((text + "]}").utf8)
  }

  /// Roots that run one coroutine, until the document has so many bytes.
  static func roots(bytes: Int) -> [UInt8] {
    var text = #"{"coroutines":{"c":{"steps":[{"yield":1}]}},"tasks":[{"id":"first","run":"c"}"#
    var index = 0
    while text.utf8.count < bytes {
      text += #",{"id":"t\#(index)","run":"c"}"#
      index += 1
    }
    return Array((text + "]}").utf8)
  }

  /// The project's examples, in their order.
  static func examples() throws -> [URL] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Examples")
    return try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix("texts.") }
      .sorted { $0.path < $1.path }
  }
}
