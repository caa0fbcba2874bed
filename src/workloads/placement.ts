import type { PodTemplateLike } from '../pod/template';

/** The restart policies that a kind's pods may have. */
export interface RestartPolicyOf {
  readonly Pod: 'Always' | 'OnFailure' | 'Never';
  readonly StaticPod: 'Always' | 'OnFailure' | 'Never';
  readonly Deployment: 'Always';
  readonly ReplicaSet: 'Always';
  readonly StatefulSet: 'Always';
  readonly DaemonSet: 'Always';
  readonly ReplicationController: 'Always';
  readonly Job: 'OnFailure' | 'Never';
  readonly CronJob: 'OnFailure' | 'Never';
}

/**
 * The template that a kind runs, or the sentence that says why it cannot: a claim template needs a StatefulSet, a
 * restart policy must be one that the kind has.
 *
 * `S & {}` lets a state that is still a type parameter through: nothing is known against it.
 */
export type PodFor<S, Kind extends keyof RestartPolicyOf> = string extends keyof S
  ? PodTemplateLike<S>
  : S & {} extends Claimless<Kind>
    ? S & {} extends { readonly restartPolicy?: RestartPolicyOf[Kind] } & Claimless<Kind>
      ? PodTemplateLike<S>
      : RestartPolicyOf[Kind] extends 'Always'
        ? `restartPolicy ${Said<S>} does not fit a ${Kind}, whose pods are restarted "Always": run the pod in a Job`
        : `restartPolicy ${Said<S>} does not fit a ${Kind}, whose pods run to completion: say "OnFailure" or "Never"`
    : `a claim template needs a StatefulSet: the pods of a ${Kind} get no claims of their own`;

type Claimless<Kind> = {
  readonly [claim: `claim template ${string}`]: Kind extends 'StatefulSet' ? unknown : never;
};

type Said<S> = S extends { readonly restartPolicy: infer P extends string } ? `"${P}"` : string;
