import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

extension Desk {
  /// What stands below the transcript at a time: what is being said, what there is to do, the words that are being
  /// typed, how the call stands, and the keys that work.
  public func block(at time: Int, in session: Session, size: Size) -> LiveBlock {
    // In a pause the words stand where they were.
    let now = pausedAt ?? time
    var block = LiveBlock()
    if let first = speaking.first {
      let whole = line(first.text, by: first.speaker)
      let shown = whole.count - first.text.count + first.heard(at: now).count
      block.growing = GrowingText(whole, shown: shown)
    }
    switch mode {
    case .leaving: block.extra = [StyledText(dialogue.say(Self.leavingQuestion(isLive: true)), .warn)]
    case .reading, .paused: break
    case .playing: block.extra = task(in: session)
    }
    let rule = StyledText("── ", .dim)
    block.status = [rule + status(at: now, width: size.columns - 1 - rule.width, in: session)]
    if let editor = editorView(in: session) { block.editor = editor }
    block.footer = [footer(width: size.columns - 1, in: session)].filter { !$0.isEmpty }
    return block
  }

  /// The editor, where something can be typed, or stands there already.
  private func editorView(in session: Session) -> EditorView? {
    guard mode == .playing, session.scorecard == nil else {
      return editor.isEmpty ? nil : EditorView(editor, label: StyledText("> ", .dim))
    }
    return EditorView(
      editor, label: StyledText(label(in: session), .bold),
      placeholder: session.expects == .reply ? dialogue.say(Self.invitation) : "")
  }

  /// What stands in the empty line of whom a reply is awaited from.
  static let invitation = Words(en: "type what you would say", zh: "请输入您要说的话")

  /// Lets up and down go by the rows that are seen.
  public mutating func fit(to size: Size, in session: Session) {
    editor.columns = EditorView.columns(label: StyledText(label(in: session)), in: size)
  }

  /// What there is to do, where it is more than a reply.
  private func task(in session: Session) -> [StyledText] {
    switch session.expects {
    case .pickUp:
      guard let ringing else { return [] }
      return [StyledText("* \(dialogue.say(dialogue.ring(ringing.number, of: ringing.count)))", .accent)]
    case .choice:
      guard let prompt, case .choice = prompt.kind else { return [] }
      return dialogue.lines(for: prompt)
    case .form: return fill.map(formRows) ?? []
    case .nothing, .reply, .action: return []
    }
  }

  private func formRows(_ fill: FormFill) -> [StyledText] {
    fill.form.fields.indices.compactMap { index in
      // The field that is being filled in stands in the editor's row.
      if index == fill.current { return nil }
      let name = StyledText("  \(fill.form.fields[index].name): ", .bold)
      let value = fill.values[index]
      return value.isEmpty ? name + StyledText("…", .dim) : name + StyledText(value)
    }
  }

  /// What stands before the words that are being typed.
  private func label(in session: Session) -> String {
    switch session.expects {
    case .form:
      guard let fill else { return "> " }
      if let field = fill.field { return "\(field)> " }
      return dialogue.say(Words(en: "Hand it in? ", zh: "交表？"))
    case .choice: return dialogue.say(Words(en: "letter> ", zh: "字母> "))
    case .pickUp: return "> "
    case .nothing, .reply, .action: return dialogue.you + "> "
    }
  }

  /// The question that asks for a line on a plain terminal; nil where none is asked for.
  public func question(in session: Session) -> String? {
    switch mode {
    case .reading:
      return model == nil
        ? dialogue.say(Words(en: "Enter goes on > ", zh: "回车继续 > "))
        : dialogue.say(Words(en: "Enter goes on, m shows a good reply > ", zh: "回车继续，m 看参考回答 > "))
    case .paused, .leaving: return dialogue.say(Words(en: "Enter goes on > ", zh: "回车继续 > "))
    case .playing: break
    }
    switch session.expects {
    case .nothing: return nil
    case .pickUp: return dialogue.say(Words(en: "Enter picks up > ", zh: "回车接听 > "))
    case .form:
      guard let field = fill?.field else { return nil }
      return field + " > "
    case .choice: return dialogue.say(Words(en: "letter > ", zh: "字母 > "))
    case .action: return "> "
    case .reply:
      guard !session.isComposing, let limit = prompt?.limit else { return "> " }
      return dialogue.say(Words(en: "(\(limit / 1000) s) > ", zh: "（\(limit / 1000) 秒）> "))
    }
  }
}
