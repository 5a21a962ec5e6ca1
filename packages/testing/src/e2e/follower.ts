/** One server-sent event as it came. */
export interface SentEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

export interface Followed {
  /** The `id` that came last, of an event or beside a heartbeat. */
  readonly last: string | undefined;
  /** Whether the stream ended by itself, and not since reading was given up or the connection was cut. */
  readonly ended: boolean;
  /** Milliseconds after which it asks that the client come again. */
  readonly retry: number | undefined;
}

/**
 * Reads server-sent events as browsers do (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream), as far as
 * they are used here: what was not ended by an empty line has not come. `see` answers whether to read on. Throws for what is no such stream.
 */
export async function follow(
  url: string,
  init: RequestInit & { readonly headers: Readonly<Record<string, string>> },
  see: (event: SentEvent) => boolean,
): Promise<Followed> {
  const state = { last: init.headers["last-event-id"], retry: undefined as number | undefined };
  const response = await fetch(url, init).catch((error) => {
    if (init.signal?.aborted) return undefined;
    throw error;
  });
  if (!response) return { ...state, ended: false };
  if (!response.headers.get("content-type")?.startsWith("text/event-stream") || !response.body) {
    throw new Error(`${response.status} ${await response.text()}`);
  }
  let rest = "";
  try {
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const fields = fieldsOf(block);
        state.last = fields.get("id") ?? state.last;
        if (fields.has("retry")) state.retry = Number(fields.get("retry"));
        const data = fields.get("data");
        if (data === undefined) continue;
        if (!see({ id: fields.get("id"), event: fields.get("event") ?? "message", data }))
          return { ...state, ended: false };
      }
    }
    return { ...state, ended: true };
  } catch {
    return { ...state, ended: false };
  }
}

/** Fields of a block by their names; comments have none. */
const fieldsOf = (block: string): Map<string, string> =>
  new Map(
    block.split("\n").flatMap((line): [string, string][] => {
      const [, name = "", value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
      return name === "" ? [] : [[name, value]];
    }),
  );
