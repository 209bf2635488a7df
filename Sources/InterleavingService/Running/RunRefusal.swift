package import JSONDocuments
package import TaskGraphs

/// Why there is no timeline.
///
/// Deadlocks, failures and limits are timelines; these are not.
package enum RunRefusal: Error, Sendable, Equatable {
  /// The caller's: the document is not JSON.
  case notJSON(JSONParseError)
  /// The caller's: the document is JSON, and no valid graph.
  case invalidGraph(InvalidGraph)
  /// The caller's: a parameter has a value that it does not take.
  case badParameter(String, String)
  /// The caller's: the policy `schedule` was asked for, and there is no schedule.
  case missingSchedule
  /// The caller's: the timeline would be larger than the service writes.
  case timelineTooLarge(bytes: Int, limit: Int)
  /// The surroundings': the run took more of the machine's time than it may.
  case outOfTime(Duration)
  /// The surroundings': as many real-clock runs as there may be are under way.
  case tooManyRealRuns(Int)
  /// The surroundings': the timelines that wait to be read leave no room for this one.
  case noRoomForAnswer
  /// The surroundings': nobody wants the run any more.
  case cancelled
}
