import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../index/sqlite.ts';

/** What somebody thought of an answer. */
export interface Feedback {
  /** ISO 8601. */
  time: string;
  user: string;
  /** Id of the message with the answer. */
  message: string;
  question: string;
  build: string;
  passage: string;
  useful: boolean;
}

/** Opinions on answers, in `<embeddings>/feedback.sqlite`. One a user and message; the last counts. */
export class FeedbackStore {
  readonly #database: Database.Database;

  constructor(embeddingsDir: string) {
    mkdirSync(embeddingsDir, { recursive: true });
    this.#database = openDatabase(join(embeddingsDir, 'feedback.sqlite'));
    this.#database.pragma('journal_mode = WAL');
    this.#database.exec(`CREATE TABLE IF NOT EXISTS feedback (
      time TEXT NOT NULL, user TEXT NOT NULL, message TEXT NOT NULL, question TEXT NOT NULL, build TEXT NOT NULL,
      passage TEXT NOT NULL, useful INTEGER NOT NULL, PRIMARY KEY (user, message))`);
  }

  add({ time, user, message, question, build, passage, useful }: Feedback): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(time, user, message, question, build, passage, useful ? 1 : 0);
  }

  /** All opinions, oldest first. */
  all(): Feedback[] {
    const rows = this.#database.prepare('SELECT * FROM feedback ORDER BY time, user, message').all();
    return (rows as (Omit<Feedback, 'useful'> & { useful: number })[]).map((row) => ({
      ...row,
      useful: row.useful === 1,
    }));
  }

  close(): void {
    this.#database.close();
  }
}
