import { Construct } from 'constructs';
import { Deployment, StatefulSet, type Has, type PodState, type PodTemplate } from 'podwright';
/** What every pod of Acme gets. */
export declare const acme: import("podwright").Composed<[import("podwright").Sidecar<"agent", {
    readonly agent: 9000;
}>, import("podwright").PodMixin<{}, never, never>]>;
/** A mixin with an option of its own. */
export declare function withMigrations(image: string): import("podwright").InitContainer<"migrate">;
/** A function over templates that asks for what it needs. */
export declare function traced<S extends PodState>(pod: PodTemplate<S & Has<'container app'>>): PodTemplate<{ readonly [K in keyof (S & Has<"container app"> & {
    readonly "container tracer": "sidecar";
} & {
    readonly "port otlp": 4317;
} & {
    readonly "number 4317/TCP": "otlp";
})]: (S & Has<"container app"> & {
    readonly "container tracer": "sidecar";
} & {
    readonly "port otlp": 4317;
} & {
    readonly "number 4317/TCP": "otlp";
})[K]; }>;
export interface AcmeWebServiceProps {
    readonly image: string;
    readonly replicas?: number;
}
/** A web service the way Acme runs them. */
export declare class AcmeWebService extends Construct {
    readonly deployment: Deployment<{
        readonly "container app": "app";
        readonly 'port http': 8080;
        readonly "number 8080/TCP": "http";
        readonly "container tracer": "sidecar";
        readonly "port otlp": 4317;
        readonly "number 4317/TCP": "otlp";
        readonly "container agent": "sidecar";
        readonly "port agent": 9000;
        readonly "number 9000/TCP": "agent";
        readonly "container migrate": "init";
    }>;
    constructor(scope: Construct, id: string, props: AcmeWebServiceProps);
}
/** A mixin whose names come from the one who calls it. */
export declare function withSpool<const N extends string>(name: N): import("podwright").VolumeAddition<N, "app">;
/** A worker with a queue of its own on disk, that waits for the broker. */
export declare class AcmeQueueWorker extends Construct {
    readonly set: StatefulSet<{
        readonly "container app": "app";
        readonly "container agent": "sidecar";
        readonly "port agent": 9000;
        readonly "number 9000/TCP": "agent";
        readonly "volume queue": "claim template";
        readonly "claim template queue": "claim template";
    }>;
    readonly service: import("podwright").Service<"agent", never>;
    constructor(scope: Construct, id: string, props: {
        readonly image: string;
    });
}
