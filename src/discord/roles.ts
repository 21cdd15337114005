import type { BaseInteraction, GuildMember } from 'discord.js';

/** Role ids of whoever acts in a server; none in a direct message. */
export function rolesOf(member: BaseInteraction['member'] | GuildMember | null): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
