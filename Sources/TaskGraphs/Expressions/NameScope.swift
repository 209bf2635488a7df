/// What names mean in one body: shared variables, and locals that get their slots as they turn up.
///
/// A binding goes to the shared variable of that name or to a local, and a read looks in the same two
/// places: so every name that is not shared can have a slot from its first mention on, whichever comes
/// first. One that is never bound raises `NameError` like one that is not bound yet.
struct NameScope {
  private let shared: [Name: Int]
  private var slots: [Name: Int] = [:]
  /// The locals' names by slot.
  private(set) var localNames: [String] = []

  /// Starts a body's scope.
  ///
  /// - Parameters:
  ///   - shared: Where each shared variable stands.
  ///   - parameters: The first locals.
  init(shared: [Name: Int], parameters: [String] = []) {
    self.shared = shared
    for parameter in parameters { _ = resolve(parameter) }
  }

  /// The variable that a name stands for.
  mutating func resolve(_ name: String) -> Binding {
    let key = Name(name)
    if let index = shared[key] { return .shared(index) }
    if let slot = slots[key] { return .local(slot) }
    let slot = localNames.count
    slots[key] = slot
    localNames.append(name)
    return .local(slot)
  }
}
