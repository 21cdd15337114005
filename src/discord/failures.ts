import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError, RateLimitError } from 'discord.js';
import { KaojuError, messageOf } from '../errors.ts';

/** Discord's code for too many commands created in a day. */
const DAILY_CREATES = 30034;

/** What a failure to reach or enter Discord means, and what the operator can do. */
export function discordFailure(error: unknown): KaojuError {
  const cause = { cause: error };
  if (isTokenError(error)) return badToken(cause);
  if (error instanceof DiscordAPIError) {
    if (error.code === DAILY_CREATES)
      return new KaojuError(
        'discord_refused',
        'Discord allows 200 new commands a day, and they are used up.',
        'Try again tomorrow; commands that are registered keep working.',
        cause,
      );
    return new KaojuError(
      'discord_refused',
      `Discord refuses ${error.method} ${new URL(error.url).pathname}: ${error.message} (${error.code}).`,
      error.status === 403
        ? 'Invite the bot again with the link that `npm run deploy` prints, and check DISCORD_GUILD_ID.'
        : 'Check DISCORD_CLIENT_ID and DISCORD_GUILD_ID.',
      cause,
    );
  }
  const reason = error instanceof HTTPError || error instanceof RateLimitError ? error.message : networkReason(error);
  return new KaojuError(
    'discord_unreachable',
    `Discord cannot be reached: ${reason}`,
    'Check the network, DISCORD_PROXY and DISCORD_API_URL, and start again.',
    cause,
  );
}

/** What a gateway close code means that will not be retried. */
export function gatewayFailure(code: number): KaojuError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return badToken();
  if (code === GatewayCloseCodes.DisallowedIntents)
    return new KaojuError(
      'discord_intents',
      'Discord refuses the message content intent (close code 4014), which DISCORD_ANSWER_CHANNELS needs.',
      'Turn it on (https://discord.com/developers/applications → Bot → Message Content Intent), or unset DISCORD_ANSWER_CHANNELS.',
    );
  return new KaojuError(
    'discord_refused',
    `Discord closed the gateway for good (close code ${code}, ${GatewayCloseCodes[code] ?? 'unknown'}).`,
    'Start again; if it persists, see https://discord.com/developers/docs/topics/opcodes-and-status-codes.',
  );
}

function badToken(options?: { cause: unknown }): KaojuError {
  return new KaojuError(
    'discord_token',
    'Discord refuses the token (DISCORD_TOKEN).',
    'Copy it again: https://discord.com/developers/applications → your application → Bot → Reset Token.',
    options,
  );
}

function isTokenError(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return (
    (error as { code?: unknown }).code === DiscordjsErrorCodes.TokenInvalid || /invalid token/iu.test(messageOf(error))
  );
}

function networkReason(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? messageOf(error) : `${messageOf(error)} (${messageOf(cause)})`;
}
