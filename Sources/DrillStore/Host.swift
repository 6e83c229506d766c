#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program asks the machine about: its environment, its own place and the time of day.
public enum Host {
  /// An environment variable, unless it is missing or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The path of the running program, with links followed.
  public static var executable: String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
      guard count > 0 else { return nil }
      return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let path = realpath(buffer, nil) else { return nil }
      defer { free(path) }
      return String(cString: path)
    #endif
  }

  /// The name of whoever is logged in.
  public static var user: String {
    if let name = variable("USER") ?? variable("LOGNAME") { return name }
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
    return "me"
  }

  /// The local time of day with its offset, by ISO 8601, such as `2026-03-01T09:20:00+08:00`.
  public static var localTime: String {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return "1970-01-01T00:00:00+00:00" }
    let offset = abs(Int(parts.tm_gmtoff)) / 60
    let date = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    let sign = parts.tm_gmtoff < 0 ? "-" : "+"
    return "\(date)T\(clock)\(sign)\(two(Int32(offset / 60))):\(two(Int32(offset % 60)))"
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
