import Glibc

/// Reads a file below a folder, going down name by name.
///
/// No symbolic link is followed, so nothing outside the folder can be reached through one. What has no
/// end to seek to (a pipe) is no file.
/// - Returns: nil for what is missing, cannot be read, or is longer than `limit`.
func readFileBelow(_ root: String, _ names: [String], limit: Int) -> [UInt8]? {
  var file = openFile(root, flags: O_DIRECTORY)
  for (index, name) in names.enumerated() where file >= 0 {
    let kind = index == names.count - 1 ? O_NONBLOCK : O_DIRECTORY
    let next = openFile(name, in: file, flags: O_NOFOLLOW | kind)
    close(file)
    file = next
  }
  guard file >= 0 else { return nil }
  defer { close(file) }
  let size = lseek(file, 0, SEEK_END)
  guard (0...limit).contains(size), lseek(file, 0, SEEK_SET) == 0 else { return nil }
  var bytes: [UInt8] = []
  repeat {
    var piece = [UInt8](repeating: 0, count: size - bytes.count)
    let count = readBytes(file, into: &piece)
    // A folder fails here, even an empty one.
    guard count > 0 || (count == 0 && size == 0) else { return nil }
    bytes = count == size ? piece : bytes + piece[..<count]
  } while bytes.count < size
  return bytes
}
