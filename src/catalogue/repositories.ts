/** Every repository of the catalogue, checked against the schema when first asked for. */
import * as v from 'valibot';
import alpine from './data/images/alpine.json';
import busybox from './data/images/busybox.json';
import debian from './data/images/debian.json';
import golang from './data/images/golang.json';
import helloWorld from './data/images/hello-world.json';
import httpd from './data/images/httpd.json';
import memcached from './data/images/memcached.json';
import nginx from './data/images/nginx.json';
import node from './data/images/node.json';
import python from './data/images/python.json';
import redis from './data/images/redis.json';
import ubuntu from './data/images/ubuntu.json';
import { repositorySchema } from './schema';
import type { CatalogueRepository } from './schema';

const data: readonly unknown[] = [alpine, busybox, debian, golang, helloWorld, httpd, memcached, nginx, node, python, redis, ubuntu];

let checked: readonly CatalogueRepository[] | undefined;

/** Throws valibot's error when a data file breaks the schema. */
export function catalogueRepositories(): readonly CatalogueRepository[] {
  checked ??= data.map((repository) => v.parse(repositorySchema, repository));
  return checked;
}
