/** Every kind of failure a user can meet, with the exit code of a command that ends in it. */
export const EXIT_CODES = {
  bad_use: 2,
  bad_question: 2,
  bad_file: 1,
  bad_reports_folder: 1,
  bad_setting: 2,
  no_build: 1,
  damaged_build: 1,
  other_build: 1,
  bad_model: 1,
  bad_disk: 1,
  busy: 1,
  interrupted: 130,
  not_verified: 1,
  discord_token: 1,
  discord_intents: 1,
  discord_refused: 1,
  discord_unreachable: 1,
} as const;

export type ErrorCode = keyof typeof EXIT_CODES;

/**
 * A failure to be told to the user: what happened (with the value) and what to do next. Anything else that is thrown is
 * a defect of the program.
 */
export class KaojuError extends Error {
  readonly code: ErrorCode;
  /** One sentence: what the user can do. */
  readonly advice: string;

  constructor(code: ErrorCode, message: string, advice: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'KaojuError';
    this.code = code;
    this.advice = advice;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code];
  }
}

/** The message of anything thrown, for a line of output. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
