/// The classes of the characters that are neither Han, Hangul, surrogates nor for private use.
///
/// Made from what `CharacterClass` tells with the properties of Swift 6.3. A letter is a class, as in `kind`, and the
/// hexadecimal number behind it tells how many characters have it; `ranges` tells where they stand.
enum ClassRuns {
  /// The ranges of characters that `text` runs through.
  static let ranges: [Range<Int>] = [
    0x80..<0x3400, 0x4DC0..<0x4E00, 0xA000..<0xAC00, 0xD7A4..<0xD800, 0xF900..<0x10000, 0x1F000..<0x1FB00,
  ]

  /// The class that a letter stands for, with `noticed` for the marks of letters.
  static func kind(_ letter: UInt8) -> UInt8? {
    let kind: CharacterClass
    switch letter {
    case 0x62: kind = .lineBreak  // b
    case 0x65: kind = .end  // e
    case 0x67: kind = .digit  // g
    case 0x68: kind = .han  // h
    case 0x69: kind = .invisible  // i
    case 0x6C: kind = .letter  // l
    case 0x6D: return CharacterClass.invisible.rawValue | UInt8(CharacterTable.noticed)  // m
    case 0x6E: kind = .noise  // n
    case 0x70: kind = .punctuation  // p
    case 0x71: kind = .apostrophe  // q
    case 0x73: kind = .space  // s
    default: return nil
    }
    return kind.rawValue
  }

  static let text: StaticString = """
    i5b1i1As1p5n1p1n2l1p1n1i1n6q1l1p1n3l1p1n3p1l17n1l1Fn1l1C1q1l2q1l5n4lCnEl5n7l1n1l1n11m70l5n1l2i2l4p1l1i4
    n2l1p1l3i1l1i1l14i1l53n1l8Bn1m7lA6i1l26i2l1p6l29p1n1i2n2p1i1m2Dn1m1p1m2p1m2p1m1i8l1Bi4l4p2i11n3p5n2mBp1
    i1p3l2Bm15gAp4l2m1l63p1l1m7i1n1m6l2m2n1m4l2gAl3n2l1pEi2l1m1l1Em1Bi2l59mBl1iEgAl21m9l2n1p3l1i2m1p2l16m4l1
    m9l1m3l1m5i2pFi1l19m3i2p1i1lBi5l18n1l7i7m9l2Am18i1m21l36m3l1m12l1m7lAm2p2gAp1l10m3i1l8i2l2i2l16i1l7i1l1
    i3l4i2m1l1m7i2m2i2m3l1i8m1i4l2i1l3m2i2gAl2p2n7p1l1p1m1i2m3i1l6i4l2i2l16i1l7i1l2i1l2i1l2i2m1i1m5i4m2i2m3
    i3m1i7l4i1l1i7gAm2l3m1p1iAm3i1l9i1l3i1l16i1l7i1l2i1l5i2m1l1m8i1m3i1m3i2l1iFl2m2i2gAp2i7l1m6i1m3i1l8i2l2
    i2l16i1l7i1l2i1l5i2m1l1m7i2m2i2m3i7m3i4l2i1l3m2i2gAn1l1n6iAm1l1i1l6i3l3i1l4i3l2i1l1i1l2i3l2i3l3i3lCi4m5
    i3m3i1m4i2l1i6m1iEgAn9p1n1i5m5l8i1l3i1l17i1l10i2m1l1m7i1m3i1m4i7m2i1l3i1l2i2l2m2i2gAi7p1n8l1m3p1l8i1l3i1
    l17i1lAi1l5i2m1l1m7i1m3i1m4i7m2i5l3i1l2m2i2gAi1l2m1iCm4l9i1l3i1l29m2l1m7i1m3i1m4l1n1i4l3m1n7l3m2i2gAnAl6
    i1m3i1l12i3l18i1l9i1l1i2l7i3m1i4m6i1m1i1m8i6gAi2m2p1iCh30m1h2m7i4p1h6l1m8p1gAp2i25h2i1h1i1h5i1h18i1h1i1
    hAm1h2m9h1i2h5i1l1i1m7i1gAi2h4i20h1n3pFn1p1n3m2n6gAnBm1n1m1n1m1p4m2h8i1h24i4m14p1m2h5mBi1m24i1n8m1n6i1n2
    p5n4p2i25h2Bm14h1gAp6h6m4h4m3h1m3h2m7h3m4hDmCh1m1gAm4n2l26i1l1i5l1i2l2Bp1l14Di1l4i2l7i1l1i1l4i2l29i1l4i2
    l21i1l4i2l7i1l1i1l4i2lFi1l39i1l4i2l43i2m3p9n14i3l10nAi6l56i2l6i2n1l26Cn1p1l11s1l1Ap2i3l4Bp3lBi7l12m4i9
    l13m3p2i9l12m2iClDi1l3i1m2iCh34m20p3l1p4h1m1i2gAi6nAi6p6n1p4m3i1m1gAi6l59i7l5m2l22m1l1i5l46iAl1Fi1mCi4mC
    i4n1i3p2gAl1Ei2l5iBl2Ci4l1Ai6gAn1i3n22l17m5i2p2l35mAi1m1Di2m1gAi6gAi6p7l1p6i2m2Ei2mCi14m5l2Fm11l8i1p2gA
    p7nAm9n9p3m3l1EmDl2gAl2CmEi8p4l24m14i3p5gAi3l3gAl24p2lBi5l2Bi2l3p8i8m3p1m15l4m1l6m1l2m3l1i5lC0m40l116i2
    l6i2l26i2l6i2l8i1l1i1l1i1l1i1l1Fi2l35i1l7n1l1n3l3i1l7n3l4i2l6i1n3lDn3i2l3i1l7n2i1sBi5n6p2q2p8n1p1n4b2i5
    s1p2q1pCn2p2n2pDn1p1n1pAs1i10n1l1i2n9p2l1nDp2i1lDi3p22iEm21iFn2l1n4l1n2lAn1l1n3l5n6l1n1l1n1l1n1l4n1lBn2
    l4n5l5n4l1n11l29n3i4n178p4n1Dp2nFFi16nBi15n308pEn4Fp2n1FpAn193p16n3Fp4n20p2n176i2n8AlE5n6l4m3l2i5p4n1p2
    l26i1l1i5l1i2l38i7l1p1iEm1l17i9l7i1l7i1l7i1l7i1l7i1l7i1l7i1l7i1m20p17n1p2n1p14l1pAn2p4n1pFn2pBn1i22h156
    i1An10s1p1e1p1n1h3pAn2p8n1p3n1h9m6n1l5n2l5p1n2i1h56i2m2n2l3n1h5An1h4i5h2Bi1l5Ei1n10h20n26i9n1h10n1Fi1
    n220l48Di3n37i9l2Ep2l10Dp3l10gAl2i14l2Fm4p1mAp1l1Fm2l50m2p6i8n17l9n2l67n2l52i14l11m1l3m1l4m1l17m5n4m1i3
    n8p1n1i6l34p4i8m2l32m12i8p2gAi6m12l6p3l1p1l2m1gAl1Cm8p2l17mDiBp1l1Di3m4l2FmEpDi1l1gAi4p2l5m1lAgAl5i1l29
    mEi9l3m1l8m2i2gAi2p4l17n3l1m3l32m1l1m3l2m2l5m2l1m1l1i18l3p2lBm5p2l3m2iAl6i2l6i2l6i9l7i1l7i1l2Bn1lEn2i4
    l73m8p1m2i2gAi12l17i4l31i4h200l7iCl5i5l1m1lAn1lDi1l5i1l1i1l2i1l2i1l6Cn21l16Bp2n10l40n2l36n8i20lCp1n3m10
    pAi6m10p1n4p18n3p3i1p4n1p9n5i1p4i4l5i1l87i4pAn1p1n1p2gAp2n3p2l1Ap3n3l1Ap1n1p1n1p7l59i3l6i2l6i2l6i2l3i3p2
    n3p2i1n7iDn2i2n2Ci4n64iCnFi2nFi1nFi1n25iAnAEi38n1DiDn2Ci4n9i7n2iEn6i9An3D9i3n11i3nDi3nDAi6nCi4n1iFnCi4
    n38i8nAi6n28i8n1Ei2nCi4n2iEn9i27n158i8nEi2nDi3nBi3n39i1n1i4n10i2nCi4nAi7
    """
}
