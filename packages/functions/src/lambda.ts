import type { Context } from "aws-lambda";
import type { Env } from "./environment.ts";

export type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/** A Lambda's entry: composed from the process's environment at the first event, so that importing it has no effect. */
export function entry<Event, Result>(compose: (env: Env) => Handler<Event, Result>): Handler<Event, Result> {
  let handler: Handler<Event, Result> | undefined;
  return (event, context) => {
    handler ??= compose(process.env);
    return handler(event, context);
  };
}
