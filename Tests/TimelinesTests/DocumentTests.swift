import CooperativeLoop
import Testing
import Timelines

/// What people paste into documents: Mermaid and DOT.
struct DocumentTests {
  private func mermaid(_ timeline: Timeline) -> String {
    String(decoding: timeline.mermaid(), as: UTF8.self)
  }

  private func dot(_ timeline: Timeline) -> String {
    String(decoding: timeline.dot(), as: UTF8.self)
  }

  /// A main task that gathers two, of which one fails.
  private func family() -> Timeline {
    let run = Recording()
    let loop = run.loop
    let nap = Script(parts: [sleeping(loop, .seconds(1)), printing(loop, "rested")])
    let bad = Script(parts: [yielding(), doing { throw Bang() }])
    run.task(
      "main",
      awaiting { loop.gather([loop.spawn(nap, named: "nap"), loop.spawn(bad, named: "bad")]) }
    )
    return run.run()
  }

  @Test
  func `a sequence shows who woke whom, when, and what was printed`() {
    #expect(
      mermaid(family()) == """
        sequenceDiagram
          title test
          participant loop as (loop)
          participant t0 as main
          participant t1 as nap
          participant t2 as bad
          t0->>t1: spawns
          t0->>t2: spawns
          Note over t2: ends with Bang
          loop-->>t0: wakes - gathered
          Note over t0: ends with Bang
          loop-->>t1: 1 s - wakes - sleep is over
          Note over t1: prints rested
          Note over loop,t2: All tasks ended, but 'main' failed with Bang#58; it went bang.

        """
    )
  }

  @Test
  func `a graph shows who awaited whom, and who made whom`() {
    #expect(
      dot(family()) == """
        digraph timeline {
          label="test: who awaited whom";
          labelloc=t;
          node [shape=box, style=rounded];
          t0 [label="main\\nfailed", style="rounded,bold"];
          t1 [label="nap\\ndone"];
          t2 [label="bad\\nfailed", style="rounded,bold"];
          t0 -> t1;
          t0 -> t2;
          t0 -> t1 [label="spawned", style=dashed, arrowhead=empty];
          t0 -> t2 [label="spawned", style=dashed, arrowhead=empty];
        }

        """
    )
  }

  @Test
  func `polls are counted, and holders close the circle of a deadlock`() {
    let run = Recording()
    let loop = run.loop
    let waiter = Waiter(named: "flag")
    let lock = Event(on: loop, named: "lock")
    run.describer = StubDescriber(holding: [0: [TaskID(index: 0)]])
    run.task("poller", awaiting { waiter }, awaiting { lock.wait() })
    run.task("setter", yielding(), doing { waiter.isSet = true })
    let text = dot(run.run())
    #expect(text.contains("  t0 -> o1 [label=\"polls 2 times\"];\n"))
    #expect(text.contains("  o0 -> t0 [label=\"held by\", style=dotted];\n"))
    #expect(text.contains("  t0 [label=\"poller\\nwaiting\", style=\"rounded,dotted\"];\n"))
  }

  @Test(arguments: [
    ("\"]; x", #"\"]; x"#), ("back\\", #"back\\"#), ("\\N\\G", #"\\N\\G"#),
    ("<b>&amp;", "<b>&amp;amp;"),
    ("a\nb", #"a\\nb"#), ("日本", "日本"), ("\u{202E}x", #"\\u{202E}x"#),
    (String(repeating: "n", count: 200), String(repeating: "n", count: 59) + "…"),
  ])
  func `a name cannot leave its quotes in DOT`(_ name: String, _ written: String) {
    let run = Recording()
    run.task(name)
    #expect(dot(run.run()).contains("  t0 [label=\"\(written)\\ndone\"];\n"))
  }

  @Test(arguments: [
    ("a;b#c", "a#59;b#35;c"), ("end", "end"), ("<i>%%{x}", "#60;i#62;#37;#37;#123;x#125;"),
    ("wrap: x", "wrap#58; x"), ("", "#32;"), ("ﬂ°lt¶ß", "#64258;°lt#182;ß"), ("日本 👍", "日本 👍"),
    ("a\nb", "a#92;nb"), ("$$x", "#36;#36;x"),
  ])
  func `a name means nothing in Mermaid`(_ name: String, _ written: String) {
    let run = Recording()
    run.task(name, printing(run.loop, "x"))
    #expect(mermaid(run.run()).contains("  participant t0 as \(written)\n"))
  }

  @Test
  func `a huge run gives a small document that says what it leaves out`() {
    let run = Recording()
    let loop = run.loop
    let event = Event(on: loop, named: "go")
    for index in 0..<2000 {
      run.task(
        "<task & number> \(index)",
        awaiting { event.wait() },
        printing(loop, "<<<<<<<<<<<<<")
      )
    }
    run.task("main", sleeping(loop, .seconds(1)), doing { event.set() })
    let timeline = run.run()
    let sequence = mermaid(timeline)
    #expect(sequence.count < 50_000)
    #expect(sequence.contains("more wakes, lines and ends are left out"))
    #expect(sequence.contains("  participant t0 as "))
    let graph = dot(timeline)
    #expect(
      graph.contains(
        "label=\"test: who awaited whom\\n1701 tasks are left out\\n1700 waits are left out\""
      )
    )
    #expect(graph.utf8.count < 50_000)
  }

  @Test
  func `a gather of thousands is not drawn thousands of times`() {
    let run = Recording()
    let loop = run.loop
    run.task("main", awaiting { loop.gather((0..<5000).map { _ in loop.sleep(for: .zero) }) })
    let graph = dot(run.run())
    #expect(graph.contains("4700 waits are left out"))
    #expect(graph.utf8.count < 80_000)
  }

  @Test
  func `no tasks is a diagram all the same`() {
    let timeline = Recording().run()
    #expect(
      mermaid(timeline).hasPrefix("sequenceDiagram\n  title test\n  participant loop as (loop)\n")
    )
    #expect(dot(timeline).hasSuffix("  node [shape=box, style=rounded];\n}\n"))
  }
}
