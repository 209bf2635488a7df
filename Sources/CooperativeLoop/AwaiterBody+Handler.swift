// The closures through which a body steps an awaiter whose type it does not know.

extension AwaiterBody {
  /// What carries out the requests to a body with an awaiter of a type.
  @inlinable
  static func stepping<Waiting: Awaiter>(_ type: Waiting.Type) -> Handler {
    { body, loop, request in
      guard _fastPath(request == .step) else { return Request.carryOut(request, body, type, loop) }
      do {
        return body.end(try body.cell.change(type) { try $0.step() }, type, loop)
      } catch {
        body.cell.clear(type)
        return body.end(error)
      }
    }
  }

  /// What carries out the requests to a body that only keeps a value.
  @inlinable
  static func dropping<Value>(_ type: Value.Type) -> Handler {
    { body, _, _ in
      body.cell.clear(type)
      return .returned
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
  @usableFromInline @inline(never)
  func end(_ error: any Error) -> StepEnd {
    contents = .nothing
    self.error = error
    return error is CancellationError ? .cancelled : .threw
  }
}

extension AwaiterBody.Request {
  /// Carries out any other request than to step.
  ///
  /// Static, and not a method of the body: who only might call such a one saves the register for `self`
  /// each time.
  @inlinable @inline(never)
  static func carryOut<Waiting: Awaiter>(
    _ request: Self,
    _ body: AwaiterBody,
    _ type: Waiting.Type,
    _ loop: EventLoop?
  ) -> StepEnd {
    switch request {
    case .step, .interrupt:
      do {
        return body.end(try body.cell.change(type) { try $0.interrupt() }, type, loop)
      } catch {
        body.cell.clear(type)
        return body.end(error)
      }
    case .dropAwaiter: body.cell.clear(type)
    case .dropValue: body.cell.clear(Waiting.Value.self)
    }
    return .returned
  }
}
