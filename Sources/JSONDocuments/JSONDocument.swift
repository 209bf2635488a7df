/// A parsed JSON document.
package final class JSONDocument: Sendable {
}
