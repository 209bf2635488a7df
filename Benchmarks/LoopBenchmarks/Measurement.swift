/// Five timed runs after a warm-up.
struct Measurement {
  /// Seconds of each counted run, sorted.
  let seconds: [Double]

  /// The middle one.
  var median: Double { seconds[seconds.count / 2] }

  /// Runs a body six times and keeps the times of the last five.
  ///
  /// - Parameter body: Runs once and returns what must stay alive until the time is taken, so that
  ///   freeing it is not measured.
  /// - Returns: The five times.
  static func take<Kept>(_ body: () throws -> Kept) rethrows -> Measurement {
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for round in 0..<6 {
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

/// One line of the table.
struct Row {
  let name: String
  /// Steps a second, sorted: lowest, median, highest of the counted runs.
  let rates: [Double]

  var median: Double { rates[rates.count / 2] }

  init(_ name: String, steps: Int, _ measurement: Measurement) {
    self.init(name, rates: measurement.seconds.map { Double(steps) / $0 })
  }

  init(_ name: String, rates: [Double]) {
    self.name = name
    self.rates = rates.sorted()
  }

  /// The line, with the ratio of its median to another row's.
  func line(against base: Row?) -> String {
    let ratio = base.map { Text.padded(Text.fixed(median / $0.median, 1) + " x", to: 12) } ?? ""
    return Text.padded(name, to: -44)
      + [median, rates[0], rates[rates.count - 1]]
      .map { Text.padded(Text.fixed($0 / 1e6, 2), to: 10) }.joined() + ratio
  }

  static let heading =
    Text.padded("million steps a second", to: -44)
    + ["median", "min", "max"].map { Text.padded($0, to: 10) }.joined()
    + Text.padded("to asyncio", to: 12)
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
