// Every unsafe line of the module: where Swift meets the memory of libmicrohttpd and of the system.
// The module is built with strict memory safety, so such a line must say `unsafe` to compile, and a
// test sees to it that no other file says it. Nothing is decided here. Who owns what:
//
// - A daemon holds its server until it is stopped, so the context of every callback is alive.
// - libmicrohttpd holds an exchange from `noteTarget` to `endExchange`, which come once for every
//   request of which anything is told to us; and a body's source until `freeBody`.
// - A response is ours until queued; libmicrohttpd counts its own references, we drop ours at once.
// - A new thread takes over its body.
// - Pointers given to a call are good for that call only; whatever is kept is copied.
import CMicroHTTPD
import Glibc

private typealias Context = UnsafeMutableRawPointer
private typealias Link = OpaquePointer
private typealias Text = UnsafePointer<CChar>

/// Makes a reference to an object that C may hold.
private func lent(_ object: AnyObject) -> Context {
  unsafe Unmanaged.passRetained(object).toOpaque()
}

/// The object behind a reference that C goes on holding.
private func borrowed<Object: AnyObject>(_ context: Context?) -> Object? {
  unsafe context.map { unsafe Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
}

/// The object behind a reference that C gives back.
private func returned<Object: AnyObject>(_ context: Context?) -> Object? {
  unsafe context.map { unsafe Unmanaged<Object>.fromOpaque($0).takeRetainedValue() }
}

/// A running libmicrohttpd, whose functions may be called from any thread.
@safe struct Daemon: @unchecked Sendable {
  private let pointer: OpaquePointer
  private let context: Context

  /// Starts it for a server; nil if the system refuses.
  init?(_ server: HTTPServer, _ flags: UInt32, _ settings: [(MHD_OPTION, Int)]) {
    let callbacks = [
      (MHD_OPTION.URI_LOG_CALLBACK, unsafe unsafeBitCast(noteTarget, to: Int.self)),
      (.NOTIFY_COMPLETED, unsafe unsafeBitCast(endExchange, to: Int.self)),
      (.NOTIFY_CONNECTION, unsafe unsafeBitCast(noteConnection, to: Int.self)),
    ]
    let context = unsafe lent(server)
    let options = unsafe (settings + callbacks + [(.END, 0)]).map {
      unsafe MHD_OptionItem(option: $0, value: $1, ptr_value: context)
    }
    guard let pointer = unsafe cmhd_start_daemon(flags, takeRequest, context, options) else {
      let _: HTTPServer? = unsafe returned(context)
      return nil
    }
    unsafe (self.pointer, self.context) = (pointer, context)
  }

  /// Stops it, once only; no connection may be suspended.
  func stop() {
    unsafe MHD_stop_daemon(pointer)
    let _: HTTPServer? = unsafe returned(context)
  }

  /// Hands an accepted socket over; it is closed in any case, sooner (false) or later (true).
  func adopt(_ socket: Int32, _ peer: Peer) -> Bool {
    unsafe MHD_add_connection(pointer, socket, peer.storage, peer.length) == .YES
  }
}

/// A connection that can be put to sleep; while it sleeps libmicrohttpd does not free it.
@safe struct ConnectionHandle: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer

  /// On the connection's own thread, inside its callback.
  func suspend() { unsafe MHD_suspend_connection(pointer) }

  /// On any thread, once for each `suspend`.
  func resume() { unsafe MHD_resume_connection(pointer) }
}

private func socket(of link: Link?) -> Int32 {
  unsafe cmhd_get_connection_info(link, .CONNECTION_INFO_CONNECTION_FD)?.pointee.connect_fd ?? -1
}

/// The request line has come: the only moment at which the target can be seen before it is decoded.
///
/// The query is then emptied where it lies, in the connection's own buffer: we parse it ourselves,
/// and libmicrohttpd would record each parameter, and hang where the connection's memory is too small.
private let noteTarget: @convention(c) (Context?, Text?, Link?) -> Context? = {
  guard let server: HTTPServer = unsafe borrowed($0), let target = unsafe $1,
    let exchange = unsafe server.begin(socket(of: $2), target: bytes(target, strlen(target)))
  else { return nil }
  if let query = unsafe strchr(UnsafeMutablePointer(mutating: target), 0x3F) { unsafe query[1] = 0 }
  return unsafe lent(exchange)
}

/// The request is over in any way.
private let endExchange: MHD_RequestCompletedCallback = { context, _, request, code in
  guard let server: HTTPServer = unsafe borrowed(context),
    let exchange: Exchange = unsafe returned(request?.pointee)
  else { return }
  unsafe request?.pointee = nil
  server.end(exchange, isAborted: code == .REQUEST_TERMINATED_WITH_ERROR)
}

/// A connection begins or ends; at its end the socket is still open.
private let noteConnection: MHD_NotifyConnectionCallback = {
  guard $3 == .CONNECTION_NOTIFY_CLOSED, let server: HTTPServer = unsafe borrowed($0) else {
    return
  }
  server.parts?.warden.forget(unsafe socket(of: $1))
}

/// The request proper: once for the header, once for each piece of the body, once at its end, and
/// once more when a suspended connection was resumed.
private let takeRequest: MHD_AccessHandlerCallback = {
  guard let server: HTTPServer = unsafe borrowed($0), let connection = unsafe $1,
    let url = unsafe $2, let method = unsafe $3, let version = unsafe $4, let size = unsafe $6,
    let exchange: Exchange = unsafe borrowed($7?.pointee)
  else { return .NO }
  let step: HTTPServer.Step
  if !exchange.hasHead {
    step = server.takeHead(unsafe head(connection, url, method, version), exchange)
  } else if let data = unsafe $5, unsafe size.pointee > 0 {
    let piece = unsafe UnsafeRawBufferPointer(start: data, count: size.pointee)
    step = unsafe server.takeBody(piece, exchange)
    unsafe size.pointee = 0
  } else {
    step = server.finish(exchange, unsafe ConnectionHandle(pointer: connection))
  }
  switch step {
  case .proceed, .wait:
    return .YES
  case .answer(let response):
    return unsafe queue(BodySource(server.prepared(response, exchange), exchange), connection)
  case .cut(let response):
    sendAtOnce(exchange.connection.descriptor, response.wireBytes)
    return .NO
  }
}

private func bytes(_ start: Text?, _ count: Int) -> [UInt8] {
  unsafe start.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
}

/// Copies a request's header out.
private func head(_ link: Link, _ url: Text, _ method: Text, _ version: Text) -> RequestHead {
  var head = unsafe RequestHead(bytes(method, strlen(method)), String(cString: version))
  unsafe withUnsafeMutablePointer(to: &head.fields) {
    _ = unsafe MHD_get_connection_values_n(link, .HEADER_KIND, addField, $0)
  }
  if RequestHead.Layout.isKnown(unsafe String(cString: MHD_get_version())),
    let info = unsafe cmhd_get_connection_info(link, .CONNECTION_INFO_REQUEST_HEADER_SIZE)
  {
    let block = unsafe bytes(method, info.pointee.header_size)
    let (target, end) = unsafe (url - method, version - method)
    head.layout = .init(block: block, targetOffset: target, versionOffset: end)
  }
  return head
}

/// Called for each field during one `MHD_get_connection_values_n`, with the list on its caller's stack.
private let addField: MHD_KeyValueIteratorN = { context, _, name, nameSize, value, valueSize in
  let list = unsafe context?.assumingMemoryBound(to: [RequestHead.Field].self)
  unsafe list?.pointee.append((bytes(name, nameSize), bytes(value, valueSize)))
  return .YES
}

private func queue(_ source: BodySource, _ connection: Link) -> MHD_Result {
  guard let made = unsafe makeResponse(source) else { return .NO }
  defer { unsafe MHD_destroy_response(made) }
  if source.length == nil { unsafe cmhd_set_response_flags(made, BodySource.unknownLength) }
  for (name, value) in source.response.sentHeaders {
    guard unsafe MHD_add_response_header(made, name, value) == .YES else { return .NO }
  }
  return unsafe MHD_queue_response(connection, UInt32(source.response.status.code), made)
}

private func makeResponse(_ source: BodySource) -> OpaquePointer? {
  if var bytes = source.shortBytes {
    return unsafe MHD_create_response_from_buffer(bytes.count, &bytes, .RESPMEM_MUST_COPY)
  }
  let (size, block, context) = unsafe (source.length ?? .max, BodySource.blockSize, lent(source))
  let made = unsafe MHD_create_response_from_callback(size, block, readBody, context, freeBody)
  if unsafe made == nil { unsafe freeBody(context) }
  return unsafe made
}

/// Copies the next block of a body into libmicrohttpd's buffer.
private let readBody: MHD_ContentReaderCallback = { context, position, buffer, room in
  guard let source: BodySource = unsafe borrowed(context), let buffer = unsafe buffer,
    let block = source.block(at: position, upTo: room)
  else { return -1 }
  unsafe UnsafeMutableRawBufferPointer(start: buffer, count: room).copyBytes(from: block)
  return block.count
}

/// The response is gone, and so is the body's last reader.
private let freeBody: MHD_ContentReaderFreeCallback = { let _: BodySource? = unsafe returned($0) }

/// Starts a detached thread; false if the system has none to give.
package func startThread(stackSize: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
  var (thread, attributes) = (pthread_t(), pthread_attr_t())
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setstacksize(&attributes, max(stackSize, 64 << 10))
  let context = unsafe lent(ThreadBody(body))
  let code = unsafe pthread_create(&thread, &attributes, runThread, context)
  if code == 0 { pthread_detach(thread) } else { let _: ThreadBody? = unsafe returned(context) }
  return code == 0
}

private let runThread: @convention(c) (Context?) -> Context? = {
  (unsafe returned($0) as ThreadBody?)?.run()
  return nil
}

/// What the last failed call reports, in the system's words.
func lastSystemError() -> String { unsafe String(cString: strerror(errno)) }

/// Takes one from an event descriptor's count; false if there is none.
func takeEvent(_ descriptor: Int32) -> Bool {
  var value: UInt64 = 0
  return unsafe eventfd_read(descriptor, &value) == 0
}

/// `poll`: on how many of the descriptors something has happened.
func poll(_ requests: inout [pollfd], milliseconds: Int32) -> Int32 {
  unsafe poll(&requests, nfds_t(requests.count), milliseconds)
}

/// `epoll_ctl`.
func changeEpoll(_ set: Int32, _ how: Int32, _ watched: Int32, _ events: UInt32, _ id: UInt64) {
  var event = unsafe epoll_event(events: events, data: epoll_data(u64: id))
  unsafe epoll_ctl(set, how, watched, &event)
}

/// `epoll_wait`: the numbers of the descriptors on which something has happened.
func waitForEpoll(_ set: Int32, milliseconds: Int32) -> [UInt64] {
  var events = unsafe [epoll_event](repeating: epoll_event(), count: 128)
  let count = unsafe epoll_wait(set, &events, Int32(events.count), milliseconds)
  return unsafe events.prefix(max(0, Int(count))).map { unsafe $0.data.u64 }
}

/// `openat`, for reading.
func openFile(_ name: String, in folder: Int32 = AT_FDCWD, flags: Int32) -> Int32 {
  unsafe openat(folder, name, O_RDONLY | O_CLOEXEC | flags)
}

/// `read`, of as much as there is room for; how much that was, negative on failure.
func readBytes(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int {
  unsafe read(descriptor, &bytes, bytes.count)
}

/// `getsockname` or `getpeername`.
func peer(of socket: Int32, isOurEnd: Bool) -> Peer {
  let call = unsafe isOurEnd ? getsockname : getpeername
  var peer = Peer()
  if unsafe call(socket, &peer.storage, &peer.length) != 0 { peer.length = 0 }
  return peer
}

/// `bind`, to an address that may have been in use a moment ago.
func bindSocket(_ socket: Int32, to peer: Peer) -> Bool {
  var yes: Int32 = 1
  unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
  return unsafe bind(socket, peer.storage, peer.length) == 0
}

/// `getnameinfo`, in digits: host and port, each ended by NUL; nil if there is no address.
func digits(of peer: Peer) -> (host: [CChar], port: [CChar])? {
  var (host, port) = ([CChar](repeating: 0, count: 256), [CChar](repeating: 0, count: 16))
  let flags = NI_NUMERICHOST | NI_NUMERICSERV
  let code = unsafe getnameinfo(peer.storage, peer.length, &host, 256, &port, 16, flags)
  return code == 0 ? (host, port) : nil
}

/// `getaddrinfo`: where one can listen on a host; the complaint if nowhere.
func findPeers(_ host: String, _ port: UInt16) -> (peers: [Peer], complaint: String?) {
  var (hints, peers) = unsafe (addrinfo(), [Peer]())
  unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
  var found: UnsafeMutablePointer<addrinfo>?
  let code = unsafe getaddrinfo(host, String(port), &hints, &found)
  guard code == 0 else { return ([], unsafe String(cString: gai_strerror(code))) }
  defer { unsafe freeaddrinfo(found) }
  var next = unsafe found
  while let entry = unsafe next?.pointee {
    var peer = unsafe Peer(length: entry.ai_addrlen)
    unsafe memcpy(&peer.storage, entry.ai_addr, Int(entry.ai_addrlen))
    peers.append(peer)
    unsafe next = entry.ai_next
  }
  return (peers, nil)
}

/// `send`, of what the socket takes at once.
func sendAtOnce(_ socket: Int32, _ bytes: [UInt8]) {
  _ = unsafe send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
}
