import { noArguments } from '../../command/arguments';
import type { Command } from '../../command/command';
import { unsimulated } from '../../flags/flag';
import { tabwriter } from '../../format/tabwriter';
import { buildkitVersion } from '../version';

/** Variants that BuildKit lists beside the platform itself; the table names the first and counts the others (recording 29.7.2/05 step 79). */
const FURTHER: Readonly<Record<string, number>> = { amd64: 4 };

/** The one builder that a machine has: the daemon's own. */
export const builderList: Command = {
  names: ['buildx ls', 'builder ls'],
  usage: '[OPTIONS]',
  summary: 'List builder instances',
  flags: [
    unsimulated('debug', 'D', 'bool', 'Enable debug logging'),
    unsimulated('format', '', 'string', 'Format the output (default "table")'),
    unsimulated('no-trunc', '', 'bool', "Don't truncate output"),
    unsimulated('timeout', '', 'duration', 'Override the default timeout for loading builder status (default 20s)'),
  ],
  arguments: noArguments,
  plugin: { path: 'docker buildx ls' },
  run: ({ engine, io }) => {
    const { os, architecture } = engine.platform;
    const further = FURTHER[architecture];
    const platforms = `${os}/${architecture}${further === undefined ? '' : ` (+${further})`}`;
    io.stdout(
      tabwriter(
        [
          ['NAME/NODE', 'DRIVER/ENDPOINT', 'STATUS', 'BUILDKIT', 'PLATFORMS'],
          ['default*', 'docker', '', '', ''],
          [' \\_ default', ' \\_ default', 'running', `v${buildkitVersion(engine.profile)}`, platforms],
        ]
          .map((cells) => `${cells.join('\t')}\n`)
          .join(''),
      ),
    );
    return Promise.resolve(0);
  },
};
