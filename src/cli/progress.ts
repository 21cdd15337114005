import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../build.ts';
import { type Io, writeLine } from './io.ts';

/** Between two looks of the bar, in ms. */
const BAR_EVERY = 100;

/** Between two lines of progress where there is no terminal, in ms. */
const LINE_EVERY = 2000;

/** Between two lines of JSON, in ms. */
const JSON_EVERY = 1000;

/** What each stage counts. */
const UNITS: Record<Progress['stage'], string> = { read: 'reports', embed: 'texts', write: 'steps' };

/** Where a stage stands: steps a second, seconds left (null while nobody can tell). */
interface Pace extends Progress {
  rate: number;
  secondsLeft: number | null;
}

/** Memory that the process holds, in MB. */
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** Shows how far a build is. */
export interface ProgressView {
  update(progress: Progress): void;
  stop(): void;
}

type Show = (pace: Pace, now: number) => void;

/**
 * Progress of a build: a bar with rate, time left and memory; a line now and then where there is no terminal; or lines of
 * JSON on stdout for scripts.
 */
export function buildProgress(
  { stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>,
  isJson = false,
  now: () => number = Date.now,
): ProgressView {
  const bar = new SingleBar(
    {
      format: '{stage} {bar} {percentage}% | {value}/{total} {unit} | {rate}/s | {left} left | {megabytes} MB',
      stream: stderr as NodeJS.WriteStream,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  const show = isJson
    ? everySoOften(jsonLine(stdout), JSON_EVERY)
    : stderr.isTTY
      ? onBar(bar)
      : everySoOften(plainLine(stderr), LINE_EVERY);
  let started = 0;
  let stage: Progress['stage'] | undefined;
  return {
    update(progress) {
      if (progress.total === 0) return;
      if (progress.stage !== stage) started = now();
      stage = progress.stage;
      show(paceOf(progress, now() - started), now());
    },
    stop: () => bar.stop(),
  };
}

function paceOf(progress: Progress, ms: number): Pace {
  const { done, total } = progress;
  const rate = ms > 0 ? (done * 1000) / ms : 0;
  const secondsLeft = rate > 0 ? Math.round((total - done) / rate) : null;
  return { ...progress, rate, secondsLeft };
}

function onBar(bar: SingleBar): Show {
  let shown: Progress['stage'] | undefined;
  let last = 0;
  return ({ stage, done, total, rate, secondsLeft }, now) => {
    if (stage === shown && done < total && now - last < BAR_EVERY) return;
    last = now;
    const pace = { rate: rate.toFixed(0), left: leftOf(secondsLeft), megabytes: megabytes() };
    const payload = { stage, unit: UNITS[stage], ...pace };
    if (stage !== shown) {
      bar.stop();
      bar.start(total, done, payload);
    } else bar.update(done, payload);
    shown = stage;
  };
}

/** Shows the first and the last step of each stage, and others once in a while. */
function everySoOften(show: (pace: Pace) => void, every: number): Show {
  let last = Number.NEGATIVE_INFINITY;
  return (pace, now) => {
    if (pace.done !== 0 && pace.done !== pace.total && now - last < every) return;
    last = now;
    show(pace);
  };
}

function plainLine(stderr: Io['stderr']) {
  return ({ stage, done, total, rate, secondsLeft }: Pace) =>
    writeLine(
      stderr,
      `${stage} ${done}/${total} ${UNITS[stage]}, ${rate.toFixed(0)}/s, ${leftOf(secondsLeft)} left, ${megabytes()} MB`,
    );
}

function jsonLine(stdout: Io['stdout']) {
  return ({ rate, ...pace }: Pace) =>
    writeLine(stdout, JSON.stringify({ ...pace, rate: Math.round(rate * 10) / 10, megabytes: megabytes() }));
}

const leftOf = (seconds: number | null) => (seconds === null ? '…' : duration(seconds));

/** Seconds as a person says them: 45 s, 3 min 20 s, 2 h 5 min. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
