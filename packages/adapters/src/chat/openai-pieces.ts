import type { ChatPiece, Tokens } from "@bellyfed/core/guide/chat-model";
import { ModelFault } from "./model-fault.ts";
import type { CallDelta, Delta } from "./openai-delta.ts";

interface Call {
  id: string;
  name: string;
  input: string;
}

/**
 * Puts an answer together: text as it comes, tool calls once they are whole, then what it used and how it ended. Throws ModelFault when it
 * ends without an end, says nothing, or asks for a tool that it does not have or with what is no JSON.
 */
export async function* piecesOf(deltas: AsyncIterable<Delta>, tools: ReadonlySet<string>): AsyncGenerator<ChatPiece> {
  const calls = new Map<number, Call>();
  let [tokens, finish]: [Tokens, string | undefined] = [{ input: 0, output: 0 }, undefined];
  let [hasText, isRefusal] = [false, false];
  for await (const delta of deltas) {
    if (delta.text !== "") yield { kind: "text", text: delta.text };
    hasText ||= delta.text !== "";
    isRefusal ||= delta.isRefusal;
    for (const call of delta.calls) add(calls, call);
    tokens = delta.tokens ?? tokens;
    // `[DONE]` comes after the reason; only where there was none it stands for one.
    finish ??= delta.finish;
  }
  if (finish === undefined) throw new ModelFault("Its answer breaks off");
  const reason = isRefusal ? "filtered" : endOf(finish, calls.size);
  if (reason !== "filtered") for (const call of calls.values()) yield whole(call, tools);
  if (!hasText && calls.size === 0 && reason !== "filtered") throw new ModelFault("It says nothing");
  yield { kind: "usage", tokens };
  yield { kind: "end", reason };
}

/** A piece without an index begins a call when it brings an id, and goes on with the last one when it does not. */
function add(calls: Map<number, Call>, { index, id, name, input }: CallDelta): void {
  const at = index ?? (id === "" ? Math.max(0, calls.size - 1) : calls.size);
  const call = calls.get(at) ?? { id: "", name: "", input: "" };
  calls.set(at, { id: call.id || id, name: call.name + name, input: call.input + input });
}

function endOf(finish: string, calls: number): "stop" | "length" | "tool" | "filtered" {
  if (finish === "length") return "length";
  if (finish === "content_filter") return "filtered";
  return calls > 0 ? "tool" : "stop";
}

function whole({ id, name, input }: Call, tools: ReadonlySet<string>): ChatPiece {
  if (!tools.has(name)) throw new ModelFault("It asks for a tool that it was not given");
  try {
    return { kind: "tool", id, name, input: JSON.parse(input || "{}") as unknown };
  } catch {
    throw new ModelFault("It asks for a tool with what is no JSON");
  }
}
