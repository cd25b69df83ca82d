import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../src/cli/command/failure';
import { pruneFilters } from '../../src/cli/command/pruneFilters';
import { parseGoDuration } from '../../src/cli/format/goDuration';
import { checkText } from '../../src/cli/commands/image/buildCheck';
import { runDocker } from './emptyMachine';

const KNOWN = new Set(['until', 'label', 'label!']);

describe('filters of what is pruned', () => {
  it('reads an age as Go does', () => {
    expect(['24h', '1h30m', '1.5s', '0', '-1m', '24', 'h', ''].map(parseGoDuration)).toEqual([
      86_400_000,
      5_400_000,
      1500,
      0,
      -60_000,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('counts an age back from now, and takes a date or seconds as they are', () => {
    expect(pruneFilters(['until=1h'], KNOWN, 7_200_000).until).toBe(3_600_000);
    expect(pruneFilters(['until=1970-01-01T00:00:01Z'], KNOWN, 0).until).toBe(1000);
    expect(pruneFilters(['until=12'], KNOWN, 0).until).toBe(12_000);
  });

  it('wants every label, and none of those that are excluded', () => {
    const { labels } = pruneFilters(['label=a', 'label=b=1', 'label!=c'], KNOWN, 0);
    const sets: readonly Readonly<Record<string, string>>[] = [
      { a: '', b: '1' },
      { a: '', b: '2' },
      { a: '', b: '1', c: '' },
    ];
    expect(sets.map((set) => labels(set))).toEqual([true, false, false]);
  });

  it('refuses one that the daemon does not know', () => {
    expect(() => pruneFilters(['size=1'], KNOWN, 0)).toThrow(new CommandFailure("Error response from daemon: invalid filter 'size'"));
  });
});

describe('questions before pruning', () => {
  it('list what goes, in all forms (recording 29.7.2/06 steps 35 to 39; docker/cli system/prune.go)', async () => {
    const question = async (line: string): Promise<string> => (await runDocker(line.split(' '), { stdin: 'n\n' })).stdout;
    expect(await question('system prune -a --volumes --filter label=a')).toBe(
      'WARNING! This will remove:\n  - all stopped containers\n  - all networks not used by at least one container\n' +
        '  - all anonymous volumes not used by at least one container\n  - all images without at least one container associated to them\n' +
        '  - all build cache\n\n  Items to be pruned will be filtered with:\n  - label=a\n\nAre you sure you want to continue? [y/N] ',
    );
    expect(await question('builder prune -a')).toBe('WARNING! This will remove all build cache. Are you sure you want to continue? [y/N] ');
    expect(await question('volume prune')).toBe(
      'WARNING! This will remove anonymous local volumes not used by at least one container.\nAre you sure you want to continue? [y/N] ',
    );
  });
});

describe('docker build --check', () => {
  it('says when there is nothing to warn of', () => {
    expect(checkText([], 'Dockerfile')).toBe('Check complete, no warnings found.\n');
  });
});
