/// Timed runs after a warm-up.
struct Measurement {
  /// Seconds of each counted run, sorted.
  let seconds: [Double]

  /// The middle one.
  var median: Double { seconds[seconds.count / 2] }

  /// Runs a body once to warm up, then so many times.
  ///
  /// - Parameters:
  ///   - rounds: How many times are counted.
  ///   - body: Runs once and returns what must stay alive until the time is taken, so that freeing it
  ///     is not measured.
  /// - Returns: The times.
  static func take<Kept>(rounds: Int = 5, _ body: () throws -> Kept) rethrows -> Measurement {
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for round in 0...rounds {
      let start = clock.now
      let kept = try body()
      let time = start.duration(to: clock.now).components
      withExtendedLifetime(kept) {}
      guard round > 0 else { continue }
      seconds.append(Double(time.seconds) + Double(time.attoseconds) / 1e18)
    }
    return Measurement(seconds: seconds.sorted())
  }
}

/// Plain text, laid out without Foundation's help.
enum Text {
  /// A number with so many digits behind the point.
  static func fixed(_ number: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((number * scale).rounded())
    let whole = scaled / Int64(scale)
    let rest = String(abs(scaled) % Int64(scale))
    guard digits > 0 else { return "\(whole)" }
    return "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
  }

  /// A text in a column: to the right, or to the left where the width is negative.
  static func padded(_ text: String, to width: Int) -> String {
    let space = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? text + space : space + text
  }
}
