/// How pages look: on the screen by light and by dark, on a phone, and on paper of A4.
enum Stylesheet {
  /// The colours and sizes; all pairs of ink and paper have a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3).
  static let text = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1a2230; --soft: #55606f; --line: #c9d0d9;
      --head: #eef2f6; --link: #0b5cad; --good: #0b5d2e; --good-bg: #e0f4e6; --bad: #8f1d14; --bad-bg: #fbe6e3;
      --warning: #6b4a00; --warning-bg: #fff2cf; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14181f; --ink: #e7ebf0; --soft: #a9b3c0;
      --line: #3a4452; --head: #202734; --link: #8cc0ff; --good: #8fe0ae; --good-bg: #12351f; --bad: #ffb3aa;
      --bad-bg: #451a16; --warning: #ffd98a; --warning-bg: #3d2f0c; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.45;
      font: 15px/1.45 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; }
    main.rows { max-width: none; } .rows tbody th { white-space: nowrap; } .rows td.t { min-width: 6.5rem; }
    h1 { font-size: 1.5rem; margin: 0 0 .6rem; } h2 { font-size: 1.25rem; margin: 0 0 .4rem; }
    a { color: var(--link); }
    .score { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .9rem; margin: .2rem 0 .8rem; }
    .score strong { font-size: 2rem; font-variant-numeric: tabular-nums; }
    .verdict { padding: .1rem .6rem; border-radius: .3rem; font-weight: 600; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .35rem 1rem; margin: 0 0 1rem; }
    dt { color: var(--soft); font-size: .85em; } dd { margin: 0; overflow-wrap: anywhere; }
    .wide { overflow-x: auto; margin: 0 0 1.2rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9em; }
    caption { text-align: start; font-weight: 600; padding: .2rem 0 .4rem; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .45rem; text-align: start; vertical-align: top; }
    thead th { background: var(--head); }
    tbody th { font-weight: 500; }
    .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } thead .n { white-space: normal; }
    .m, tbody .k { white-space: nowrap; } td.t, tbody th.t { overflow-wrap: break-word; min-width: 4.5rem; }
    .words { white-space: pre-wrap; min-width: 10rem; } .advice { min-width: 13rem; }
    small { color: var(--soft); display: block; }
    .good { color: var(--good); background: var(--good-bg); } .bad { color: var(--bad); background: var(--bad-bg); }
    .warning { color: var(--warning); background: var(--warning-bg); } .faint { color: var(--soft); }
    .note { border-inline-start: .25rem solid var(--warning); padding: .2rem .7rem; margin: 0 0 .8rem; }
    article + article { border-top: 2px solid var(--line); padding-top: 1.2rem; margin-top: 2rem; }
    .sign { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.6rem 2rem; margin: 2rem 0 0; }
    .sign div { border-top: 1px solid var(--ink); padding-top: .25rem; color: var(--soft); font-size: .9em; margin-top: 1.6rem; }
    .remarks { border: 1px solid var(--line); min-height: 5.5rem; padding: .4rem .6rem; }
    .remarks p { margin: 0; } .remarks .label { color: var(--soft); font-size: .85em; }
    @page { size: A4; margin: 14mm 12mm; }
    @page rows { size: A4 landscape; margin: 12mm 10mm; }
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #444; --line: #999; --head: #eee; --link: #000; --good: #0b5d2e;
        --good-bg: #fff; --bad: #8f1d14; --bad-bg: #fff; --warning: #6b4a00; --warning-bg: #fff; }
      body { font-size: 9.5pt; } main { max-width: none; padding: 0; } main.rows { page: rows; font-size: 9pt; }
      .wide { overflow: visible; } .minor { display: none; } a { text-decoration: none; }
      thead { display: table-header-group; } tr, .sign, .remarks, .score, dl { break-inside: avoid; }
      .rows tbody th { white-space: normal; } .rows td.t { min-width: 0; }
      table { font-size: .88em; } th, td { padding: 1mm 1.2mm; } td.t, tbody th.t, .words, .advice { min-width: 0; }
      .words { width: 24%; } .advice { width: 26%; }
      article + article { break-before: page; border: 0; margin: 0; padding: 0; }
    }
    """
}
