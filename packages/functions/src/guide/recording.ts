import { execute, type WritePorts } from "@bellyfed/core/execute";
import { commandIdOf } from "@bellyfed/core/id";
import { ownMeta } from "@bellyfed/core/stream";
import { guideType } from "@bellyfed/features/guide/decider";
import { chatStream, type GuideEvent } from "@bellyfed/features/guide/events";

/** Who tells the log of questions: never whoever asked them. */
const GUIDE = "guide";

/** Tells the log of a turn, once: the command's id follows from it. */
export const recording =
  (ports: WritePorts) =>
  async (asked: GuideEvent["payload"], traceId: string): Promise<void> => {
    const stream = chatStream(asked.chat_id);
    const commandId = commandIdOf(GUIDE, "ASK", stream, String(asked.turn));
    const meta = ownMeta({ commandId, actor: GUIDE, traceId }, ports.runtime);
    await execute(ports, { type: guideType, stream, command: { type: "ask", asked }, meta });
  };
