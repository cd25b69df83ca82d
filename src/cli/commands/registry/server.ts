/** The host that a server argument means: without scheme and path; Docker Hub without any (docker/cli `credentials.ConvertToHostname`). */
export function serverHost(server: string | undefined): string {
  const host = (server ?? '').replace(/^https?:\/\//, '').split('/')[0] ?? '';
  return host === '' || host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
