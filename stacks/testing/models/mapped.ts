import type { Inputs } from "./reshaped.ts";
import type { Renamed } from "./translate.ts";

/** What a type of Pulumi's provider becomes when it is made. */
export interface Mapped {
  /** botocore's name of the service. */
  readonly service: string;
  /** The operation that makes it, or the shape of what it changes. */
  readonly operation: string;
  readonly renamed?: Renamed;
  /** The inputs as the operation has them, where names alone do not tell. `called`: the name that Pulumi makes where none is given. */
  readonly reshaped?: (inputs: Inputs, called: string) => Inputs;
  /** What else is asked for it; undefined inputs where there is nothing to ask. */
  readonly also?: readonly Also[];
}

export interface Also {
  readonly service: string;
  readonly operation: string;
  readonly inputs: (inputs: Inputs, called: string) => Inputs | undefined;
}
