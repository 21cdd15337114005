import type { Texts } from './texts.ts';

/** English. */
export const enUS: Texts = {
  status: { answered: 'Found', uncertain: 'Possibly relevant, please check' },
  notFound: ({ reports, passages, limits }) =>
    `Not found: nothing in ${reports} report(s), ${passages} passages${limits}, answers this question.`,
  missing: (place, year) =>
    `There is no report${year === null ? '' : ` of ${year}`}${place === null ? '' : ` for ${place}`}.`,
  searched: ({ reports, passages }) => `Searched ${reports} report(s), ${passages} passages`,
  limits: { region: 'region', year: 'year', report: 'report' },
  sources: 'Sources',
  context: 'Following on',
  understood: 'Understood as',
  carried: (text, question, replaced) =>
    `${text} → ${question}${replaced.length > 0 ? ` (replaced: ${replaced.join(', ')})` : ''}`,
  evidenceFor: 'Check',
  supported: (count) => `Found ${count} related passage(s); compare them to judge whether they support it`,
  paragraph: (n) => `paragraph ${n}`,
  sourcePage: (page) => `p. ${page}`,
  caption: 'photo caption',
  header: 'head of the report',
  noDate: 'no date',
  yearless: (month, day) => `${month}/${day} (no year stated)`,
  buttons: {
    before: 'Text before',
    after: 'Text after',
    more: 'Other results',
    source: 'Source text',
    useful: 'Useful',
    useless: 'Not useful',
    previous: 'Previous',
    next: 'Next',
  },
  jump: 'Jump to another source',
  noMore: 'There are no other results.',
  noNeighbour: 'The report ends here.',
  thanks: 'Noted, thank you.',
  source: {
    place: (file, line, start, end) => `${file}, line ${line}, characters ${start}–${end}`,
    same: 'the file is the one the index was built from',
    changed: '⚠ the file has changed since the index was built',
    unreadable: '⚠ the file cannot be read now',
  },
  goneBuild: (build) => `This answer came from an earlier index (${build}), which is gone. Please ask again.`,
  busy: 'Too many people are asking right now. Please try again shortly.',
  slowDown: (seconds) => `That was too fast. Please try again in ${seconds} s.`,
  help:
    'I answer questions with sentences copied from government reports, each with its source.\n' +
    "• Mention me and ask: `What was Shannan's GDP in 2022?`\n" +
    '• `/ask` a question (by region, year, report) · `/lookup` exact words · `/report` the reports · `/passage` one passage by its id\n' +
    '• Reply to an answer to follow up; right-click a message → Apps → “Check in reports” to check what it says.',
  incident: (id) => `Something went wrong and was logged (incident ${id}). Please try again later.`,
  emptyQuestion: 'The question is empty. Ask in a sentence, for example “山南市2022年GDP增长多少?”.',
  longQuestion: (length, most) =>
    `The question has ${length} characters; at most ${most} are read. Ask one thing in a sentence or two.`,
  unknownReport: (name) => `No single report is called “${name}”. Choose one from \`/report list\`.`,
  unknownPassage: (id) => `There is no passage “${id}”. Each source of an answer names its id.`,
  nothingToCheck: 'There is no text in this message to check.',
  lookup: (words, count) => `“${words}”: ${count} passage(s)`,
  page: (page, pages) => `page ${page} of ${pages}`,
  noReports: 'There are no reports.',
  reportList: (count) => `${count} report(s)`,
  outline: 'Outline',
  noOutline: 'This report has no headings.',
  unknown: 'unknown',
  facts: {
    kind: 'Kind',
    region: 'Region',
    date: 'Date',
    year: 'Year',
    source: 'Source',
    editor: 'Editor',
    persons: 'Persons',
    passages: 'Passages',
    file: 'File',
    damage: 'Damaged text',
  },
  statusOf: { reports: 'Reports', passages: 'Passages', build: 'Build', model: 'Model', uptime: 'Uptime' },
  shuttingDown: 'Restarting; please ask again in a moment.',
};
