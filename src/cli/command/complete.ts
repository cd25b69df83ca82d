import type { Engine } from '../../engine/api';
import type { Command } from './command';
import { findCommand } from './commandSet';
import type { CommandSet } from './commandSet';
import { globalFlags } from './globalFlags';
import { groups } from './groups';
import { rootWords } from './rootHelp';

/** Candidates for the last of the words after `docker`, which may be empty; sorted. */
export async function complete(sets: readonly CommandSet[], engine: Engine, words: readonly string[]): Promise<readonly string[]> {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const all = await candidates(sets, engine, before, last);
  return all.filter((candidate) => candidate.startsWith(last)).sort();
}

async function candidates(sets: readonly CommandSet[], engine: Engine, before: readonly string[], last: string): Promise<string[]> {
  if (before.length === 0) return last.startsWith('-') ? flagNames(globalFlags('~')) : [...rootWords];
  const found = await findCommand(sets, before);
  if (found === undefined) {
    const group = groups.find((one) => one.name === before[0]);
    return group === undefined || before.length > 1 ? [] : group.commands.map(([name]) => name);
  }
  const { command } = found;
  const previous = before.at(-1) ?? '';
  const takesValue = command.flags.some(
    (flag) => flag.kind !== 'bool' && (previous === `--${flag.name}` || (flag.short !== '' && previous === `-${flag.short}`)),
  );
  if (takesValue) return [];
  if (last.startsWith('-')) return flagNames(command.flags);
  const images = (): string[] => engine.images().flatMap((image) => [...image.names]);
  const containers = (): string[] => engine.containers().map((container) => container.name);
  switch (command.completes) {
    case 'images':
      return images();
    case 'containers':
      return containers();
    case 'objects':
      return [...images(), ...containers()];
    default:
      return [];
  }
}

function flagNames(flags: Command['flags']): string[] {
  return [...flags.filter(({ hidden }) => hidden !== true).map((flag) => `--${flag.name}`), '--help'];
}
