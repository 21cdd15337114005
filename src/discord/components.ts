import { type ButtonInteraction, ComponentType, MessageFlags, type StringSelectMenuInteraction } from 'discord.js';
import { citePassage } from '../answer/answer.ts';
import { CITATIONS, type Engine } from '../engine.ts';
import { lookUp } from '../search/lookup.ts';
import { readSource } from '../source.ts';
import { deferReply, deferUpdate } from './acknowledge.ts';
import type { Context } from './commands/command.ts';
import { type Action, type CustomId, readCustomId } from './customid.ts';
import { UserMistake } from './desk.ts';
import { answerPayload, type Payload, passagePayload, textPayload } from './render/answer.ts';
import type { Owner, Row } from './render/components.ts';
import { lookupPayload } from './render/lookup.ts';
import { reportListPayload } from './render/report.ts';
import { sourcePayload } from './render/source.ts';
import { readView, type View } from './render/view.ts';
import { admit } from './request.ts';

export type ComponentInteraction = ButtonInteraction | StringSelectMenuInteraction;

/** A pressed component with all that its message tells. */
interface Press {
  interaction: ComponentInteraction;
  id: CustomId;
  view: View | undefined;
  /** The one who pressed owns what is shown to them next. */
  owner: Owner;
  context: Context;
}

type Handler = (press: Press) => Promise<void>;

const HANDLERS: Record<Action, Handler> = {
  before: (press) => turn(press, (engine) => neighbour(press, engine, -1)),
  after: (press) => turn(press, (engine) => neighbour(press, engine, 1)),
  list: (press) => turn(press, (engine) => listPage(press, engine)),
  lookup: (press) => turn(press, (engine) => lookupPage(press, engine)),
  more: (press) => search(press, moreResults),
  jump: (press) => search(press, jumpTo),
  source: showSource,
  useful: (press) => giveFeedback(press, true),
  useless: (press) => giveFeedback(press, false),
};

/** Answers a button or menu. All that is needed stands in its custom id and in the message it belongs to. */
export async function handleComponent(interaction: ComponentInteraction, context: Context): Promise<void> {
  const id = readCustomId(interaction.customId);
  const { live } = context.desk;
  if (!id || id.build !== live.build) throw new UserMistake(context.texts.goneBuild(id?.build ?? '?'));
  const [embed] = interaction.message.embeds;
  const owner = { asker: interaction.user.id, build: id.build };
  await HANDLERS[id.action]({ interaction, id, view: readView(embed?.toJSON()), owner, context });
}

const isOwner = ({ interaction, id }: Press) => interaction.user.id === id.asker;

/** Shows the next page: in place to whoever asked, to anybody else as a private copy. */
async function turn(press: Press, make: (engine: Engine) => Payload): Promise<void> {
  const payload = await press.context.desk.live.use(make);
  if (isOwner(press)) await press.interaction.update(payload);
  else await press.interaction.reply({ ...payload, flags: MessageFlags.Ephemeral });
}

/** The same for what needs a search: it is acknowledged first and waits its turn. */
async function search(press: Press, make: (press: Press) => Promise<Payload>): Promise<void> {
  const { interaction, context } = press;
  await admit(interaction, context);
  if (isOwner(press)) await deferUpdate(interaction);
  else await deferReply(interaction, true);
  try {
    await interaction.editReply(await make(press));
  } catch (error) {
    // The message stays as it is; only the one who pressed is told.
    const payload = context.desk.explain(error, context.texts);
    if (isOwner(press)) await interaction.followUp({ ...payload, flags: MessageFlags.Ephemeral });
    else await interaction.editReply(payload);
  }
}

function neighbour(press: Press, { index: { tables } }: Engine, step: 1 | -1): Payload {
  const { id, view, owner, context, interaction } = press;
  const { texts } = context;
  const from = tables.find(id.argument);
  const to = from && tables.neighbour(from, step);
  const report = tables.reports.find(({ reportId }) => reportId === to?.reportId);
  if (!to || !report) throw new UserMistake(texts.noNeighbour);
  const more = moreOf(interaction);
  return passagePayload({
    citation: citePassage(to, report),
    view,
    texts,
    owner,
    ...(more ? { more } : {}),
    keep: menuRows(press),
  });
}

/** The offset and limits of the message's button for other results, or undefined where it has none. */
function moreOf({ message }: ComponentInteraction): { offset: number; limits: CustomId['limits'] } | undefined {
  const ids = rowsOf(message).flatMap(({ components }) =>
    components.map((one) => ('custom_id' in one ? one.custom_id : '')),
  );
  const more = ids.map(readCustomId).find((id) => id?.action === 'more');
  return more && { offset: Number(more.argument), limits: more.limits };
}

/** The action rows of one of the bot's messages, as they were sent. */
function rowsOf({ components }: ComponentInteraction['message']): Row[] {
  return components
    .map((component) => component.toJSON())
    .filter((row): row is Row => row.type === ComponentType.ActionRow);
}

/** The message's menu of sources, for the one who pressed. */
function menuRows({ interaction, id, owner }: Press): Row[] {
  return rowsOf(interaction.message).flatMap((row) => {
    const [menu] = row.components;
    if (!menu || !('options' in menu)) return [];
    const own = menu.custom_id.replace(`|${id.asker}|`, `|${owner.asker}|`);
    return [{ ...row, components: [{ ...menu, custom_id: own }] } as Row];
  });
}

function listPage({ id, owner, context }: Press, { index }: Engine): Payload {
  return reportListPayload(index.tables.reports, Number(id.argument), owner, context.texts);
}

function lookupPage({ id, view, owner, context }: Press, { index: { tables } }: Engine): Payload {
  const words = view?.question ?? '';
  const limits = id.limits ?? {};
  const found = lookUp(tables, words, limits);
  return lookupPayload({ words, found, page: Number(id.argument), owner, texts: context.texts, limits });
}

async function ask({ view, id, interaction, context }: Press, k: number) {
  if (!view) throw new UserMistake(context.texts.goneBuild(id.build));
  return context.desk.ask(interaction.user.id, { ...view, ...id.limits, k });
}

async function moreResults(press: Press): Promise<Payload> {
  const { id, view, owner, context } = press;
  const offset = Number(id.argument);
  const answer = await ask(press, Math.min(offset + CITATIONS.usual, CITATIONS.most));
  if (!view || answer.citations.length <= offset) throw new UserMistake(context.texts.noMore);
  const { limits } = id;
  const title = context.texts.buttons.more;
  return answerPayload({
    answer,
    view,
    texts: context.texts,
    asker: owner.asker,
    ...(limits ? { limits } : {}),
    offset,
    title,
  });
}

async function jumpTo(press: Press): Promise<Payload> {
  const { interaction, view, owner, context } = press;
  const wanted = 'values' in interaction ? (interaction.values[0] ?? '') : '';
  const more = moreOf(interaction);
  const limits = more?.limits;
  const answer = await ask({ ...press, id: { ...press.id, ...(limits ? { limits } : {}) } }, CITATIONS.most);
  const citation = answer.citations.find(({ passageId }) => passageId === wanted);
  if (!citation) throw new UserMistake(context.texts.unknownPassage(wanted));
  return passagePayload({
    citation,
    view,
    texts: context.texts,
    owner,
    ...(more ? { more } : {}),
    keep: menuRows(press),
  });
}

async function showSource({ interaction, id, context }: Press): Promise<void> {
  const { desk, texts } = context;
  const payload = await desk.live.use(async ({ index: { tables } }) => {
    const passage = tables.find(id.argument);
    const report = tables.reports.find(({ reportId }) => reportId === passage?.reportId);
    if (!passage || !report) throw new UserMistake(texts.unknownPassage(id.argument));
    return sourcePayload(citePassage(passage, report), await readSource(desk.reportsDir, report), texts);
  });
  await interaction.reply({ ...payload, flags: MessageFlags.Ephemeral });
}

async function giveFeedback({ interaction, id, view, context }: Press, useful: boolean): Promise<void> {
  const { desk, texts } = context;
  desk.feedback.add({
    time: new Date(interaction.createdTimestamp).toISOString(),
    user: interaction.user.id,
    message: interaction.message.id,
    question: view?.question ?? '',
    build: id.build,
    passage: id.argument,
    useful,
  });
  await interaction.reply({ ...textPayload(texts.thanks), flags: MessageFlags.Ephemeral });
}
