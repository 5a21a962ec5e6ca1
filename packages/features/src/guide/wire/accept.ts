/** A type of an Accept header with how much it is wanted (RFC 9110, 12.5.1). */
interface Wanted {
  readonly type: string;
  readonly weight: number;
}

const wantedIn = (accept: string): Wanted[] =>
  accept.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2) ?? "1";
    return { type, weight: Number(weight) || 0 };
  });

/** Whether whoever asks wants the answer as a whole: they name JSON, and a stream of events no more than that. */
export function wantsWhole(accept = ""): boolean {
  const wanted = wantedIn(accept);
  const weightOf = (type: string) => wanted.find((each) => each.type === type)?.weight ?? 0;
  return weightOf("application/json") > 0 && weightOf("application/json") > weightOf("text/event-stream");
}
