import type { ContainerStore } from './containerStore';
import type { HttpRequest, Network, NetworkAnswer } from './network';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1', '[::1]', '0.0.0.0']);

export function containerNetwork(containers: ContainerStore): Network {
  const answer = (id: string, port: number, request: HttpRequest): NetworkAnswer => {
    const container = containers.list().find((one) => one.id === id);
    const listener = container?.state === 'running' && !container.paused ? container.live.listeners.get(port) : undefined;
    return listener === undefined ? { kind: 'refused' } : { kind: 'response', response: listener.respond(request) };
  };
  const published = (port: number, request: HttpRequest): NetworkAnswer => {
    for (const container of containers.list()) {
      const binding = container.published.find((one) => one.hostPort === port && one.protocol === 'tcp');
      if (container.state !== 'running' || binding === undefined) continue;
      const inside = answer(container.id, binding.containerPort, request);
      return inside.kind === 'refused' ? { kind: 'empty-reply' } : inside;
    }
    return { kind: 'refused' };
  };
  return {
    request(host, port, request, container) {
      const own = containers.list().find(({ id }) => id === container);
      if (LOCAL.has(host) && (own === undefined || own.settings.network === 'host')) return published(port, request);
      if (own !== undefined && (LOCAL.has(host) || host === own.settings.hostname || host === own.address?.ip)) {
        return answer(own.id, port, request);
      }
      const target = containers.list().find(({ state, address }) => state === 'running' && address?.ip === host);
      if (target !== undefined) return answer(target.id, port, request);
      return host === '172.17.0.1' && own !== undefined ? published(port, request) : { kind: 'unreachable' };
    },
  };
}
