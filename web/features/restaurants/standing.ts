import { backAt, type Restaurant } from "@/platform/api";

type Told = Pick<Restaurant, "status" | "business_status" | "closed_until" | "opens_on"> & {
  readonly hours?: Restaurant["hours"] | undefined;
};

/** When it is there for guests, in milliseconds since 1970: Infinity where nobody knows, -Infinity where it is. */
export const thereFrom = ({ status, business_status, closed_until, opens_on, hours }: Told): number =>
  backAt({
    status,
    pause: business_status === "closed_temporarily" ? { until: closed_until } : null,
    opens_on,
    time_zone: hours?.time_zone,
  });
