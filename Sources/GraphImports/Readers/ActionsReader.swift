import JSONDocuments
import Yams

/// Reads the jobs of a GitHub Actions workflow and what they need:
/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax>.
///
/// A job has no cost: it takes as long as it takes. `jobs` whose values are what they need, a text or
/// a list, are read too: a form in which tools keep the dependencies alone.
struct ActionsReader {
  private let text: [UInt8]
  private let limits: ImportLimits

  init(_ text: [UInt8], _ limits: ImportLimits) {
    self.text = text
    self.limits = limits
  }

  func read() throws(ImportError) -> ImportedGraph {
    guard text.count <= limits.yamlByteCount else {
      throw ImportError(.tooLong(limit: limits.yamlByteCount))
    }
    guard YAMLAliases.count(in: text) <= limits.yamlAliases else {
      throw ImportError(.tooManyAliases(limit: limits.yamlAliases))
    }
    guard let root = try compose()?.mapping else {
      throw ImportError(.wrongDocument(expected: .mapping))
    }
    guard let jobs = root["jobs"] else { throw ImportError(.noMember("jobs")) }
    guard let mapping = jobs.mapping else {
      throw error(.wrongType("jobs", expected: .jobs), jobs)
    }
    var graph = ImportedGraph(name: root["name"]?.scalar?.string)
    for (key, job) in mapping { graph.tasks.append(try task(key, job)) }
    return graph
  }

  private func task(_ key: Node, _ job: Node) throws(ImportError) -> ImportedTask {
    guard let id = key.scalar?.string else {
      throw error(.wrongType("jobs", expected: .textKeys), key)
    }
    var task = ImportedTask(id: id, place: .position(position(key)))
    guard let mapping = job.mapping else {
      task.dependencies = try needs(job, of: id)
      return task
    }
    // An expression is filled in by the service; as it is, it tells a reader nothing.
    if let name = mapping["name"]?.scalar?.string, !name.contains("${{") { task.label = name }
    if let needed = mapping["needs"] { task.dependencies = try needs(needed, of: id) }
    return task
  }

  private func needs(_ node: Node, of job: String) throws(ImportError) -> [String] {
    if let scalar = node.scalar {
      let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNothing ? [] : [scalar.string]
    }
    var names: [String] = []
    for element in node.sequence ?? [] {
      guard let name = element.scalar?.string else { throw wrongNeeds(job, element) }
      names.append(name)
    }
    guard node.sequence != nil else { throw wrongNeeds(job, node) }
    return names
  }

  private func wrongNeeds(_ job: String, _ node: Node) -> ImportError {
    error(.wrongType("needs", expected: .names), node)
  }

  /// Without a resolver of tags: to find out whether a text is a date is a regular expression a text.
  private func compose() throws(ImportError) -> Node? {
    do {
      // The parser keeps the address of the text's bytes, which a text of up to 15 has none of its own.
      let padding = String(repeating: "\n", count: 16)
      let yaml = String(decoding: text, as: UTF8.self) + padding
      return try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw ImportError(error, in: text)
    } catch {
      throw ImportError(.notYAML(.unreadable))
    }
  }

  private func error(_ kind: ImportProblem.Kind, _ node: Node) -> ImportError {
    ImportError(kind, position(node))
  }

  private func position(_ node: Node) -> JSONPosition {
    JSONPosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
