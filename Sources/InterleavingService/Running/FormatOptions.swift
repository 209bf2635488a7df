/// What the formats of a timeline leave open.
package struct FormatOptions: Sendable {
  /// The columns of a line of `text`.
  package var width = 100
  /// What `html` puts a run into; without it there is no such format.
  package var page: OfflinePage?

  /// Makes the options that hold where there is no terminal to ask.
  package init() {}
}
