import type { ContainerRecord } from '../../../engine/api';
import { rfc3339Nano } from '../../format/goTime';

const NEVER = '0001-01-01T00:00:00Z';

/** What `docker inspect` prints of a container, as far as it is simulated: identity, state, image and command. */
export function containerDocument(container: ContainerRecord): Record<string, unknown> {
  const [path = '', ...args] = container.command;
  return {
    Id: container.id,
    Created: rfc3339Nano(container.created),
    Path: path,
    Args: args,
    State: {
      Status: container.state,
      Running: container.state === 'running',
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      ExitCode: container.exitCode,
      Error: '',
      StartedAt: container.startedAt === undefined ? NEVER : rfc3339Nano(container.startedAt),
      FinishedAt: container.finishedAt === undefined ? NEVER : rfc3339Nano(container.finishedAt),
    },
    Image: container.imageId,
    Name: `/${container.name}`,
    RestartCount: 0,
    Platform: 'linux',
    Config: { Image: container.image },
  };
}

export const containerDocumentNotice =
  'layer-by-layer: of a container only identity, state, image and command are simulated; host and network settings are left out.\n';
