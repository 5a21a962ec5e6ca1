/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app({ stage: name }) {
    const { stageOf } = await import("./stacks/stage.ts");
    const stage = stageOf(name);
    return {
      name: "bellyfed",
      home: "aws",
      removal: stage.removal,
      protect: stage.protect,
      providers: {
        aws: { region: stage.region, defaultTags: { tags: { app: "bellyfed", stage: name } } },
        random: "4.16.6",
      },
    };
  },
  async run() {
    const { stageOf } = await import("./stacks/stage.ts");
    const { deploy } = await import("./stacks/deploy.ts");
    return deploy(stageOf($app.stage));
  },
});
