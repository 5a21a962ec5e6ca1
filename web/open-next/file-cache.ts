import { onlyFound } from "./kept-pages.ts";

export default onlyFound("fs-dev", () => import("@opennextjs/aws/overrides/incrementalCache/fs-dev.js"));
