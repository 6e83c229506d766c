import DrillText

/// The way a customer reaches the agent.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
  /// The 400 hotline.
  case phone
  /// Online chat.
  case chat
  /// Face to face.
  case desk

  /// The name of the channel.
  public var words: Words {
    switch self {
    case .phone: Words(en: "phone", zh: "电话")
    case .chat: Words(en: "chat", zh: "网络")
    case .desk: Words(en: "desk", zh: "面对面")
    }
  }
}
