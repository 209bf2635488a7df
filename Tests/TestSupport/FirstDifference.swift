/// How many equal lines are shown above the first one that differs.
private let linesOfContext = 3

/// A golden's line can be a whole document; a failure message shows this much of it.
private let longestLine = 300

/// The first place where two texts differ, with the lines above it: what a failing golden prints.
///
/// A whole diff is git's work once the golden has been recorded anew; a test only has to say where
/// to look.
///
/// - Parameters:
///   - old: the text that was expected, shown with `-`.
///   - new: the text that came, shown with `+`.
/// - Returns: lines ready to print, without a newline at the end.
func firstDifference(old: String, new: String) -> String {
  let old = lines(of: old)
  let new = lines(of: new)
  var index = 0
  while index < old.count, index < new.count, old[index].elementsEqual(new[index]) { index += 1 }
  var shown = ["line \(index + 1):"]
  for line in old[max(0, index - linesOfContext)..<index] { shown.append("  " + text(line)) }
  shown.append("- " + (index < old.count ? text(old[index]) : "(the text ends here)"))
  shown.append("+ " + (index < new.count ? text(new[index]) : "(the text ends here)"))
  return shown.joined(separator: "\n")
}

private typealias Line = Substring.UTF8View

/// Lines by byte, so that a difference which `String` takes for equal is found as well.
private func lines(of text: String) -> [Line] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
}

private func text(_ line: Line) -> String {
  let whole = String(decoding: line, as: UTF8.self)
  return whole.count <= longestLine ? whole : whole.prefix(longestLine) + "…"
}
