import CooperativeLoop

/// Writes a timeline as a picture that stands alone: docs/formats/svg.md.
///
/// What it writes is bounded, whatever the run: of a long one it draws the first and the last steps, of
/// many tasks those that run in them, and says what it left out.
struct SVGTimelineEncoder {
  /// A run of more steps has its middle left out.
  static let stepsDrawn = 400
  /// Of more tasks some share a lane.
  static let tasksDrawn = 100
  /// Of more printed lines the middle is left out.
  static let linesShown = 40

  let timeline: Timeline

  func encode() -> [UInt8] {
    let facts = timeline.findFacts()
    let scale = PictureScale(count: facts.steps, limit: Self.stepsDrawn)
    var collector = LaneCollector(
      steps: scale.steps,
      lines: LaneExtract(of: facts.lines, limit: Self.linesShown)
    )
    timeline.forEachStep(&collector)
    let running = collector.columns.map(\.lane)
    let rows = LaneRows(facts, running: running, limit: Self.tasksDrawn)
    var builder = SceneBuilder(timeline, facts, scale: scale, rows: rows)
    timeline.forEachStep(&builder)
    let scene = builder.finish(facts)
    let words = PictureWords(timeline, facts, scene)

    // The parts from above, each with its height.
    var body = ByteBuffer()
    var height = PictureHeader(words: words, width: scene.width).write(to: &body)
    body.append(utf8: "<g class=\"scene\" transform=\"translate(0 \(height))\">\n")
    SVGSceneWriter(scene: scene).write(to: &body)
    body.append("</g>\n")
    height += scene.tops.last ?? 0
    height += PictureLegend(scene: scene).write(at: height, to: &body)
    let output = PictureOutput(
      lines: collector.output,
      extract: collector.lines,
      names: timeline.loop,
      width: scene.width
    )
    height += output.write(at: height, to: &body)
    return document(words, width: scene.width, height: height, body)
  }

  private func document(
    _ words: PictureWords,
    width: Int,
    height: Int,
    _ body: borrowing ByteBuffer
  ) -> [UInt8] {
    // Ids are unique where several pictures are pasted into one document.
    let suffix = timeline.header.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    var out = ByteBuffer()
    out.append(
      utf8: """
        <svg xmlns="http://www.w3.org/2000/svg" class="interleave" role="img" lang="en" \
        aria-labelledby="title-\(suffix) description-\(suffix)" \
        width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
        <title id="title-\(suffix)">\(XMLText.escaped(words.title))</title>
        <desc id="description-\(suffix)">\(XMLText.escaped(words.description))</desc>
        <style>
        \(SVGStyle.sheet)</style>
        \(SVGSceneWriter.patterns)<rect class="paper" width="\(width)" height="\(height)"/>

        """
    )
    out.append(body)
    out.append("</svg>\n")
    return out.bytes()
  }
}

extension Timeline {
  /// The timeline as a picture: docs/formats/svg.md.
  ///
  /// - Returns: An SVG document, UTF-8; at most a few hundred kilobytes, whatever the run.
  public func svg() -> [UInt8] {
    SVGTimelineEncoder(timeline: self).encode()
  }
}
