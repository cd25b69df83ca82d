import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDocker } from '../../src/cli/docker';
import { EngineError } from '../../src/engine/errors';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { loadPart, parts } from '../../src/engine/onFirstUse';
import { build } from './builtImages';
import { machine, violations } from './machine';

afterEach(() => {
  vi.restoreAllMocks();
});

const offline = (): Promise<never> => loadPart(() => Promise.reject(new Error('Loading chunk 12 failed')));

describe('a part that is loaded on first use', () => {
  it('that cannot be fetched is a typed error without the bundler’s words', async () => {
    const error: unknown = await offline().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'part-not-loaded', data: { reason: 'Loading chunk 12 failed' } });
  });

  it('ends the command in one plain sentence, changes nothing, and works when the command is typed again', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one' });
    const files = overlayTree([]);
    files.makeDirectory('/home');
    const docker = createDocker(made.engine, files);
    const typed = async (): Promise<readonly [number, string]> => {
      let told = '';
      const exitCode = await docker.run(
        ['save', '-o', 'app.tar', 'app:1'],
        { workingDirectory: '/home', env: {}, stdin: '' },
        { stdout: (text) => (told += text), stderr: (text) => (told += text) },
      );
      return [exitCode, told];
    };
    vi.spyOn(parts, 'saving').mockImplementationOnce(offline);
    const before = made.engine.clock.now();
    expect(await typed()).toEqual([
      70,
      'layer-by-layer: a part of the simulator could not be loaded; check the connection and try again.\n',
    ]);
    expect([made.engine.clock.now(), files.stat('/home/app.tar'), violations(made)]).toEqual([before, undefined, []]);
    expect(await typed()).toEqual([0, '']);
    expect(files.stat('/home/app.tar')).toBeDefined();
  });
});
