/// The completion script for fish.
struct FishCompletion {
  let commands: [CommandShape]

  var text: String {
    """
    # drill: completions for fish. In ~/.config/fish/config.fish: drill completions fish | source
    function __drill_words
      set -l skip 0
      for word in (commandline -opc)[2..-1]
        if test $skip = 1
          set skip 0
        else if contains -- $word \(valued.joined(separator: " "))
          set skip 1
        else if not string match -q -- '-*' $word
          echo $word
        end
      end
    end
    function __drill_at
      set -l words (__drill_words)
      test "$words[1]" = $argv[1]; and test (count $words) -ge $argv[2]; and test (count $words) -le $argv[3]
    end
    function __drill_live
      set -l program (commandline -opc)[1]
      $program completions $argv[1] 2>/dev/null
    end
    complete -c drill -f
    \(commands.map(lines).joined())
    """ + globals.map { complete("", option($0)) }.joined()
  }

  private var globals: [CommandShape.Switch] {
    let names = Set(Option.global.map(\.name))
    return commands.first?.switches.filter { names.contains($0.name) } ?? []
  }

  private var valued: [String] {
    var names: [String] = []
    for each in commands.flatMap(\.switches) where each.value != nil && !names.contains(each.name) {
      names.append(each.name)
    }
    return names
  }

  private func lines(_ command: CommandShape) -> String {
    let names = Set(Option.global.map(\.name))
    var text = complete(
      "test -z \"$(__drill_words)\"", "-a \(command.name) -d \(Self.quoted(command.summary))")
    for each in command.switches where !names.contains(each.name) {
      text += complete("__drill_at \(command.name) 1 999", option(each))
    }
    for (index, operand) in command.operands.enumerated() {
      let last = command.repeats && index == command.operands.count - 1 ? 999 : index + 1
      let proposal = self.proposal(operand)
      if !proposal.isEmpty { text += complete("__drill_at \(command.name) \(index + 1) \(last)", proposal) }
    }
    return text
  }

  private func complete(_ condition: String, _ rest: String) -> String {
    condition.isEmpty
      ? "complete -c drill \(rest)\n" : "complete -c drill -n \(Self.quoted(condition)) \(rest)\n"
  }

  private func option(_ each: CommandShape.Switch) -> String {
    var text = "-l \(each.name.drop { $0 == "-" }) -d \(Self.quoted(each.help))"
    guard let value = each.value else { return text }
    text += " -r"
    let proposal = self.proposal(value)
    return text + (proposal.isEmpty ? "" : " \(proposal)")
  }

  private func proposal(_ operand: Operand) -> String {
    switch operand {
    case .file: "-F"
    case .folder: "-a '(__fish_complete_directories (commandline -ct))'"
    case .words(let words): "-a \(Self.quoted(words.joined(separator: " ")))"
    case .drill: "-a '(__drill_live drills)'"
    case .session: "-a '(__drill_live sessions)'"
    case .command: "-a \(Self.quoted(commands.map(\.name).joined(separator: " ")))"
    case .anything: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
