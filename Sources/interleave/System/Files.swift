// Files and folders, read whole.
import ArgumentParser
import Glibc
import InterleavingService

/// A graph's bytes from a file, or from standard input for `-`.
func readGraph(_ path: String) throws -> [UInt8] {
  if path == "-" { return try contents(of: STDIN_FILENO, "standard input") }
  return try readFile(path)
}

/// What a graph's file is called in messages about it.
func nameInMessages(_ path: String) -> String { path == "-" ? "stdin" : path }

/// Whether there is a file at a path.
func isFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Finds a folder that belongs to the program: in the working directory, else where an installed
/// program has it, `../share/interleave` beside it.
///
/// - Parameters:
///   - name: The folder's name.
///   - file: A file that must be in it, so that another folder of that name is not taken for it.
/// - Returns: Its path, or nil where it is in neither place.
func findFolder(_ name: String, holding file: String?) -> String? {
  var candidates = [name]
  if let program = programFolder() { candidates.append("\(program)/../share/interleave/\(name)") }
  return candidates.first { folder in
    file.map { isFile("\(folder)/\($0)") } ?? (names(in: folder) != nil)
  }
}

/// The examples in a folder.
func readExamples(_ folder: String) throws -> ExampleLibrary {
  guard let names = names(in: folder) else {
    throw unreadable("cannot read the folder '\(folder)': \(lastError())")
  }
  let files = try names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    .map { (name: $0, bytes: try readFile("\(folder)/\($0)")) }
  do {
    return try ExampleLibrary(files: files)
  } catch {
    throw unreadable("\(folder)/\(error)")
  }
}

/// The page in a folder, as one file to put runs into.
func readPage(_ folder: String) throws -> OfflinePage {
  do {
    return try OfflinePage { try readFile("\(folder)/\($0)") }
  } catch let error as OfflinePageError {
    throw unreadable("\(folder): \(error)")
  }
}

private func readFile(_ path: String) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw unreadable("cannot open '\(path)': \(lastError())") }
  defer { close(descriptor) }
  return try contents(of: descriptor, "'\(path)'")
}

private func contents(of descriptor: Int32, _ name: String) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { return bytes }
    if count > 0 {
      bytes += chunk[..<count]
      // An endless file must end here, not where memory does.
      guard bytes.count <= LocalCommands.longestDocument else {
        throw unreadable("\(name) has more than \(LocalCommands.longestDocument) bytes")
      }
    } else if errno != EINTR {
      throw unreadable("cannot read \(name): \(lastError())")
    }
  }
}

/// The names in a folder; nil where it cannot be read.
private func names(in folder: String) -> [String]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    names.append(name)
  }
  return names
}

/// The folder in which the program itself is.
private func programFolder() -> String? {
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = buffer.withUnsafeMutableBytes { bytes in
    bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
  }
  guard count > 0 else { return nil }
  let path = String(decoding: buffer[..<count], as: UTF8.self)
  return path.lastIndex(of: "/").map { String(path[..<$0]) }
}

/// Tells why an input cannot be read; it counts as invalid input.
private func unreadable(_ reason: String) -> ExitCode {
  writeError("\(reason)\n")
  return ExitCode(2)
}

private func lastError() -> String { String(cString: strerror(errno)) }
