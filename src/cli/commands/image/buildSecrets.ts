import type { Invocation } from '../../command/command';
import { resolvePath } from '../../command/hostPath';
import { CommandFailure } from '../../command/failure';

/** `--secret id=name[,src=file|,env=VARIABLE]`: contents by ID (buildx util/buildflags/secrets.go). A secret that nothing names is a file or variable of its own ID. */
export function buildSecrets({ flags, files, env, workingDirectory }: Invocation): ReadonlyMap<string, Uint8Array> {
  const secrets = new Map<string, Uint8Array>();
  for (const text of flags.list('secret')) {
    const fields = new Map(
      text.split(',').map((field): readonly [string, string] => {
        const equals = field.indexOf('=');
        if (equals < 0) throw failed(`failed to parse secret spec: invalid field '${field}' must be a key=value pair`);
        return [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
      }),
    );
    const unknown = [...fields.keys()].find((key) => !['type', 'id', 'src', 'source', 'env'].includes(key));
    if (unknown !== undefined) throw failed(`failed to parse secret spec: unexpected key '${unknown}' in '${text}'`);
    const type = fields.get('type');
    if (type !== undefined && type !== 'file' && type !== 'env')
      throw failed(`failed to parse secret spec: unsupported secret type "${type}"`);
    const source = fields.get('src') ?? fields.get('source');
    const id = fields.get('id') ?? source?.replace(/^.*\//, '') ?? '';
    const variable =
      fields.get('env') ?? (type === 'env' ? (source ?? id) : source === undefined && env[id] !== undefined ? id : undefined);
    if (variable !== undefined) {
      const value = env[variable];
      if (value !== undefined) secrets.set(id, new TextEncoder().encode(value));
      continue;
    }
    const path = source ?? id;
    const absolute = resolvePath(workingDirectory, path);
    if (files.stat(absolute)?.type !== 'file') throw failed(`failed to stat ${path}: stat ${path}: no such file or directory`);
    secrets.set(id, files.readFile(absolute));
  }
  return secrets;
}

function failed(message: string): CommandFailure {
  return new CommandFailure(`ERROR: failed to build: ${message}`);
}
