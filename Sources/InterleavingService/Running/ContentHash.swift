// The only file of the module that hands memory to C: GnuTLS reads `bytes` and fills `digest` during
// the call, and keeps neither.
import CGnuTLS

/// The SHA-256 of some bytes (FIPS 180-4).
///
/// - Complexity: O(*n*).
func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 32)
  let code = bytes.withUnsafeBytes { source in
    digest.withUnsafeMutableBytes { target in
      gnutls_hash_fast(GNUTLS_DIG_SHA256, source.baseAddress, source.count, target.baseAddress)
    }
  }
  // It fails only where the library was built without SHA-256, and then no address could be trusted.
  precondition(code == 0, "GnuTLS cannot compute SHA-256 (error \(code))")
  return digest
}
