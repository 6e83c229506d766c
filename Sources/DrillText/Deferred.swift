import Synchronization

/// A value that is made when it is first asked for, once for all copies.
///
/// What takes long and is not needed at once need not be waited for. Whoever asks while another thread makes the
/// value waits for that thread.
public final class Deferred<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case pending(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  /// Puts off making a value.
  public init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.pending(make))
  }

  /// Holds a value that is made already.
  public init(_ value: Value) {
    state = Mutex(.made(value))
  }

  /// The value, made now if it has not been yet.
  public var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .pending(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
