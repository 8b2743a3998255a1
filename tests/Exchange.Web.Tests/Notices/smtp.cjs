// A real SMTP server on loopback. Says its port, then every message that it took as one line of JSON; does as its standard input says.
const { createRequire } = require('node:module');
const path = require('node:path');
const { SMTPServer } = createRequire(path.join(process.argv[2], 'package.json'))('smtp-server');

const user = process.argv[3];
let hold = false;

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  authOptional: !user,
  allowInsecureAuth: true,
  disabledCommands: user ? ['STARTTLS'] : ['AUTH'],
  onAuth: (auth, session, done) => auth.username === user && auth.password === 'secret' ? done(null, { user }) : done(refusal(535, 'Unknown user')),
  onRcptTo: (address, session, done) =>
    address.address.startsWith('nobody') ? done(refusal(550, 'No such mailbox')) :
    address.address.startsWith('busy') ? done(refusal(451, 'Come again')) : done(),
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(r => r.address).join(',');
      console.log(JSON.stringify({ to, raw: Buffer.concat(parts).toString('utf8') }));
      // The message is here; whoever sent it is not told.
      if (!hold)
        done(null, 'Taken');
    });
  },
});
server.on('error', () => {});
process.stdin.on('data', line => { hold = line.toString().trim() === 'hold'; console.log(JSON.stringify({ hold })); });
process.stdin.on('end', () => process.exit());
server.listen(Number(process.argv[4] ?? 0), '127.0.0.1', () => console.log(server.server.address().port));
