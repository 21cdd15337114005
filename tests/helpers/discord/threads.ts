import type { Dispatch, Post, Posts } from './posts.ts';
import { Problems, Refusal } from './refusal.ts';
import { type Channel, ChannelType, type Fields, Flag, Intent, MessageType } from './wire.ts';
import type { World } from './world.ts';

const ARCHIVE_MINUTES = [60, 1440, 4320, 10_080];

interface Stage {
  world: World;
  posts: Posts;
  dispatch: Dispatch;
}

/** Starts a thread from a message: its id is the message's, and it begins with a pointer to that message. */
export function startThread({ world, posts, dispatch }: Stage, post: Post, body: Fields, ownerId: string): Channel {
  const { message } = post;
  const problems = new Problems();
  problems.text('name', body.name, { min: 1, max: 100 });
  if (body.auto_archive_duration && !ARCHIVE_MINUTES.includes(Number(body.auto_archive_duration))) {
    problems.add('auto_archive_duration', `Value must be one of ${ARCHIVE_MINUTES.join(', ')}.`);
  }
  if (world.channel(message.channel_id).type !== ChannelType.text) {
    problems.add('type', 'Cannot execute action on this channel type');
  }
  problems.throwIfAny();
  if (message.thread) throw new Refusal('threadExists');

  const thread = world.addThread(message.id, message.channel_id, String(body.name), ownerId);
  message.flags |= Flag.hasThread;
  message.thread = thread;
  dispatch('THREAD_CREATE', Intent.guilds, () => ({ ...thread, newly_created: true }));
  posts.changed(post);
  posts.add({ channel: thread, author: message.author, body: {}, type: MessageType.threadStarter, repliedTo: message });
  return thread;
}
