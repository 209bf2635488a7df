/// Between steps and pixels; the sizes are those of `public/js/scale.js`.
///
/// A boundary is the place before a step of the same index, or behind the last one.
struct PictureScale {
  static let ruler = 44
  /// Where the plot begins: before it stand the names.
  static let gutter = 148
  /// Room at the right for the mark of a task's end.
  static let margin = 22
  /// The width of what stands in the place of steps that were left out.
  static let gapWidth = 96
  static let narrowest = 640
  private static let widestStep = 112
  /// Two digits fit in, with the space beside them.
  private static let narrowestStep = 24
  /// As wide as a picture becomes before its steps are at their narrowest: it fits on a page.
  private static let wantedPlot = 1000
  /// The width of a digit of the ruler.
  private static let digit = 7

  /// What is drawn of the steps.
  let steps: LaneExtract
  private let count: Int
  let stepWidth: Int

  /// Finds the scale for a run.
  ///
  /// - Parameters:
  ///   - count: How many steps it has.
  ///   - limit: How many of them are drawn at most.
  init(count: Int, limit: Int) {
    self.count = count
    steps = LaneExtract(of: count, limit: limit)
    let drawn = max(1, count - steps.omitted)
    stepWidth = min(Self.widestStep, max(Self.narrowestStep, Self.wantedPlot / drawn))
  }

  /// The width of the whole picture.
  var width: Int {
    let plot = (count - steps.omitted) * stepWidth + (steps.isWhole ? 0 : Self.gapWidth)
    return max(Self.narrowest, Self.gutter + plot + Self.margin)
  }

  /// Where steps are left out.
  var gap: PictureScene.Gap? {
    guard !steps.isWhole else { return nil }
    let x = Self.gutter + steps.ranges[0].count * stepWidth
    return PictureScene.Gap(x: x, width: Self.gapWidth, steps: steps.omitted)
  }

  /// Where a step begins that is drawn.
  func x(of step: Int) -> Int {
    let isAfterGap = !steps.isWhole && step >= steps.ranges[0].upperBound
    let shift = isAfterGap ? Self.gapWidth - steps.omitted * stepWidth : 0
    return Self.gutter + step * stepWidth + shift
  }

  /// Whether any of a stretch between two boundaries is drawn.
  func isSeen(_ stretch: Range<Int>) -> Bool {
    guard let first = stretch.first, let last = stretch.last else { return false }
    return steps.contains(first) || steps.contains(last)
  }

  /// The parts of the picture that a stretch between two boundaries takes up.
  func places(of stretch: Range<Int>) -> [(x: Int, width: Int)] {
    steps.ranges.compactMap { part in
      let seen = stretch.clamped(to: part)
      return seen.isEmpty ? nil : (x(of: seen.lowerBound), seen.count * stepWidth)
    }
  }

  /// The numbers over the steps: round ones, as many as there is room for.
  func numbers() -> [PictureScene.Number] {
    let least = 5 + Self.digit * String(count).utf8.count
    var interval = 1
    // 1, 2 or 5 times a power of ten.
    while interval * stepWidth < least { interval = Self.next(after: interval) }
    return steps.ranges.flatMap { part in
      let first = (part.lowerBound / interval + 1) * interval
      return stride(from: first, through: part.upperBound, by: interval).map { number in
        let doubledX = 2 * x(of: number - 1) + stepWidth
        return PictureScene.Number(doubledX: doubledX, label: PictureText.number(number))
      }
    }
  }

  /// A turn's number, where its band has room for it.
  func label(ofTurn turn: Int, width: Int) -> String {
    let label = PictureText.number(turn)
    return width >= label.utf8.count * Self.digit + 2 ? label : ""
  }

  private static func next(after interval: Int) -> Int {
    var digit = interval
    while digit % 10 == 0 { digit /= 10 }
    return digit == 2 ? interval / 2 * 5 : interval * 2
  }
}
