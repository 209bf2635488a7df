/// What other languages and libraries call the things that are words here.
///
/// Who writes `mutex` or `create_task` has not mistyped anything: no distance between letters tells what
/// was meant.
enum OtherWords {
  /// The words of ours that someone may mean, the likelier first, by the word in lower case.
  private static let ours: [String: [String]] = [
    // Operations.
    "log": ["print"], "echo": ["print"], "say": ["print"], "write": ["print"], "println": ["print"],
    "console.log": ["print"], "comment": ["note"], "remark": ["note"], "_comment": ["note"],
    "asyncio.sleep": ["sleep"], "await asyncio.sleep": ["sleep"], "await sleep": ["sleep"],
    "delay": ["sleep"], "pause": ["sleep"], "time.sleep": ["work"], "compute": ["work"],
    "busy": ["work"], "cpu": ["work"], "pass": ["yield"], "checkpoint": ["yield"],
    "create_task": ["spawn"], "asyncio.create_task": ["spawn"], "ensure_future": ["spawn"],
    "start": ["spawn"], "start_soon": ["spawn"], "launch": ["spawn"], "go": ["spawn"],
    "fork": ["spawn"], "call": ["await"], "run": ["await"], "join_all": ["gather"],
    "all": ["gather"], "promise.all": ["gather"], "asyncio.gather": ["gather"],
    "select": ["wait"], "race": ["wait"], "asyncio.wait": ["wait"],
    "asyncio.wait_for": ["wait_for"], "fail_after": ["timeout"], "asyncio.timeout": ["timeout"],
    "taskgroup": ["group"], "task_group": ["group"], "asyncio.taskgroup": ["group"],
    "nursery": ["group"], "unset": ["clear"], "reset": ["clear"], "lock": ["with", "acquire"],
    "async with": ["with"], "synchronized": ["with"], "unlock": ["release"],
    "notify_all": ["notify"], "send": ["put"], "push": ["put"], "enqueue": ["put"],
    "receive": ["get"], "recv": ["get"], "pop": ["get"], "dequeue": ["get"],
    "set_result": ["resolve"], "set_exception": ["reject"], "assign": ["let"], "var": ["let"],
    "const": ["let"], "loop": ["repeat"], "times": ["repeat"], "foreach": ["for"],
    "for_each": ["for"], "throw": ["raise"], "error": ["raise", "error"],
    // What stands beside an operation.
    "timeout": ["up_to"], "seconds": ["up_to"], "do": ["steps"], "body": ["steps"],
    "into": ["as"], "result": ["as"], "to": ["as"], "msg": ["message"], "arguments": ["args"],
    "params": ["args"], "parameters": ["params", "args"], "name": ["id"], "item": ["value"],
    "catch": ["except"], "return_when": ["until"], "count": ["n"], "otherwise": ["else"],
    // Keys of graphs, tasks and options.
    "depends_on": ["after"], "dependencies": ["after"], "needs": ["after"], "requires": ["after"],
    "coroutine": ["run"], "function": ["run"], "vars": ["variables"], "state": ["variables"],
    "globals": ["variables"], "functions": ["coroutines"], "title": ["name"],
    "max_steps": ["limits", "steps"], "max_tasks": ["tasks"],
    // Functions.
    "length": ["len"], "tostring": ["str"], "string": ["str"], "parseint": ["int"], "time": ["now"],
    "current_task": ["task"], "isset": ["is_set"], "qsize": ["size"], "islocked": ["locked"],
    // Kinds of objects.
    "mutex": ["lock"], "rlock": ["lock"], "sem": ["semaphore"], "flag": ["event"],
    "signal": ["event"], "promise": ["future"], "deferred": ["future"], "channel": ["queue"],
    "fifo_queue": ["queue"], "stack": ["lifo_queue"], "heap": ["priority_queue"],
    "condition_variable": ["condition"], "latch": ["barrier"],
  ]

  /// The word of ours that another word stands for, where it is one of those that are possible.
  static func word(for other: String, among possible: some Sequence<String>) -> String? {
    guard let ours = ours[other.lowercased()] else { return nil }
    return ours.first { possible.contains($0) }
  }
}
