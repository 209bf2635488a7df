/// How a service is set up.
package struct ServiceConfiguration: Sendable {
  /// The bounds set to clients.
  package var limits: ServiceLimits
  /// The folder of the page; nil to serve the API alone.
  package var publicFolder: String?
  /// The page as one file that runs are put into; nil to do without that format.
  package var offlinePage: OfflinePage?
  /// The graphs to start from.
  package var examples: ExampleLibrary
  /// Where runs are kept: in memory.
  package var makeStore: @Sendable (ServiceLimits) -> any RunStore = { limits in
    MemoryRunStore(runBytes: Int(limits.keptRuns), timelineBytes: Int(limits.keptTimelines))
  }

  /// Sets a service up.
  package init(
    limits: ServiceLimits = ServiceLimits(),
    publicFolder: String? = nil,
    offlinePage: OfflinePage? = nil,
    examples: ExampleLibrary = ExampleLibrary()
  ) {
    self.limits = limits
    self.publicFolder = publicFolder
    self.offlinePage = offlinePage
    self.examples = examples
  }
}
