import type { MountRequest } from '../../../engine/container/api';
import type { FileTree } from '../../../engine/filetree/tree';
import { resolvePath } from '../../command/hostPath';

export class MountSpecError extends Error {}

interface Host {
  readonly files: FileTree;
  readonly workingDirectory: string;
  readonly home: string;
}

/** `-v NAME:/path[:ro]`, `-v /host:/path`, `-v ./here:/path`, `-v /path`. A source with a slash is a path, any other a volume's name. */
export function parseVolume(spec: string, host: Host): MountRequest {
  const parts = spec.split(':');
  if (parts.length > 3) throw new MountSpecError(`invalid spec: ${spec}: too many colons`);
  if (spec === '' || parts.includes(''))
    throw new MountSpecError(`invalid spec: ${spec === '' ? '' : `${spec}: `}empty section between colons`);
  const [first = '', second, options = ''] = parts;
  if (second === undefined) return { type: 'volume', destination: first };
  const readOnly = options.split(',').includes('ro');
  const isPath = first.startsWith('/') || first.startsWith('.') || first.startsWith('~');
  if (!isPath) return { type: 'volume', source: first, destination: second, readOnly, spec };
  const source = resolvePath(host.workingDirectory, first.replace(/^~(?=\/|$)/, host.home));
  const written = [source, second, ...(options === '' ? [] : [options])].join(':');
  return { type: 'bind', source, destination: second, readOnly, host: host.files, createSource: true, spec: written };
}

/** `--mount type=bind,source=/a,target=/b,readonly` (docker/cli opts/mount.go). */
export function parseMount(text: string, host: Host): MountRequest {
  let type = 'volume';
  let source: string | undefined;
  let destination = '';
  let readOnly = false;
  for (const field of text.split(',')) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? undefined : field.slice(equals + 1);
    if (key === 'readonly' || key === 'ro') readOnly = value === undefined || value === 'true' || value === '1';
    else if (value === undefined) throw new MountSpecError(`invalid field '${field}' must be a key=value pair`);
    else if (key === 'type') type = value.toLowerCase();
    else if (key === 'source' || key === 'src') source = value;
    else if (key === 'target' || key === 'dst' || key === 'destination') destination = value;
    else throw new MountSpecError(`layer-by-layer: the field "${key}" of --mount is not simulated.`);
  }
  if (destination === '') throw new MountSpecError('target is required');
  if (type === 'bind') {
    const path = source?.startsWith('.') === true ? resolvePath(host.workingDirectory, source) : (source ?? '');
    return { type, source: path, destination, readOnly, host: host.files };
  }
  if (type === 'tmpfs') return { type, destination, readOnly };
  if (type !== 'volume') throw new MountSpecError(`layer-by-layer: a mount of type "${type}" is not simulated.`);
  return { type, ...(source === undefined ? {} : { source }), destination, readOnly };
}
