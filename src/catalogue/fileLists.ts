/** Every file list by name. Loaded with the engine only: nothing that a reading page needs imports this. */
import alpine320 from './data/rootfs/alpine-3.20.json';
import alpine324 from './data/rootfs/alpine-3.24.json';
import buildpack from './data/rootfs/buildpack.json';
import buildpackCurl from './data/rootfs/buildpack-curl.json';
import buildpackScm from './data/rootfs/buildpack-scm.json';
import busybox1370Glibc from './data/rootfs/busybox-1.37.0-glibc.json';
import busybox1380Glibc from './data/rootfs/busybox-1.38.0-glibc.json';
import busybox1380Musl from './data/rootfs/busybox-1.38.0-musl.json';
import dataRedis from './data/rootfs/data-redis.json';
import debian12 from './data/rootfs/debian-12.json';
import debian13 from './data/rootfs/debian-13.json';
import empty from './data/rootfs/empty.json';
import golang from './data/rootfs/golang.json';
import helloWorld from './data/rootfs/hello-world.json';
import libraries from './data/rootfs/libraries.json';
import nginx from './data/rootfs/nginx.json';
import nginx10 from './data/rootfs/nginx-10.json';
import nginx15 from './data/rootfs/nginx-15.json';
import nginx20 from './data/rootfs/nginx-20.json';
import nginx30 from './data/rootfs/nginx-30.json';
import nginxEntrypoint from './data/rootfs/nginx-entrypoint.json';
import node22 from './data/rootfs/node-22.json';
import node22Alpine from './data/rootfs/node-22-alpine.json';
import nodeEntrypoint from './data/rootfs/node-entrypoint.json';
import python312 from './data/rootfs/python-3.12.json';
import pythonLinks from './data/rootfs/python-links.json';
import redis from './data/rootfs/redis.json';
import redisEntrypoint from './data/rootfs/redis-entrypoint.json';
import ubuntu2204 from './data/rootfs/ubuntu-22.04.json';
import ubuntu2404 from './data/rootfs/ubuntu-24.04.json';
import userNode from './data/rootfs/user-node.json';
import userRedis from './data/rootfs/user-redis.json';
import yarn from './data/rootfs/yarn.json';

export const fileListData: Readonly<Record<string, unknown>> = {
  'alpine-3.20': alpine320,
  'alpine-3.24': alpine324,
  buildpack,
  'buildpack-curl': buildpackCurl,
  'buildpack-scm': buildpackScm,
  'busybox-1.37.0-glibc': busybox1370Glibc,
  'busybox-1.38.0-glibc': busybox1380Glibc,
  'busybox-1.38.0-musl': busybox1380Musl,
  'data-redis': dataRedis,
  'debian-12': debian12,
  'debian-13': debian13,
  empty,
  golang,
  'hello-world': helloWorld,
  libraries,
  nginx,
  'nginx-10': nginx10,
  'nginx-15': nginx15,
  'nginx-20': nginx20,
  'nginx-30': nginx30,
  'nginx-entrypoint': nginxEntrypoint,
  'node-22': node22,
  'node-22-alpine': node22Alpine,
  'node-entrypoint': nodeEntrypoint,
  'python-3.12': python312,
  'python-links': pythonLinks,
  redis,
  'redis-entrypoint': redisEntrypoint,
  'ubuntu-22.04': ubuntu2204,
  'ubuntu-24.04': ubuntu2404,
  'user-node': userNode,
  'user-redis': userRedis,
  yarn,
};
