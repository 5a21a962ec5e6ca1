const port = (): number => Number(process.env.WEB_PORT) || 3000;

/**
 * What `sst dev` runs beside its functions, from the project's root: the site in its folder, with the environment that the stacks give it.
 * npm runs scripts with the Node that comes with the project, whatever the machine has.
 */
export const siteInDevelopment = () => ({
  title: "Site",
  command: "npm start",
  directory: "web",
  url: `http://localhost:${port()}`,
});

/** What the site is told there besides: to run as `next dev`, and where. */
export const forDevelopment = () => ({
  NODE_ENV: "development",
  NEXT_TELEMETRY_DISABLED: "1",
  WEB_PORT: String(port()),
});
