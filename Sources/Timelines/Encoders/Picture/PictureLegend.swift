/// Says below the lanes what the slices and signs of a scene mean.
struct PictureLegend {
  private static let row = 26
  private static let swatch = 26
  private static let font = PictureText.Font(size: 11)

  let scene: PictureScene

  /// Writes it.
  ///
  /// - Returns: Its height.
  func write(at top: Int, to out: inout ByteBuffer) -> Int {
    var x = 16
    var y = top + 10
    out.append("<g class=\"legend\">\n")
    for (name, drawing) in entries {
      let width = Self.swatch + 6 + PictureText.width(of: name, Self.font) + 14
      if x > 16 && x + width > scene.width - 16 {
        x = 16
        y += Self.row
      }
      // A swatch has the middle of a lane, so that the patterns fall as they do there.
      out.append(utf8: "<g transform=\"translate(\(x) \(y - 6))\">\(drawing)")
      out.append(utf8: "<text class=\"soft\" x=\"\(Self.swatch + 6)\" y=\"23\">\(name)</text>")
      out.append("</g>\n")
      x += width
    }
    out.append("</g>\n")
    return y + Self.row + 4 - top
  }

  private var entries: [(name: String, drawing: String)] {
    var seen: Set<PictureTone> = []
    for lane in scene.lanes {
      for slice in lane.slices { seen.insert(slice.tone) }
      if let end = lane.end { seen.insert(end.tone) }
    }
    var entries = PictureTone.allCases.filter(seen.contains).map { ($0.meaning, Self.drawing($0)) }
    if !scene.arrows.isEmpty { entries.append(("wakes", Self.arrow)) }
    return entries
  }

  private static func drawing(_ tone: PictureTone) -> String {
    let name = tone.rawValue
    if tone.isEnd {
      return "<circle class=\"\(name)\" cx=\"15\" cy=\"19\" r=\"7.5\"/>"
        + "<text class=\"sign \(name)\" x=\"15\" y=\"23\">\(tone.sign)</text>"
    }
    let height = tone == .running ? 18 : tone == .callback ? 10 : 14
    return "<rect class=\"\(name)\" y=\"\(19 - height / 2)\" width=\"\(swatch)\""
      + " height=\"\(height)\" rx=\"\(tone == .running ? 5 : 3)\"/>"
  }

  private static let arrow = """
    <g class="flow"><path d="M2 14C14 14 8 23 20 23"/>\
    <path class="head" d="M25 23l-7 -4v8z"/></g>
    """
}
