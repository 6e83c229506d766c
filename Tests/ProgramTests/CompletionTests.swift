import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Completions asked of the shells themselves, and the manual page of its formatter; each where it is installed.
@Suite struct CompletionTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let program = BuiltProgram.path
    let folder = program.split(separator: "/").dropLast().joined(separator: "/")
    sandbox.environment["PATH"] = "/\(folder):/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin"
    for shell in ["bash", "zsh", "fish"] {
      try sandbox.write(try sandbox.run("completions", shell).output, to: "drill.\(shell)")
    }
  }

  /// What is completed, and some of what must and must not be offered.
  static let cases: [(line: String, has: [String], lacks: [String])] = [
    ("drill ", ["play", "mistakes", "completions"], ["first-call", "--lang"]),
    ("drill pl", ["play"], ["list"]),
    ("drill play ", ["first-call", "chat-line"], ["play"]),
    ("drill play --exam fi", ["first-call"], ["chat-line"]),
    ("drill --lang zh play fi", ["first-call"], ["chat-line"]),
    ("drill play --pa", ["--pace"], ["--exam"]),
    ("drill play --pace ", ["slow", "normal", "fast", "instant"], ["first-call"]),
    ("drill play first-call --seed 3 --no-", ["--no-timer", "--no-color"], ["--exam"]),
    ("drill show ", ["-first-call-"], ["chat-line"]),
    ("drill completions ", ["bash", "zsh", "fish"], ["drills"]),
    ("drill help mis", ["mistakes"], ["play"]),
    ("drill list --lang ", ["en", "zh"], ["list"]),
    ("drill check lib", ["library"], ["first-call"]),
  ]

  @Test(arguments: cases) func bash(line: String, has: [String], lacks: [String]) throws {
    _ = try sandbox.run("play", "first-call", input: "Hello\n")
    let script = """
      source ./drill.bash
      read -ra COMP_WORDS <<< "$LINE"
      [[ $LINE == *" " ]] && COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _drill
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try expect("bash", ["--norc", "-c", script], line, has: has, lacks: lacks)
  }

  @Test(arguments: cases) func fish(line: String, has: [String], lacks: [String]) throws {
    _ = try sandbox.run("play", "first-call", input: "Hello\n")
    let script = "source ./drill.fish; complete -C \"$LINE\""
    try expect("fish", ["--no-config", "-c", script], line, has: has, lacks: lacks)
  }

  /// zsh completes only in its line editor, so it sits at a terminal of its own here and notes what it offers.
  @Test(arguments: cases) func zsh(line: String, has: [String], lacks: [String]) throws {
    guard let shell = program("zsh") else { return skip("zsh") }
    _ = try sandbox.run("play", "first-call", input: "Hello\n")
    let settings = """
      PS1='ready> '
      autoload -U compinit; compinit -u -d ./dump; source ./drill.zsh
      compadd() {
        if [[ ${@[1,(i)(-|--)]} != *-[AOD]* ]]; then
          local -a hits; builtin compadd -O hits "$@"; print -rl -- $hits >> ./offered
        fi
        builtin compadd "$@"
      }

      """
    try sandbox.write(settings, to: ".zshrc")
    sandbox.environment["ZDOTDIR"] = sandbox.path
    let terminal = try PseudoTerminal(
      ["-i"], environment: sandbox.environment, folder: sandbox.path, program: shell)
    try #require(terminal.waits(for: "ready> "))
    // What follows is only done when the completion is over.
    terminal.type(line + "\t\u{15}print do''ne\n")
    try #require(terminal.waits(for: "done"), "\(terminal.screen)")
    let offered = Sandbox.text(of: "\(sandbox.path)/offered").split(separator: "\n").map(String.init)
    judge(offered, line, has: has, lacks: lacks)
  }

  private func judge(_ offered: [String], _ line: String, has: [String], lacks: [String]) {
    for word in has { #expect(offered.contains { $0.contains(word) }, "\(line): \(offered)") }
    for word in lacks { #expect(!offered.contains { $0.contains(word) }, "\(line): \(offered)") }
  }

  private func expect(
    _ name: String, _ arguments: [String], _ line: String, has: [String], lacks: [String]
  ) throws {
    guard let shell = program(name) else { return skip(name) }
    sandbox.environment["LINE"] = line
    let run = try Run.program(
      arguments, environment: sandbox.environment, folder: sandbox.path, input: [], program: shell)
    let offered = run.output.split(separator: "\n").map(String.init)
    judge(offered, line, has: has, lacks: lacks)
    #expect(run.talk.isEmpty, "\(line): \(run.talk)")
  }

  @Test(arguments: ["en", "zh"]) func theManualPageIsClean(language: String) throws {
    guard let groff = program("groff") else { return skip("groff") }
    let page = try sandbox.run("help", "--man", "--lang", language).output
    if language == "en" { #expect(page.utf8.allSatisfy { $0 < 0x80 }) }
    let run = try Run.program(
      ["-ww", "-z", "-man", "-Kutf8", "-Tutf8"], environment: sandbox.environment, folder: sandbox.path,
      input: Array(page.utf8), program: groff)
    #expect(run.code == 0)
    #expect(run.talk.isEmpty, "\(run.talk)")
    for command in ["play", "mistakes", "completions"] { #expect(page.contains("drill \(command)")) }
  }

  private func program(_ name: String) -> String? {
    ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  private func skip(_ name: String) { print("skipped: \(name) is not installed") }
}
