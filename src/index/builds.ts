import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { KaojuError } from '../errors.ts';

/** Old builds that stay beside the live one. */
const OLD_BUILDS = 1;

/** A folder that is being written has this in front of its name; one that was left behind is removed. */
const UNFINISHED = '.unfinished-';

/** A build whose place another of the same id takes has this in front of its name meanwhile. */
const ASIDE = `${UNFINISHED}old-`;

const buildsDir = (embeddingsDir: string) => join(embeddingsDir, 'builds');
const pointer = (embeddingsDir: string) => join(embeddingsDir, 'current');

/** Folder of a build. */
export function buildFolder(embeddingsDir: string, build: string): string {
  return join(buildsDir(embeddingsDir), build);
}

/** Id of the live build, or undefined where there is none yet. */
export function currentBuild(embeddingsDir: string): string | undefined {
  const file = pointer(embeddingsDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined;
}

/** Folder of the live build. @throws KaojuError `no_build` */
export function currentFolder(embeddingsDir: string): string {
  const build = currentBuild(embeddingsDir);
  if (!build)
    throw new KaojuError(
      'no_build',
      `There is no index in ${embeddingsDir} yet.`,
      'Run `npm run rebuild` to make one.',
    );
  const folder = buildFolder(embeddingsDir, build);
  if (!existsSync(folder))
    throw new KaojuError(
      'damaged_build',
      `The live build ${build} is gone: ${folder} does not exist.`,
      'Run `npm run rebuild` to make it again.',
    );
  return folder;
}

/**
 * Makes a folder to write a build into: an empty one, or a copy of another build's. Only one rebuild runs at a time, so
 * left-over ones are removed.
 */
export function startBuild(embeddingsDir: string, build: string, from?: string): string {
  const dir = buildsDir(embeddingsDir);
  mkdirSync(dir, { recursive: true });
  removeUnfinished(embeddingsDir);
  const folder = join(dir, UNFINISHED + build);
  if (from === undefined) mkdirSync(folder);
  else cpSync(from, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** Removes what a rebuild left that did not end. */
function removeUnfinished(embeddingsDir: string): void {
  const dir = buildsDir(embeddingsDir);
  for (const name of readdirSync(dir).filter((one) => one.startsWith(UNFINISHED))) {
    // A process that was killed between two renames left a whole build aside.
    const whole = name.startsWith(ASIDE) ? join(dir, name.slice(ASIDE.length)) : undefined;
    if (whole && !existsSync(whole)) renameSync(join(dir, name), whole);
    else rmSync(join(dir, name), { recursive: true });
  }
}

/** Gives a finished folder its name, makes it the live build by replacing one small file, and prunes old builds. */
export function publishBuild(embeddingsDir: string, unfinished: string, build: string): void {
  const folder = buildFolder(embeddingsDir, build);
  // A build of the same id is moved aside rather than removed first: whoever reads it meets one or the other.
  const aside = join(buildsDir(embeddingsDir), ASIDE + build);
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, aside);
  renameSync(unfinished, folder);
  rmSync(aside, { recursive: true, force: true });
  makeCurrent(embeddingsDir, build);
}

/** Points `current` at a build that is there, and prunes old builds. */
export function makeCurrent(embeddingsDir: string, build: string): void {
  const before = currentBuild(embeddingsDir);
  const replacement = `${pointer(embeddingsDir)}.new`;
  writeFileSync(replacement, `${build}\n`);
  renameSync(replacement, pointer(embeddingsDir));
  prune(embeddingsDir, build, before);
}

function prune(embeddingsDir: string, live: string, before: string | undefined): void {
  const dir = buildsDir(embeddingsDir);
  const old = readdirSync(dir)
    .filter((name) => name !== live && !name.startsWith('.'))
    .map((name) => ({ name, time: name === before ? Number.POSITIVE_INFINITY : statSync(join(dir, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1));
  for (const { name } of old.slice(OLD_BUILDS)) rmSync(join(dir, name), { recursive: true });
}
