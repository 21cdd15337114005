import { pino } from 'pino';

/** A log of the bot's life: what happened, never what somebody wrote. */
export type Log = ReturnType<typeof pino>;

/** Levels in order of severity; `debug` also logs questions and stack traces. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Opens the log as JSON lines on standard error. */
export function openLog(level: (typeof LOG_LEVELS)[number]): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
