import type { Commit } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import type { MenuOrder } from "@bellyfed/features/menus/contract";
import { menuType } from "@bellyfed/features/menus/decider";
import { orderOf } from "@bellyfed/features/menus/writes";
import { reportType } from "@bellyfed/features/reports/decider";
import { represent as representReport } from "@bellyfed/features/reports/writes";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { represent } from "@bellyfed/features/restaurants/record";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { isWritten } from "@bellyfed/features/reviews/state";
import { represent as representReview } from "@bellyfed/features/reviews/writes";
import type { Answer } from "./client.ts";
import { datedShown, isDated } from "./dated-steps.ts";
import { people } from "./history.ts";
import { isMerging, mergingShown } from "./merging-steps.ts";
import { streamsOf } from "./oracle.ts";
import { commandOf, reportOf, restaurantIn, reviewOf } from "./request.ts";
import { sentenceOf } from "./sentence.ts";

/** What is wrong with the log by itself, and with what was answered when one looks into it. */
export function logFaults(commits: readonly Commit[], answers: readonly Answer[]): string[] {
  const streams = streamsOf(commits);
  const byCommand = Map.groupBy(commits, ({ commandId }) => commandId);
  return [
    ...[...streams].flatMap(([stream, own]) => gaps(stream, own)),
    ...[...Map.groupBy(commits, ({ stream, commandId }) => `${stream} ${commandId}`).values()].flatMap(
      ([first, ...more]) => (more.length === 0 ? [] : [`${first?.stream} holds one command ${more.length + 1} times`]),
    ),
    ...answers.flatMap((answer) => {
      // The log is told of questions by the guide, and not under their askers' commands.
      if (answer.step.kind === "ask") return [];
      const own = byCommand.get(commandOf(answer.step)) ?? [];
      return answerFaults(answer, own, streams).map((fault) => `${sentenceOf(answer.step)}: ${fault}`);
    }),
  ];
}

function gaps(stream: string, commits: readonly Commit[]): string[] {
  let next = 1;
  return commits.flatMap(({ sequence, events }) => {
    const wrong = sequence !== next;
    const fault = `${stream} has a commit at ${sequence} where ${next} comes next`;
    next = sequence + events.length;
    return wrong ? [fault] : [];
  });
}

type Streams = ReadonlyMap<string, readonly Commit[]>;

function answerFaults(answer: Answer, own: readonly Commit[], streams: Streams): string[] {
  const { status, step, alone } = answer;
  if (status === 400 || status === 401) return [`is refused as malformed: ${JSON.stringify(answer.body)}`];
  // Two that open one place share a key: what is in the log is then the other's.
  if (status >= 300) return alone && own.length > 0 && step.kind !== "create" ? ["was refused, and is in the log"] : [];
  if (!answer.replayed && !isDone(answer)) return [`was answered with ${said(answer)}`];
  const always = answer.replayed || step.kind === "create" || step.kind === "review" || step.kind === "import";
  if (always && own.length === 0) return ["was answered, and is not in the log"];
  // The answer to a replayed dish is the dish as it was put: a menu remembers no more of it than a hash.
  if (step.kind === "dish" && answer.replayed) return [];
  const shown = representation(answer, streams);
  return shown === undefined || shown === said(answer) || (isErased(streams) && isSameButWords(shown, said(answer)))
    ? []
    : [`was answered with ${said(answer)}, and the log says ${shown}`];
}

/** Whether the answer shows what the step asked for. */
function isDone({ step, body }: Answer): boolean {
  const shown = (body ?? {}) as Readonly<Record<string, unknown>>;
  const shows = (asked: object) =>
    Object.entries(asked).every(([field, value]) => JSON.stringify(shown[field]) === JSON.stringify(value));
  if (isMerging(step)) return shows(mergingShown(step, restaurantIn));
  // Where the place is, the day on which it opens may have begun before it does by UTC.
  const hasBegun = step.kind === "open-on" && shows({ business_status: "operational" });
  if (isDated(step)) return hasBegun || shows(datedShown(step));
  switch (step.kind) {
    case "create":
      return shows(step.look);
    case "update":
      return shows(step.changes);
    case "close":
      return shows({ status: "closed" });
    case "reopen":
      return shows({ status: "open", closes_on: null, business_status: "operational" });
    case "hide":
      return shown.hidden !== null;
    case "show":
      return shown.hidden === null;
    case "assign":
      return shows({ owner_id: people[step.to].sub });
    case "review":
    case "revise":
      return shows({ rating: step.rating });
    case "reply":
      return shown.reply !== null;
    case "remove":
      return shows({ status: "removed" });
    case "restore":
      return !shows({ status: "removed" });
    case "dish":
      return shows({ id: step.item, section: step.section });
    case "move":
      return isMoved(step, shown as unknown as MenuOrder);
    case "hide-by-author":
      return shows({ author_id: people[step.author].sub });
    // Of the others the answer shows nothing that was asked for.
    default:
      return true;
  }
}

function isMoved(
  { item, section, before }: Extract<Answer["step"], { kind: "move" }>,
  { sections }: MenuOrder,
): boolean {
  const ids = sections.find(({ name }) => name === section)?.items.map(({ id }) => id) ?? [];
  return ids.includes(item) && ids[ids.indexOf(item) + 1] === (before ?? undefined);
}

const versionOf = ({ etag }: Answer): number => Number(/^"(\d+)-/.exec(etag ?? "")?.[1]);
const said = ({ body }: Answer): string => JSON.stringify(body);
const isErased = (streams: Streams): boolean => [...streams.keys()].some((stream) => stream.startsWith("USER#"));
const isSameButWords = (shown: string, answered: string): boolean =>
  shown.startsWith("{") && answered.startsWith("{") && wordless(shown) === wordless(answered);
/** An answer from before an erasure, and the log after it, say the same but for words and names. */
const wordless = (text: string): string =>
  JSON.stringify(JSON.parse(text), (key, value) => (["title", "text", "name", "reason"].includes(key) ? null : value));

/** What the log showed at the answer's version; undefined where the answer shows nothing of the log. */
function representation(answer: Answer, streams: Streams): string | undefined {
  const { step } = answer;
  if (step.kind === "import" || step.kind === "hide-by-author" || step.kind === "erase" || step.kind === "ask")
    return undefined;
  if (["withdraw", "unreply", "undish", "mark", "unmark"].includes(step.kind)) return undefined;
  const restaurant = restaurantIn(step.place);
  const at = (stream: string) => {
    const commits = (streams.get(stream) ?? []).filter(({ sequence }) => sequence <= versionOf(answer));
    return { snapshot: undefined, commits };
  };
  switch (step.kind) {
    case "dish": {
      const { items } = foldCommits(menuType, at(`MENU#${restaurant}`)).state;
      const { id, section, position } = answer.body as { id: string; section: string; position: number };
      const known = items.some((item) => item.id === id && item.section === section && item.position === position);
      return known ? undefined : `no such item: ${JSON.stringify(items)}`;
    }
    case "move":
      return JSON.stringify(orderOf(foldCommits(menuType, at(`MENU#${restaurant}`))));
    case "review":
    case "revise":
    case "reply":
    case "remove":
    case "restore": {
      const author = "author" in step ? step.author : step.by;
      const folded = foldCommits(reviewType, at(`REVIEW#${restaurant}#${reviewOf(author, step.place)}`));
      return isWritten(folded.state) ? JSON.stringify(representReview(folded)) : "no review";
    }
    case "report":
    case "decide": {
      const reporter = step.kind === "report" ? step.by : step.reporter;
      const folded = foldCommits(reportType, at(`REPORT#${reportOf(reporter, step.author, step.place)}`));
      return folded.state.status === "absent" ? "no report" : JSON.stringify(representReport(folded));
    }
    default: {
      const folded = foldCommits(restaurantType, at(`RESTAURANT#${restaurant}`));
      return folded.state.status === "absent" ? "no restaurant" : JSON.stringify(represent(folded));
    }
  }
}
