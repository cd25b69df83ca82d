import { SimulatedClock } from '../engine/clock';
import type { Tty } from '../shell/shell';
import type { Recording } from './recording';
import { defaultColumns, defaultRows } from './script';
import type { SessionScript } from './script';
import { gatherLayerFiles } from './layerFilesOf';
import { prepareWorld, worldOf } from './setup';
import { recordDoings } from './take';
import { transcriptOf } from './transcript';
import { createWorld, worldEpoch } from './world';
import type { LayerFiles } from './worldView';

/**
 * Runs a script in a world of its own and records it. Deterministic: the same script gives the same recording, byte for byte. Commands that
 * fail are recorded like others; whether they may is the caller's business. Rejects with `SetupError` if a preparing command fails.
 */
export async function recordSession(script: SessionScript): Promise<Recording> {
  return (await recordSessionWithFiles(script)).recording;
}

/** The same with the files of every layer that the session shows, by layer key. */
export async function recordSessionWithFiles(
  script: SessionScript,
): Promise<{ readonly recording: Recording; readonly layerFiles: ReadonlyMap<string, LayerFiles> }> {
  const world = await createWorld({ ...worldOf(script.setup), clock: new SimulatedClock(worldEpoch) });
  await prepareWorld(world, script.setup);
  const gathered = gatherLayerFiles(world);
  const screen: Tty = { columns: script.columns ?? defaultColumns, rows: script.rows ?? defaultRows };
  const recorded = await recordDoings(world, script.commands, screen, transcriptOf);
  gathered.stop();
  world.dispose();
  const recording: Recording = { version: 1, title: script.title, profile: 'docker-29', ...screen, ...recorded, setup: script.setup };
  return { recording, layerFiles: gathered.files };
}
