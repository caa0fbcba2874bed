import { check } from '../../../../src/rules';

function refusals(spec: object, kubernetes = '1.36', metadata: object = {}): readonly string[] {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec,
  };
  return check(manifest, { kubernetes })
    .filter(({ severity }) => severity === 'error')
    .map(({ path, type, message }) => `${path} ${type} ${message}`);
}

const ports = [{ port: 80 }];

describe('the ports of a Service', () => {
  it('are needed, unless it is headless or but a name', () => {
    expect(refusals({})).toEqual(['spec.ports FieldValueRequired Required value']);
    expect(refusals({ clusterIP: 'None' })).toEqual([]);
    expect(refusals({ type: 'ExternalName', externalName: 'db.example.com.' })).toEqual([]);
  });

  it('have names where there are two, each its own', () => {
    const two = [{ name: 'a', port: 80 }, { port: 81 }];
    expect(refusals({ ports: two })).toEqual([
      'spec.ports[1].name FieldValueRequired Required value',
    ]);
    expect(refusals({ ports: [two[0], { name: 'a', port: 81 }] })).toEqual([
      'spec.ports[1].name FieldValueDuplicate Duplicate value: "a"',
    ]);
  });

  it('are of TCP, UDP or SCTP, not of what is said over them', () => {
    expect(refusals({ ports: [{ port: 80, protocol: 'HTTP' }] })).toEqual([
      'spec.ports[0].protocol FieldValueNotSupported Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
    ]);
  });

  it('lead to themselves where no targetPort is given', () => {
    expect(refusals({ ports: [{ port: 0, targetPort: 0 }] })).toEqual([
      'spec.ports[0].port FieldValueInvalid Invalid value: 0: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort FieldValueInvalid Invalid value: 0: must be between 1 and 65535, inclusive',
    ]);
  });
});

describe('the ports on the nodes', () => {
  it('are for types that have them', () => {
    expect(refusals({ ports: [{ port: 80, nodePort: 30080 }] })).toEqual([
      "spec.ports[0].nodePort FieldValueForbidden Forbidden: may not be used when `type` is 'ClusterIP'",
    ]);
  });

  it('are one for a port number of two protocols', () => {
    const both = [
      { name: 'a', port: 53, nodePort: 30053 },
      { name: 'b', port: 53, nodePort: 30053, protocol: 'UDP' },
    ];
    expect(refusals({ type: 'NodePort', ports: both })).toEqual([]);
  });

  it('belong to one port, which the server finds before it looks at anything else', () => {
    const twice = [
      { name: 'a', port: 80, nodePort: 30080 },
      { name: 'b', port: 81, nodePort: 30080, protocol: 'HTTP' },
    ];
    expect(
      refusals({ type: 'NodePort', ports: twice }, '1.36', { labels: { 'a b': 'c' } }),
    ).toEqual([
      'spec.ports[1].nodePort FieldValueInvalid Invalid value: 30080: provided port is already allocated',
    ]);
  });

  it('are shared by the same port twice, which is refused for both reasons', () => {
    const same = [
      { name: 'a', port: 80 },
      { name: 'b', port: 80 },
    ];
    const found = refusals({ type: 'NodePort', ports: same });
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'spec.ports[1] FieldValueDuplicate',
      'spec.ports[1].nodePort FieldValueDuplicate',
    ]);
  });

  it('outside of the usual range are a warning: the range is the cluster’s', () => {
    const manifest = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] },
    };
    expect(check(manifest)).toEqual([
      expect.objectContaining({ severity: 'warning', path: 'spec.ports[0].nodePort' }),
    ]);
  });
});

describe('the addresses of a Service', () => {
  it('hide everything else where they are wrong', () => {
    expect(refusals({ clusterIP: 'x', ports: [] }, '1.36', { labels: { 'a b': 'c' } })).toEqual([
      'spec.clusterIPs[0] FieldValueInvalid Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ]);
  });

  it('of two families need a policy that says so', () => {
    const ipFamilies = ['IPv4', 'IPv6'];
    expect(refusals({ ports, ipFamilies })).toEqual([
      `spec.ipFamilyPolicy FieldValueInvalid Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`,
    ]);
    expect(refusals({ ports, ipFamilies, ipFamilyPolicy: 'PreferDualStack' })).toEqual([]);
    expect(refusals({ ports, ipFamilies, clusterIP: 'None' })).toEqual([]);
  });

  it('may not have leading zeros from 1.36 on', () => {
    const spec = { ports, externalIPs: ['192.0.02.1'] };
    expect(refusals(spec, '1.35')).toEqual([]);
    expect(refusals(spec, '1.36')).toEqual([
      'spec.externalIPs[0] FieldValueInvalid Invalid value: "192.0.02.1": must not have leading 0s',
    ]);
  });

  it('are chosen at a risk, which is a warning', () => {
    const manifest = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { clusterIP: '10.0.0.1', ports },
    };
    expect(check(manifest).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning warn-of-chosen-cluster-ips',
    ]);
  });
});

describe('the type of a Service', () => {
  it.each([
    [{ loadBalancerClass: 'a.b/c' }, 'spec.loadBalancerClass'],
    [{ allocateLoadBalancerNodePorts: false }, 'spec.allocateLoadBalancerNodePorts'],
    [{ loadBalancerSourceRanges: ['10.0.0.0/8'] }, 'spec.LoadBalancerSourceRanges'],
  ])('must be LoadBalancer for %j', (spec, path) => {
    expect(refusals({ ports, ...spec })).toEqual([
      `${path} FieldValueForbidden Forbidden: may only be used when \`type\` is 'LoadBalancer'`,
    ]);
    expect(refusals({ ports, ...spec, type: 'LoadBalancer' })).toEqual([]);
  });

  it('decides who may set externalTrafficPolicy', () => {
    const spec = { ports, externalTrafficPolicy: 'Local' };
    expect(refusals({ ...spec, type: 'LoadBalancer' })).toEqual([]);
    expect(refusals({ ...spec, externalIPs: ['192.0.2.1'] })).toEqual([]);
    expect(refusals(spec)).toEqual([
      'spec.externalTrafficPolicy FieldValueInvalid Invalid value: "Local": may only be set for externally-accessible services',
    ]);
  });

  it('leaves an ExternalName without addresses', () => {
    const spec = {
      type: 'ExternalName',
      externalName: 'a_b',
      clusterIP: 'None',
      ipFamilies: ['IPv4'],
    };
    const found = refusals(spec).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(found).toEqual([
      'spec.clusterIPs FieldValueForbidden',
      'spec.ipFamilies FieldValueForbidden',
      'spec.externalName FieldValueInvalid',
    ]);
  });
});

it('knows which trafficDistribution a version has', () => {
  const spec = { ports, trafficDistribution: 'PreferSameNode' };
  expect(refusals(spec, '1.34-1.36')).toEqual([]);
  expect(refusals(spec, '1.33')).toEqual([
    'spec.trafficDistribution FieldValueNotSupported Unsupported value: "PreferSameNode": supported values: "PreferClose"',
  ]);
});
