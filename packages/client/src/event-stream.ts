/** A server-sent event: `id` is the last one that the stream has named. */
export interface SentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A reader of an event stream, piece by piece. */
export interface EventReader {
  /** The last `id` of the stream so far: where to go on. */
  readonly id: string;
  /** Milliseconds after which the stream wants to be asked for again. */
  readonly retry: number | undefined;
  /** Reads on; answers the events that have come whole. */
  read(piece: string): SentEvent[];
}

/** Reads server-sent events as browsers do: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export function eventReader(from: string): EventReader {
  let [id, retry, rest] = [from, undefined as number | undefined, ""];
  let [nextId, event, data] = [from, "", [] as string[]];
  const ended = (): SentEvent[] => {
    id = nextId;
    const sent = data.length > 0 ? [{ id, event: event || "message", data: data.join("\n") }] : [];
    [event, data] = ["", []];
    return sent;
  };
  const line = (text: string): SentEvent[] => {
    if (text === "") return ended();
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(text) ?? [];
    if (name === "data") data.push(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) nextId = value;
    else if (name === "retry" && /^\d+$/.test(value)) retry = Number(value);
    return [];
  };
  return {
    get id() {
      return id;
    },
    get retry() {
      return retry;
    },
    read(piece) {
      const text = rest + piece;
      // A line break may have come by half.
      const whole = /\r$/.test(text) ? text.slice(0, -1) : text;
      const lines = whole.split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? "") + text.slice(whole.length);
      return lines.flatMap(line);
    },
  };
}
