import type { RestartPolicy } from '../../../engine/container/api';

/** `on-failure:3` as `--restart` takes it, or Docker's refusal (docker/cli opts/parse.go; moby runconfig, ValidateRestartPolicy). */
export function parseRestartPolicy(text: string): RestartPolicy | { readonly error: string } {
  const [name = '', retries] = text.split(':');
  if (retries !== undefined && !/^\d+$/.test(retries)) {
    return { error: 'invalid restart policy format: maximum retry count must be an integer' };
  }
  switch (name) {
    case '':
    case 'no':
      return { name: 'no', maximumRetries: 0 };
    case 'always':
    case 'unless-stopped':
    case 'on-failure':
      return { name, maximumRetries: Number(retries ?? 0) };
    default:
      return {
        error: `Error response from daemon: invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
      };
  }
}
