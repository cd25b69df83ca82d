import type { Command } from '../command/command';
import { building } from './sets/building';
import { containers } from './sets/containers';
import { everyday } from './sets/everyday';
import { inspecting } from './sets/inspecting';
import { transfers } from './sets/transfers';
import { upkeep } from './sets/upkeep';

/** Every declared command, for those who list them; the command line itself loads them as they are typed (`commandIndex.ts`). */
export function allCommands(): readonly Command[] {
  return [...everyday, ...inspecting, ...building, ...containers, ...transfers, ...upkeep];
}
