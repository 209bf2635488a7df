/// The exceptions whose types a note tells by a number: spelled out, their names would be most of it.
///
/// The numbers mean something only within one run, so that names may be added anywhere.
enum KnownExceptions {
  /// The names of their types, those first that runs raise most.
  private static let names = [
    "CancelledError", "TimeoutError", "RuntimeError", "ValueError", "TypeError", "KeyError",
    "ConnectionError", "Exception", "IndexError", "NameError", "ZeroDivisionError",
    "AssertionError", "InvalidStateError", "BrokenBarrierError", "QueueEmpty", "QueueFull",
    "OSError", "LookupError", "ArithmeticError", "OverflowError", "AttributeError",
    "PermissionError", "FileNotFoundError", "ConnectionRefusedError", "ConnectionResetError",
    "InterruptedError", "NotImplementedError", "StopIteration", "StopAsyncIteration",
    "ExceptionGroup", "BaseExceptionGroup", "BaseException", "KeyboardInterrupt", "SystemExit",
  ]

  /// The number of a type's name: from 1; 0 where it is none of these.
  static func number(of type: String) -> UInt64 {
    // Compared as they are written: another spelling of a name is another name to a note.
    let index = names.firstIndex { $0.utf8.elementsEqual(type.utf8) }
    return UInt64(index.map { $0 + 1 } ?? 0)
  }

  /// The name with a number that `number(of:)` gave, or nil for 0.
  static func name(_ number: Int) -> String? {
    number == 0 ? nil : names[number - 1]
  }
}
