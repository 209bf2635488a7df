import CooperativeLoop

// The parts of a run's state by their own names: each is a plain load or store, where a stored `var` of
// the class would cost a run-time check of exclusive access each time.

extension GraphMachine {
  var variables: [Value] {
    @inline(__always) _read { yield state.value.variables }
    @inline(__always) _modify { yield &state.value.variables }
  }

  var named: [Name: Named] {
    @inline(__always) _read { yield state.value.named }
    @inline(__always) _modify { yield &state.value.named }
  }

  var frames: [Frame] {
    @inline(__always) _read { yield state.value.frames }
    @inline(__always) _modify { yield &state.value.frames }
  }

  var freeFrames: [UInt32] {
    @inline(__always) _read { yield state.value.freeFrames }
    @inline(__always) _modify { yield &state.value.freeFrames }
  }

  var results: [Value?] {
    @inline(__always) _read { yield state.value.results }
    @inline(__always) _modify { yield &state.value.results }
  }

  var errors: [UInt32: Raised] {
    @inline(__always) _read { yield state.value.errors }
    @inline(__always) _modify { yield &state.value.errors }
  }

  var futureResults: [FutureID: Value] {
    @inline(__always) _read { yield state.value.futureResults }
    @inline(__always) _modify { yield &state.value.futureResults }
  }

  var futureErrors: [FutureID: Raised] {
    @inline(__always) _read { yield state.value.futureErrors }
    @inline(__always) _modify { yield &state.value.futureErrors }
  }

  var reads: [(index: Int, value: Value)] {
    @inline(__always) _read { yield state.value.reads }
    @inline(__always) _modify { yield &state.value.reads }
  }
}
