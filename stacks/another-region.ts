/** Which of two regions answers under the stage's names while both can. */
export type Turn = "primary" | "secondary";

export interface AnotherRegion {
  /** Where copies of the log are kept besides. */
  readonly copyRegion: string | undefined;
  /** Set where a second region holds the same stage. */
  readonly failover: Turn | undefined;
}

interface Own {
  readonly removal: "retain" | "remove";
  readonly region: string;
  readonly domain: object | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the variables of whoever deploys. Throws on what could not be meant. */
export function anotherRegion({ removal, region, domain }: Own, env: Env): AnotherRegion {
  const copyRegion = env.BELLYFED_COPY_REGION || undefined;
  const failover = env.BELLYFED_FAILOVER || undefined;
  if ((copyRegion ?? failover) && removal !== "retain") {
    throw new Error("BELLYFED_COPY_REGION and BELLYFED_FAILOVER are for stages that keep their data");
  }
  if (copyRegion && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(copyRegion)) {
    throw new Error(`BELLYFED_COPY_REGION is a region like eu-central-1, not "${copyRegion}"`);
  }
  if (copyRegion === region) throw new Error(`BELLYFED_COPY_REGION must be another region than the stage's, ${region}`);
  if (failover && !isTurn(failover)) throw new Error(`BELLYFED_FAILOVER is primary or secondary, not "${failover}"`);
  if (failover && !domain) throw new Error("BELLYFED_FAILOVER needs BELLYFED_DOMAIN: what fails over is a name");
  return { copyRegion, failover: failover as Turn | undefined };
}

const isTurn = (text: string): text is Turn => text === "primary" || text === "secondary";
