import { styleText } from "node:util";

export const bold = (text: string): string => styleText("bold", text);
export const faint = (text: string): string => styleText("dim", text);
export const bad = (text: string): string => styleText("red", text);

/** Ends the process with what a person needs to know, without a stack trace unless DEBUG is set. */
export function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`${bad("Error:")} ${message}`);
  if (message.includes("ECONNREFUSED"))
    console.error("Nothing answers there: is `npm start` running, with the same ports?");
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(1);
}
