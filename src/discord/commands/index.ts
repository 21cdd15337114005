import { ask } from './ask.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { help } from './help.ts';
import { lookup } from './lookup.ts';
import { passage } from './passage.ts';
import { report } from './report.ts';
import { status } from './status.ts';

/** Every command: the one list that is registered and dispatched. */
export const COMMANDS: readonly Command[] = [ask, lookup, report, passage, status, help, check];
