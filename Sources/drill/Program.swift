import DrillStore
import DrillTerminal
import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The `drill` command.
@main
struct Program {
  /// Every command, in the order of the help page.
  static var commands: [any Command.Type] {
    [
      MenuCommand.self,
      ListCommand.self,
      PlayCommand.self,
      NextCommand.self,
      TodayCommand.self,
      MistakesCommand.self,
      ProgressCommand.self,
      TypingCommand.self,
      ResumeCommand.self,
      ShowCommand.self,
      SessionsCommand.self,
      ReviewCommand.self,
      DisputeCommand.self,
      CalibrateCommand.self,
      RegradeCommand.self,
      SheetCommand.self,
      ReportCommand.self,
      GradeCommand.self,
      CheckCommand.self,
      NewCommand.self,
      CollectCommand.self,
      VerifyCommand.self,
      ForgetCommand.self,
      DoctorCommand.self,
      CompletionsCommand.self,
      HelpCommand.self,
    ]
  }

  static func main() {
    Signals.ignoreWriteErrors()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  static func run(_ words: [String]) -> ExitCode {
    var context = Context()
    do {
      let call = try CommandCall(words, context: &context)
      try Charset.check(in: context)
      return try call.command.run(call.arguments, in: context)
    } catch let failure as Failure {
      context.complain(failure)
      return failure.code
    } catch let error as StoreError {
      let failure = Failure(error)
      context.complain(failure)
      return failure.code
    } catch {
      context.console.talk("drill: \(error)\n")
      return .badData
    }
  }
}

/// How the program ends.
enum ExitCode: Int32 {
  /// Done, and passed.
  case done = 0
  /// Not passed, or something was found.
  case notPassed = 1
  /// The command line was not understood.
  case usage = 2
  /// What was read is not as it should be.
  case badData = 65
  /// What was asked for does not exist.
  case missing = 66
  /// A file or folder cannot be made.
  case cannotCreate = 73
  /// A file cannot be written.
  case cannotWrite = 74
  /// The terminal was closed.
  case hungUp = 129
  /// Ctrl-C.
  case interrupted = 130
  /// Nobody reads the output any more.
  case outputClosed = 141
  /// A request to end.
  case terminated = 143

  init(_ signal: StopSignal) {
    switch signal {
    case .interrupt: self = .interrupted
    case .terminate: self = .terminated
    case .hangUp: self = .hungUp
    }
  }
}

/// Why a command cannot go on.
struct Failure: Error {
  let code: ExitCode
  let message: Words
  let advice: Words?

  init(_ code: ExitCode, _ message: Words, advice: Words? = nil) {
    self.code = code
    self.message = message
    self.advice = advice
  }

  init(_ error: StoreError) {
    let code: ExitCode =
      switch error.kind {
      case .missing: .missing
      case .badData: .badData
      case .cannotCreate: .cannotCreate
      case .cannotWrite: .cannotWrite
      }
    self.init(code, error.message, advice: error.advice)
  }
}
