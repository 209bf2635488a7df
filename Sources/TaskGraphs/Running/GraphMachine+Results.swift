package import CooperativeLoop
import JSONDocuments

// What is left of a run: what its tasks ended with, and the shared variables.

extension GraphMachine {
  /// The coroutine that a task runs, or nil where it has steps of its own.
  package func coroutineName(of task: TaskID) -> String? {
    let index = coroutineOfTask[task.index]
    return index < 0 ? nil : program.graph.coroutines[Int(index)].name
  }

  /// The result of a task that returned, as JSON; `null` for any other.
  package func resultJSON(of task: TaskID) -> [UInt8] {
    var bytes: [UInt8] = []
    results[task.index].appendJSON(to: &bytes)
    return bytes
  }

  /// The tasks that hold an object: of a lock or a condition, the one that acquired it; of a semaphore,
  /// those that hold permits.
  package func holders(of object: ObjectID) -> [TaskID] {
    guard Int(object.index) < objects.count else { return [] }
    return objects[Int(object.index)].holders
  }

  /// The object of the graph that a future is, or nil.
  package func object(of future: FutureID) -> ObjectID? {
    futureObjects[future].map { ObjectID(index: UInt32(truncatingIfNeeded: $0)) }
  }

  /// The exception that a task ended with.
  package func raised(by task: TaskID) -> Raised? {
    errors[task.index]
  }

  /// The shared variables as a JSON object, in the graph's order.
  package func variablesJSON() -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (index, variable) in program.graph.variables.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONString.append(variable.name.utf8, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      variables[index].appendJSON(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
