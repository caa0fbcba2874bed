/** How a container runs: beside the others, beside them from before they start, or to completion before they start. */
export type ContainerRole = 'app' | 'sidecar' | 'init';

/**
 * What a pod has, as one flat record of claims:
 * `{ 'container app': 'app', 'port http': 8080, 'number 8080/TCP': 'http', 'volume cache': 'volume' }`.
 * New kinds of claim may come; none is renamed, since states stand in published declaration files.
 */
export interface PodState {
  readonly [claim: string]: string | number;
}

/** The state of a pod whose names are not known to the compiler: any reference is allowed, synth checks it. */
export type AnyState = {
  readonly [claim: `container ${string}`]: ContainerRole;
  readonly [claim: `port ${string}`]: number;
  readonly [claim: `number ${string}`]: string;
  readonly [claim: `volume ${string}`]: string;
};

/**
 * Asks a template for claims: `function f<S extends PodState>(pod: PodTemplate<S & Has<'container app' | 'port http'>>)`.
 * A container asked for is one that keeps running: an app container or a sidecar.
 */
export type Has<Claim extends string> = {
  readonly [K in Claim]: K extends `container ${string}`
    ? 'app' | 'sidecar'
    : K extends `port ${string}`
      ? number
      : string;
};

/** The names after a word in the claims of a state: `NamesOf<S, 'port'>`. */
type NamesOf<S, Word extends string> = string extends keyof S
  ? string
  : keyof S extends infer K
    ? K extends `${Word} ${infer Name}`
      ? Name
      : never
    : never;

/** The names of the containers of a state, of a role if one is given. */
export type ContainersOf<S, Role extends ContainerRole = ContainerRole> = NamesOf<
  {
    readonly [
      K in keyof S as K extends `container ${string}`
        ? S[K] & Role extends never
          ? never
          : K
        : never
    ]: S[K];
  },
  'container'
>;

/** The names of the ports of a state. */
export type PortsOf<S> = NamesOf<S, 'port'>;

/** The names of the volumes of a state. */
export type VolumesOf<S> = NamesOf<S, 'volume'>;
