/// Writes a scene as SVG elements, in the order in which the page paints it.
struct SVGSceneWriter {
  /// How far an arrow bends out before it turns, at least and at most.
  private static let bend = 16...60
  private static let endRadius = 8
  /// A label narrower than this is left out.
  private static let leastLabel = 16

  let scene: PictureScene

  /// The patterns of the tones that are not solid.
  ///
  /// They count from the top of a lane, in whose middle the dots stand above and below the label.
  static let patterns = """
    <defs>
    <pattern id="interleave-ready" class="pattern" width="6" height="6" patternUnits="userSpaceOnUse">\
    <rect class="ready" width="6" height="6"/><path class="ready" d="M-1 1L1 -1M0 6L6 0M5 7L7 5"/></pattern>
    <pattern id="interleave-sleeping" class="pattern" width="6" height="38" \
    patternUnits="userSpaceOnUse"><rect class="sleeping" width="6" height="38"/>\
    <path class="sleeping" stroke-width="1.4" d="M4 15.7h1.4M1 22.3h1.4"/></pattern>
    <pattern id="interleave-waiting" class="pattern" width="6" height="6" \
    patternUnits="userSpaceOnUse"><rect class="waiting" width="6" height="6"/>\
    <path class="waiting" d="M4.5 0V6"/></pattern>
    </defs>

    """

  func write(to out: inout ByteBuffer) {
    let tops = scene.tops
    let height = tops.last ?? 0
    for band in scene.bands where band.isOdd {
      out.append(utf8: "<rect class=\"band\" x=\"\(band.x)\" width=\"\(band.width)\"")
      out.append(utf8: " height=\"\(height)\"/>\n")
    }
    writeRuler(to: &out)
    for (lane, top) in zip(scene.lanes, tops) { write(lane, at: top, to: &out) }
    if let gap = scene.gap { write(gap, height: height, to: &out) }
    for arrow in scene.arrows { write(arrow, tops, to: &out) }
    let (x, y) = (PictureScale.gutter - 1, PictureScale.ruler - 1)
    out.append(utf8: "<rect class=\"line\" y=\"\(y)\" width=\"\(scene.width)\" height=\"1\"/>\n")
    out.append(utf8: "<rect class=\"line\" x=\"\(x)\" width=\"1\" height=\"\(height)\"/>\n")
  }

  private func writeRuler(to out: inout ByteBuffer) {
    let x = PictureScale.gutter - 10
    out.append(utf8: "<text class=\"soft right\" x=\"\(x)\" y=\"15\">turn</text>\n")
    out.append(utf8: "<text class=\"soft right\" x=\"\(x)\" y=\"30\">step</text>\n")
    for band in scene.bands where !band.label.isEmpty {
      let middle = Self.half(2 * band.x + band.width)
      out.append(utf8: "<text class=\"soft middle\" x=\"\(middle)\" y=\"15\">")
      out.append(utf8: "\(band.label)</text>\n")
    }
    for number in scene.numbers {
      let middle = Self.half(number.doubledX)
      out.append(utf8: "<text class=\"middle\" x=\"\(middle)\" y=\"30\">\(number.label)</text>\n")
    }
  }

  private func write(_ lane: PictureLane, at top: Int, to out: inout ByteBuffer) {
    let name = XMLText.escaped(lane.name)
    out.append(utf8: "<g class=\"lane\" data-kind=\"\(lane.kind)\" data-name=\"\(name)\"")
    out.append(utf8: " data-state=\"\(lane.tone.rawValue)\" transform=\"translate(0 \(top))\">\n")
    let middle = lane.middle
    if lane.kind != .others {
      out.append(utf8: "<text class=\"sign \(lane.tone.rawValue)\" x=\"18\" y=\"\(middle + 4)\">")
      out.append(utf8: "\(lane.tone.sign)</text>")
    }
    let room = PictureScale.gutter - 40
    let isTask = lane.kind == .task
    let font = PictureText.Font(size: isTask ? 13 : 11, isFixed: isTask)
    let shown = PictureText.fitting(XMLText.visible(lane.name), width: room, font)
    let whole = XMLText.escaped(PictureText.isolated(lane.name))
    let told = isTask ? "\(whole): \(lane.tone.meaning), " : "\(whole): "
    out.append(utf8: "<text class=\"\(isTask ? "name" : "soft")\" x=\"32\" y=\"\(middle + 4)\">")
    out.append(utf8: "<title>\(told)\(PictureText.counted(lane.steps, "step"))</title>")
    out.append(utf8: "\(XMLText.escaped(PictureText.isolated(shown)))</text>\n")
    for slice in lane.slices { write(slice, in: lane, to: &out) }
    if let end = lane.end { write(end, middle: middle, to: &out) }
    out.append(utf8: "<rect class=\"line\" y=\"\(lane.height - 1)\" width=\"\(scene.width)\"")
    out.append(utf8: " height=\"1\"/>\n</g>\n")
  }

  private func write(
    _ slice: PictureLane.Slice,
    in lane: PictureLane,
    to out: inout ByteBuffer
  ) {
    let height = lane.height(of: slice)
    let middle = lane.middle
    let tone = slice.tone.rawValue
    out.append(utf8: "<g class=\"slice\" data-tone=\"\(tone)\"")
    if let step = slice.step { out.append(utf8: " data-step=\"\(step)\"") }
    out.append(utf8: " data-label=\"\(XMLText.escaped(slice.label))\">")
    if !slice.about.isEmpty {
      let about = PictureText.closed(XMLText.visible(slice.about))
      out.append(utf8: "<title>\(XMLText.escaped(about))</title>")
    }
    let corner = slice.tone == .running ? 5 : 3
    out.append(utf8: "<rect class=\"\(tone)\" x=\"\(slice.x)\" y=\"\(middle - height / 2)\"")
    out.append(utf8: " width=\"\(slice.width)\" height=\"\(height)\" rx=\"\(corner)\"/>")
    writeLabel(of: slice, middle: middle, to: &out)
    out.append("</g>\n")
  }

  private func writeLabel(of slice: PictureLane.Slice, middle: Int, to out: inout ByteBuffer) {
    guard slice.width >= Self.leastLabel, !slice.label.isEmpty else { return }
    let font = PictureText.Font(size: slice.tone == .callback ? 10 : 11)
    let visible = XMLText.visible(slice.label)
    let label = PictureText.closed(PictureText.fitting(visible, width: slice.width - 8, font))
    guard !label.isEmpty else { return }
    let isCentred = slice.tone.isSolid && slice.width < 140
    let x = isCentred ? Self.half(2 * slice.x + slice.width) : "\(slice.x + 5)"
    out.append(utf8: "<text class=\"label \(slice.tone.rawValue)\(isCentred ? " middle" : "")\"")
    out.append(utf8: " x=\"\(x)\" y=\"\(middle + 4)\">\(XMLText.escaped(label))</text>")
  }

  private func write(_ end: PictureLane.End, middle: Int, to out: inout ByteBuffer) {
    let x = end.x + Self.endRadius + 2
    let tone = end.tone.rawValue
    out.append(utf8: "<g class=\"end\" data-tone=\"\(tone)\"><circle class=\"\(tone)\" cx=\"\(x)\"")
    out.append(utf8: " cy=\"\(middle)\" r=\"\(Self.endRadius)\"/>")
    out.append(utf8: "<text class=\"sign \(tone)\" x=\"\(x)\" y=\"\(middle + 4)\">")
    out.append(utf8: "\(end.tone.sign)</text></g>\n")
  }

  /// An arrow leaves its step at the edge that faces the other lane, and arrives from the left.
  private func write(_ arrow: PictureScene.Arrow, _ tops: [Int], to out: inout ByteBuffer) {
    let (start, end) = arrow.lanes
    let from = tops[start] + scene.lanes[start].middle
    let to = tops[end] + scene.lanes[end].middle
    let x = arrow.x.from - 4
    let y = from + (to > from ? 4 : -4)
    let tip = arrow.x.to - 1
    let bend = min(max((tip - x) / 2, Self.bend.lowerBound), Self.bend.upperBound)
    let turn = Self.tenth(10 * y + 7 * (to - y))
    out.append(utf8: "<g class=\"flow\" data-cause=\"\(arrow.cause)\"")
    out.append(utf8: " data-effect=\"\(arrow.effect)\">")
    out.append(utf8: "<path d=\"M\(x) \(y)C\(x) \(turn) \(tip - bend) \(to) \(tip - 5) \(to)\"/>")
    out.append(utf8: "<path class=\"head\" d=\"M\(tip + 1) \(to)l-7 -4v8z\"/>")
    out.append(utf8: "<circle class=\"head\" cx=\"\(x)\" cy=\"\(y)\" r=\"2.2\"/></g>\n")
  }

  private func write(_ gap: PictureScene.Gap, height: Int, to out: inout ByteBuffer) {
    // The mark of an end may stand at its left.
    let (x, width) = (gap.x + 24, gap.width - 30)
    let middle = Self.half(2 * x + width)
    out.append(utf8: "<rect class=\"gap\" x=\"\(x)\" y=\"-1\" width=\"\(width)\"")
    out.append(utf8: " height=\"\(height + 2)\"/>\n")
    out.append(utf8: "<text class=\"strong middle\" x=\"\(middle)\" y=\"15\">")
    out.append(utf8: "\(PictureText.number(gap.steps))</text>\n")
    out.append(utf8: "<text class=\"soft middle\" x=\"\(middle)\" y=\"30\">left out</text>\n")
  }

  /// Half of a number, with the decimal that it may have.
  static func half(_ doubled: Int) -> String {
    doubled % 2 == 0 ? "\(doubled / 2)" : "\(doubled / 2).5"
  }

  private static func tenth(_ tenths: Int) -> String {
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
  }
}
