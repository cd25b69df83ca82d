import type { Healthcheck } from '../../dockerfile/instructions/instruction';

/** `Healthcheck` of an image's configuration: zeros, which mean "inherited", are left out. */
export function healthcheckConfig({ test, interval, timeout, startPeriod, startInterval, retries }: Healthcheck): Record<string, unknown> {
  const numbers = { Interval: interval, Timeout: timeout, StartPeriod: startPeriod, StartInterval: startInterval, Retries: retries };
  return { Test: test, ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== 0)) };
}
