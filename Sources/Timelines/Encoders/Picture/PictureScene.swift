/// The picture of a run as data: the page's scene on its axis of steps, when the last step has run.
///
/// `public/js/scene.js` makes the same shapes for the page's canvas, and a test holds the two together.
/// All places are pixels; those of a lane's own things count from the lane's top.
struct PictureScene {
  /// The steps of one turn, as a band behind the lanes.
  struct Band {
    let x: Int
    let width: Int
    let label: String
    let isOdd: Bool
  }

  /// A step's number over the step.
  struct Number {
    /// The middle of the step, twice: it may lie between two pixels.
    let doubledX: Int
    let label: String
  }

  /// From the step that made a task or a callback ready to the step that it ran then.
  struct Arrow {
    let cause: Int
    let effect: Int
    /// The end of the one, the beginning of the other.
    let x: (from: Int, to: Int)
    /// Indexes of lanes.
    let lanes: (from: Int, to: Int)
  }

  /// Where steps were left out, and how many.
  struct Gap {
    let x: Int
    let width: Int
    let steps: Int
  }

  let width: Int
  var lanes: [PictureLane]
  var bands: [Band] = []
  var numbers: [Number] = []
  var arrows: [Arrow] = []
  var gap: Gap?

  /// The lanes' tops, and behind the last the height of all.
  var tops: [Int] {
    lanes.reduce(into: [PictureScale.ruler]) { $0.append(($0.last ?? 0) + $1.height) }
  }
}

/// One row of the picture.
struct PictureLane {
  enum Kind: Equatable {
    case task
    /// The loop's callbacks.
    case loop
    /// All tasks that have no lane of their own.
    case others
  }

  /// A step, or what a task was between two steps.
  struct Slice {
    let tone: PictureTone
    let x: Int
    let width: Int
    let label: String
    /// The step's index; nil between steps.
    var step: Int?
    /// What to tell of it to who asks; empty where the label says it all.
    var about = ""
  }

  /// The mark after a task's last step.
  struct End {
    let x: Int
    let tone: PictureTone
  }

  let kind: Kind
  let name: String
  /// The state at the end.
  let tone: PictureTone
  /// How many steps it has in all.
  let steps: Int
  var slices: [Slice] = []
  var end: End?

  /// Lanes of small things are thin.
  var height: Int { kind == .task ? 38 : 26 }
  var middle: Int { height / 2 }

  func height(of slice: Slice) -> Int {
    if slice.step == nil { return 14 }
    return kind == .task ? 24 : 12
  }
}
