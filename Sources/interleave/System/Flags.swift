import ArgumentParser
import InterleavingService

/// Hands on the flags that were given; one with a value that it does not take is a mistake of usage.
///
/// - Parameters:
///   - flags: Each with its name in a query, its name here, and its value.
///   - take: Takes one, and throws where it cannot.
/// - Throws: What ends the command with a word on its usage.
func takeFlags(
  _ flags: [(name: String, flag: String, value: String?)],
  _ take: (_ name: String, _ value: String, _ flag: String) throws(RunRefusal) -> Void
) throws {
  for case (let name, let flag, let value?) in flags {
    do throws(RunRefusal) {
      try take(name, value, flag)
    } catch .badParameter(_, let message) {
      throw ValidationError(message)
    } catch {
      throw error
    }
  }
}
