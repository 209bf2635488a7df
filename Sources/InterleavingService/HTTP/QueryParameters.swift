import MicroHTTP

extension HTTPRequest {
  /// The parameters of a query, each at most once and none but the known ones: a misspelt parameter that
  /// is passed over in silence would be a run with other options than were asked for.
  ///
  /// - Parameter known: The names that mean something here.
  /// - Returns: The values by their names.
  /// - Throws: The problem with the first parameter that is wrong.
  func parameters(_ known: [String]) throws(Problem) -> [String: String] {
    var values: [String: String] = [:]
    for item in query {
      guard known.contains(item.name) else {
        throw .badParameter(item.name, .unknown(item.name, known: known))
      }
      guard values.updateValue(item.value, forKey: item.name) == nil else {
        throw .badParameter(item.name, .twice(item.name))
      }
    }
    return values
  }

  /// What the query asks of a run, or of an import.
  func asked<Asked: RequestParameters>(_ values: [String: String]) throws(Problem) -> Asked {
    do {
      return try Asked(query: values)
    } catch {
      throw Problem(error)
    }
  }
}
