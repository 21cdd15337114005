/** Every sentence that the bot says in one language. */
export interface Texts {
  status: { answered: string; uncertain: string };
  notFound: (searched: { reports: number; passages: number; limits: string }) => string;
  /** What the folder lacks: a report of a place, of a year, or of both. */
  missing: (place: string | null, year: number | null) => string;
  searched: (searched: { reports: number; passages: number }) => string;
  limits: { region: string; year: string; report: string };
  sources: string;
  context: string;
  understood: string;
  /** What the question before lent, and what of it the new one replaces. */
  carried: (text: string, question: string, replaced: readonly string[]) => string;
  evidenceFor: string;
  supported: (count: number) => string;
  paragraph: (n: number) => string;
  /** Page of a PDF. */
  sourcePage: (page: number) => string;
  caption: string;
  header: string;
  noDate: string;
  yearless: (month: number, day: number) => string;
  buttons: {
    before: string;
    after: string;
    more: string;
    source: string;
    useful: string;
    useless: string;
    previous: string;
    next: string;
  };
  jump: string;
  noMore: string;
  noNeighbour: string;
  thanks: string;
  source: {
    place: (file: string, line: number, start: number, end: number) => string;
    same: string;
    changed: string;
    unreadable: string;
  };
  goneBuild: (build: string) => string;
  busy: string;
  slowDown: (seconds: number) => string;
  help: string;
  incident: (id: string) => string;
  emptyQuestion: string;
  longQuestion: (length: number, most: number) => string;
  unknownReport: (name: string) => string;
  unknownPassage: (id: string) => string;
  nothingToCheck: string;
  lookup: (words: string, count: number) => string;
  page: (page: number, pages: number) => string;
  noReports: string;
  reportList: (count: number) => string;
  outline: string;
  noOutline: string;
  unknown: string;
  facts: {
    kind: string;
    region: string;
    date: string;
    year: string;
    source: string;
    editor: string;
    persons: string;
    passages: string;
    file: string;
    damage: string;
  };
  statusOf: { reports: string; passages: string; build: string; model: string; uptime: string };
  shuttingDown: string;
}
