import DrillMatch
import Testing

/// A phrase, a reply, and what the phrase finds in it.
struct MatchCase: Sendable, CustomTestStringConvertible {
  var phrase: String
  var text: String
  var hits: [String]

  init(_ phrase: String, _ text: String, _ hits: String...) {
    self.phrase = phrase
    self.text = text
    self.hits = hits
  }

  var testDescription: String { "\(phrase) in \(text)" }
}

@Suite("Phrases find what they should and nothing else")
struct PhraseTableTests {
  static let operatorsCases: [MatchCase] = [
    MatchCase("sorry | apologies", "My apologies, so sorry", "apologies", "sorry"),
    MatchCase("hi (there)?", "hi there", "hi there"),
    MatchCase("hi (there)?", "Hi, Ms. Li", "Hi"),
    MatchCase("good (morning|afternoon|evening)", "Good evening!", "Good evening"),
    MatchCase("good (morning|afternoon|evening)", "Good night"),
    MatchCase("apolog*", "I apologise", "apologise"),
    MatchCase("apolog*", "apology", "apology"),
    MatchCase("apolog*", "an apolog", "apolog"),
    MatchCase("customer*", "the customer's account", "customer's"),
    MatchCase("apolog* for", "apologies for that", "apologies for"),
    MatchCase("say(ing)?", "I say, he is saying", "say", "saying"),
    MatchCase("say(ing)?", "I essay"),
    MatchCase("(very )?sorry", "very sorry. unsorry. sorry", "very sorry", "sorry"),
    MatchCase("(un)?happy", "unhappy", "unhappy"),
    MatchCase("(un)?happy", "happy", "happy"),
    MatchCase("(un)?happy", "slaphappy"),
    MatchCase("un(happy|kind)ly", "unkindly", "unkindly"),
    MatchCase("(您|hi)好", "您好", "您好"),
    MatchCase("(您|hi)好", "您 好呀"),
    MatchCase("(您|hi)好", "hi 好", "hi 好"),
    MatchCase("不...好", "不是很好", "不是很好"),
    MatchCase("sorry ... wait", "sorry to make you all wait", "sorry to make you all wait"),
    MatchCase("sorry ... wait", "sorry, wait", "sorry, wait"),
    MatchCase("a ... z", "a 1 2 3 4 5 6 7 8 z", "a 1 2 3 4 5 6 7 8 z"),
    MatchCase("a ... z", "a 1 2 3 4 5 6 7 8 9 z"),
    MatchCase("不...2好", "不一般好", "不一般好"),
    MatchCase("不...2好", "不是一般好"),
    MatchCase("a ...1 z", "a supercalifragilistic z", "a supercalifragilistic z"),
    MatchCase("a ... z", "a, (b): c z", "a, (b): c z"),
    MatchCase("a ... z", "a b. c z"),
    MatchCase("对不起 ... 久等", "对不起，让您久等了", "对不起，让您久等"),
    MatchCase("对不起 ... 久等", "对不起。让您久等了"),
    MatchCase("^hello", "hello. well hello. hello", "hello", "hello"),
    MatchCase("谢谢$", "谢谢您，谢谢。谢谢！", "谢谢", "谢谢"),
    MatchCase("^喂$", "喂？", "喂"),
    MatchCase("^喂$", "喂，您好"),
    MatchCase("bye | ^ hello", "hello. well hello. bye", "hello", "bye"),
    MatchCase("谢谢 $ | 再见", "谢谢您，谢谢。再见吧", "谢谢", "再见"),
    MatchCase("再见| ^ 喂 $ |bye", "喂？喂，您好", "喂"),
    MatchCase("( ^ ok | sure $ ) & 好", "ok 好, sure", "ok", "sure"),
    MatchCase("\\(a\\)", "(a)", "a"),
    MatchCase("多少\\?", "您要多少？", "多少？"),
    MatchCase("多少\\?", "您要多少"),
    MatchCase("ok \\!", "ok!", "ok!"),
    MatchCase("receipt & bank", "which bank is on the receipt", "receipt"),
    MatchCase("receipt & bank", "the receipt please"),
    MatchCase("回单 且 银行", "哪家银行？回单", "回单"),
    MatchCase("您好｜您们好", "您们好", "您们好"),
    MatchCase("您好（啊）？", "您好啊", "您好啊"),
    MatchCase("请……稍等", "请您稍等", "请您稍等"),
    MatchCase("ａｐｏｌｏｇ＊", "apologies", "apologies"),
    MatchCase("a&b|c", "c", "c"),
    MatchCase("a&b|c", "b a", "a"),
    MatchCase("yes, sir", "yes sir", "yes sir"),
    MatchCase("yes, sir", "yes, sir", "yes, sir"),
    MatchCase("好的，谢谢", "好的，谢谢", "好的，谢谢"),
  ]

  static let wordsCases: [MatchCase] = [
    MatchCase("hi", "this"),
    MatchCase("hi", "hi您好", "hi"),
    MatchCase("hi", "您好hi您好", "hi"),
    MatchCase("QQ群", "QQ 群", "QQ 群"),
    MatchCase("QQ 群", "QQ群", "QQ群"),
    MatchCase("请问", "想请问一下", "请问"),
    MatchCase("hell", "he'll"),
    MatchCase("well", "We'll see"),
    MatchCase("he", "he'll"),
    MatchCase("don't", "dont", "dont"),
    MatchCase("don't", "don’t", "don’t"),
    MatchCase("don't", "don`t", "don`t"),
    MatchCase("dont", "don't"),
    MatchCase("thank you", "thank   you", "thank   you"),
    MatchCase("thank you", "thank-you", "thank-you"),
    MatchCase("thank you", "thank * you", "thank * you"),
    MatchCase("thank you", "thankyou"),
    MatchCase("thank you", "thank, you"),
    MatchCase("follow-up", "followup", "followup"),
    MatchCase("follow-up", "follow up", "follow up"),
    MatchCase("follow-up", "follow-up", "follow-up"),
    MatchCase("您好吗", "您 好吗"),
    MatchCase("a.m.", "9 a.m. or 9 am", "a.m", "am"),
  ]

  static let foldingCases: [MatchCase] = [
    MatchCase("sorry", "SORRY", "SORRY"),
    MatchCase("sorry", "ｓｏｒｒｙ", "ｓｏｒｒｙ"),
    MatchCase("sorry", "𝓼𝓸𝓻𝓻𝔂", "𝓼𝓸𝓻𝓻𝔂"),
    MatchCase("sorry", "ⓢⓞⓡⓡⓨ", "ⓢⓞⓡⓡⓨ"),
    MatchCase("对不起", "對不起", "對不起"),
    MatchCase("對不起", "对不起", "对不起"),
    MatchCase("为什么", "為什麼", "為什麼"),
    MatchCase("帐户", "帳戶", "帳戶"),
    MatchCase("账户", "帐户", "帐户"),
    MatchCase("你", "妳", "妳"),
    MatchCase("你", "您"),
    MatchCase("这里", "這裡 這裏", "這裡", "這裏"),
    MatchCase("bu知道", "ｂù知道", "ｂù知道"),
    MatchCase("cafe", "café", "café"),
    MatchCase("cafe", "cafe\u{301}", "cafe\u{301}"),
    MatchCase("不知道", "不*知*道", "不*知*道"),
    MatchCase("不知道", "不\u{200B}知\u{FE0F}道", "不\u{200B}知\u{FE0F}道"),
    MatchCase("不知道", "不🙂知🙂道", "不🙂知🙂道"),
    MatchCase("不知道", "不，知道"),
    MatchCase("不知道", "不。知道"),
    MatchCase("sorry", "s.o.r.r.y", "s.o.r.r.y"),
    MatchCase("sorry", "so_rr*y", "so_rr*y"),
    MatchCase("so", "s.o.r.r.y"),
    MatchCase("您好", "您 好", "您 好"),
    MatchCase("您好", "您　好！", "您　好"),
    MatchCase("您好急", "您 好 急", "您 好 急"),
    MatchCase("您好急", "您 好急的话"),
    MatchCase("您好急", "您 好 急的话"),
    MatchCase("对不起", "对,不,起", "对,不,起"),
    MatchCase("对不起", "对，不，起了"),
    MatchCase("sorry", "s o r r y", "s o r r y"),
    MatchCase("sorry", "I s o r r y", "s o r r y"),
    MatchCase("so", "s o r r y"),
    MatchCase("hi", "t h i s"),
    MatchCase("thank you", "t h a n k y o u", "t h a n k y o u"),
    MatchCase("sorry", "sorrrry", "sorrrry"),
    MatchCase("sorry", "sorrryyyy!", "sorrryyyy"),
    MatchCase("sorry", "sory"),
    MatchCase("sory", "sorry"),
    MatchCase("so", "sooo sorry", "sooo"),
    MatchCase("soo", "sooo", "sooo"),
    MatchCase("烦死了", "烦死了了了", "烦死了了了"),
    MatchCase("烦死了了", "烦死了了了了", "烦死了了了了"),
    MatchCase("烦死了吧", "烦死了了了吧", "烦死了了了吧"),
    MatchCase("哈哈", "哈哈哈哈", "哈哈哈哈"),
    MatchCase("谢谢您", "谢您"),
    MatchCase("not", "n0t", "n0t"),
    MatchCase("idiot", "1d10t", "1d10t"),
    MatchCase("shit", "$hit sh1t", "$hit", "sh1t"),
    MatchCase("ass", "a$$ @ss", "a$$", "@ss"),
    MatchCase("lol", "101"),
  ]

  static let numbersCases: [MatchCase] = [
    MatchCase("10", "十", "十"),
    MatchCase("十", "10", "10"),
    MatchCase("10", "１０", "１０"),
    MatchCase("10", "⑩", "⑩"),
    MatchCase("1", "11"),
    MatchCase("1", "1.5"),
    MatchCase("11", "1.1"),
    MatchCase("11", "1-1"),
    MatchCase("十", "二十"),
    MatchCase("十", "十一"),
    MatchCase("二十", "20天 二十天", "20", "二十"),
    MatchCase("5,000", "五千", "五千"),
    MatchCase("五千", "5,000元", "5,000"),
    MatchCase("五千", "5千", "5千"),
    MatchCase("5000", "５，０００", "５，０００"),
    MatchCase("15000", "1.5万", "1.5万"),
    MatchCase("15000", "一万五", "一万五"),
    MatchCase("35000", "三万五千", "三万五千"),
    MatchCase("1001", "一千零一", "一千零一"),
    MatchCase("105", "一百零五", "一百零五"),
    MatchCase("110000", "十一万", "十一万"),
    MatchCase("120000000", "一亿两千万", "一亿两千万"),
    MatchCase("660218", "六六零二一八", "六六零二一八"),
    MatchCase("六六零二一八", "660218", "660218"),
    MatchCase("660218", "ID660218", "660218"),
    MatchCase("660218", "6 6 0 2 1 8", "6 6 0 2 1 8"),
    MatchCase("60218", "660218"),
    MatchCase("9:20", "9：20", "9：20"),
    MatchCase("九点二十", "9点20", "9点20"),
    MatchCase("九点二十", "9:20"),
    MatchCase("4001234567", "400-123-4567", "400-123-4567"),
    MatchCase("3 min*", "3 minutes, 3mins", "3 minutes", "3mins"),
    MatchCase("10am", "10 am, 10am", "10 am", "10am"),
    MatchCase("一下", "等一下", "一下"),
    MatchCase("唯一", "唯一一个", "唯一"),
    MatchCase("千万别", "千万别急", "千万别"),
    MatchCase("万一", "万一不行", "万一"),
    MatchCase("二百五", "二百五", "二百五"),
    MatchCase("二百五", "二百五十块"),
    MatchCase("三七二十一", "不管三七二十一", "三七二十一"),
    MatchCase("三五天", "三五天内", "三五天"),
    MatchCase("收拾一下", "收拾一下", "收拾一下"),
    MatchCase("11", "111"),
  ]

  @Test("operators", arguments: operatorsCases)
  func operators(_ item: MatchCase) { #expect(found(item.phrase, in: item.text) == item.hits) }

  @Test("whole words", arguments: wordsCases)
  func words(_ item: MatchCase) { #expect(found(item.phrase, in: item.text) == item.hits) }

  @Test("folding", arguments: foldingCases)
  func folding(_ item: MatchCase) { #expect(found(item.phrase, in: item.text) == item.hits) }

  @Test("numbers", arguments: numbersCases)
  func numbers(_ item: MatchCase) { #expect(found(item.phrase, in: item.text) == item.hits) }

  @Test("leftmost, then longest, not overlapping")
  func leftmostLongest() {
    #expect(found("b c d | a b", in: "a b c d") == ["a b"])
    #expect(found("a | a b c", in: "a b c a") == ["a b c", "a"])
    #expect(found("ab | 好好", in: "好好好 好") == ["好好好"])
  }

  @Test("lists stand for their phrases")
  func listReferences() {
    let lists = lists([
      "no": "not | never | @refusal", "refusal": "can't | won't", "both": "bank & receipt", "empty": "x",
    ])
    #expect(found("@no do", in: "I never do, I can’t do", lists: lists) == ["never do", "can’t do"])
    #expect(found("(@no)? do", in: "do", lists: lists) == ["do"])
    #expect(found("@both | x", in: "receipt of the bank", lists: lists) == ["bank"])
    #expect(found("@missing | x", in: "x", lists: lists) == ["x"])
  }
}
