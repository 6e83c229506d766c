/// The completion script for zsh.
struct ZshCompletion {
  let commands: [CommandShape]

  var text: String {
    """
    #compdef drill
    # drill: completions for zsh. In ~/.zshrc, after compinit: eval "$(drill completions zsh)"
    _drill_live() {
      local -a lines words_ about
      lines=(${(f)"$(${_drill_program:-drill} completions $1 2>/dev/null)"})
      words_=(${lines%%$'\\t'*})
      about=(${lines//$'\\t'/ -- })
      compadd -l -d about -a words_
    }
    _drill_commands() {
      local -a list
      list=(
    \(commands.map { "    \(Self.quoted("\($0.name):\($0.summary)"))\n" }.joined())  )
      _describe command list
    }
    _drill() {
      local context state state_descr line _drill_program=$words[1]
      typeset -A opt_args
      _arguments -C \\
    \(specs(globals))    '1: :_drill_commands' \\
        '*:: :->operands'
      [[ $state == operands ]] || return
      case $words[1] in
    \(commands.map(arguments).joined())  esac
    }
    if [[ $funcstack[1] == _drill ]]; then _drill "$@"; else compdef _drill drill; fi

    """
  }

  private var globals: [CommandShape.Switch] {
    let names = Set(Option.global.map(\.name))
    return commands.first?.switches.filter { names.contains($0.name) } ?? []
  }

  private func arguments(_ command: CommandShape) -> String {
    var text = "    \(command.name))\n      _arguments \\\n" + specs(command.switches)
    for (index, operand) in command.operands.enumerated() {
      let isLast = index == command.operands.count - 1
      let place = command.repeats && isLast ? "*" : "\(index + 1)"
      text += "    \(Self.quoted("\(place): :\(action(operand))")) \\\n"
    }
    return text + "      && return ;;\n"
  }

  private func specs(_ switches: [CommandShape.Switch]) -> String {
    switches.map { each in
      let help = each.help.reduce(into: "") { $0 += "[]:\\".contains($1) ? "\\\($1)" : "\($1)" }
      let value = each.value.map { ": :\(action($0))" } ?? ""
      return "    \(Self.quoted("\(each.name)[\(help)]\(value)")) \\\n"
    }.joined()
  }

  private func action(_ operand: Operand) -> String {
    switch operand {
    case .file: "_files"
    case .folder: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .drill: " _drill_live drills"
    case .session: " _drill_live sessions"
    case .command: "_drill_commands"
    case .anything: " "
    }
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}
