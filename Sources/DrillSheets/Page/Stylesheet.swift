/// How pages look: on the screen by light and by dark, on a phone, and on paper of A4.
enum Stylesheet {
  /// What all pages share: colours, words, tables.
  static let common = """
    :root { color-scheme: light dark; \(Colour.declarations(\.light)) }
    @media screen and (prefers-color-scheme: dark) { :root { \(Colour.declarations(\.dark)) } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
      font: 15px/1.5 "Segoe UI", -apple-system, Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei",
        "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
    /* Chinese pages ask for a Chinese face first, so that figures and quotation marks are of one face with the words. */
    :lang(zh) body { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; }
    h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 1.6rem; margin: 0 0 .6rem; } h2 { font-size: 1.25rem; margin: 0 0 .4rem; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .wide { overflow-x: auto; margin: 0 0 1.2rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9em; }
    caption { text-align: start; font-weight: 600; padding: .2rem 0 .4rem; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .45rem; text-align: start; vertical-align: top; }
    thead th { background: var(--head); font-weight: 600; }
    tbody th { font-weight: 500; }
    .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } thead .n { white-space: normal; }
    .m, tbody .k { white-space: nowrap; } td.t, tbody th.t { overflow-wrap: break-word; min-width: 4.5rem; }
    small { color: var(--soft); display: block; font-weight: 400; }
    .good { color: var(--good); background: var(--good-bg); } .bad { color: var(--bad); background: var(--bad-bg); }
    .warning { color: var(--warning); background: var(--warning-bg); } .faint { color: var(--soft); }
    .note { border-left: .25rem solid var(--warning); padding: .2rem .7rem; margin: 0 0 .8rem; }
    @page { size: A4; margin: 14mm 12mm; }
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #444; --line: #999; --head: #eee; --link: #000; }
      body { font-size: 9.5pt; } main { max-width: none; padding: 0; }
      .wide { overflow: visible; } .minor { display: none; } a { text-decoration: none; }
      thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; }
      table { font-size: .88em; } th, td { padding: 1mm 1.2mm; } td.t, tbody th.t { min-width: 0; }
    }
    """

  /// What charts need.
  static let charts = """
    figure { margin: 0 0 .6rem; } svg.chart { display: block; overflow: visible; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .name { font-weight: 500; } svg .figure { font-variant-numeric: tabular-nums; font-weight: 600; }
    svg .minor-words { fill: var(--soft); font-size: 11.5px; }
    .bar, .count { fill: var(--first); } .count { opacity: .75; } .groove { fill: var(--groove); }
    .grid { stroke: var(--line); stroke-width: 1; }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .l0 { stroke: var(--first); } .l1 { stroke: var(--second); stroke-dasharray: 5 4; }
    .mark { stroke: var(--card); stroke-width: 1; } .m0 { fill: var(--first); } .m1 { fill: var(--second); }
    @media print { figure { break-inside: avoid; } .grid { stroke: #ccc; } .bar, .groove { print-color-adjust: exact; } }
    """

  /// What score sheets need beside it.
  static let sheets = """
    main.rows { max-width: none; } .rows tbody th { white-space: nowrap; } .rows td.t { min-width: 6.5rem; }
    article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.2rem 1.4rem; }
    article + article { margin-top: 1.6rem; }
    .score { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .9rem; margin: .2rem 0 .8rem; }
    .score strong { font-size: 2.4rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
    .verdict { padding: .1rem .6rem; border-radius: .3rem; font-weight: 600; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .45rem 1rem; margin: 0 0 1.2rem;
      padding: .7rem .9rem; background: var(--head); border-radius: .4rem; }
    dt { color: var(--soft); font-size: .85em; } dd { margin: 0; overflow-wrap: anywhere; }
    .words { white-space: pre-wrap; min-width: 10rem; } .advice { min-width: 13rem; }
    .manager small { white-space: normal; min-width: 5rem; }
    .results { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 0 2rem; align-items: start; }
    .results figure { padding-top: .3rem; }
    .sign { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1.6rem 2rem; margin: 2rem 0 0; }
    .sign div { border-top: 1px solid var(--ink); padding-top: .25rem; color: var(--soft); font-size: .9em; margin-top: 1.6rem; }
    .remarks { border: 1px solid var(--line); min-height: 5.5rem; padding: .4rem .6rem; }
    .remarks p { margin: 0; } .remarks .label { color: var(--soft); font-size: .85em; }
    @media screen and (max-width: 40rem) {
      main { padding: .8rem .6rem 2rem; } article { padding: .9rem .8rem 1.1rem; }
      dl { grid-template-columns: 1fr 1fr; } .results { grid-template-columns: minmax(0, 1fr); }
      .items thead { display: none; } .items, .items tbody, .items tr { display: block; }
      .items tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .7rem; border-top: 1px solid var(--line); padding: .5rem 0; }
      .items td, .items th { border: 0; padding: 0; min-width: 0; } .items td:empty { display: none; }
      .items th.t { flex: 1 1 60%; font-weight: 600; } .items .words, .items .advice { flex: 0 0 100%; }
      .items .k.good, .items .k.bad, .items .k.warning { padding: 0 .4rem; border-radius: .25rem; }
      .items [data-name]::before { content: attr(data-name) " "; color: var(--soft); }
      .items .manager { white-space: normal; text-align: start; }
    }
    @page rows { size: A4 landscape; margin: 12mm 10mm; }
    @media print {
      :root { --card: #fff; --good-bg: #fff; --bad-bg: #fff; --warning-bg: #fff; }
      main.rows { page: rows; font-size: 9pt; }
      .sign, .remarks, .score, dl { break-inside: avoid; }
      .rows tbody th { white-space: normal; } .rows td.t { min-width: 0; }
      .words, .advice { min-width: 0; } .words { width: 22%; } .advice { width: 30%; }
      .items tbody th.t { width: 16%; } .manager small { min-width: 0; }
      article { border: 0; padding: 0; } article + article { break-before: page; margin: 0; }
      dl { border: 1px solid var(--line); background: none; }
    }
    """
}
