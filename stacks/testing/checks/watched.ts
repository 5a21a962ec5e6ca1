import { ofType, type Resource, types } from "../resource.ts";

interface MetricQuery {
  readonly metric?: { readonly metricName: string; readonly dimensions: Readonly<Record<string, string>> };
}

const metricsOf = (resources: readonly Resource[]) =>
  ofType(resources, types.alarm)
    .flatMap(({ inputs }) => inputs.metricQueries as MetricQuery[])
    .flatMap(({ metric }) => metric ?? []);

/** Everything that could go wrong without an alarm, in words. */
export function unwatched(resources: readonly Resource[]): string[] {
  const metrics = metricsOf(resources);
  const watched = (metricName: string, of: string) =>
    metrics.some((metric) => metric.metricName === metricName && Object.values(metric.dimensions).includes(of));
  const missing = (type: string, metricName: string, only: (resource: Resource) => boolean = () => true) =>
    ofType(resources, type)
      .filter(only)
      .filter(({ name, inputs }) => !watched(metricName, inputs.name ?? name))
      .map(({ name }) => `${name} has no alarm on ${metricName}`);
  const isLast = (queue: Resource) => queue.inputs.redrivePolicy === undefined;
  return [
    ...missing(types.queue, "ApproximateNumberOfMessagesVisible", isLast),
    ...missing(types.queue, "ApproximateAgeOfOldestMessage", (queue) => !isLast(queue)),
    ...missing(types.table, "ReadThrottleEvents"),
    ...missing(types.table, "WriteThrottleEvents"),
    ...missing(types.rule, "FailedInvocations"),
    ...missing(types.lambda, "Throttles"),
    ...missing(types.lambda, "IteratorAge", ({ name }) => name === "RelayFunction"),
    ...["5XXError", "Latency", "ProjectionLag"]
      .filter((name) => !metrics.some(({ metricName }) => metricName === name))
      .map((name) => `There is no alarm on ${name}`),
  ];
}

/** Every alarm on a queue's age that one function's sudden end would set off: its messages wait for a visibility timeout. */
export const hastyAlarms = (resources: readonly Resource[]): string[] =>
  ofType(resources, types.alarm).flatMap(({ name, inputs }) =>
    (inputs.metricQueries as MetricQuery[]).flatMap(({ metric }) => {
      if (metric?.metricName !== "ApproximateAgeOfOldestMessage") return [];
      const queue = ofType(resources, types.queue).find((each) =>
        Object.values(metric.dimensions).includes(each.inputs.name ?? each.name),
      );
      const hidden = queue?.inputs.visibilityTimeoutSeconds ?? Number.POSITIVE_INFINITY;
      return inputs.threshold > hidden
        ? []
        : [`${name} tells of ${inputs.threshold} s, and its queue hides for ${hidden} s`];
    }),
  );

/** Every way in which a deployed site could fail without an alarm that stands where its metrics are, in words. */
export function unwatchedSite(resources: readonly Resource[], region: string): string[] {
  const idsOf = (type: string, only: (name: string) => boolean = () => true) =>
    ofType(resources, type)
      .filter(({ name }) => only(name))
      .flatMap(({ name, inputs }) => [`${name}-id`, name, inputs.name]);
  const seen = (metricName: string, names: readonly string[], providerHas: (provider: string) => boolean) =>
    ofType(resources, types.alarm).some(
      ({ inputs, options }) =>
        providerHas(options?.provider ?? "") &&
        (inputs.metricQueries as MetricQuery[]).some(
          ({ metric }) =>
            metric?.metricName === metricName && Object.values(metric.dimensions).some((each) => names.includes(each)),
        ),
    );
  const distributions = idsOf("aws:cloudfront/distribution:Distribution");
  if (distributions.length === 0) return [];
  const servers = idsOf(types.lambda, (name) => name.startsWith("WebServer"));
  const inUsEast1 = (provider: string) => region === "us-east-1" || provider.includes("CloudFrontMetrics");
  return [
    ...(seen("5xxErrorRate", distributions, inUsEast1) ? [] : ["Nobody is told what the site's visitors are answered"]),
    ...(seen("Url5xxCount", servers, () => true) ? [] : ["Nobody is told that the site's function fails"]),
  ];
}
