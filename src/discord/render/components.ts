import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Citation } from '../../answer/answer.ts';
import { type CustomId, writeCustomId } from '../customid.ts';
import type { Texts } from '../texts/index.ts';
import { placeOf } from './citation.ts';
import { LIMITS, shorten } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Who asked, and from which build the message was made. */
export interface Owner {
  asker: string;
  build: string;
}

type Limits = CustomId['limits'];

/** A button with a custom id. */
function button(id: CustomId, label: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(label, LIMITS.label),
    custom_id: writeCustomId(id),
    disabled,
  };
}

/** Buttons that move on from a passage: its neighbours in the report, other results, its source. */
export function passageRow(
  passageId: string,
  owner: Owner,
  texts: Texts,
  more?: { offset: number; limits: Limits },
): Row {
  const { buttons } = texts;
  const on = (action: CustomId['action'], argument = passageId): CustomId => ({ action, ...owner, argument });
  return {
    type: ComponentType.ActionRow,
    components: [
      button(on('before'), `◀ ${buttons.before}`),
      button(on('after'), `${buttons.after} ▶`),
      ...(more
        ? [
            button(
              { ...on('more', String(more.offset)), ...(more.limits ? { limits: more.limits } : {}) },
              buttons.more,
            ),
          ]
        : []),
      button(on('source'), buttons.source),
    ],
  };
}

/** Buttons that say whether an answer helped. */
export function feedbackRow(passageId: string, owner: Owner, texts: Texts): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      button({ action: 'useful', ...owner, argument: passageId }, `👍 ${texts.buttons.useful}`),
      button({ action: 'useless', ...owner, argument: passageId }, `👎 ${texts.buttons.useless}`),
    ],
  };
}

/** A menu that jumps among citations, or nothing where there is only one. */
export function jumpRows(citations: readonly Citation[], owner: Owner, texts: Texts): Row[] {
  if (citations.length < 2) return [];
  const options = citations.slice(0, LIMITS.options).map((citation) => ({
    label: shorten(`${citation.n}. ${placeOf(citation, texts)}`, LIMITS.option),
    description: shorten(citation.text.replace(/\s+/gu, ' '), LIMITS.option),
    value: citation.passageId,
  }));
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: writeCustomId({ action: 'jump', ...owner, argument: '' }),
    placeholder: texts.jump,
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** Buttons to the pages before and behind page `page` (from 0) of `pages`; nothing for a single page. */
export function pageRows(
  action: 'lookup' | 'list',
  page: number,
  pages: number,
  owner: Owner,
  texts: Texts,
  limits?: Limits,
): Row[] {
  if (pages < 2) return [];
  const to = (target: number): CustomId => ({
    action,
    ...owner,
    argument: String(target),
    ...(limits ? { limits } : {}),
  });
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        button(to(page - 1), `◀ ${texts.buttons.previous}`, page <= 0),
        button(to(page + 1), `${texts.buttons.next} ▶`, page >= pages - 1),
      ],
    },
  ];
}
