import type { Inputs } from "./reshaped.ts";
import type { Renamed } from "./translate.ts";

/** What a type of Pulumi's provider becomes when it is made. */
export interface Mapped {
  /** botocore's name of the service. */
  readonly service: string;
  /** The operation that makes it, or the shape of what it changes. */
  readonly operation: string;
  readonly renamed?: Renamed;
  /** The inputs as the operation has them, where names alone do not tell. */
  readonly reshaped?: (inputs: Inputs) => Inputs;
}
