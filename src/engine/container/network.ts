/** HTTP between the machine and its containers, without packets: who listens where, and what it answers. */
export interface HttpRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The `Host` header. */
  readonly host: string;
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** A server program of a container that answers at a port. */
export interface Listener {
  readonly port: number;
  respond(request: HttpRequest): HttpResponse;
}

export type NetworkAnswer =
  | { readonly kind: 'response'; readonly response: HttpResponse }
  /** Nothing listens there. */
  | { readonly kind: 'refused' }
  /** A published port behind which nothing listens: the proxy accepts and closes. */
  | { readonly kind: 'empty-reply' }
  /** No such address in this world. */
  | { readonly kind: 'unreachable' };

export interface Network {
  /** From the machine itself (`container` undefined) or from a running container. */
  request(host: string, port: number, request: HttpRequest, container?: string): NetworkAnswer;
}
