import type { Invocation } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { parseAny } from '../../../engine/reference/parse';
import { platformProblem } from '../image/pull';
import { parsePublish, PortSpecError } from './portSpec';
import { ramInBytes } from '../../format/parseSize';

/** The daemon's least memory limit (moby daemon_unix.go, linuxMinMemory). */
const LEAST_MEMORY = 6 * 1024 * 1024;
const NETWORKS = new Set(['', 'bridge', 'default', 'host', 'none']);

/** What Docker refuses of `docker run` flags, also of those that are not simulated (recording 29.7.2/02 steps 31 to 43). */
export function checkRunFlags({ flags, args, engine }: Invocation): void {
  for (const port of flags.list('publish')) {
    try {
      parsePublish(port);
    } catch (error) {
      if (error instanceof PortSpecError) throw refused(error.message);
      throw error;
    }
  }
  for (const volume of flags.list('volume')) {
    if (volume.split(':').length > 3) throw refused(`invalid spec: ${volume}: too many colons`);
  }
  if (flags.string('platform') !== '') {
    const problem = platformProblem(flags.string('platform'));
    if (problem !== undefined) throw refused(`error parsing specified platform: ${problem}`);
  }
  const restart = flags.string('restart');
  if (flags.bool('rm') && restart !== '' && restart !== 'no') throw refused('conflicting options: cannot specify both --restart and --rm');
  const image = parseAny(args[0] ?? '');
  if (!image.ok) throw refused(image.error);
  if (engine.findImage(args[0] ?? '') === undefined) return;
  const memory = flags.changed('memory') ? ramInBytes(flags.string('memory')) : undefined;
  if (memory !== undefined && memory > 0 && memory < LEAST_MEMORY)
    throw refused('Error response from daemon: Minimum memory limit allowed is 6MB');
  const network = flags.string('network');
  if (!NETWORKS.has(network) && !network.startsWith('container:')) {
    throw refused(`Error response from daemon: failed to set up container networking: network ${network} not found`);
  }
  if (network.startsWith('container:')) throw notSimulated('sharing the network of another container is not simulated.');
}

/** Docker's refusal of a run: exit code 125 and where to read on. */
export function refused(message: string, exitCode = 125, notice?: string): CommandFailure {
  return new CommandFailure(`docker: ${message}\n\nRun 'docker run --help' for more information`, exitCode, notice);
}
