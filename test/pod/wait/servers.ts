import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

const open: { server: Server; sockets: Set<Socket> }[] = [];

/** Serves on a free port of the loopback; `talk` gets each connection. */
export function serve(talk: (socket: Socket) => void, port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    talk(socket);
  });
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(port, '127.0.0.1', () => {
      open.push({ server, sockets });
      done((server.address() as AddressInfo).port);
    });
  });
}

let last = 20_000 + (process.pid % 1000) * 10;

/** A port on which nothing listens, and that no server gets by chance: the system hands out higher ones. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = (last += 1);
    try {
      await serve(() => {}, port);
    } catch {
      continue;
    }
    const at = open.findIndex(({ server }) => (server.address() as AddressInfo).port === port);
    await new Promise((done) => open.splice(at, 1)[0]?.server.close(done));
    return port;
  }
}

/** Ends all servers and their connections. */
export async function closeServers(): Promise<void> {
  await Promise.all(
    open.splice(0).map(({ server, sockets }) => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    }),
  );
}

/** An error of PostgreSQL as the wire has it. */
export function postgresError(code: string, text: string): Buffer {
  const fields = Buffer.from(
    `SFATAL\0VFATAL\0C${code}\0M${text}\0Fpostmaster.c\0L2332\0RProcess\0\0`,
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, fields]);
}

/** PostgreSQL that answers each start-up packet with what `answer` gives, and keeps the connection open. */
export function servePostgres(answer: (packet: Buffer) => Buffer, port = 0): Promise<number> {
  return serve((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      heard = Buffer.concat([heard, data]);
      if (heard.length < 4 || heard.length < heard.readInt32BE(0)) return;
      socket.write(answer(heard));
    });
    socket.on('end', () => socket.end());
  }, port);
}

/** An answer that asks for a password by SCRAM. */
export const postgresAsks: Buffer = Buffer.from('R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0');

/** The greeting of MySQL 8.4: protocol 10. */
export const mysqlGreets: Buffer = Buffer.concat([
  Buffer.from([0x4a, 0, 0, 0, 10]),
  Buffer.from('8.4.3\0'),
  Buffer.alloc(68, 0x41),
]);

/** An error of MySQL before any greeting. */
export function mysqlError(code: number, text: string): Buffer {
  const body = Buffer.concat([
    Buffer.from([0xff, code & 0xff, code >> 8]),
    Buffer.from(`${text}\n`),
  ]);
  return Buffer.concat([Buffer.from([body.length, 0, 0, 0]), body]);
}
