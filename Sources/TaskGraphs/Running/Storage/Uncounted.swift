/// A reference that is not counted: whoever made the object keeps it as long as this is used.
///
/// An operation uses an object for a moment; counting its reference would cost more than the use.
struct Uncounted<Object: AnyObject>: BitwiseCopyable {
  private let reference: Unmanaged<Object>

  /// Refers to an object that its owner keeps.
  init(_ object: Object) {
    reference = .passUnretained(object)
  }

  /// Does something with the object.
  @inline(__always)
  func callAsFunction<Result>(_ body: (Object) throws -> Result) rethrows -> Result {
    try reference._withUnsafeGuaranteedRef(body)
  }

  /// The object, counted: for what may throw errors of one type.
  var object: Object { reference.takeUnretainedValue() }
}
