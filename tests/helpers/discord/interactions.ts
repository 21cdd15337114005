import { randomBytes } from 'node:crypto';
import { checkChoices, checkMessage, checkModal } from './bodies.ts';
import type { Dispatch, Post, Posts } from './posts.ts';
import { Problems, Refusal } from './refusal.ts';
import { type Trigger, touch } from './replies.ts';
import {
  Callback,
  type Channel,
  type Fields,
  Flag,
  InteractionType,
  isFields,
  MessageType,
  type Upload,
  type User,
} from './wire.ts';
import type { World } from './world.ts';

/** What a user did that the bot has to answer. */
export interface Interaction {
  id: string;
  token: string;
  type: number;
  label: string;
  user: User;
  channel: Channel;
  messageType: number;
  /** The message whose component was used. */
  source: Post | undefined;
  trigger: Trigger;
  state: 'pending' | 'acknowledged' | 'expired';
  /** The first answer, or the message that a component's answer changes. */
  original: Post | undefined;
}

/** How long Discord waits. */
export interface Deadlines {
  ackDeadlineMs: number;
  tokenLifetimeMs: number;
}

type Opening = Pick<Interaction, 'type' | 'label' | 'user' | 'channel' | 'messageType' | 'source' | 'trigger'>;

/** Interactions from the click to the last follow-up. */
export class Interactions {
  readonly #world: World;
  readonly #posts: Posts;
  readonly #dispatch: Dispatch;
  readonly #report: (violation: string) => void;
  readonly #deadlines: Deadlines;
  readonly #open = new Map<string, Interaction>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: World, posts: Posts, dispatch: Dispatch, report: (violation: string) => void, to: Deadlines) {
    this.#world = world;
    this.#posts = posts;
    this.#dispatch = dispatch;
    this.#report = report;
    this.#deadlines = to;
  }

  /** Sends an interaction to the bot and watches the clock. */
  open(opening: Opening, payload: Fields): Interaction {
    const token = randomBytes(60).toString('base64url');
    const original = opening.source;
    const interaction: Interaction = { ...opening, id: opening.trigger.id, token, state: 'pending', original };
    this.#open.set(token, interaction);
    const { ackDeadlineMs } = this.#deadlines;
    this.#timers.add(
      setTimeout(() => {
        if (interaction.state !== 'pending') return;
        interaction.state = 'expired';
        this.#report(`${opening.label}: not acknowledged within ${ackDeadlineMs} ms`);
      }, ackDeadlineMs),
    );
    this.#dispatch('INTERACTION_CREATE', 0, () => ({ ...payload, id: interaction.id, token, version: 1 }));
    return interaction;
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The first response; a refused one does not acknowledge, and the clock runs on. */
  answer(id: string, token: string, body: Fields, files: Upload[]): Interaction {
    const interaction = this.#open.get(token);
    if (!interaction || interaction.id !== id || interaction.state === 'expired') {
      throw new Refusal('unknownInteraction');
    }
    if (interaction.state === 'acknowledged') throw new Refusal('alreadyAcknowledged');
    const data = isFields(body.data) ? body.data : {};
    checkType(interaction, body.type);
    if (body.type === Callback.choices) interaction.trigger.choices = checkChoices(data.choices);
    else if (body.type === Callback.modal) {
      checkModal(data);
      interaction.trigger.modal = data;
    } else if (body.type === Callback.update && interaction.source) {
      checkMessage(data, files, interaction.source.message);
      this.#edit(interaction, interaction.source, data, files);
    } else if (body.type === Callback.message) {
      checkMessage(data, files);
      interaction.original = this.#post(interaction, data, files, flagsOf(data) & Flag.ephemeral);
    } else if (body.type === Callback.defer) {
      interaction.original = this.#post(interaction, {}, [], Flag.loading | (flagsOf(data) & Flag.ephemeral));
    }
    interaction.state = 'acknowledged';
    touch(interaction.trigger);
    return interaction;
  }

  /** The interaction that a webhook token belongs to. */
  of(applicationId: string, token: string): Interaction {
    const interaction = this.#open.get(token);
    if (applicationId !== this.#world.applicationId || interaction?.state !== 'acknowledged') {
      throw new Refusal('unknownWebhook');
    }
    if (Date.now() - interaction.trigger.sentAt > this.#deadlines.tokenLifetimeMs) throw new Refusal('expiredToken');
    return interaction;
  }

  /** A further message; the first one after a deferral fills the placeholder, whose visibility was settled before. */
  followUp(interaction: Interaction, body: Fields, files: Upload[]): Post {
    checkMessage(body, files);
    const { original } = interaction;
    if (original && original.message.flags & Flag.loading) return this.#edit(interaction, original, body, files);
    return this.#post(interaction, body, files, flagsOf(body) & Flag.ephemeral);
  }

  /** The message that `@original` or an id stands for. */
  messageOf(interaction: Interaction, id: string): Post {
    const wanted = id === '@original' ? interaction.original?.message.id : id;
    const post = wanted === undefined ? undefined : this.#posts.find(wanted);
    const isOurs = post && (post === interaction.original || interaction.trigger.postIds.includes(post.message.id));
    if (!isOurs) throw new Refusal('unknownMessage');
    return post;
  }

  edit(interaction: Interaction, id: string, body: Fields, files: Upload[]): Post {
    const post = this.messageOf(interaction, id);
    checkMessage(body, files, post.message);
    return this.#edit(interaction, post, body, files);
  }

  #edit(interaction: Interaction, post: Post, body: Fields, files: Upload[]): Post {
    const { trigger } = interaction;
    if (!trigger.postIds.includes(post.message.id)) trigger.postIds.push(post.message.id);
    return this.#posts.edit(post, body, files);
  }

  #post(interaction: Interaction, body: Fields, files: Upload[], flags: number): Post {
    const { user, channel, messageType, trigger } = interaction;
    const { applicationId, bot } = this.#world;
    const isFirst = interaction.state === 'pending';
    const origin = { id: interaction.id, type: interaction.type, user, authorizing_integration_owners: {} };
    const post = this.#posts.add({
      channel,
      author: bot,
      body,
      files,
      type: isFirst ? messageType : MessageType.plain,
      flags,
      visibleTo: flags & Flag.ephemeral ? user.id : undefined,
      interaction: { application_id: applicationId, webhook_id: applicationId, interaction_metadata: origin },
    });
    trigger.postIds.push(post.message.id);
    return post;
  }
}

function checkType(interaction: Interaction, type: unknown): void {
  const { message, defer, deferUpdate, update, choices, modal } = Callback;
  const allowed: Record<number, number[]> = {
    [InteractionType.command]: [message, defer, modal],
    [InteractionType.component]: [message, defer, deferUpdate, update, modal],
    [InteractionType.autocomplete]: [choices],
  };
  if (allowed[interaction.type]?.includes(Number(type))) return;
  const problems = new Problems();
  problems.add('type', `Callback type ${type} does not answer an interaction of type ${interaction.type}.`);
  problems.throwIfAny();
}

function flagsOf(body: Fields): number {
  return typeof body.flags === 'number' ? body.flags : 0;
}
