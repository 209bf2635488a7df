import Foundation

/// A text kept beside the tests that own it, and what a test run may do with it.
///
/// Decides and reads or writes, but reports nothing: `expectGolden` turns the answer into a test
/// failure. A normal run never writes, and a recording run never passes, so that no golden can be
/// made green by accident.
struct GoldenFile {
  /// `<folder>/<name>` in the folder of the test file.
  let url: URL

  /// Why a comparison did not pass.
  enum Difference: Equatable {
    /// There is no such golden yet.
    case missing
    /// The golden was written just now.
    case recorded
    /// The golden says something else; the text shows where.
    case changed(String)
    /// The golden could not be read or written; the text says why.
    case unreadable(String)
  }

  /// The golden of that name beside a test file.
  ///
  /// - Parameters:
  ///   - name: the file's name with its extension, which tells what kind of text it is.
  ///   - testFile: the path of the test's source file.
  ///   - folder: the folder of goldens there.
  init(named name: String, beside testFile: String, in folder: String = "Golden") {
    url = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent(folder).appendingPathComponent(name)
  }

  /// Compares a text with the golden, or records it.
  ///
  /// - Parameters:
  ///   - text: the text that the code under test made.
  ///   - recording: whether to write it down instead of comparing.
  /// - Returns: nothing where text and golden are the same, byte for byte.
  func difference(from text: String, recording: Bool) -> Difference? {
    do {
      if recording {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
        return .recorded
      }
      guard FileManager.default.fileExists(atPath: url.path) else { return .missing }
      let golden = try Data(contentsOf: url)
      // Bytes, not characters: `String` holds "é" in one and in two scalars for equal.
      guard golden != Data(text.utf8) else { return nil }
      return .changed(firstDifference(old: String(decoding: golden, as: UTF8.self), new: text))
    } catch {
      return .unreadable("\(error)")
    }
  }
}
