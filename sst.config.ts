/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    return { name: "bellyfed", home: "aws" };
  },
  async run() {},
});
