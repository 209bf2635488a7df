import JSONDocuments

/// Turns task graphs that others wrote into ours.
///
/// A node becomes a task that waits for its dependencies (`after`) and then spends its cost in one
/// `sleep` or `work`. The tasks stand in the order of the source, which need not be topological.
/// docs/formats/imports.md says what is read of each format.
package enum GraphImport {
  /// Reads a source and writes the graph.
  ///
  /// - Parameters:
  ///   - source: The file's bytes; unpacked first where they are gzip.
  ///   - format: What they are.
  ///   - options: How costs are spent.
  ///   - limits: What is too much.
  /// - Returns: A valid graph document, a line a task.
  /// - Throws: Everything that is wrong with the source; a mistake of syntax alone, because what stands
  ///   behind it cannot be trusted.
  /// - Complexity: O(*n*) in the source and the dependencies.
  package static func graph(
    from source: [UInt8],
    _ format: ImportFormat,
    _ options: ImportOptions = ImportOptions(),
    limits: ImportLimits = ImportLimits()
  ) throws(ImportError) -> [UInt8] {
    guard source.count <= limits.byteCount else {
      throw ImportError(.tooLong(limit: limits.byteCount))
    }
    let text = try Gzip.unpacked(source, limit: limits.byteCount)
    if let offset = firstInvalidByte(text) {
      throw ImportError(.notUTF8, JSONPositions(of: text).position(of: offset))
    }
    let graph =
      switch format {
      case .wfformat: try WfFormatReader(text).read()
      case .stg: try StandardTaskGraphReader(text, limits).read()
      case .actions: try ActionsReader(text, limits).read()
      case .dot: try DOTReader(text, limits).read()
      }
    var check = DependencyCheck(graph, in: text)
    try check.run(options)
    let writer = GraphWriter(graph, check.dependencies, options)
    guard writer.byteCount <= limits.graphByteCount else {
      throw ImportError(.graphTooLong(limit: limits.graphByteCount))
    }
    return writer.write()
  }

  private static func firstInvalidByte(_ text: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: text.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
