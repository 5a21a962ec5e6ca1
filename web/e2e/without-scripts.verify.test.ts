// Every form once more as it is for those who have no scripts: the tests of `npm test`, told so before they are read.
process.env.WITHOUT_SCRIPTS = "1";
for (const name of ["account", "closing", "importing", "moderation", "reports", "second-factor", "writing"])
  await import(`./${name}.e2e.test.ts`);

export {};
