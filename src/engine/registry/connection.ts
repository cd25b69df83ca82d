/** How a request to a registry fails, in the daemon's words. */

/** The host that answers for a domain: Docker Hub's name is not where its registry is. */
export function registryHost(domain: string): string {
  return domain === 'docker.io' ? 'registry-1.docker.io' : domain;
}

/** `what` follows the repository in the address: `manifests/latest`. */
export function requestFailure(domain: string, path: string, what: string): string {
  return `failed to do request: Head "https://${registryHost(domain)}/v2/${path}/${what}": ${unreachable(registryHost(domain))}`;
}

/** Why a host cannot be spoken to. */
export function unreachable(host: string): string {
  const [name = host, port = '443'] = host.split(':');
  return name === 'localhost' || name.startsWith('127.')
    ? `dial tcp 127.0.0.1:${port}: connect: connection refused`
    : `dial tcp: lookup ${name}: no such host`;
}
