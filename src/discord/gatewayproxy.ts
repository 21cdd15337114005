import { createRequire } from 'node:module';
import { HttpsProxyAgent } from 'https-proxy-agent';

/**
 * Sends the gateway's websocket through an HTTP proxy. @discordjs/ws passes no agent on and takes the class from `ws` when
 * it is loaded: the class is replaced in that module, so this must run before anything imports discord.js.
 */
export function proxyGateway(proxy: string): void {
  const { resolve } = createRequire(import.meta.url);
  const fromGateway = createRequire(createRequire(resolve('discord.js')).resolve('@discordjs/ws'));
  const ws = fromGateway('ws');
  const agent = new HttpsProxyAgent(proxy);
  const Direct = ws.WebSocket;
  ws.WebSocket = class extends Direct {
    constructor(address: string, protocols: string[], options: object) {
      super(address, protocols, { ...options, agent });
    }
  };
}
