import { archiveOutput } from '../../archive/output';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag, unsimulated } from '../../flags/flag';

export const imageSave: Command = {
  names: ['image save', 'save'],
  aliasLine: 'docker image save, docker save',
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
  simplified: 'Layers of catalogue images have no bytes on this site; saving one says so and writes nothing.',
  flags: [
    flag('output', 'o', 'string', 'Write to a file, instead of STDOUT'),
    unsimulated(
      'platform',
      '',
      'strings',
      'Save only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8")',
    ),
  ],
  arguments: atLeast(1),
  completes: 'images',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const output = archiveOutput(invocation, 'failed to save image', 'cowardly refusing to save to a terminal. Use the -o flag or redirect');
  output.write((await invocation.engine.save(invocation.args)).chunks());
  return 0;
}
