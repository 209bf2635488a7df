/// Words that a program does not give another meaning.
enum PythonWords {
  /// The keywords of Python 3.13, soft ones included.
  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return",
    "try", "type", "while", "with", "yield", "_", "__debug__",
  ]

  /// Python's built-in functions: a reader, and the program's own code, relies on each.
  static let functions: Set<String> = [
    "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray",
    "bytes", "callable", "chr", "classmethod", "compile", "complex", "copyright", "credits",
    "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "exit", "filter", "float",
    "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input",
    "int", "isinstance", "issubclass", "iter", "len", "license", "list", "locals", "map", "max",
    "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property", "quit",
    "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod",
    "str", "sum", "super", "tuple", "vars", "zip", "Ellipsis", "NotImplemented",
  ]

  /// The modules that a program may import.
  static let modules: Set<String> = [
    "asyncio", "collections", "contextvars", "functools", "heapq", "itertools", "linecache", "math",
    "os", "re", "sys", "time", "traceback",
  ]

  /// The built-in exceptions that have a meaning in graphs, and what stands for them.
  static let exceptions: [String: String] = [
    "CancelledError": "asyncio.CancelledError",
    "InvalidStateError": "asyncio.InvalidStateError",
    "QueueFull": "asyncio.QueueFull",
    "QueueEmpty": "asyncio.QueueEmpty",
    "TimeoutError": "TimeoutError",
    "AssertionError": "AssertionError",
    "NameError": "NameError",
    "TypeError": "TypeError",
    "ValueError": "ValueError",
    "IndexError": "IndexError",
    "KeyError": "KeyError",
    "ZeroDivisionError": "ZeroDivisionError",
    "OverflowError": "OverflowError",
    "RuntimeError": "RuntimeError",
    "ExceptionGroup": "ExceptionGroup",
    "Exception": "Exception",
    "BaseException": "BaseException",
  ]

  /// Python's own exceptions and warnings.
  private static let ownExceptions: Set<String> = [
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup",
    "BlockingIOError", "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError",
    "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "DeprecationWarning", "EOFError", "EncodingWarning", "EnvironmentError", "Exception",
    "ExceptionGroup", "FileExistsError", "FileNotFoundError", "FloatingPointError", "FutureWarning",
    "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError", "IndexError",
    "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError",
    "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError",
    "OSError", "OverflowError", "PendingDeprecationWarning", "PermissionError",
    "ProcessLookupError", "PythonFinalizationError", "RecursionError", "ReferenceError",
    "ResourceWarning", "RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration",
    "SyntaxError", "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError",
    "TypeError", "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError",
    "UnicodeTranslateError", "UnicodeWarning", "UserWarning", "ValueError", "Warning",
    "WindowsError", "ZeroDivisionError",
  ]

  /// Whether a name has a meaning that it must keep: a word of the language, a function, a module, an
  /// exception, or a name that begins with two underscores.
  static func isTaken(_ name: String) -> Bool {
    keywords.contains(name) || functions.contains(name) || modules.contains(name)
      || ownExceptions.contains(name) || name.hasPrefix("__")
  }
}
