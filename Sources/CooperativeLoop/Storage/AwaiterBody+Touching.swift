extension AwaiterBody {
  /// Reads something of every cache line of a body.
  ///
  /// - Returns: A number without a meaning.
  @inline(__always)
  static func touch(_ body: Unmanaged<AwaiterBody>) -> Int {
    let header = UnsafeRawPointer(body.toOpaque()).load(as: Int.self)
    return body._withUnsafeGuaranteedRef { body in
      header &+ Int(bitPattern: body.cell.words.0) &+ Int(bitPattern: body.cell.words.3)
    }
  }
}
