import { describe, expect, it } from 'vitest';
import { createDocker } from '../../src/cli/docker';
import type { ImageRecord } from '../../src/engine/api';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { emptyEngine } from './emptyMachine';

// Completion reads nothing of an image but its names.
const images = [{ names: ['node:22', 'alpine:3.20'] }, { names: [] }] as unknown as readonly ImageRecord[];
const docker = createDocker(emptyEngine({ images: () => images }), overlayTree([]));
const complete = (line: string): Promise<readonly string[]> => docker.complete(line.split(' '));

describe('completion of docker', () => {
  it('offers commands and the commands of a noun', async () => {
    expect(await complete('ima')).toEqual(['image', 'images']);
    expect(await complete('image p')).toEqual(['prune', 'pull', 'push']);
  });
  it('offers flags', async () => {
    expect(await complete('images --no')).toEqual(['--no-trunc']);
    expect(await complete('image ls --f')).toEqual(['--filter', '--format']);
  });
  it('offers image names where an image is wanted, and nothing where a flag waits for its value', async () => {
    expect(await complete('history ')).toEqual(['alpine:3.20', 'node:22']);
    expect(await complete('rmi -f no')).toEqual(['node:22']);
    expect(await complete('run --name ')).toEqual([]);
    expect(await complete('pull no')).toEqual([]);
  });
});
