import { afterAll, beforeAll } from "vitest";
import { type Call, caller, tokenOf } from "./caller.ts";
import { type CloudProcess, cloudProcess } from "./process.ts";

/** A cloud that runs while a file's tests do, with what calls it and an admin's token; `env`: further settings. */
export function cloudWithAdmin(env: Readonly<Record<string, string>> = {}) {
  let cloud: CloudProcess;
  let call: Call;
  let admin: string;
  beforeAll(async () => {
    cloud = await cloudProcess(env);
    await cloud.start();
    call = caller(cloud);
    admin = await tokenOf(cloud, "root", "admin");
  });
  afterAll(() => cloud?.dispose());
  return {
    get cloud() {
      return cloud;
    },
    get admin() {
      return admin;
    },
    call: (...asked: Parameters<Call>) => call(...asked),
  };
}
