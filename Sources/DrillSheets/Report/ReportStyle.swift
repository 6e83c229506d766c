/// What reports need beside the common style sheet.
enum ReportStyle {
  static let text = """
    main.report { max-width: 70rem; }
    header { margin: 0 0 1rem; } .about { margin: 0; color: var(--soft); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem; margin: 0 0 1.2rem; }
    .tiles div, section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
    .tiles div { padding: .7rem .9rem; display: flex; flex-direction: column; }
    .tiles dt { order: 2; color: var(--soft); font-size: .9em; } .tiles dd { margin: 0; }
    .tiles dd:not(.more) { order: 1; font-size: 1.9rem; line-height: 1.15; font-weight: 600; font-variant-numeric: tabular-nums; }
    .tiles .more { order: 3; color: var(--soft); font-size: .82em; margin-top: .25rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: 0 0 1.1rem; padding: 0; }
    nav a { display: inline-block; padding: .2rem 0; min-height: 24px; }
    section { padding: 1.1rem 1.2rem .9rem; margin: 0 0 1.1rem; }
    h3 { font-size: 1rem; margin: 0 0 .3rem; }
    .lead { margin: 0 0 .9rem; max-width: 62em; } figure.axis { padding: 0 .4rem 0 2rem; }
    details { margin: 0 0 .4rem; } summary { cursor: pointer; color: var(--link); padding: .25rem 0; width: fit-content; }
    details .wide { margin: .3rem 0 .6rem; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.4rem 2.2rem; }
    .pair > div { min-width: 0; } .pair > div > div + div { margin-top: 1.2rem; }
    .reading { margin: 0; } .reading dt { font-weight: 600; } .reading dd { margin: 0 0 .7rem; color: var(--soft); }
    .people { list-style: none; margin: 0 0 .8rem; padding: 0; display: grid; gap: 0 2.2rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
    .people li { display: grid; grid-template-columns: minmax(0, 1fr) auto 3.2rem; align-items: baseline; gap: 0 .8rem;
      border-top: 1px solid var(--line); padding: .55rem 0 .6rem; break-inside: avoid; }
    .people h3 { margin: 0; overflow-wrap: anywhere; } .people p { margin: 0; }
    .people .mean { grid-column: 3; grid-row: 1; text-align: end; font-weight: 600; font-variant-numeric: tabular-nums; }
    .people .spark { grid-column: 2; grid-row: 1; align-self: center; }
    .people .facts { grid-column: 1 / -1; color: var(--soft); font-size: .88em; } .people .needs { grid-column: 1 / -1; }
    .heat { width: auto; border-collapse: separate; border-spacing: 1px; }
    .heat td { text-align: center; vertical-align: middle; padding: .2rem .1rem; min-width: 2.1rem; border: 0; font-variant-numeric: tabular-nums; }
    .heat th { border: 0; } .heat thead th { vertical-align: bottom; background: none; font-weight: 500; padding: .2rem .1rem; }
    .heat thead th:not(:first-child) { text-align: center; }
    .heat thead th:not(:first-child) span { writing-mode: vertical-rl; white-space: nowrap; line-height: 1.2; }
    html:lang(en) .heat thead span { text-orientation: sideways; transform: rotate(180deg); }
    .heat tr > :first-child { position: sticky; left: 0; background: var(--card); padding-right: .6rem;
      min-width: 5.5rem; max-width: 10rem; overflow-wrap: anywhere; line-height: 1.25; }
    .heat .none { color: var(--soft); } \(HeatTable.style)
    .legend { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0 0 .6rem; font-size: .85em; }
    .legend span { padding: .1rem .5rem; border-radius: .25rem; }
    .exam { display: inline-block; padding: 0 .4rem; border-radius: .25rem; white-space: nowrap; margin: .05rem 0;
      font-variant-numeric: tabular-nums; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .exams { position: relative; }
    .method { margin: 0; display: grid; gap: .6rem; } .method dt { font-weight: 600; } .method dd { margin: 0; max-width: 62em; }
    @media (max-width: 40rem) { main { padding: .8rem .6rem 2rem; } section { padding: .9rem .8rem .7rem; }
      .tiles { grid-template-columns: 1fr 1fr; } }
    @media print {
      nav { display: none; } :root { --card: #fff; } .lead { break-after: avoid; }
      .tiles { grid-template-columns: repeat(3, 1fr); gap: 2mm; } .tiles div { padding: 2mm 3mm; break-inside: avoid; }
      .tiles dd:not(.more) { font-size: 16pt; }
      section { border: 0; border-radius: 0; padding: 0; margin: 0 0 6mm; }
      .pair, .people { grid-template-columns: 1fr 1fr; gap: 0 8mm; }
      .legend, .people li, .method div { break-inside: avoid; }
      details:not([open]) { display: none; }
      .heat { width: 100%; } .heat td { min-width: 0; padding: .4mm 0; font-size: 7pt; } .heat tr > :first-child { position: static; }
      .heat thead th { font-size: 7pt; }
      .heat td, .legend span, .exam { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
