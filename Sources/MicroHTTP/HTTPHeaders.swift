/// Header fields in the order they came or were added; names compare without regard to case.
///
/// A list and not a dictionary: a repeated field is information (two `Content-Length` fields are an
/// attack), and with the few dozen fields a message has, looking through a list costs nothing.
public struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral, Sequence {
  /// One field line.
  public struct Field: Sendable, Equatable {
    /// The name as it was written.
    public let name: String
    /// The value without the white space around it.
    public let value: String
  }

  private var fields: [Field] = []

  /// Makes an empty list.
  public init() {}

  /// Makes a list from a literal, keeping its order and its repetitions.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// How many field lines there are.
  public var count: Int { fields.count }

  /// The value of the first field of that name; setting replaces every field of that name.
  public subscript(name: String) -> String? {
    get { fields.first { isSameFieldName($0.name, name) }?.value }
    set {
      fields.removeAll { isSameFieldName($0.name, name) }
      if let newValue { add(name, newValue) }
    }
  }

  /// The values of every field of that name, in order; empty where there is none.
  public func all(_ name: String) -> [String] {
    fields.filter { isSameFieldName($0.name, name) }.map(\.value)
  }

  /// The members of a comma-separated list, over every field of that name; empty where there is none.
  public func list(_ name: String) -> [String] {
    all(name).flatMap { $0.split(separator: ",") }.map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Appends a field, keeping others of the same name.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Goes through the field lines in order.
  public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

  /// True if every name is a token and no value could end its line: what may be sent.
  ///
  /// Values often hold what a client sent (a path in `Location`), and a line break among them would
  /// let that client write header fields of its own.
  var areSendable: Bool {
    fields.allSatisfy { isToken($0.name.utf8) && isFieldValue($0.value.utf8) }
  }
}

/// Compares two field names, ASCII letters without regard to case.
func isSameFieldName(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8) { asciiLowercased($0) == asciiLowercased($1) }
}

/// One ASCII letter in lower case; every other byte as it is.
func asciiLowercased(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}

/// True for the one or more characters that RFC 9110 allows in names and methods.
func isToken(_ bytes: some Collection<UInt8>) -> Bool {
  !bytes.isEmpty
    && bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
}

/// True where no control character is among the bytes, but for the tabulator.
func isFieldValue(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
}

/// The text without the spaces and tabulators around it.
func trimmed(_ text: some StringProtocol) -> String {
  let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
  guard let first = text.firstIndex(where: { !isBlank($0) }),
    let last = text.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(text[first...last])
}
