import CooperativeLoop

/// What the run printed, below the lanes.
struct PictureOutput {
  private static let row = 18
  private static let margin = 16
  private static let space = 14
  private static let font = PictureText.Font(size: 12, isFixed: true)
  private static let longestName = 16
  private static let longestLine = 200

  let lines: [LaneCollector.Line]
  let extract: LaneExtract
  let names: EventLoop
  let width: Int

  /// Writes it.
  ///
  /// - Returns: Its height; 0 where nothing was printed.
  func write(at top: Int, to out: inout ByteBuffer) -> Int {
    guard !lines.isEmpty else { return 0 }
    var y = top + 22
    out.append("<g class=\"output\">\n")
    out.append(utf8: "<text class=\"fact strong\" x=\"16\" y=\"\(y)\">Output</text>\n")
    let times = lines.map { PictureText.seconds($0.time) }
    let who = lines.map { line in
      let name = line.task.map { names.name(of: $0) } ?? ""
      return PictureText.isolated(
        PictureText.shortened(XMLText.visible(name), to: Self.longestName)
      )
    }
    let timeWidth = times.reduce(0) { max($0, PictureText.width(of: $1, Self.font)) }
    let nameWidth = who.reduce(0) { max($0, PictureText.width(of: $1, Self.font)) }
    let timeEnd = Self.margin + timeWidth
    let nameStart = timeEnd + Self.space
    let left = nameStart + nameWidth + Self.space
    for (index, line) in lines.enumerated() {
      if !extract.isWhole && index == extract.ranges[0].upperBound {
        y += Self.row
        let count = PictureText.counted(extract.omitted, "line")
        out.append(utf8: "<text class=\"fact soft\" x=\"16\" y=\"\(y)\">")
        out.append(utf8: "… \(count) left out …</text>\n")
      }
      y += Self.row
      let visible = XMLText.visible(PictureText.shortened(line.text, to: Self.longestLine))
      let text = PictureText.isolated(
        PictureText.fitting(visible, width: width - left - Self.margin, Self.font)
      )
      out.append(
        utf8: """
          <text class="mono soft right" x="\(timeEnd)" y="\(y)">\(times[index])</text>\
          <text class="mono soft" x="\(nameStart)" y="\(y)">\(XMLText.escaped(who[index]))</text>\
          <text class="mono line-text" x="\(left)" y="\(y)">\(XMLText.escaped(text))</text>

          """
      )
    }
    out.append("</g>\n")
    return y + 16 - top
  }
}
