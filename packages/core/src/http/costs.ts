/** What one call of the database took, as the database told it. */
export interface DatabaseCall {
  readonly kind: "read" | "write";
  /** Capacity units; undefined where the database did not tell, as of a call that it refused. */
  readonly units: number | undefined;
  readonly milliseconds: number;
}

/** What a request's calls of the database took together. */
export interface Costs {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly calls: number;
  /** Calls of which the database did not tell what they took. */
  readonly untold: number;
  /** The calls' times added up: calls side by side count each by itself. */
  readonly milliseconds: number;
}

/** Of a request that has called nobody yet. */
export const NO_COSTS: Costs = { readUnits: 0, writeUnits: 0, calls: 0, untold: 0, milliseconds: 0 };

/** The costs with one call more. */
export const withCall = (costs: Costs, { kind, units, milliseconds }: DatabaseCall): Costs => ({
  readUnits: costs.readUnits + (kind === "read" ? (units ?? 0) : 0),
  writeUnits: costs.writeUnits + (kind === "write" ? (units ?? 0) : 0),
  calls: costs.calls + 1,
  untold: costs.untold + (units === undefined ? 1 : 0),
  milliseconds: costs.milliseconds + milliseconds,
});

/** A number as structured fields have decimals: three digits after the point at most, and none for nothing. */
const decimal = (value: number): string => String(Number(value.toFixed(3)));
const tenth = (milliseconds: number): string => String(Number(milliseconds.toFixed(1)));

/**
 * The header fields that tell what a request took: `Bellyfed-Cost`, a dictionary (RFC 9651) of DynamoDB's read and write units, and of
 * calls whose units it did not tell where there were any; `Server-Timing`, milliseconds of all and of the database's calls. `milliseconds`:
 * how long the answer took.
 * @see https://www.w3.org/TR/server-timing/
 */
export function costFields(costs: Costs, milliseconds: number): Readonly<Record<string, string>> {
  const units = `rcu=${decimal(costs.readUnits)}, wcu=${decimal(costs.writeUnits)}`;
  const calls = `${costs.calls} ${costs.calls === 1 ? "call" : "calls"}`;
  return {
    "bellyfed-cost": costs.untold > 0 ? `${units}, untold=${costs.untold}` : units,
    "server-timing": `total;dur=${tenth(milliseconds)}, db;dur=${tenth(costs.milliseconds)};desc="${calls}"`,
  };
}
