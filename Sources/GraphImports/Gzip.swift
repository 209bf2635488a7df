import CZlib

/// Unpacks gzip (RFC 1952), in which workflow archives keep large instances.
enum Gzip {
  private static let chunkLength = 1 << 16
  /// The window's 15 bits, and 16 for "gzip, nothing else".
  private static let gzipWindow: Int32 = 15 + 16

  /// The bytes that a source stands for: those inside, where it is packed, else its own.
  ///
  /// - Parameters:
  ///   - source: What was given.
  ///   - limit: The most bytes that may come out: what is packed can be a thousand times larger.
  /// - Returns: The source unpacked, or as it is where it does not begin as gzip does.
  /// - Throws: `notGzip` for what is damaged or followed by something else, `tooLong`.
  static func unpacked(_ source: [UInt8], limit: Int) throws(ImportError) -> [UInt8] {
    guard source.starts(with: [0x1F, 0x8B]) else { return source }
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, size) == Z_OK else {
      throw ImportError(.notGzip)
    }
    defer { inflateEnd(&stream) }
    var source = source
    var unpacked: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: chunkLength)
    var status = Z_OK
    stream.avail_in = UInt32(clamping: source.count)
    // zlib keeps both addresses from call to call, so that both have to hold for all calls.
    source.withUnsafeMutableBufferPointer { input in
      chunk.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        while status == Z_OK && unpacked.count <= limit {
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          status = inflate(&stream, Z_NO_FLUSH)
          unpacked += output[..<(output.count - Int(stream.avail_out))]
        }
      }
    }
    guard unpacked.count <= limit else { throw ImportError(.tooLong(limit: limit)) }
    guard status == Z_STREAM_END, stream.avail_in == 0 else { throw ImportError(.notGzip) }
    return unpacked
  }
}
