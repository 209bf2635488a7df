// The closures through which a body steps an awaiter whose type it does not know.

extension AwaiterBody {
  /// What carries out the requests to a body with an awaiter of a type.
  @inlinable
  static func stepping<Waiting: Awaiter>(_ type: Waiting.Type) -> Handler {
    { body, loop, request in
      guard _fastPath(request == .step) else { return Request.carryOut(body, loop, request, type) }
      do {
        return body.end(try body.cell.change(type) { try $0.step() }, type, loop)
      } catch {
        body.cell.clear(type)
        return body.end(error, loop)
      }
    }
  }

  /// What carries out the requests to a body that only keeps a value.
  @inlinable
  static func dropping<Value>(_ type: Value.Type) -> Handler {
    { body, _, _ in
      body.cell.clear(type)
      return false
    }
  }

  /// Sees to the end of a step that came to an outcome.
  @inlinable @inline(__always)
  func end<Waiting: Awaiter>(
    _ outcome: StepOutcome<Waiting.Value>,
    _ type: Waiting.Type,
    _ loop: EventLoop?
  ) -> Bool {
    if case .suspended(.yielding) = outcome { return true }
    guard let loop else { preconditionFailure("a step is run by a loop") }
    switch outcome {
    case .suspended(.yielding): return true
    case .suspended(.sleeping(let deadline, let future)):
      loop.stepEnd = .slept(until: deadline, on: future)
    case .suspended(.until(let future, let reason)):
      loop.stepEnd = .suspended(on: future, because: reason)
    case .suspended(.polling(let waiter)):
      contents.poll(waiter)
      loop.stepEnd = .polled(.none, waiter.id(on: loop))
    case .finished(let value):
      cell.clear(type)
      keep(value)
      loop.stepEnd = .returned
    }
    return false
  }

  /// Sees to the end of a step that threw.
  @usableFromInline @inline(never)
  func end(_ error: any Error, _ loop: EventLoop?) -> Bool {
    let end = keep(error)
    loop?.stepEnd = end
    return false
  }

  /// Keeps the error that was ended with.
  func keep(_ error: any Error) -> StepEnd {
    // `as`, or the generic function is given what is in the existential.
    cell.fill(error as any Error)
    contents = BodyContents(.error)
    return error is CancellationError ? .cancelled : .threw
  }
}

extension AwaiterBody.Request {
  /// Carries out any other request than to step.
  ///
  /// Static, and not a method of the body: who only might call such a one saves the register for `self`
  /// each time. Its arguments stand in the handler's order: they need not be moved for it.
  @inlinable @inline(never)
  static func carryOut<Waiting: Awaiter>(
    _ body: AwaiterBody,
    _ loop: EventLoop?,
    _ request: Self,
    _ type: Waiting.Type
  ) -> Bool {
    switch request {
    case .step, .interrupt:
      do {
        return body.end(try body.cell.change(type) { try $0.interrupt() }, type, loop)
      } catch {
        body.cell.clear(type)
        return body.end(error, loop)
      }
    case .dropAwaiter: body.cell.clear(type)
    case .dropValue: body.cell.clear(Waiting.Value.self)
    }
    return false
  }
}
