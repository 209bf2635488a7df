// Everything that touches libmicrohttpd's memory, in one place. Who owns what:
//
// - The server: `startDaemon` makes one reference for the daemon, `stopDaemon` takes it back, so the
//   context of every callback is alive for as long as callbacks can come.
// - An exchange: `noteTarget` makes one reference for libmicrohttpd, `endExchange` takes it back.
//   Both come once for every request of which anything is told to us.
// - A response: ours until queued; libmicrohttpd counts its own references, we drop ours at once.
// - A large body: its response holds one reference, which `freeBody` takes back.
// - Pointers given to a callback are good for that call only; whatever is kept is copied.
import CMicroHTTPD
import Glibc

/// A running libmicrohttpd, whose functions may be called from any thread.
struct Daemon: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer
  fileprivate let context: UnsafeMutableRawPointer

  /// Hands an accepted socket over; it is closed in any case, sooner (false) or later (true).
  func adopt(_ descriptor: Int32, _ peer: inout Peer) -> Bool {
    peer.withAddress { MHD_add_connection(pointer, descriptor, $0, $1) } == .YES
  }
}

/// A connection that can be put to sleep.
///
/// Used from `suspend` to `resume` only: while it sleeps libmicrohttpd does not free it, so the pointer
/// stays good.
struct ConnectionHandle: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer

  /// On the connection's own thread, inside its callback.
  func suspend() { MHD_suspend_connection(pointer) }

  /// On any thread, once for each `suspend`.
  func resume() { MHD_resume_connection(pointer) }
}

extension HTTPServer {
  /// Starts libmicrohttpd without a listening socket; nil if the system refuses.
  func startDaemon(threads: Int) -> Daemon? {
    let limits = configuration.limits
    // A pool of one is what libmicrohttpd takes for a mistake, so there are two at least.
    let threads = max(2, threads)
    let context = Unmanaged.passRetained(self).toOpaque()
    let flags =
      MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
      | MHD_USE_NO_LISTEN_SOCKET.rawValue
    let idleSeconds = max(1, Int(limits.idleTime.wholeMilliseconds + 999) / 1_000)
    var options = [
      option(.THREAD_POOL_SIZE, threads),
      option(.CONNECTION_MEMORY_LIMIT, limits.connectionMemory),
      // Split evenly among the threads; the warden keeps the real limit.
      option(.CONNECTION_LIMIT, (limits.connections + 1) * threads),
      option(.CONNECTION_TIMEOUT, idleSeconds),
      option(.URI_LOG_CALLBACK, codeAddress(noteTarget), context),
      option(.NOTIFY_COMPLETED, codeAddress(endExchange), context),
      option(.NOTIFY_CONNECTION, codeAddress(noteConnection), context),
    ]
    if let count = limits.connectionsPerAddress {
      options.append(option(.PER_IP_CONNECTION_LIMIT, count))
    }
    options.append(option(.END, 0))
    guard let pointer = cmhd_start_daemon(flags, takeRequest, context, options) else {
      Unmanaged<HTTPServer>.fromOpaque(context).release()
      return nil
    }
    return Daemon(pointer: pointer, context: context)
  }

  /// Stops libmicrohttpd; no connection may be suspended.
  func stopDaemon(_ daemon: Daemon) {
    MHD_stop_daemon(daemon.pointer)
    Unmanaged<HTTPServer>.fromOpaque(daemon.context).release()
  }
}

private func option(
  _ name: MHD_OPTION,
  _ value: Int,
  _ pointer: UnsafeMutableRawPointer? = nil
) -> MHD_OptionItem {
  MHD_OptionItem(option: name, value: value, ptr_value: pointer)
}

/// A C function's address as the number an option item takes it as.
private func codeAddress<Function>(_ function: Function) -> Int {
  unsafeBitCast(function, to: Int.self)
}

private func server(_ context: UnsafeMutableRawPointer) -> HTTPServer {
  Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
}

private func descriptor(_ connection: OpaquePointer?) -> Int32 {
  cmhd_get_connection_info(connection, .CONNECTION_INFO_CONNECTION_FD)?.pointee.connect_fd ?? -1
}

/// The request line has come: the only moment at which the target can be seen before it is decoded.
private let noteTarget:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?)
    -> UnsafeMutableRawPointer? = { context, target, connection in
      guard let context, let target else { return nil }
      let socket = descriptor(connection)
      // Not known only if the warden has given it up in the very moment; the request then fails.
      guard let known = server(context).parts?.warden.connection(socket) else { return nil }
      return Unmanaged.passRetained(Exchange(known, target: bytes(target))).toOpaque()
    }

/// The request is over in any way; the exchange's reference is taken back.
private let endExchange: MHD_RequestCompletedCallback = { context, _, request, code in
  guard let context, let pointer = request?.pointee else { return }
  request?.pointee = nil
  let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
  server(context).end(exchange, isAborted: code == .REQUEST_TERMINATED_WITH_ERROR)
}

/// A connection begins or ends; at its end the socket is still open.
private let noteConnection: MHD_NotifyConnectionCallback = { context, connection, _, code in
  guard let context, code == .CONNECTION_NOTIFY_CLOSED else { return }
  server(context).parts?.warden.forget(descriptor(connection))
}

/// The request proper: once for the header, once for each piece of the body, once at its end, and
/// once more when a suspended connection was resumed.
private let takeRequest: MHD_AccessHandlerCallback = {
  context,
  connection,
  url,
  method,
  version,
  data,
  size,
  request in
  guard let context, let connection, let url, let method, let version, let size,
    let pointer = request?.pointee
  else { return .NO }
  let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
  let server = server(context)
  let step: HTTPServer.Step
  if !exchange.hasHead {
    step = server.takeHead(head(connection, url, method, version, exchange), exchange)
  } else if let data, size.pointee > 0 {
    step = server.takeBody(UnsafeRawBufferPointer(start: data, count: size.pointee), exchange)
    size.pointee = 0
  } else {
    step = server.finish(exchange, ConnectionHandle(pointer: connection))
  }
  switch step {
  case .proceed, .wait:
    return .YES
  case .answer(let response):
    return queue(server.prepared(response, exchange), connection, exchange)
  case .cut(let response):
    sendAtOnce(descriptor(connection), response.wireBytes)
    return .NO
  }
}

// MARK: - Copying a request out

private func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

private func head(
  _ connection: OpaquePointer,
  _ url: UnsafePointer<CChar>,
  _ method: UnsafePointer<CChar>,
  _ version: UnsafePointer<CChar>,
  _ exchange: Exchange
) -> RequestHead {
  var fields: [(name: [UInt8], value: [UInt8])] = []
  withUnsafeMutablePointer(to: &fields) { list in
    _ = MHD_get_connection_values_n(connection, .HEADER_KIND, addField, list)
  }
  return RequestHead(
    method: bytes(method),
    target: exchange.target,
    version: String(cString: version),
    fields: fields,
    remote: exchange.connection.remote,
    layout: layout(connection, url - method, version - method, method)
  )
}

/// Called for each field during one `MHD_get_connection_values_n`, with the list on its caller's stack.
private let addField: MHD_KeyValueIteratorN = { list, _, name, nameSize, value, valueSize in
  guard let name, let list = list?.assumingMemoryBound(to: [(name: [UInt8], value: [UInt8])].self)
  else { return .NO }
  let value = value.map { Array(UnsafeRawBufferPointer(start: $0, count: valueSize)) }
  list.pointee.append((Array(UnsafeRawBufferPointer(start: name, count: nameSize)), value ?? []))
  return .YES
}

/// The header's own memory, in the one version of the library whose layout `RequestHead` knows.
private func layout(
  _ connection: OpaquePointer,
  _ targetOffset: Int,
  _ versionOffset: Int,
  _ start: UnsafePointer<CChar>
) -> RequestHead.Layout? {
  guard String(cString: MHD_get_version()) == "0.9.75",
    let info = cmhd_get_connection_info(connection, .CONNECTION_INFO_REQUEST_HEADER_SIZE)
  else { return nil }
  let block = UnsafeRawBufferPointer(start: start, count: info.pointee.header_size)
  return RequestHead.Layout(
    block: Array(block),
    targetOffset: targetOffset,
    versionOffset: versionOffset
  )
}

// MARK: - Sending a response

/// A large body that libmicrohttpd asks for block by block; no second copy of it is made.
private final class BodyReader: Sendable {
  let bytes: [UInt8]
  let connection: Connection

  init(_ bytes: [UInt8], _ connection: Connection) {
    self.bytes = bytes
    self.connection = connection
  }
}

/// Up to this size one copy is cheaper than being called back.
private let copiedBody = 64 << 10

private func queue(
  _ response: HTTPResponse,
  _ connection: OpaquePointer,
  _ exchange: Exchange
) -> MHD_Result {
  guard let made = makeResponse(response.body, exchange) else { return .NO }
  defer { MHD_destroy_response(made) }
  for field in response.ownHeaders {
    guard MHD_add_response_header(made, field.name, field.value) == .YES else { return .NO }
  }
  if response.closesConnection { MHD_add_response_header(made, "Connection", "close") }
  return MHD_queue_response(connection, UInt32(response.status.code), made)
}

private func makeResponse(_ body: HTTPResponse.Body, _ exchange: Exchange) -> OpaquePointer? {
  switch body {
  case .none:
    return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
  case .bytes(var bytes) where bytes.count <= copiedBody:
    return bytes.withUnsafeMutableBytes {
      MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
    }
  case .bytes(let bytes):
    let reader = Unmanaged.passRetained(BodyReader(bytes, exchange.connection))
    let response = MHD_create_response_from_callback(
      UInt64(bytes.count),
      copiedBody,
      readBody,
      reader.toOpaque(),
      freeBody
    )
    if response == nil { reader.release() }
    return response
  }
}

/// Copies the next block of a body into libmicrohttpd's buffer.
private let readBody: MHD_ContentReaderCallback = { context, position, buffer, room in
  guard let context, let buffer else { return -2 }
  let reader = Unmanaged<BodyReader>.fromOpaque(context).takeUnretainedValue()
  let start = Int(position)
  guard start < reader.bytes.count else { return -1 }
  let count = min(room, reader.bytes.count - start)
  reader.bytes.withUnsafeBytes { source in
    UnsafeMutableRawBufferPointer(start: buffer, count: count)
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<start + count]))
  }
  reader.connection.count(count)
  return count
}

/// The response is gone, and so is the body's last reader.
private let freeBody: MHD_ContentReaderFreeCallback = { context in
  guard let context else { return }
  Unmanaged<BodyReader>.fromOpaque(context).release()
}
