/** A machine for tests: nothing on it, the recorded hub behind it, every event kept. */
import { SimulatedClock } from '../../src/engine/clock';
import type { Engine, EngineOptions } from '../../src/engine/api';
import type { ProcessRunner } from '../../src/engine/container/process';
import { assemble } from '../../src/engine/engine';
import type { EngineEvent } from '../../src/engine/events';
import { EngineError } from '../../src/engine/errors';
import { validateImage } from '../../src/engine/image/validate';
import type { EngineInternals } from '../../src/engine/internals';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { docker29 } from '../../src/engine/profile';
import { parseNormalized } from '../../src/engine/reference/parse';
import type { Reference } from '../../src/engine/reference/reference';
import { memoryRegistry, registryDirectory } from '../../src/engine/registry/memoryRegistry';
import { hubData } from './recordedHub';

export interface Machine {
  readonly engine: Engine;
  readonly internals: EngineInternals;
  readonly clock: SimulatedClock;
  readonly events: readonly EngineEvent[];
}

/** Runs nothing: every process ends at once, with 0. */
const idle: ProcessRunner = { run: () => Promise.resolve({ kind: 'exited', exitCode: 0 }) };

export function machine(options: Partial<EngineOptions> = {}): Machine {
  const clock = new SimulatedClock(Date.parse('2026-11-23T05:14:00Z'));
  const hub = memoryRegistry(hubData());
  const { engine, internals } = assemble({
    profile: docker29,
    clock,
    platform: linuxAmd64,
    registries: registryDirectory({ 'docker.io': hub, '127.0.0.1:5055': memoryRegistry(hubData('127.0.0.1:5055')) }),
    processes: idle,
    speeds: { downloadBytesPerSecond: 2_000_000, latencyMs: 50, unpackBytesPerSecond: 50_000_000 },
    seed: 'test',
    ...options,
  });
  const events: EngineEvent[] = [];
  engine.subscribe((event) => events.push(event));
  return { engine, internals, clock, events };
}

export function reference(text: string): Reference {
  const parsed = parseNormalized(text);
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  return parsed.reference;
}

/** The daemon's words for what fails, or what came out. */
export function outcome<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof EngineError) {
      return error.message;
    }
    throw error;
  }
}

export async function failure(action: Promise<unknown>): Promise<EngineError> {
  try {
    await action;
  } catch (error) {
    if (error instanceof EngineError) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Every violation of every image here. */
export function violations({ engine, internals }: Machine): readonly unknown[] {
  return engine.images().flatMap((image) => validateImage(internals, image.target));
}
