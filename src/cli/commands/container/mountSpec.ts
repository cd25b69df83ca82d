import type { MountRequest } from '../../../engine/container/api';
import type { FileTree } from '../../../engine/filetree/tree';
import { resolvePath } from '../../command/hostPath';
import { parseBool } from '../../flags/values';

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

const BOOLEAN_KEYS = ['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive'];
const KEYS = [
  ...['type', 'source', 'src', 'target', 'dst', 'destination', 'consistency', 'bind-propagation', 'bind-recursive'],
  ...['volume-label', 'volume-driver', 'volume-opt', 'volume-subpath', 'image-subpath', 'tmpfs-size', 'tmpfs-mode', ...BOOLEAN_KEYS],
];
const SIMULATED = ['type', 'source', 'src', 'target', 'dst', 'destination', 'readonly', 'ro'];
const TYPES = ['bind', 'volume', 'tmpfs'];

/** What the client says of `--mount` while it reads its flags (docker/cli opts/mount.go). */
export function mountProblem(text: string): string | undefined {
  if (text === '') return 'EOF';
  const fields = fieldsOf(text);
  for (const { field, key, value } of fields) {
    if (value === undefined && !BOOLEAN_KEYS.includes(key)) return `invalid field '${field}' must be a key=value pair`;
    if (!KEYS.includes(key)) return `unexpected key '${key}' in '${field}'`;
    if (value !== undefined && BOOLEAN_KEYS.includes(key) && parseBool(value) === undefined) return `invalid value for ${key}: ${value}`;
  }
  if (valueOf(fields, 'target', 'dst', 'destination') === undefined) return 'target is required';
  const type = valueOf(fields, 'type')?.toLowerCase() ?? 'volume';
  const foreign = ['bind', 'volume', 'tmpfs'].find((one) => one !== type && fields.some(({ key }) => key.startsWith(`${one}-`)));
  return foreign === undefined ? undefined : `cannot mix '${foreign}-*' options with mount type '${type}'`;
}

/** `--mount type=bind,source=/a,target=/b,readonly`, which `mountProblem` has found right. */
export function parseMount(text: string, host: Host): MountRequest {
  const fields = fieldsOf(text);
  const other = fields.find(({ key }) => !SIMULATED.includes(key));
  if (other !== undefined) throw new MountSpecError(`layer-by-layer: the field "${other.key}" of --mount is not simulated.`);
  const type = valueOf(fields, 'type')?.toLowerCase() ?? 'volume';
  const source = valueOf(fields, 'source', 'src');
  const destination = valueOf(fields, 'target', 'dst', 'destination') ?? '';
  const readOnly = fields.some(({ key, value }) => ['readonly', 'ro'].includes(key) && (value === undefined || parseBool(value) === true));
  switch (type) {
    case 'bind': {
      const path = source?.startsWith('.') === true ? resolvePath(host.workingDirectory, source) : (source ?? '');
      return { type, source: path, destination, readOnly, host: host.files };
    }
    case 'tmpfs':
      return { type, destination, readOnly };
    case 'volume':
      return { type, ...(source === undefined ? {} : { source }), destination, readOnly };
    case 'image':
    case 'npipe':
    case 'cluster':
      throw new MountSpecError(`layer-by-layer: a mount of type "${type}" is not simulated; ${TYPES.join(', ')} are.`);
    default:
      throw new MountSpecError(`Error response from daemon: invalid mount config for type "${type}": mount type unknown`);
  }
}

interface Field {
  readonly field: string;
  readonly key: string;
  readonly value: string | undefined;
}

function fieldsOf(text: string): readonly Field[] {
  return text.split(',').map((field) => {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).trim().toLowerCase();
    return { field, key, value: equals < 0 ? undefined : field.slice(equals + 1) };
  });
}

/** The last that one of the keys was given. */
function valueOf(fields: readonly Field[], ...keys: readonly string[]): string | undefined {
  return fields.findLast(({ key }) => keys.includes(key))?.value;
}
