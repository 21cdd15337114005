import { ChannelType, type Message, PermissionFlagsBits } from 'discord.js';
import { isFollowUp } from '../search/question.ts';
import type { Context } from './commands/command.ts';
import type { Desk } from './desk.ts';
import { localeOfText, localeOfUser } from './locale.ts';
import { reactTo } from './mentions.ts';
import { answerPayload, type Payload, textPayload } from './render/answer.ts';
import { readView, type View } from './render/view.ts';
import { checkQuestion } from './request.ts';
import { rolesOf } from './roles.ts';
import { TEXTS } from './texts/index.ts';

/** How far back a thread or direct message is searched for the bot's last answer, in messages. */
const LOOK_BACK = 15;

/** Most of the questions before that counts, in UTF-16 units. */
const LONGEST_CONTEXT = 500;

/** A typing sign lasts ten seconds; it is renewed a little sooner, in ms. */
const TYPING_EVERY = 8000;

/** Answers messages: mentions, direct messages, and every message in the answer channels. */
export class MessageHandler {
  readonly #desk: Desk;
  readonly #answerChannels: ReadonlySet<string>;
  /** When somebody who was told to wait may be told again, ms since the epoch, by user. */
  readonly #toldUntil = new Map<string, number>();

  constructor(desk: Desk, answerChannels: readonly string[]) {
    this.#desk = desk;
    this.#answerChannels = new Set(answerChannels);
  }

  async handle(message: Message): Promise<void> {
    const { client, author, channel } = message;
    if (author.bot || author.id === client.user.id || message.system) return;
    const isDirect = channel.type === ChannelType.DM;
    const reaction = reactTo({
      content: message.content,
      botId: client.user.id,
      isFromBot: author.bot || message.webhookId !== null,
      isDirect,
      mentionsBot: message.mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true }),
      isAnswerChannel: await this.#isAnswerChannel(message),
    });
    if (reaction.kind === 'ignore' || !mayWrite(message)) return;
    const said = message.content.replace(/<@!?\d+>/gu, '').trim();
    const texts =
      TEXTS[said === '' && message.guild ? localeOfUser(message.guild.preferredLocale) : localeOfText(said)];
    if (reaction.kind === 'help') await reply(message, textPayload(texts.help));
    else await this.#answer(message, reaction.question, { desk: this.#desk, texts });
  }

  async #answer(message: Message, question: string, { desk, texts }: Context): Promise<void> {
    const { author, guildId } = message;
    const refusal = await desk.refusal(author.id, guildId, texts, rolesOf(message.member));
    if (refusal) {
      if (this.#mayTell(author.id, refusal.seconds, message.createdTimestamp))
        await reply(message, textPayload(refusal.text));
      return;
    }
    const stopTyping = showTyping(message);
    try {
      checkQuestion(question, texts);
      const context = await contextOf(message, question);
      const answer = await desk.ask(author.id, { question, ...(context ? { context } : {}) });
      await reply(message, answerPayload({ answer, view: { question, context }, texts, asker: author.id }));
    } catch (error) {
      await reply(message, desk.explain(error, texts));
    } finally {
      stopTyping();
    }
  }

  /** Whether to tell somebody to wait: once a waiting time. */
  #mayTell(userId: string, seconds: number, now: number): boolean {
    if ((this.#toldUntil.get(userId) ?? 0) > now) return false;
    for (const [user, until] of this.#toldUntil) if (until <= now) this.#toldUntil.delete(user);
    if (seconds > 0) this.#toldUntil.set(userId, now + seconds * 1000);
    return true;
  }

  /** An answer channel, or a thread of one of the bot's answers in one. */
  async #isAnswerChannel({ channel, channelId, client }: Message): Promise<boolean> {
    if (this.#answerChannels.has(channelId)) return true;
    if (!channel.isThread() || !channel.parentId || !this.#answerChannels.has(channel.parentId)) return false;
    const starter = await channel.fetchStarterMessage().catch(() => null);
    return starter?.author.id === client.user.id;
  }
}

function mayWrite({ channel, client }: Message): boolean {
  if (channel.isDMBased()) return true;
  const permissions = channel.permissionsFor(client.user);
  const send = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return permissions?.has([PermissionFlagsBits.ViewChannel, send]) ?? false;
}

/** Replies to a message, once, also where Discord loses the response and the request is sent again. */
async function reply(message: Message, payload: Payload): Promise<void> {
  await message.reply({ ...payload, failIfNotExists: false, nonce: message.id, enforceNonce: true });
}

/** Shows that an answer is being made. @returns the function that ends it */
function showTyping({ channel }: Message): () => void {
  const show = () => {
    if (channel.isSendable()) channel.sendTyping().catch(() => {});
  };
  show();
  const timer = setInterval(show, TYPING_EVERY);
  return () => clearInterval(timer);
}

/**
 * The question before: of the answer that is replied to; of the last answer in a thread of the bot's; in a direct message
 * of the last answer, where the new question leans on it.
 */
async function contextOf(message: Message, question: string): Promise<string | undefined> {
  const { channel, client, reference } = message;
  if (reference?.messageId) {
    const answered = await message.fetchReference().catch(() => null);
    return answered?.author.id === client.user.id ? asContext(viewOf(answered)) : undefined;
  }
  const isThread = channel.isThread();
  if (!isThread && !(channel.isDMBased() && isFollowUp(question))) return undefined;
  const recent = await channel.messages.fetch({ limit: LOOK_BACK, before: message.id }).catch(() => null);
  const answers = [...(recent?.values() ?? [])].filter(({ author }) => author.id === client.user.id);
  const views = answers.map(viewOf);
  if (isThread) {
    const starter = await channel.fetchStarterMessage().catch(() => null);
    if (starter?.author.id === client.user.id) views.push(viewOf(starter));
  }
  return asContext(views.find((view) => view !== undefined));
}

function viewOf({ embeds: [embed] }: Message): View | undefined {
  return readView(embed?.toJSON());
}

/** A question with the one it followed on, so that a row of follow-ups keeps its subject. */
function asContext(view: View | undefined): string | undefined {
  if (!view) return undefined;
  const context = view.context && isFollowUp(view.question) ? `${view.context} ${view.question}` : view.question;
  return context.slice(-LONGEST_CONTEXT);
}
