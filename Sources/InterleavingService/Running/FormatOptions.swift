package import Timelines

/// What the formats of a timeline leave open.
package struct FormatOptions: Sendable {
  /// How `text` is drawn.
  package var text = TextOptions()
  /// What `html` puts a run into; without it there is no such format.
  package var page: OfflinePage?

  /// Makes the options that hold where there is no terminal to ask.
  package init() {}
}
