#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread of the operating system.
struct GradeThread {
  /// The system refused another thread.
  struct Refused: Error {}

  private let id: pthread_t

  /// Room for what a thread has under way; some systems give far less by themselves.
  private static let stackSize = 8 << 20

  /// Starts a thread.
  static func start(_ body: @escaping @Sendable () -> Void) throws(Refused) -> GradeThread {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let task = Unmanaged.passRetained(Task(body))
    #if canImport(Darwin)
      var id: pthread_t?
      let result = pthread_create(&id, &attributes, { Self.run($0) }, task.toOpaque())
    #else
      var id = pthread_t()
      let result = pthread_create(&id, &attributes, { $0.flatMap { GradeThread.run($0) } }, task.toOpaque())
    #endif
    guard result == 0 else {
      task.release()
      throw Refused()
    }
    #if canImport(Darwin)
      guard let id else { throw Refused() }
    #endif
    return GradeThread(id: id)
  }

  /// Waits for its end.
  func join() { pthread_join(id, nil) }

  private static func run(_ task: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Task>.fromOpaque(task).takeRetainedValue().body()
    return nil
  }

  private final class Task {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

/// A lock with a bell: whoever waits looks again whenever it rings.
///
/// `@unchecked` because the two system objects are made for use from many threads and never move.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(bell, nil)
  }

  deinit {
    pthread_cond_destroy(bell)
    pthread_mutex_destroy(mutex)
    bell.deallocate()
    mutex.deallocate()
  }

  /// Waits until `body` gives something; it is asked under the lock, at once and after every ring.
  func wait<Result>(_ body: () -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body() { return result }
      pthread_cond_wait(bell, mutex)
    }
  }

  /// Changes something under the lock and rings.
  func change(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_cond_broadcast(bell)
    pthread_mutex_unlock(mutex)
  }
}
