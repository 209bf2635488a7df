/// What the server does at each call of libmicrohttpd's: the decisions, free of its types.
extension HTTPServer {
  /// What a callback is to carry out.
  enum Step {
    /// Go on taking the request in.
    case proceed
    /// Queue this response.
    case answer(HTTPResponse)
    /// Send this response past libmicrohttpd, which takes none at this moment, and end the connection.
    case cut(HTTPResponse)
    /// The connection sleeps.
    case wait
  }

  /// The header has come.
  func takeHead(_ head: RequestHead, _ exchange: Exchange) -> Step {
    parts?.registry.insert(exchange)
    var head = head
    head.target = exchange.target
    head.remote = exchange.connection.remote
    exchange.acceptLanguage = head.acceptLanguage
    do {
      let intake = try RequestIntake(head, limits: configuration.limits)
      exchange.begin(intake)
      if intake.hasBody { exchange.connection.enter(.body(since: .now, bytes: 0)) }
      return .proceed
    } catch {
      exchange.begin(nil)
      return .answer(refuse(error, exchange))
    }
  }

  /// A piece of the body has come.
  func takeBody(_ bytes: some Collection<UInt8>, _ exchange: Exchange) -> Step {
    exchange.connection.count(bytes.count)
    let limit = configuration.limits.allBodies
    let hasRoom = parts?.registry.takeBody(bytes.count, limit: limit) ?? false
    if let refusal = exchange.append(bytes) { return .cut(refuse(refusal, exchange)) }
    if hasRoom { return .proceed }
    exchange.lingers = true
    let detail = "too many large bodies are being received; try again"
    return .cut(busyResponse(detail, exchange).closing())
  }

  /// The request is complete, or its suspended connection was resumed.
  func finish(_ exchange: Exchange, _ handle: ConnectionHandle) -> Step {
    if let answer = exchange.answer {
      parts?.warden.unwatch(exchange)
      return .answer(answer)
    }
    guard let request = exchange.takeRequest() else { return .wait }
    exchange.connection.enter(.working)
    switch handler(request) {
    case .immediate(let response): return .answer(admitted(response, exchange))
    case .deferred(let work): return deferWork(work, exchange, handle)
    }
  }

  /// The exchange is over; `isAborted` if the connection ends with it in any case.
  func end(_ exchange: Exchange, isAborted: Bool) {
    if isAborted || exchange.lingers { parts?.warden.linger(exchange.connection) }
    parts?.warden.unwatch(exchange)
    parts?.registry.remove(exchange)
    if let bytes = exchange.end() { parts?.answers.release(bytes) }
    exchange.cancellation.retire()
    exchange.connection.enter(.header(since: .now))
  }

  /// Stops the work of an exchange, whether it runs or waits.
  func cancel(_ exchange: Exchange, _ reason: HTTPCancellation.Reason) {
    exchange.cancellation.cancel(reason)
    if parts?.workers.withdraw(exchange) ?? false { exchange.settle(stoppingResponse(exchange)) }
  }

  /// The response as it will go out: the server's own fields and rules applied.
  func prepared(_ response: HTTPResponse, _ exchange: Exchange) -> HTTPResponse {
    var response = response
    if !response.headers.areSendable {
      let detail = "the answer had a header field that cannot be sent"
      response = worded(HTTPFault(.internalServerError, detail), exchange)
    }
    response.body = response.allowedBody
    if parts?.registry.isDraining ?? true { response.closesConnection = true }
    if response.closesConnection { exchange.lingers = true }
    let rate = configuration.limits.slowestRate(ofAnswer: response.body.count)
    exchange.connection.enter(.answer(since: .now, bytes: 0, rate: rate))
    return response
  }

  private func deferWork(
    _ work: @escaping @Sendable (HTTPCancellation) -> HTTPResponse,
    _ exchange: Exchange,
    _ handle: ConnectionHandle
  ) -> Step {
    guard let parts, !parts.registry.isClosed else { return .answer(stoppingResponse(exchange)) }
    let job = WorkerPool.Job(exchange: exchange) { cancellation in
      self.admitted(work(cancellation), exchange)
    }
    guard parts.workers.submit(job) else {
      return .answer(busyResponse("too much work is waiting; try again", exchange))
    }
    // The worker, or a stop, may already have settled it; then there is nothing to sleep for.
    guard exchange.suspend(handle) else {
      return .answer(exchange.answer ?? stoppingResponse(exchange))
    }
    parts.warden.watch(exchange)
    return .wait
  }

  /// The answer, if there is room for its body, until the exchange is over; else a 503.
  private func admitted(_ response: HTTPResponse, _ exchange: Exchange) -> HTTPResponse {
    guard case .bytes(let bytes) = response.body, let parts else { return response }
    guard parts.answers.hold(bytes) else {
      return busyResponse("too many large answers wait to be read; try again", exchange)
    }
    if !exchange.note(held: bytes) { parts.answers.release(bytes) }
    return response
  }

  private func refuse(_ refusal: RequestIntake.Refusal, _ exchange: Exchange) -> HTTPResponse {
    exchange.lingers = true
    return worded(refusal, exchange).closing()
  }

  private func busyResponse(_ detail: String, _ exchange: Exchange) -> HTTPResponse {
    worded(HTTPFault(.serviceUnavailable, detail), exchange)
      .setting("Retry-After", to: String(configuration.limits.retryAfter))
  }

  /// What a request gets that a stop has cut short.
  func stoppingResponse(_ exchange: Exchange) -> HTTPResponse {
    busyResponse("the server is stopping", exchange).closing()
  }

  /// A fault as a response to whoever caused it.
  private func worded(_ fault: HTTPFault, _ exchange: Exchange) -> HTTPResponse {
    var fault = fault
    fault.acceptLanguage = exchange.acceptLanguage
    return configuration.errorResponder(fault)
  }
}
