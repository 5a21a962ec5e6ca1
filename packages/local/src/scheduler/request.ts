import { RequestError } from "../bus/put-events.ts";
import type { Schedule, ScheduleJournal } from "./journal.ts";

/** A request of EventBridge Scheduler's API, which goes by method and path. */
export interface RestRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

export const SCHEDULES_PATH = "/schedules/";

const NAME = /^[0-9A-Za-z_.-]{1,64}$/;
const AT = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;

/** As much of a schedule as is known here: one that happens once, in UTC, and then is gone. */
interface OneTime {
  readonly ActionAfterCompletion: unknown;
  readonly FlexibleTimeWindow: { readonly Mode: unknown };
  readonly GroupName: unknown;
  readonly ScheduleExpression: unknown;
  readonly ScheduleExpressionTimezone: unknown;
  readonly Target: { readonly Arn: unknown; readonly RoleArn: unknown; readonly Input: unknown };
}

const invalid = (reason: string) => new RequestError("ValidationException", reason);

/** Answers CreateSchedule and DeleteSchedule. Throws RequestError, by the names that AWS's errors have. */
export function answerSchedules(
  journal: Pick<ScheduleJournal, "add" | "remove">,
  { method, url, body }: RestRequest,
  prefix: string,
): unknown {
  const { pathname, searchParams } = new URL(url, "http://scheduler");
  const name = decodeURIComponent(pathname.slice(SCHEDULES_PATH.length));
  if (!NAME.test(name)) throw invalid(`The name ${name} is not valid.`);
  if (method === "POST") {
    if (!journal.add(scheduleOf(name, body)))
      throw new RequestError("ConflictException", `Schedule ${name} already exists.`, 409);
    return { ScheduleArn: `${prefix}/${name}` };
  }
  if (method !== "DELETE") throw invalid(`The local scheduler does not know ${method}.`);
  if (!journal.remove(searchParams.get("groupName") ?? "default", name))
    throw new RequestError("ResourceNotFoundException", `Schedule ${name} does not exist.`, 404);
  return {};
}

function scheduleOf(name: string, body: string): Schedule {
  const asked = JSON.parse(body) as Partial<OneTime>;
  const once = asked.ActionAfterCompletion === "DELETE" && asked.FlexibleTimeWindow?.Mode === "OFF";
  if (!once || asked.ScheduleExpressionTimezone !== "UTC")
    throw invalid("Only one-time schedules in UTC are known here.");
  const at = Date.parse(`${AT.exec(textIn("ScheduleExpression", asked.ScheduleExpression))?.[1]}Z`);
  if (Number.isNaN(at)) throw invalid(`The expression ${asked.ScheduleExpression} is not valid.`);
  textIn("RoleArn", asked.Target?.RoleArn);
  const [target, input] = [textIn("Arn", asked.Target?.Arn), textIn("Input", asked.Target?.Input)];
  return { group: textIn("GroupName", asked.GroupName), name, at, target, input };
}

function textIn(field: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw invalid(`${field} is missing.`);
}
