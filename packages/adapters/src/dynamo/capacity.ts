/** Told the capacity units that each call used: read units for reads, write units for writes. */
export type OnCapacity = (operation: string, units: number) => void;

interface Consumed {
  readonly CapacityUnits?: number | undefined;
}

/** The part of a request that asks for its capacity units, when somebody wants to know. */
export const asking = (onCapacity: OnCapacity | undefined) =>
  onCapacity ? ({ ReturnConsumedCapacity: "TOTAL" } as const) : {};

/** Passes on what an answer tells of its capacity units. */
export function tell(
  onCapacity: OnCapacity | undefined,
  operation: string,
  consumed: Consumed | readonly Consumed[] | undefined,
): void {
  onCapacity?.(
    operation,
    [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0),
  );
}
