import DrillText

/// The codes of everything that reading a scenario or a rubric can find.
public enum ScriptCodes {
  /// All codes of this module, by number.
  public static let all: [Code] = [
    .emptyFile, .notUTF8, .notText, .lineTooLong, .noTitle, .secondTitle, .lineNotUnderstood, .emptyHeading,
    .strayContinuation, .swallowedLine, .unknownKey, .misplacedKey, .duplicateKey, .missingKey, .emptyValue,
    .badValue, .unsupportedFormat, .pointsNotTaken, .unknownWord, .misplacedLine, .badID, .badClause,

    .noSteps, .duplicateStep, .duplicateItem, .duplicateOption, .unknownTarget, .unknownRule, .notAVoice,
    .notABreach, .unknownItem, .notDueHere, .answerWithoutAsk, .orWithoutLine, .noOutcome,
    .lastBranchConditional, .deadBranch, .noWayOut, .endAndBranches, .endlessLoop, .unreachableStep,
    .noEnding,
    .badCondition, .unknownOption, .idleComparison, .formWithoutFields, .rubricMissing, .rubricLanguage,
    .badChoice, .badBranch,

    .noRules, .duplicateRule, .missingExamples, .badMark, .markInMiss, .ruleFindsNothing, .eventWithWords,
    .duplicatePhrase, .unknownSection, .valueNotTaken, .unknownCause, .unusedList, .weightsZero,
  ]
}
