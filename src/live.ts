import type { Config } from './config.ts';
import type { Embedder } from './embedding/embedder.ts';
import { type Engine, openEngine } from './engine.ts';
import { currentBuild } from './index/builds.ts';

/** How often the live build is looked up, in ms. */
const LOOK_EVERY = 1000;

/** An engine that follows the live build: a new one is picked up without a restart, and without a lost question. */
export interface Live {
  /** Runs a task on the build that is live now; that build stays open until the task ends. */
  use<T>(task: (engine: Engine) => T | Promise<T>): Promise<T>;
  /** Id of the live build. */
  readonly build: string;
  close(): void;
}

export interface LiveEvents {
  onSwap(build: string): void;
  /** A new build that cannot be opened; the one before stays in use. */
  onProblem(error: unknown): void;
}

interface Open {
  engine: Engine;
  users: number;
  isRetired: boolean;
}

/** Opens the live build and watches for the next. @throws as `openEngine` */
export async function openLive(config: Config, events: LiveEvents, load?: () => Promise<Embedder>): Promise<Live> {
  let open: Open = { engine: await openEngine(config, load), users: 0, isRetired: false };
  let refused: string | undefined;
  let isLooking = false;
  const release = (one: Open) => {
    if (one.isRetired && one.users === 0) one.engine.close();
  };
  const look = async () => {
    const build = currentBuild(config.embeddingsDir);
    if (isLooking || !build || build === open.engine.index.manifest.build || build === refused) return;
    isLooking = true;
    try {
      const { embedder } = open.engine;
      const next = { engine: await openEngine(config, () => Promise.resolve(embedder)), users: 0, isRetired: false };
      const before = open;
      open = next;
      before.isRetired = true;
      release(before);
      events.onSwap(build);
    } catch (error) {
      refused = build;
      events.onProblem(error);
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return {
    get build() {
      return open.engine.index.manifest.build;
    },
    async use(task) {
      const mine = open;
      mine.users++;
      try {
        return await task(mine.engine);
      } finally {
        mine.users--;
        release(mine);
      }
    },
    close() {
      clearInterval(timer);
      open.isRetired = true;
      release(open);
    },
  };
}
