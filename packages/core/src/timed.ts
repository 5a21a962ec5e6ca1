import type * as v from "valibot";
import type { StreamType } from "./decider.ts";
import type { Event } from "./event.ts";
import { execute, type WritePorts } from "./execute.ts";
import { commandIdOf } from "./id.ts";
import { parse } from "./parse.ts";
import type { Timer } from "./scheduler.ts";
import { ownMeta } from "./stream.ts";

/** What is commanded when a timer of this name is due. */
export interface Timed {
  readonly name: string;
  /** Carries the command out. Throws AppError when it is refused, or its payload is malformed. */
  readonly carryOut: (timer: Timer, ports: WritePorts) => Promise<void>;
}

/** What a timer's payload stands for: a command on one stream. */
export interface TimedCommand<State, Command, E extends Event> {
  readonly type: StreamType<State, Command, E>;
  readonly stream: string;
  readonly command: Command;
}

/**
 * Declares what a timer commands: a pure function of its payload. The command's id follows from the timer's name and instant, so that one
 * that comes twice is carried out once.
 */
export const timed = <Payload, State, Command, E extends Event>({
  name,
  payload,
  command,
}: {
  readonly name: string;
  readonly payload: v.GenericSchema<unknown, Payload>;
  readonly command: (payload: Payload) => TimedCommand<State, Command, E>;
}): Timed & { readonly timer: (timer: Omit<Timer, "kind" | "payload">, payload: Payload) => Timer } => ({
  name,
  timer: (timer, told) => ({ ...timer, kind: name, payload: told }),
  async carryOut(timer, ports) {
    const actor = `timer:${name}`;
    const commandId = commandIdOf(actor, "TIMER", timer.name, timer.at);
    const meta = ownMeta({ commandId, actor, traceId: timer.trace_id }, ports.runtime);
    await execute(ports, { ...command(parse(payload, timer.payload)), meta });
  },
});
