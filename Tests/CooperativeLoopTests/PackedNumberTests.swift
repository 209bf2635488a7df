import Testing

@testable import CooperativeLoop

struct PackedNumberTests {
  @Test(
    arguments: [
      (0, 1), (1, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (1 << 21 - 1, 3), (1 << 21, 4),
      (1 << 28 - 1, 4), (1 << 28, 5), (1 << 35 - 1, 5), (1 << 35, 6), (1 << 55, 8),
      (1 << 56 - 1, 8), (1 << 56, 9), (UInt64(Int64.max), 9), (UInt64.max, 9),
    ] as [(UInt64, Int)]
  )
  func `a number takes a byte for seven of its bits, and comes back`(number: UInt64, bytes: Int) {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { memory in
      guard let start = memory.baseAddress else { return }
      memory.initializeMemory(as: UInt8.self, repeating: 0xFF)
      #expect(PackedNumber.store(number, at: start + 3) == start + 3 + bytes)
      #expect(PackedNumber.load(from: start + 3).number == number)
      let read = PackedNumber.load(from: start + 3)
      #expect(read.number == number)
      #expect(read.count == bytes)
    }
  }

  @Test(
    arguments: [(0, 1), (1, 2), (16_383, 2), (16_383, 5), (1 << 35, 6), (1 << 55, 8)]
      as [(UInt64, Int)]
  )
  func `a number may take more bytes than it needs`(number: UInt64, bytes: Int) {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { memory in
      guard let start = memory.baseAddress else { return }
      memory.initializeMemory(as: UInt8.self, repeating: 0xFF)
      let others = UInt64(bytes - 1)
      #expect(PackedNumber.store(number, after: others, at: start + 3) == start + 3 + bytes)
      let read = PackedNumber.load(from: start + 3)
      #expect(read.number == number)
      #expect(read.count == bytes)
    }
  }
}
