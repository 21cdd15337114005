import { Presets, SingleBar } from 'cli-progress';
import { type Io, writeLine } from './io.ts';

/** Between two lines of progress where there is no terminal, in ms. */
const LINE_EVERY = 2000;

/** Shows how far the embedding is: a bar with rate and time left, or a line now and then where there is no terminal. */
export function embeddingProgress({ stderr }: Pick<Io, 'stderr'>, now: () => number = Date.now) {
  const bar = new SingleBar(
    {
      format: 'embedding {bar} {percentage}% | {value}/{total} texts | {rate}/s | {left} left',
      stream: stderr as NodeJS.WriteStream,
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  let started = 0;
  let lastLine = 0;
  return {
    update(done: number, total: number): void {
      if (done === 0) started = lastLine = now();
      const seconds = (now() - started) / 1000;
      const rate = seconds > 0 ? done / seconds : 0;
      const pace = { rate: rate.toFixed(0), left: rate > 0 ? duration((total - done) / rate) : '…' };
      if (stderr.isTTY) {
        if (done === 0) bar.start(total, 0, pace);
        else bar.update(done, pace);
      } else if (done === 0 || done === total || now() - lastLine >= LINE_EVERY) {
        lastLine = now();
        writeLine(stderr, `embedding ${done}/${total} texts, ${pace.rate}/s, ${pace.left} left`);
      }
    },
    stop(): void {
      bar.stop();
    },
  };
}

/** Seconds as a person says them: 45 s, 3 min 20 s, 2 h 5 min. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
