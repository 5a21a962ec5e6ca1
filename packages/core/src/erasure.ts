import type { WritePorts } from "./execute.ts";
import type { CommandMeta } from "./stream.ts";

/**
 * How the streams of one kind give up what somebody wrote into them: the command that says so is in the stream afterwards, also of one that
 * has not begun, so that what is under way meets it. Again changes nothing. Throws as `execute` does.
 */
export interface StreamErasure {
  /** What the streams' names begin with. */
  readonly streams: string;
  readonly erase: (ports: WritePorts, stream: string, subject: string, meta: CommandMeta) => Promise<unknown>;
}

/** Where people have their accounts. */
export interface Accounts {
  /** Ends every session of somebody and removes their account. Nothing when there is none. */
  remove(subject: string): Promise<void>;
}
