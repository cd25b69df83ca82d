/** `8080-8082/tcp` as the ports it stands for, in order (docker/go-connections, `nat.ParsePortSpecs`); or why it is none. */
export function exposedPorts(spec: string): readonly string[] | { readonly error: string } {
  const slash = spec.lastIndexOf('/');
  const protocol = slash < 0 ? 'tcp' : spec.slice(slash + 1).toLowerCase() || 'tcp';
  const port = (slash < 0 ? spec : spec.slice(0, slash)).replace(/^.*:/, '');
  if (port === '') return { error: `no port specified: ${spec}<empty>` };
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return { error: `invalid proto: ${protocol}` };
  const match = /^(\d+)(?:-(\d+))?$/.exec(port);
  const start = Number(match?.[1]);
  const end = Number(match?.[2] ?? match?.[1]);
  if (!match || start > 65535 || end > 65535 || end < start) return { error: `invalid containerPort: ${port}` };
  return Array.from({ length: end - start + 1 }, (_, i) => `${start + i}/${protocol}`);
}
