import { SimulatedClock } from '../engine/clock';
import type { Tty } from '../shell/shell';
import type { Recording } from './recording';
import { defaultColumns, defaultRows } from './script';
import type { SessionScript } from './script';
import { prepareWorld } from './setup';
import { recordDoings } from './take';
import { transcriptOf } from './transcript';
import { createWorld, worldEpoch } from './world';

/**
 * Runs a script in a world of its own and records it. Deterministic: the same script gives the same recording, byte for byte. Commands that
 * fail are recorded like others; whether they may is the caller's business. Rejects with `SetupError` if a preparing command fails.
 */
export async function recordSession(script: SessionScript): Promise<Recording> {
  const world = await createWorld({ files: script.setup.files, clock: new SimulatedClock(worldEpoch) });
  await prepareWorld(world, script.setup);
  const screen: Tty = { columns: script.columns ?? defaultColumns, rows: script.rows ?? defaultRows };
  const recorded = await recordDoings(world, script.commands, screen, transcriptOf);
  world.dispose();
  return { version: 1, title: script.title, profile: 'docker-29', ...screen, ...recorded, setup: script.setup };
}
