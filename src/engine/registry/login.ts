import { EngineError } from '../errors';
import type { EngineInternals } from '../internals';
import { registryHost, unreachable } from './connection';
import type { Credentials } from './registry';

/** `docker login`: asks the registry whether it knows the user (moby registry/auth.go); costs a latency. */
export async function login(internals: EngineInternals, host: string, credentials: Credentials): Promise<void> {
  await internals.clock.sleep(internals.speeds.latencyMs);
  const registry = internals.registries.registry(host);
  const address = `Get "https://${registryHost(host)}/v2/"`;
  if (registry === undefined || internals.registries.condition?.(host) === 'unreachable') {
    throw new EngineError('registry-unreachable', `${address}: ${unreachable(registryHost(host))}`, { host });
  }
  if (registry.access?.accepts(credentials) === false) {
    throw new EngineError('push-denied', `${address}: unauthorized: authentication required`, { host });
  }
}
