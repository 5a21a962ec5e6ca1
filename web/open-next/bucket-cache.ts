import { onlyFound } from "./kept-pages.ts";

export default onlyFound("s3", () => import("@opennextjs/aws/overrides/incrementalCache/s3.js"));
