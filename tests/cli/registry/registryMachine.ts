/** A machine with a shell-less `docker`, real engine behind it, a hub and two private registries. */
import { createDocker } from '../../../src/cli/docker';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import { accountsAccess } from '../../../src/engine/registry/accounts';
import { emptyRegistry, memoryRegistry, registryDirectory } from '../../../src/engine/registry/memoryRegistry';
import { hubData } from '../../engine/recordedHub';
import { machine } from '../../engine/machine';
import { runDocker } from '../emptyMachine';
import type { Ran } from '../emptyMachine';

export function registryMachine() {
  const made = machine({
    registries: registryDirectory({
      'docker.io': memoryRegistry(hubData()),
      'localhost:5000': emptyRegistry('localhost:5000'),
      'registry.example.com': emptyRegistry(
        'registry.example.com',
        accountsAccess([{ username: 'you', password: 'secret', pushesTo: ['team'] }]),
      ),
    }),
  });
  const files = overlayTree([]);
  for (const directory of ['/root', '/tmp']) files.makeDirectory(directory);
  const program = createDocker(made.engine, files);
  const docker = (line: string, options: { readonly stdin?: string; readonly columns?: number } = {}): Promise<Ran> =>
    runDocker(line.split(' '), { program, ...options });
  return { ...made, files, docker };
}
