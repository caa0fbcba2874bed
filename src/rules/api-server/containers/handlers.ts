import type { LifecycleHandler, Probe } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { httpHeaderNameErrors } from '../formats/http-header-name';
import { portNameErrors, portNumberErrors } from '../formats/port';

/** What a kubelet does to ask or tell a container something. */
export type Handler = Pick<Decoded<Probe>, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> &
  Pick<Decoded<LifecycleHandler>, 'sleep'>;

type HttpGet = NonNullable<Handler['httpGet']>;

const schemes: readonly string[] = ['HTTP', 'HTTPS'];

/**
 * Refuses a handler of no kind, of two kinds, or malformed; of several, the first in the server's order is looked into.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods
 */
export function refuseMalformedHandler(handler: Handler, gracePeriod: number, at: FieldPath): void {
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  let count = 0;
  if (exec !== undefined) {
    count += 1;
    if ((exec.command ?? []).length === 0) at.child('exec').child('command').required();
  }
  if (httpGet !== undefined) {
    if (count > 0) refuseSecond(at, 'httpGet');
    else refuseMalformedRequest(httpGet, at);
    count += 1;
  }
  if (tcpSocket !== undefined) {
    if (count > 0) refuseSecond(at, 'tcpSocket');
    else refuseUnlessPort(tcpSocket.port, at, 'tcpSocket');
    count += 1;
  }
  if (grpc !== undefined) {
    if (count > 0) refuseSecond(at, 'grpc');
    else refuseUnlessPort(grpc.port, at, 'grpc');
    count += 1;
  }
  if (sleep !== undefined) {
    if (count > 0) refuseSecond(at, 'sleep');
    else refuseUnlessInTime(sleep.seconds ?? 0, gracePeriod, at);
    count += 1;
  }
  if (count === 0) at.required('must specify a handler type');
}

function refuseSecond(at: FieldPath, kind: string): void {
  at.child(kind).forbidden('may not specify more than 1 handler type');
}

function refuseMalformedRequest({ port, scheme, httpHeaders }: HttpGet, at: FieldPath): void {
  refuseUnlessPort(port, at, 'httpGet');
  if (scheme && !schemes.includes(scheme)) {
    at.child('httpGet').child('scheme').notSupported(scheme, schemes);
  }
  if (httpHeaders === undefined) return;
  for (const { name = '' } of httpHeaders) {
    const errors = httpHeaderNameErrors(name);
    if (errors.length > 0) at.child('httpGet').child('httpHeaders').invalidEach(name, errors);
  }
}

function refuseUnlessPort(port: string | number | undefined, at: FieldPath, kind: string): void {
  const given = port ?? 0;
  const errors = typeof given === 'string' ? portNameErrors(given) : portNumberErrors(given);
  if (errors.length > 0) at.child(kind).child('port').invalidEach(given, errors);
}

function refuseUnlessInTime(seconds: number, gracePeriod: number, at: FieldPath): void {
  if (seconds >= 0 && seconds <= gracePeriod) return;
  at.child('sleep').invalid(
    seconds,
    `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`,
  );
}
