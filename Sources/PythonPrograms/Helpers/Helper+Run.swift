extension Helper {
  func runText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    let deep = writer.features.isRecursive ? "\n    sys.setrecursionlimit(20_000)" : ""
    return """
      def \(n[.run])():
          \"\"\"Run the tasks to their end, and tell the shell whether all went well.\"\"\"
          if sys.version_info < (3, 13):
              print("warning: before Python 3.13 some lines may come in another order", file=sys.stderr)\(deep)
          loop = \(n[.loop])(real="--real" in sys.argv[1:])
          roots = loop.run_until_complete(\(n[.main])())
          loop.run_forever()
          unseen = [task for task in loop.tasks if task._log_traceback]
          for task in unseen:
              print(f"Task {task.get_name()} failed, and nobody asked:", file=sys.stderr)
              traceback.print_exception(task.exception())
          went_well = all(not task.cancelled() and task.exception() is None for task in roots)
          sys.exit(0 if went_well and not unseen else 1)


      if __name__ == "__main__":
          \(n[.run])()
      """
  }
}
