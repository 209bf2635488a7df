// The closures through which a body steps an awaiter whose type it does not know.

extension AwaiterBody {
  /// What carries out the requests to a body with an awaiter of a type.
  @inlinable
  static func handler<Waiting: Awaiter>(of type: Waiting.Type) -> Handler {
    { body, loop, request in
      do {
        switch request {
        case .step: return body.end(try body.cell.change(type) { try $0.step() }, type, loop)
        case .interrupt:
          return body.end(try body.cell.change(type) { try $0.interrupt() }, type, loop)
        case .dropAwaiter: body.cell.clear(type)
        case .dropValue: body.cell.clear(Waiting.Value.self)
        }
        return .returned
      } catch {
        body.cell.clear(type)
        return body.end(error)
      }
    }
  }

  /// How a step ends that came to an outcome.
  @inlinable @inline(__always)
  func end<Waiting: Awaiter>(
    _ outcome: StepOutcome<Waiting.Value>,
    _ type: Waiting.Type,
    _ loop: EventLoop?
  ) -> StepEnd {
    switch outcome {
    case .suspended(.yielding): return .yielded(.none)
    case .suspended(.sleeping(let deadline, let future)):
      return .slept(until: deadline, on: future)
    case .suspended(.until(let future, let reason)): return .suspended(on: future, because: reason)
    case .suspended(.polling(let waiter)):
      polled = waiter
      guard let loop else { preconditionFailure("a step is run by a loop") }
      return .polled(.none, waiter.id(on: loop))
    case .finished(let value):
      cell.clear(type)
      keep(value)
      return .returned
    }
  }

  /// How a step ends that threw.
  @usableFromInline
  func end(_ error: any Error) -> StepEnd {
    contents = .nothing
    self.error = error
    return error is CancellationError ? .cancelled : .threw
  }
}
