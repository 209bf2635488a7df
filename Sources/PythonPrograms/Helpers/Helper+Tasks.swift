import TaskGraphs

extension Helper {
  func taskText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    return switch self {
    case .numbered: numberedText(writer)
    case .startTask: startText(writer)
    case .startNamed:
      """
      def \(n[.startNamed])(name, arguments, id=None, create_task=asyncio.create_task):
          \"\"\"Start a task that runs the coroutine of that name.\"\"\"
          coroutine = \(n[.callNamed])(name, arguments)
          id = \(n[.numbered])(name) if id is None else id
          return \(n[.startTask])(coroutine, id, create_task)
      """
    case .callNamed: callNamedText(writer)
    default:
      """
      def \(n[.taskNamed])(name):
          \"\"\"The task of that name.\"\"\"
          if name not in \(n[.tasks]):
              raise NameError(f"no task is named '{name}'")
          return \(n[.tasks])[name]
      """
    }
  }

  private func callNamedText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    return """
      def \(n[.callNamed])(name, arguments):
          \"\"\"Call the coroutine of that name, once it has all its arguments and no other.\"\"\"
          if name not in \(n[.coroutines]):
              raise NameError(f"no coroutine is named '{name}'")
          function, parameters = \(n[.coroutines])[name]
          for parameter in parameters:
              if parameter not in arguments:
                  raise TypeError(f"{name}() is missing argument '{parameter}'")
          for argument in arguments:
              if argument not in parameters:
                  raise TypeError(f"{name}() has no argument '{argument}'")
          return function(*(arguments[parameter] for parameter in parameters))


      \(writer.coroutineTable)
      """
  }

  private func numberedText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    guard writer.naming.findsAll else {
      return """
        def \(n[.numbered])(name):
            \"\"\"The next of NAME-1, NAME-2 and so on.\"\"\"
            \(n[.counts])[name] += 1
            return f"{name}-{\(n[.counts])[name]}"
        """
    }
    let isTabled = writer.needs.contains(.reserved)
    let notReserved = isTabled ? " and numbered not in \(n[.reserved])" : ""
    return """
      def \(n[.numbered])(name):
          \"\"\"The next of NAME-1, NAME-2 and so on that is free.\"\"\"
          while True:
              \(n[.counts])[name] += 1
              numbered = f"{name}-{\(n[.counts])[name]}"
              if numbered not in \(n[.tasks])\(notReserved):
                  return numbered
      """
  }

  private func startText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    let reserved = writer.needs.contains(.reserved) ? " or name in \(n[.reserved])" : ""
    return """
      def \(n[.startTask])(coroutine, name, create_task=asyncio.create_task):
          \"\"\"Start a task under a name that no other has.\"\"\"
          if name in \(n[.tasks])\(reserved):
              coroutine.close()
              raise RuntimeError(f"a task named '{name}' exists")
          task = \(n[.tasks])[name] = create_task(coroutine, name=name)
          return task
      """
  }

  func namedText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    return switch self {
    case .futureNamed: futureNamedText(writer)
    case .targetNamed:
      """
      def \(n[.targetNamed])(name, inline=False):
          \"\"\"The task or the future of that name; a coroutine is put into a task, or run inline.\"\"\"
          if name not in \(n[.coroutines]):
              return \(n[.futureNamed])(name)
          coroutine = \(n[.callNamed])(name, {})
          return coroutine if inline else \(n[.startTask])(coroutine, \(n[.numbered])(name))
      """
    case .awaitNamed: writer.features.awaitsOnlyTasks ? awaitTaskText(n) : awaitText(n)
    case .objectNamed:
      """
      def \(n[.objectNamed])(name):
          \"\"\"The object of that name.\"\"\"
          if name not in \(n[.objects]):
              raise NameError(f"no object is named '{name}'")
          return \(n[.objects])[name]
      """
    default:
      """
      def \(n[.objectFor])(operation, method, name):
          \"\"\"The object of that name, where it is of a kind that the operation takes.\"\"\"
          thing = \(n[.objectNamed])(name)
          if not hasattr(thing, method):
              raise TypeError(f"cannot {operation} the {\(n[.kinds])[name]} '{name}'")
          return thing
      """
    }
  }

  private func futureNamedText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    guard writer.features.hasFutures else {
      return """
        def \(n[.futureNamed])(name):
            \"\"\"The task of that name: there are no futures.\"\"\"
            return \(n[.taskNamed])(name)
        """
    }
    return """
      def \(n[.futureNamed])(name):
          \"\"\"The task or the future of that name.\"\"\"
          thing = \(n[.objects]).get(name)
          return thing if isinstance(thing, asyncio.Future) else \(n[.taskNamed])(name)
      """
  }

  private func awaitTaskText(_ n: ProgramNames) -> String {
    """
    async def \(n[.awaitNamed])(name):
        \"\"\"Await the task of that name.\"\"\"
        if name not in \(n[.tasks]):
            raise NameError(f"no object is named '{name}'")
        return await \(n[.tasks])[name]
    """
  }

  private func awaitText(_ n: ProgramNames) -> String {
    """
    async def \(n[.awaitNamed])(name, arguments=None):
        \"\"\"Await the task, the coroutine or the object of that name.\"\"\"
        if name in \(n[.tasks]):
            return await \(n[.tasks])[name]
        if name in \(n[.coroutines]):
            return await \(n[.callNamed])(name, arguments or {})
        thing = \(n[.objectNamed])(name)
        if \(n[.kinds])[name] in ("event", "condition", "barrier"):
            return await thing.wait()
        if not hasattr(thing, "__await__"):
            raise TypeError(f"cannot await the {\(n[.kinds])[name]} '{name}'")
        return await thing
    """
  }

  func groupText(_ n: ProgramNames) -> String {
    switch self {
    case .openGroup:
      """
      def \(n[.openGroup])(name, group):
          \"\"\"Make a group known by its name here, and in all that is awaited or started from here.\"\"\"
          \(n[.groups]).set({**\(n[.groups]).get(), name: group})
      """
    case .groupNamed:
      """
      def \(n[.groupNamed])(name):
          \"\"\"The group of that name.\"\"\"
          if name not in \(n[.groups]).get():
              raise NameError(f"no group is named '{name}'")
          return \(n[.groups]).get()[name]
      """
    default:
      """
      def \(n[.ownGroups])(function):
          \"\"\"Keep the groups that a call opens from its caller.\"\"\"

          @functools.wraps(function)
          async def call(*arguments, **named):
              token = \(n[.groups]).set(\(n[.groups]).get())
              try:
                  return await function(*arguments, **named)
              finally:
                  \(n[.groups]).reset(token)

          return call
      """
    }
  }
}

extension ProgramWriter {
  /// The coroutines by name, each with its function and its parameters.
  var coroutineTable: String {
    let items = graph.coroutines.enumerated().map { index, coroutine in
      let parameters = coroutine.parameters.map { PythonLiteral.text($0) }
      let list = "[" + parameters.joined(separator: ", ") + "]"
      return Piece("\(PythonLiteral.text(coroutine.name)): (\(names.coroutines[index]), \(list))")
    }
    let table = part { code.line(Piece("\(names[.coroutines]) = {", items, "}")) }
    return String(table.dropLast())
  }

  /// The table of names that no task may have: those of objects and coroutines.
  var reservedTable: [Helper] {
    graph.objects.isEmpty && graph.coroutines.isEmpty ? [] : [.reserved]
  }
}
