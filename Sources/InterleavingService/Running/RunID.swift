/// The address of a run: 128 bits, written as 32 hexadecimal digits.
///
/// That of a virtual run is made of what the run is made of, so that whoever posts the same graph with
/// the same options gets the same address, on every machine; that of a real-clock run is random.
package struct RunID: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The address of a virtual run.
  ///
  /// - Parameters:
  ///   - graph: The canonical form of the graph.
  ///   - settings: The options as they take effect.
  init(graph: [UInt8], settings: RunSettings) {
    let head = "interleave run \(timelineFormatVersion)\n\(settings.canonicalText)\n"
    let digest = sha256(Array(head.utf8) + graph)
    self.init(high: Self.word(digest[0..<8]), low: Self.word(digest[8..<16]))
  }

  /// Reads an address as it stands in a path; nil where it is none.
  ///
  /// Only lower-case digits, so that one run has one address.
  package init?(parsing text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 32, digits.allSatisfy(Self.isDigit) else { return nil }
    guard let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// A new address for a run that no other can equal.
  static func random() -> RunID {
    RunID(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max))
  }

  /// The 32 digits.
  package var description: String { Self.digits(high) + Self.digits(low) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
