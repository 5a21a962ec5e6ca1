import { AppError } from "@bellyfed/core/error";
import type { TokenAccount, TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { Runtime } from "@bellyfed/core/ports";
import { questionLimits } from "../rules.ts";

const MINUTE_MS = 60_000;
/** Answers are counted as open in windows of so many minutes: what died without being counted off is forgotten with its window. */
const OPEN_MINUTES = 10;

/** GUIDE#ASKED#<holder> / <minute>, and GUIDE#OPEN#<holder> / <window>: how much somebody asks. */
function accountsOf(holder: string, now: number): { readonly asked: TokenAccount; readonly open: TokenAccount } {
  const { perMinute, atOnce } = questionLimits(holder);
  const minute = Math.floor(now / MINUTE_MS);
  const window = Math.floor(minute / OPEN_MINUTES);
  const expiresAt = (minute + 2 * OPEN_MINUTES) * 60;
  return {
    asked: { key: { PK: `GUIDE#ASKED#${holder}`, SK: String(minute) }, most: perMinute, expiresAt },
    open: { key: { PK: `GUIDE#OPEN#${holder}`, SK: String(window) }, most: atOnce, expiresAt },
  };
}

/**
 * Lets questions in, across all functions that answer them. Throws AppError 429 `guide.asked_often`; comes back with what counts the answer off
 * once it has ended.
 */
export const admission =
  (meter: TokenMeter, { now }: Pick<Runtime, "now">) =>
  async (holder: string): Promise<() => Promise<void>> => {
    const { asked, open } = accountsOf(holder, now());
    const [mayAsk, hasRoom] = await Promise.all([meter.take(asked, 1), meter.take(open, 1)]);
    const leave = () => meter.settle(open, -1);
    if (mayAsk && hasRoom) return leave;
    if (hasRoom) await leave();
    const seconds = mayAsk ? 2 : 60 - Math.floor((now() % MINUTE_MS) / 1000);
    throw new AppError("throttled", "guide.asked_often", "You ask more than the guide can answer now", [], {
      "retry-after": String(seconds),
    });
  };
