// A real OpenID Connect server on loopback; says its address. Whoever signs in is who they say: before the '+' anything, behind it the
// address that it knows them under, verified unless 'unverified' stands before it.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [deploy, redirect, secret] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(createRequire(path.join(deploy, 'package.json')).resolve('oidc-provider')));

const server = createServer();
await new Promise(listening => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'exchange', client_secret: secret, redirect_uris: [redirect], token_endpoint_auth_method: 'client_secret_post' }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id.split('+').at(-1), email_verified: !id.startsWith('unverified+') }),
  }),
  cookies: { keys: ['for the tests alone'] },
});
server.on('request', provider.callback());
console.log(issuer);
process.stdin.on('end', () => process.exit()).resume();
