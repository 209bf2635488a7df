/// What a label needs to know of an action.
struct PictureAction {
  var operation: String
  /// What it was done to.
  var object: String?
  /// The first variable that it bound, and the value's JSON.
  var binding: (name: String, value: String)?
  /// Whether it is the second half of one of an earlier step.
  var isResumed = false

  private var rank = Rank.none

  /// Which member `object` is from: the one that says most wins.
  private enum Rank: Int {
    case none, seconds, target, id
  }

  init(operation: String) {
    self.operation = operation
  }

  /// Reads members; later ones add to earlier ones.
  mutating func add(_ members: ArraySlice<UInt8>) {
    for member in JSONMembers(members) {
      switch member.name {
      case "operation": operation = member.text ?? operation
      case "id": set(member.text, as: .id)
      case "target": set(member.text, as: .target)
      case "seconds": set(String(decoding: member.value, as: UTF8.self), as: .seconds)
      case "resumed": isResumed = true
      case "writes": bind(member.members)
      case "locals": if binding == nil { bind(member.members) }
      default: break
      }
    }
  }

  private mutating func set(_ text: String?, as rank: Rank) {
    guard let text, rank.rawValue >= self.rank.rawValue else { return }
    object = text
    self.rank = rank
  }

  private mutating func bind(_ members: JSONMembers?) {
    var members = members
    guard let first = members?.next() else { return }
    let value = String(decoding: first.value, as: UTF8.self)
    // A value that was left out for its length.
    if var inner = first.members, let size = inner.next(), size.name == "…", inner.next() == nil {
      binding = (first.name, "… \(String(decoding: size.value, as: UTF8.self)) B")
    } else {
      binding = (first.name, value)
    }
  }
}
