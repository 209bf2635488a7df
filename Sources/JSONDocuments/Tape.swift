internal import CRapidJSON

/// The only file that touches the shim's memory: what it allocates is copied here and freed at once.
struct Tape {
  let tokens: [crj_token]
  let arena: [UInt8]

  static func parse(_ bytes: [UInt8], limits: JSONLimits) throws(JSONParseError) -> Tape {
    if bytes.count > min(limits.byteCount, Int(UInt32.max) - 1) {
      throw JSONParseError.tooLong(byteCount: bytes.count, limit: limits.byteCount)
    }
    if let error = JSONParseError.unreadable(bytes) { throw error }
    let parsed = bytes.withUnsafeBufferPointer { source in
      crj_parse(source.baseAddress, source.count, UInt32(clamping: limits.depth))
    }
    defer { crj_free(parsed) }
    if parsed.error != CRJ_OK {
      throw JSONParseError(
        code: Int(parsed.error),
        offset: parsed.error_offset,
        bytes: bytes,
        limits: limits
      )
    }
    return Tape(
      tokens: Array(UnsafeBufferPointer(start: parsed.tokens, count: parsed.token_count)),
      arena: Array(UnsafeBufferPointer(start: parsed.arena, count: parsed.arena_count))
    )
  }
}
