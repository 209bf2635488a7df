internal import Glibc
internal import Synchronization

/// Blocks of memory that columns no longer need, for those of the next loop.
///
/// Fresh memory costs a page fault every 4 KiB, and a loop that lives for a moment spends more time on
/// those than on its tasks. Blocks have sizes that are powers of two. Safe to use from any thread.
enum BlockCache {
  /// The smallest and the largest block that are kept, in bytes: 4 KiB and 16 MiB.
  private static let smallest = 1 << 12
  private static let largest = 1 << 24
  /// The size of a huge page, in bytes.
  private static let hugePage = 1 << 21
  /// How many bytes are kept at most.
  private static let capacity = 1 << 26

  /// The free blocks, by the logarithm of their size; the first word of each is the next one's address.
  private struct Free: ~Copyable, @unchecked Sendable {
    var blocks: [UnsafeMutableRawPointer?] = Array(repeating: nil, count: 25)
    var bytes = 0

    mutating func take(_ size: Int) -> UnsafeMutableRawPointer? {
      guard let block = blocks[size.trailingZeroBitCount] else { return nil }
      blocks[size.trailingZeroBitCount] = block.load(as: UnsafeMutableRawPointer?.self)
      bytes -= size
      return block
    }

    mutating func give(_ block: UnsafeMutableRawPointer, _ size: Int) -> Bool {
      guard bytes + size <= capacity else { return false }
      let next = blocks[size.trailingZeroBitCount]
      block.initializeMemory(as: UnsafeMutableRawPointer?.self, to: next)
      blocks[size.trailingZeroBitCount] = block
      bytes += size
      return true
    }
  }

  private static let free = Mutex(Free())

  /// A block.
  ///
  /// - Parameter size: Its size in bytes, a power of two.
  /// - Returns: The block, aligned to 16 bytes.
  static func take(_ size: Int) -> UnsafeMutableRawPointer {
    precondition(size.nonzeroBitCount == 1, "a block's size is a power of two")
    let used = isKept(size) ? free.withLock { $0.take(size) } : nil
    return used ?? fresh(size)
  }

  private static func fresh(_ size: Int) -> UnsafeMutableRawPointer {
    guard size >= 2 * hugePage else { return .allocate(byteCount: size, alignment: 16) }
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: hugePage)
    // Tasks and timers are visited in any order; with pages of 4 KiB each visit looks for its page.
    // The advice may be refused.
    _ = madvise(block, size, MADV_HUGEPAGE)
    return block
  }

  /// Takes a block back.
  ///
  /// - Parameters:
  ///   - block: A block that `take` has returned.
  ///   - size: Its size.
  static func give(_ block: UnsafeMutableRawPointer, _ size: Int) {
    nonisolated(unsafe) let block = block
    if isKept(size), free.withLock({ $0.give(block, size) }) { return }
    block.deallocate()
  }

  private static func isKept(_ size: Int) -> Bool { size >= smallest && size <= largest }
}
