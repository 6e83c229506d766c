/// The completion script for bash; it needs nothing beside bash itself, 3.2 or newer.
struct BashCompletion {
  let commands: [CommandShape]

  var text: String {
    """
    # drill: completions for bash. In ~/.bashrc: eval "$(drill completions bash)"
    _drill() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= place=0 i
      local IFS=$'\\n'
      for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
          \(valued.joined(separator: "|"))) ((i++)) ;;
          -*) ;;
          *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else ((place++)); fi ;;
        esac
      done
      case "$command $prev" in
    \(values)  esac
      if [[ $cur == -* ]]; then
        case $command in
    \(switches)    esac
        return
      fi
      if [[ -z $command ]]; then
        COMPREPLY=($(compgen -W '\(Self.list(commands.map(\.name)))' -- "$cur"))
        return
      fi
      case "$command $place" in
    \(operands)  esac
    }
    complete -F _drill drill

    """
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: "\n") }

  /// Every option that takes a value.
  private var valued: [String] {
    var names: [String] = []
    for each in commands.flatMap(\.switches) where each.value != nil && !names.contains(each.name) {
      names.append(each.name)
    }
    return names
  }

  /// What stands behind options: once where an option takes the same with every command.
  private var values: String {
    valued.map { name in
      let uses = commands.compactMap { command in
        command.switches.first { $0.name == name }?.value.map { (command: command.name, value: $0) }
      }
      if let first = uses.first, uses.allSatisfy({ $0.value == first.value }) {
        return "    *' \(name)') \(proposal(first.value)); return ;;\n"
      }
      return uses.map { "    '\($0.command) \(name)') \(proposal($0.value)); return ;;\n" }.joined()
    }.joined()
  }

  private var switches: String {
    let all = commands.map { command in
      let names = Self.list(command.switches.map(\.name))
      return "      \(command.name)) COMPREPLY=($(compgen -W '\(names)' -- \"$cur\")) ;;\n"
    }.joined()
    let global = Self.list(Option.global.map(\.name) + ["--version"])
    return all + "      '') COMPREPLY=($(compgen -W '\(global)' -- \"$cur\")) ;;\n"
  }

  private var operands: String {
    commands.flatMap { command in
      command.operands.enumerated().map { index, operand in
        let isLast = index == command.operands.count - 1
        let place = command.repeats && isLast ? "*" : "\(index)"
        return "    '\(command.name) '\(place)) \(proposal(operand)) ;;\n"
      }
    }.joined()
  }

  private func proposal(_ operand: Operand) -> String {
    switch operand {
    case .file: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .folder: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\"))"
    case .words(let words): "COMPREPLY=($(compgen -W '\(Self.list(words))' -- \"$cur\"))"
    case .command: "COMPREPLY=($(compgen -W '\(Self.list(commands.map(\.name)))' -- \"$cur\"))"
    case .drill: live("drills")
    case .session: live("sessions")
    case .anything: ":"
    }
  }

  private func live(_ kind: String) -> String {
    "COMPREPLY=($(compgen -W \"$(\"${COMP_WORDS[0]}\" completions \(kind) 2>/dev/null | cut -f1)\" -- \"$cur\"))"
  }
}
