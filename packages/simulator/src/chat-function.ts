import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { guide } from "@bellyfed/functions/compose/guide";
import { siteLinks } from "@bellyfed/functions/guide/links";
import { notThinking, scriptedTurn } from "@bellyfed/testing/guide/scripted-turn";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { type Answered, answering } from "./answering.ts";
import type { Backends } from "./backends.ts";
import { type Lambda, lambda } from "./lambda.ts";
import type { Plant } from "./plant.ts";
import { portsOf, readingPorts } from "./ports.ts";
import type { Call } from "./request.ts";
import type { World } from "./world.ts";

/** What is asked and how it is answered has no part in how chats are kept: every answer says the question again. */
const turn = scriptedTurn((message) => [{ say: message }]);
const CHAT_ID = 22;

/** The function that keeps chats, and tells the log of each turn. */
export const chatFunction = (world: World, backends: Backends, plant: Plant): Lambda<Call, Answered> =>
  lambda(world, "chats", (reach) => {
    const ports = portsOf(reach, backends, plant);
    const { identity, runtime, keys, table, store } = ports;
    const reading = readingPorts(ports, plant);
    const own = {
      ...{ identity, runtime, keys, table, reading, turn, events: store },
      searching: { identity, now: runtime.now, cursors: reading.cursors },
      look: async () => ({ index: memoryIndex(), isBehind: false }),
      chatKeys: reach.port(backends.chatKeys),
      meter: reach.port(backends.meter),
      thinkingFor: () => notThinking,
      links: siteLinks(undefined),
      newChatId: () => world.nextId().slice(-CHAT_ID),
    };
    return answering(guide(own, quietTelemetry()));
  });
