import { expectTypeOf } from 'expect-type';
import type { Container, ContainerPort, Deployment, PodSpec, Quantity } from '../../src/kubernetes';
import type { Patch } from '../../src/kubernetes/patch';

// The assertions are the types: `npm run typecheck` decides, jest only shows that the file is there.
describe('Patch', () => {
  test('takes any part at any depth', () => {
    expectTypeOf<{ image: string }>().toExtend<Patch<Container>>();
    expectTypeOf<{ livenessProbe: { httpGet: { path: string } } }>().toExtend<Patch<Container>>();
    expectTypeOf<{ spec: { template: { spec: { hostNetwork: true } } } }>().toExtend<
      Patch<Deployment>
    >();
    const nothing: Patch<PodSpec> = {};
    expect(nothing).toEqual({});
  });

  test('takes null for what is optional and for the keys of maps', () => {
    expectTypeOf<{ livenessProbe: null }>().toExtend<Patch<Container>>();
    expectTypeOf<{ securityContext: { runAsUser: null } }>().toExtend<Patch<PodSpec>>();
    expectTypeOf<{ nodeSelector: { zone: null } }>().toExtend<Patch<PodSpec>>();
    expectTypeOf<{ resources: { limits: { cpu: null } } }>().toExtend<Patch<Container>>();
    expectTypeOf<{ args: null }>().toExtend<Patch<Container>>();
  });

  test('refuses null for what is required', () => {
    expectTypeOf<{ name: null }>().not.toExtend<Patch<Container>>();
    expectTypeOf<{ containers: null }>().not.toExtend<Patch<PodSpec>>();
  });

  test('takes a list, or a function from the current list to the next', () => {
    expectTypeOf<{ args: readonly string[] }>().toExtend<Patch<Container>>();
    const patch: Patch<Container> = {
      args: (current) => [...current, '--verbose'],
      ports: (current) => {
        expectTypeOf(current).toEqualTypeOf<readonly ContainerPort[]>();
        return current.filter(({ name }) => name !== 'metrics');
      },
    };
    expect(Object.keys(patch)).toEqual(['args', 'ports']);
    expectTypeOf<{ args: () => readonly number[] }>().not.toExtend<Patch<Container>>();
    expectTypeOf<{ args: 'verbose' }>().not.toExtend<Patch<Container>>();
  });

  test('asks of an element what identifies it and lets the rest be a patch', () => {
    expectTypeOf<{
      containers: [{ name: 'app'; livenessProbe: { httpGet: { path: '/live' } }; tty: null }];
    }>().toExtend<Patch<PodSpec>>();
    expectTypeOf<{ containers: [{ image: 'nginx' }] }>().not.toExtend<Patch<PodSpec>>();
    expectTypeOf<{ ports: [{ name: 'http' }] }>().not.toExtend<Patch<Container>>();
    expectTypeOf<{ ports: [{ containerPort: null }] }>().not.toExtend<Patch<Container>>();
    expectTypeOf<{ capabilities: { add: [null] } }>().not.toExtend<
      Patch<NonNullable<Container['securityContext']>>
    >();
  });

  test('keeps unions as they are', () => {
    expectTypeOf<Patch<'Always' | 'Never'>>().toEqualTypeOf<'Always' | 'Never'>();
    expectTypeOf<Patch<Quantity>>().toEqualTypeOf<Quantity>();
    expectTypeOf<Patch<PodSpec>['hostNetwork']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<{ restartPolicy: 'always' }>().not.toExtend<Patch<PodSpec>>();
  });

  test('refuses fields that the API does not have', () => {
    // @ts-expect-error -- imagePullPolice
    const patch: Patch<Container> = { imagePullPolice: 'Always' };
    // @ts-expect-error -- nested: pathh
    const nested: Patch<Container> = { livenessProbe: { httpGet: { pathh: '/' } } };
    // @ts-expect-error -- in an element: hostport
    const element: Patch<Container> = { ports: [{ containerPort: 80, hostport: 80 }] };
    expect([patch, nested, element]).toHaveLength(3);
  });
});
