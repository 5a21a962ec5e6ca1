import { type Dated, datedSentence, isDated } from "./dated-steps.ts";
import { callFaults, deliveryFaults, type Fault, methodFaults, otherFaults } from "./fault.ts";
import type { History, Look, Operation, Place, Row, Step } from "./history.ts";
import { isMerging, type Merging, mergingSentence } from "./merging-steps.ts";

const place = (n: Place): string => (n < 2 ? `restaurant ${n}` : `imported restaurant ${n}`);
const look = ({ name, city, cuisines }: Look): string => `${name} in ${city} with ${cuisines.join(", ")}`;
const row = (each: Row): string =>
  `${each.broken ? "a broken row of " : ""}${place(each.place)} as ${look(each.look)}, inspected ${each.inspections} times${each.noted ? ", with a phone that is none" : ""}${each.serves ? `, and ${each.serves.alone ? "a dish alone" : "its menu"} for ${each.serves.amount}` : ""}`;

const reviewIn = ({ author, place: at }: { readonly author: string; readonly place: Place }): string =>
  `${author}'s review of ${place(at)}`;

/** A step as a person would say it. */
export const sentenceOf = (step: Step): string => `step ${step.id}: ${step.by} ${whatBy(step)}`;

function whatBy(step: Step): string {
  if (isDated(step)) return datedSentence(step, place);
  if (step.kind === "ask") return "asks the guide";
  if (step.kind === "erase") return "asks to be erased";
  return isMerging(step) ? mergingSentence(step, place) : actOf(step);
}

function actOf(step: Exclude<Step, Merging | Dated | { kind: "ask" | "erase" }>): string {
  switch (step.kind) {
    case "create":
      return `opens ${place(step.place)}: ${look(step.look)}`;
    case "update":
      return `changes ${place(step.place)} to ${JSON.stringify(step.changes)}${step.guarded ? ", if it is as last seen" : ""}`;
    case "close":
    case "reopen":
    case "hide":
    case "show":
      return `${step.kind}s ${place(step.place)}`;
    case "assign":
      return `gives ${place(step.place)} to ${step.to}`;
    case "review":
    case "revise":
      return `${step.kind}s ${place(step.place)} with ${step.rating} stars`;
    case "withdraw":
    case "mark":
    case "unmark":
    case "remove":
    case "restore":
      return `${step.kind}s ${reviewIn(step)}`;
    case "reply":
    case "unreply":
      return `${step.kind === "reply" ? "replies" : "removes the reply"} to ${reviewIn(step)}`;
    case "dish":
    case "undish":
    case "move":
      return menuChangeOf(step);
    case "import":
      return `imports ${step.rows.map(row).join("; ") || "an empty file"}`;
    case "hide-by-author":
      return `hides all that ${step.author} has opened`;
    case "report":
      return `reports ${reviewIn(step)}${step.wordless ? " without a word" : ""}`;
    case "decide":
      return `decides on ${step.reporter}'s report of ${reviewIn(step)}`;
    default:
      return operationOf(step);
  }
}

function menuChangeOf(step: Extract<Step, { kind: "dish" | "undish" | "move" }>): string {
  const menu = `the menu of ${place(step.place)}`;
  switch (step.kind) {
    case "dish":
      return `puts dish ${step.item} at ${step.section} ${step.position ?? "end"} on ${menu} for ${step.amount} cents`;
    case "undish":
      return `takes dish ${step.item} off ${menu}`;
    case "move":
      return `moves dish ${step.item} ${step.before ? `before ${step.before}` : "to the end"} in ${step.section} on ${menu}`;
  }
}

function operationOf(step: Extract<Step, { kind: Operation }>): string {
  switch (step.kind) {
    case "establish":
      return "establishes what is new";
    case "reconcile":
      return "runs reconcile";
    case "align":
      return `says the same of ${step.places.map(place).join(" and ")} at once`;
    case "rebuild":
      return `builds the read table anew and switches${step.back ? ", and then back again" : ""}`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  ...Object.assign({}, ...Object.values(methodFaults)),
  ...otherFaults,
  ...deliveryFaults,
  ...callFaults,
};

/** A fault as a person would say it. */
function faultSentence({ place: where, nth, kind }: Fault): string {
  const time = `${nth + 1}.`;
  const [bus, model] = where.split(">");
  if (model !== undefined) return `the ${time} delivery of the ${bus} to ${model} ${kinds[kind]}`;
  if (where === "client") return `the ${time} time, a client ${otherFaults[kind as "leaves"]}`;
  if (where === "stream") return `the ${time} record of the events table's stream ${kinds[kind]}`;
  const [name, method] = where.split(".");
  if (method === "queue") return `the ${time} message from the queue of ${name} ${kinds[kind]}`;
  if (method === "answer") return `the ${time} invocation of ${name} ${kinds[kind]}`;
  return `the ${time} ${method} of ${name} ${kinds[kind]}`;
}

/** The whole history, to be read and to be told to others. */
export const describe = ({ steps, faults, luck, former, lanes = 1, unnumbered }: History): string => {
  const store = [
    ...(former ? ["on a store with former keys"] : []),
    ...(unnumbered ? ["on a log without a feed"] : []),
    ...(lanes > 1 ? [`with ${lanes} lanes`] : []),
  ];
  return [
    `${steps.length} steps, each person's one after another (luck ${[luck, ...store].join(", ")}):`,
    ...steps.map((step) => `  ${sentenceOf(step)}`),
    faults.length === 0 ? "and nothing goes wrong." : "and this goes wrong:",
    ...faults.map((fault) => `  ${faultSentence(fault)}`),
  ].join("\n");
};
