import { unsimulated } from '../flags/flag';
import type { Flag } from '../flags/flag';

/** Flags before the command. Those about the connection are not simulated: there is one machine, and it is this one. */
export function globalFlags(home: string): readonly Flag[] {
  const folder = `${home}/.docker`;
  return [
    unsimulated('config', '', 'string', `Location of client config files (default "${folder}")`),
    unsimulated(
      'context',
      'c',
      'string',
      'Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default context set with "docker context use")',
    ),
    { name: 'debug', short: 'D', kind: 'bool', usage: 'Enable debug mode', simulated: true },
    unsimulated('host', 'H', 'string', 'Daemon socket to connect to'),
    {
      name: 'log-level',
      short: 'l',
      kind: 'string',
      usage: 'Set the logging level ("debug", "info", "warn", "error", "fatal") (default "info")',
      simulated: true,
    },
    unsimulated('tls', '', 'bool', 'Use TLS; implied by --tlsverify'),
    unsimulated('tlscacert', '', 'string', `Trust certs signed only by this CA (default "${folder}/ca.pem")`),
    unsimulated('tlscert', '', 'string', `Path to TLS certificate file (default "${folder}/cert.pem")`),
    unsimulated('tlskey', '', 'string', `Path to TLS key file (default "${folder}/key.pem")`),
    unsimulated('tlsverify', '', 'bool', 'Use TLS and verify the remote'),
    { name: 'version', short: 'v', kind: 'bool', usage: 'Print version information and quit', simulated: true },
  ];
}
