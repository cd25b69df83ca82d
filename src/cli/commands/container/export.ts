import { archiveOutput } from '../../archive/output';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag } from '../../flags/flag';

export const containerExport: Command = {
  names: ['container export', 'export'],
  aliasLine: 'docker container export, docker export',
  usage: '[OPTIONS] CONTAINER',
  summary: "Export a container's filesystem as a tar archive",
  simplified: 'Files of catalogue images have no bytes on this site; exporting one says so.',
  flags: [flag('output', 'o', 'string', 'Write to a file, instead of STDOUT')],
  arguments: exactly(1),
  completes: 'containers',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const output = archiveOutput(
    invocation,
    'failed to export container',
    'cowardly refusing to save to a terminal. Use the -o flag or redirect',
  );
  output.write(await invocation.engine.exportContainer(invocation.args[0] ?? ''));
  return 0;
}
