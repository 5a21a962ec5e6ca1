import { freePort } from "@bellyfed/local/loopback";
import { type Call, caller, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { withDemoData } from "./demo-data.ts";

/** The whole system with its site, as `npm start` runs it. */
export interface Site {
  /** Where people open it. */
  readonly url: string;
  readonly cloud: CloudProcess;
  /** Calls the API beside the site. */
  readonly call: Call;
  readonly tokenOf: (sub: string, role?: "user" | "owner" | "moderator" | "admin") => Promise<string>;
}

/** Starts it on free ports and in a data folder of its own, by default with the demo data. The site is built when its sources have changed. */
export async function startSite(further: Readonly<Record<string, string>> = {}): Promise<Site> {
  const port = String(await freePort(0, "WEB_PORT"));
  const cloud = await cloudProcess({ BELLYFED_SITE: "on", WEB_PORT: port, BELLYFED_DEMO: "on", ...further });
  if (cloud.env.BELLYFED_DEMO === "on") withDemoData(cloud);
  await cloud.start();
  return {
    url: `http://localhost:${port}`,
    cloud,
    call: caller(cloud),
    tokenOf: (sub, role = "user") => tokenOf(cloud, sub, role),
  };
}
