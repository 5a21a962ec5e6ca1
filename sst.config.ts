/// <reference path="./.sst/platform/config.d.ts" />

// SST refuses imports at the top of this file and wants no resources in `app`; everything is in stacks/.
export default $config({
  async app({ stage: name }) {
    const { stageOf } = await import("./stacks/stage.ts");
    const { removal, protect, region } = stageOf(name);
    return {
      name: "bellyfed",
      home: "aws",
      removal,
      protect,
      providers: {
        aws: { region, defaultTags: { tags: { app: "bellyfed", stage: name } } },
        random: "4.16.6",
      },
    };
  },
  async run() {
    const { stageOf } = await import("./stacks/stage.ts");
    const { deploy } = await import("./stacks/deploy.ts");
    return deploy(stageOf($app.stage));
  },
  // For those who connect the SST Console; .github/workflows does the same without it, and production besides. Use one of the two.
  console: {
    autodeploy: {
      target(event) {
        if (event.type === "branch" && event.branch === "main" && event.action === "pushed")
          return { stage: "staging" };
        if (event.type === "pull_request") return { stage: `pr-${event.number}` };
        return undefined;
      },
      async workflow({ $, event }) {
        await $`npm ci`;
        if (event.action === "removed") {
          await $`npx sst remove`;
        } else {
          await $`npm test`;
          await $`npx sst deploy`;
        }
      },
    },
  },
});
