import DrillEngine
import DrillMatch
import DrillScript
import DrillText

// What the sheets call things.

extension SheetLine.Kind {
  /// The kind in words.
  var words: Words {
    switch self {
    case .voice: Words(en: "Voice", zh: "五声")
    case .ask: Words(en: "To ask", zh: "应问")
    case .tell: Words(en: "To tell", zh: "应告")
    case .choice: Words(en: "Choice", zh: "选择")
    case .field: Words(en: "Form", zh: "表单")
    case .finding: Words(en: "Breach", zh: "违规")
    case .doubtful: Words(en: "Doubtful", zh: "存疑")
    case .bonus: Words(en: "Bonus", zh: "加分")
    case .time: Words(en: "Time", zh: "时间")
    }
  }
}

extension SheetLine.Mark {
  /// The mark in words.
  var words: Words {
    switch self {
    case .full: Words(en: "yes", zh: "达标")
    case .part: Words(en: "in part", zh: "部分")
    case .missed: Words(en: "missed", zh: "缺失")
    case .charged: Words(en: "charged", zh: "扣分")
    case .open: Words(en: "to judge", zh: "待判")
    case .unseen: Words(en: "not found", zh: "未发现")
    }
  }

  var tone: Column.Tone {
    switch self {
    case .full: .good
    case .part, .open, .unseen: .warning
    case .missed, .charged: .bad
    }
  }
}

extension SessionStanding {
  /// The verdict in words.
  public var words: Words {
    switch self {
    case .passed: Words(en: "passed", zh: "通过")
    case .failed: Words(en: "not passed", zh: "未通过")
    case .unfinished: Words(en: "unfinished", zh: "未完成")
    }
  }
}

extension SheetReview.Objection {
  /// How it stands, in words.
  var words: Words {
    switch self {
    case .open: Words(en: "open", zh: "待答复")
    case .upheld: Words(en: "upheld", zh: "维持")
    case .overturned: Words(en: "overturned", zh: "改判")
    case .inPart: Words(en: "in part", zh: "部分改判")
    }
  }
}

extension RuleSeverity {
  /// The severity in words.
  var words: Words {
    switch self {
    case .minor: Words(en: "minor", zh: "一般")
    case .serious: Words(en: "serious", zh: "严重")
    case .fatal: Words(en: "fatal", zh: "致命")
    }
  }
}

extension ScorePart {
  /// The part in words.
  public var words: Words {
    switch self {
    case .voices: Words(en: "Voices", zh: "五声")
    case .content: Words(en: "Content", zh: "内容")
    case .conduct: Words(en: "Conduct", zh: "言行")
    case .time: Words(en: "Time", zh: "时间")
    }
  }
}

extension RuleKind {
  /// The kind in words.
  var reportWords: Words {
    switch self {
    case .voice: Words(en: "voice", zh: "五声")
    case .forbidden: Words(en: "forbidden", zh: "四语")
    case .neverSay: Words(en: "never say", zh: "六不讲")
    case .courtesy: Words(en: "courtesy", zh: "礼貌")
    case .redLine: Words(en: "red line", zh: "红线")
    }
  }
}

extension Conclusion {
  /// The ending in words: the scenario's own name, or what the trainee did.
  public var words: Words {
    switch self {
    case .reached(let ending): Words(same: ending.name)
    case .hungUp: Words(en: "hung up too early", zh: "提前挂断")
    case .transferred: Words(en: "passed the call on", zh: "把电话转走")
    case .stopped: Words(en: "the replies ran out", zh: "没有更多回答")
    case .wentRound: Words(en: "went round in circles", zh: "对话兜圈子")
    }
  }
}

extension SessionSheet.SpokenLine.Speaker {
  /// The speaker in words.
  var words: Words {
    switch self {
    case .trainee: Words(en: "Trainee", zh: "学员")
    case .customer: Words(en: "Customer", zh: "客户")
    case .trainer: Words(en: "Trainer", zh: "教员")
    case .narration: Words(en: "Scene", zh: "情境")
    }
  }
}

extension Fraction {
  /// Milliseconds as seconds with at most one decimal.
  static func seconds(_ milliseconds: Int) -> Fraction {
    Fraction((Fraction(milliseconds, 100)).roundedHalfUp, 10)
  }
}
